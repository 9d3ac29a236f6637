# pyrun --memory --ledger
import numpy
a = numpy.arange(1_000_000)
m = memoryview(a)
for i in range(10):
    m[i] *= 2
print(a[:10])
