# A class refers to itself: what it holds stays until a collection.
import gc
b = bytearray(4)
class K:
    view = memoryview(b)
K = None
assert not resizable(b)
gc.collect()
assert resizable(b)
---
import gc
b = bytearray(4)
def f():
    class L:
        view = memoryview(b)
f()
assert not resizable(b)
gc.collect()
assert resizable(b)
---
# Its objects do not.
b = bytearray(4)
class K: pass
k = K()
k.view = memoryview(b)
K = None
k = None
assert resizable(b)
---
# A class whose body failed has not come to be.
b = bytearray(4)
try:
    class M:
        view = memoryview(b)
        1 / 0
except ZeroDivisionError:
    pass
assert resizable(b)
