# A temporary view gives its export back at once.
b = bytearray(b"ab")
memoryview(b)[0]
b.append(1)
assert b == b"ab\1"
(memoryview(b)[0], b.append(2))
len(memoryview(b)[1:])
assert resizable(b)
---
# A view that stands among the arguments of a call lasts until the call.
b = bytearray(b"ab")
def f(*args):
    return args
f(memoryview(b), b.append(1))  ### "BufferError: Existing exports of data"
---
b = bytearray(b"ab")
m = memoryview(b)
n = m[1:]
del m
assert not resizable(b)
n.release()
assert resizable(b)
---
# The names of a function go when it returns, and with an exception when that is
# forgotten.
b = bytearray(b"ab")
def f():
    m = memoryview(b)
    return m[0]
f()
assert resizable(b)
def g():
    m = memoryview(b)
    raise ValueError
try:
    g()
except ValueError as e:
    assert not resizable(b)
assert resizable(b)
---
# Containers, generators, closures and attributes hold a view.
b = bytearray(b"ab")
for holder in (lambda m: [m], lambda m: (m,), lambda m: {1: m}, lambda m: {m: 1} if m.readonly else {1: m}, lambda m: iter(m), lambda m: (x for x in m), lambda m: lambda: m):
    held = holder(memoryview(b))
    assert not resizable(b)
    held = None
    assert resizable(b)
class C:
    pass
c = C()
c.m = memoryview(b)
assert not resizable(b)
del c.m
assert resizable(b)
---
# An iterator lets go at the end.
b = bytearray(b"ab")
i = iter(memoryview(b))
assert list(i) == [97, 98]
assert resizable(b)
assert list(i) == []
---
# A view keeps what lent the memory alive, and lets go of it when released.
class B(bytearray):
    def __del__(self):
        print("gone")
gone = []
class D(bytearray):
    def __del__(self):
        gone.append(len(self))
m = memoryview(D(3))
assert gone == []
n = m[1:]
m.release()
assert gone == []
assert n.obj[0] == 0
n.release()
assert gone == [3]
---
# A cycle through a view is found.
import gc
class Node:
    def __init__(self):
        self.memory = bytearray(8)
        self.view = memoryview(self)
    def __buffer__(self, flags):
        return memoryview(self.memory)
gone = []
class Watched(Node):
    def __release_buffer__(self, view):
        gone.append(1)
Watched()
gc.collect()
assert gone == [1]
---
# Slices of slices leave nothing behind.
b = memoryview(bytes(2000))
while b:
    b = b[1:]
assert b.nbytes == 0
b = bytes(2000)
while b:
    b = b[1:]
assert b == b""
