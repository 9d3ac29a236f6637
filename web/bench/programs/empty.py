import gc, time
def nothing(n):
    for i in range(n):
        pass
gc.collect()
start = time.perf_counter()
nothing(1_000_000)
print(time.perf_counter() - start)
