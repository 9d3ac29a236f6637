import gc, time
b = memoryview(b"x" * 500_000)
gc.collect()
start = time.perf_counter()
while b:
    b = b[1:]
print(time.perf_counter() - start)
