import gc, time
from array import array
m = memoryview(array("q", range(1_000_000)))
gc.collect()
start = time.perf_counter()
for i in range(len(m)):
    m[i] = m[i] * 2
print(time.perf_counter() - start)
