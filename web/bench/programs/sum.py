import gc, time
def total(n):
    s = 0
    for i in range(n):
        s += i
    return s
gc.collect()
start = time.perf_counter()
total(1_000_000)
print(time.perf_counter() - start)
