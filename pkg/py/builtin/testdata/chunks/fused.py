# Numbers leave the short way when they grow, and come back.
def grow(n):
    x = 1
    for i in range(n):
        x = x * 3
        x += i
    return x
assert grow(3) == 3 * (3 * (3 * 1 + 0) + 1) + 2
assert grow(64) > 2**100
assert grow(64) == 3 * grow(63) + 63
n = 9223372036854775807
n += 1
assert n == 2**63
n -= 1
assert n == 9223372036854775807
---
# Floats, mixed numbers, bools.
x, y = 1.5, 2
assert x + y == 3.5 and y - x == 0.5 and x * x == 2.25
t = True
assert t + y == 3
z = 0.0
x / z ### "float division by zero|division by zero"
---
# A variable that is not set.
def f():
    if missing: pass ### "name 'missing' is not defined"
f()
---
def f():
    while x: ### "cannot access local variable 'x'"
        x = 1
f()
---
def f(n):
    for i in range(n):
        total += i ### "cannot access local variable 'total'"
f(3)
---
b = b"abc"
b = b[start:] ### "name 'start' is not defined"
---
# Truth, comparison, items and ranges that Python code decides.
log = []
class Any:
    def __bool__(self):
        global a
        a = None
        log.append("bool")
        return True
    def __lt__(self, other):
        log.append("lt")
        return False
    def __getitem__(self, key):
        log.append(key)
        return key
    def __setitem__(self, key, value):
        log.append((key, value))
    def __add__(self, other):
        return other
a = c = Any()
if a: log.append(a)
if c < 1: log.append("no")
i = 3
c[i]
c[i] = i
c[1:]
assert c + i == 3
assert log == ["bool", None, "lt", 3, (3, 3), slice(1, None, None)], log
---
# Classes that derive from buffers and sequences.
class B(bytes):
    def __getitem__(self, key): return key
    def __len__(self): return 0
class L(list):
    def __getitem__(self, key): return "mine"
b, l, i = B(b"abc"), L([1]), 0
if b: assert False
assert l[i] == "mine" and b[i] == 0 and b[1:] == slice(1, None, None)
---
# What a loop variable held is given back.
b = bytearray(3)
i = memoryview(b)
for i in range(2): pass
b.append(1)
def f():
    i = memoryview(b)
    for i in range(2): b.append(i)
f()
assert bytes(b) == bytes([0, 0, 0, 1, 0, 1])
---
# The view that is replaced by its own slice.
b = bytearray(8)
m = memoryview(b)
while m:
    m = m[1:]
assert not resizable(b)
m = None
assert resizable(b)
---
# Errors of items and ranges, and what is held meanwhile.
b = bytearray(b"abc")
m = memoryview(b)
i, j = 2, 3
assert m[i] == 99 and m[-1] == 99
m[i] = 100
assert b == b"abd"
try:
    m[j]
    assert False
except IndexError:
    pass
try:
    m[i] = 256
    assert False
except ValueError:
    pass
try:
    m[i] = 1.5
    assert False
except TypeError:
    pass
m.release()
try:
    m[1:]
    assert False
except ValueError:
    pass
try:
    if m: assert False
    assert False
except ValueError:
    pass
assert resizable(b)
m[i] = 1 ### "operation forbidden on released memoryview object"
---
# A jump into the middle of a group.
def f(x, y):
    return (x or y) + y
assert f(0, 2) == 4 and f(3, 2) == 5
---
def f(n):
    out = []
    for i in range(n):
        if i < 2 or i > n: continue
        while i: i -= 1
        out.append(i)
    return out
assert f(5) == [0, 0, 0]
---
# Exhausted and huge ranges.
for i in range(0): pass
for i in range(2**70, 2**70 + 2): pass
assert i == 2**70 + 1
for i in range(3, 0, -1): pass
assert i == 1
