import gc, time
b = b"x" * 100_000
gc.collect()
start = time.perf_counter()
while b:
    b = b[1:]
print(time.perf_counter() - start)
