# Temporaries let go at once.
b = bytearray(b"abcdef")
memoryview(b)
memoryview(b)[0]
memoryview(b)[1:3].tolist()
memoryview(b).cast("H")[0]
len(memoryview(b)), bytes(memoryview(b)), list(memoryview(b)), sum(memoryview(b)), 97 in memoryview(b), memoryview(b) == b
x = memoryview(b)[0] + memoryview(b)[1]
for _ in memoryview(b): pass
[i for i in memoryview(b)]
print(max(memoryview(b)), held(b))
if memoryview(b): pass
while not memoryview(b): pass
f"{memoryview(b)[0]}"
assert memoryview(b)
lambda: memoryview(b)
(lambda m: m)(memoryview(b))
(lambda m=memoryview(b): m)
print(held(b))
---
# What holds, and until when.
b = bytearray(b"abc")
m = memoryview(b)
n = m
del m
print(held(b))
n = None
print(held(b))
l = [memoryview(b)]
print(held(b))
l.pop()
print(held(b))
d = {"k": memoryview(b)}
d["k"] = 1
print(held(b))
s = (memoryview(b), 1)
print(held(b))
s = ()
print(held(b))
d = {memoryview(b"k"): memoryview(b)}
d.clear()
print(held(b))
x, y = memoryview(b), 2
x = y
print(held(b))
l = [memoryview(b)] * 3
l[0] = l[1] = None
print(held(b))
del l[:]
print(held(b))
---
# Arguments live as long as the call.
b = bytearray(b"abc")
def f(m, g=None):
    r = [held(b)]
    del m
    r.append(held(b))
    return r
print(f(memoryview(b)), held(b))
m = memoryview(b)
print(f(m), held(b))
del m
def g(*args, **named):
    return held(b)
print(g(memoryview(b)), g(k=memoryview(b)), g(*[memoryview(b)]), g(**{"k": memoryview(b)}), held(b))
def h(m=memoryview(b)): pass
print(held(b))
del h
print(held(b))
try:
    print(memoryview(b), b.append(1))
except BufferError as e:
    print(e)
print((memoryview(b)[0], b.append(1)), b)
print(len(memoryview(b)), b.pop())
---
# Frames, closures, generators.
b = bytearray(b"abc")
def make():
    m = memoryview(b)
    def inner(): return m[0]
    return inner
f = make()
print(held(b), f())
del f
print(held(b))
def gen():
    with memoryview(b) as m:
        for x in m:
            yield x
g = gen()
print(held(b), next(g), held(b))
g.close()
print(held(b))
g = gen()
next(g)
del g
print(held(b))
g = gen()
print(list(g), held(b))
g = (x for x in memoryview(b))
print(held(b))
next(g)
del g
print(held(b))
def early():
    m = memoryview(b)
    for x in m:
        return x
print(early(), held(b))
it = map(lambda x: x, memoryview(b))
print(held(b), list(it), held(b))
z = zip(memoryview(b), [1])
print(next(z), held(b), list(z), held(b))
---
# Exceptions keep the frames of their traceback.
b = bytearray(b"abc")
def fail():
    m = memoryview(b)
    raise ValueError("x")
try:
    fail()
except ValueError:
    print(held(b))
print(held(b))
try:
    fail()
except ValueError as e:
    saved = e
print(held(b), saved)
saved.__traceback__ = None
print(held(b))
try:
    fail()
except ValueError as e:
    saved = e
del saved
print(held(b))
def outer():
    try:
        fail()
    except ValueError as e:
        return held(b)
print(outer(), held(b))
try:
    try:
        fail()
    finally:
        print("finally", held(b))
except ValueError:
    pass
print(held(b))
try:
    try:
        fail()
    except ValueError:
        raise KeyError("y")
except KeyError as e:
    print(held(b), type(e.__context__).__name__)
print(held(b))
---
# Objects and their attributes.
b = bytearray(b"abc")
class K:
    shared = None
    def __init__(self): self.m = memoryview(b)
    def __del__(self): print("del", held(b), end=" ")
k = K()
print(held(b))
del k
print(held(b))
k = K()
k.m.release()
print(held(b))
k.m = None
k = None
K.shared = memoryview(b)
print(held(b))
K.shared = 1
print(held(b))
k = K()
j = k
k = 5
print(held(b))
j = None
print(held(b))
x = [K() for _ in range(2)]
x = None
print(held(b))
---
# Cycles wait for the collector.
import gc
b = bytearray(b"abc")
l = [memoryview(b)]
l.append(l)
del l
print(held(b), gc.collect() > 0, held(b))
class Node: pass
n = Node()
n.self, n.m = n, memoryview(b)
del n
print(held(b))
gc.collect()
print(held(b))
def f():
    m = memoryview(b)
    def g(): return g, m
    return g
f()
print(held(b))
gc.collect()
print(held(b))
d = {}
d["d"], d["m"] = d, memoryview(b)
d = None
gc.collect()
print(held(b))
---
# Slices, casts and copies hold as the first view does.
b = bytearray(b"abcdef")
for make in (lambda m: m[1:], lambda m: m.cast("B"), lambda m: m.toreadonly(), lambda m: memoryview(m), lambda m: m[::2][::-1], lambda m: iter(m), lambda m: reversed(m), lambda m: m.__buffer__(0), lambda m: enumerate(m), lambda m: m.tolist, lambda m: [m], lambda m: {1: m}, lambda m: (lambda: m)):
    m = memoryview(b)
    v = make(m)
    del m
    a = held(b)
    del v
    print(a, held(b), end="; ")
print()
for make in (lambda m: m.tolist(), lambda m: m.tobytes(), lambda m: m.shape, lambda m: m.obj, lambda m: m.hex(), lambda m: bytes(m), lambda m: list(m), lambda m: m[0], lambda m: hash(m.toreadonly()) if False else 0, lambda m: m == b, lambda m: repr(m), lambda m: m.release()):
    v = make(memoryview(b))
    print(held(b), end=" ")
print()
---
# Operations that fail give back what they took.
b = bytearray(b"abcdef")
m = memoryview(b)
def tries():
    for f in (lambda: m.__setitem__(slice(0, 2), b"xyz"), lambda: m.cast("X"), lambda: m.cast("q"), lambda: m[99], lambda: m["x"], lambda: m[::0], lambda: m.hex(5), lambda: m.index(500), lambda: struct.unpack("q", m), lambda: bytes.join(m), lambda: b"".join([m, 5]), lambda: b"a" + m + 5, lambda: bytearray(m) + 5, lambda: m.tobytes("Q"), lambda: m < 5, lambda: hash(m), lambda: memoryview(m, m), lambda: b"".replace(m, 5), lambda: b"abc".split(m, "x"), lambda: [m].index(5), lambda: {}[bytes(m)], lambda: int(m), lambda: m.foo, lambda: m(), lambda: m + m):
        try:
            f()
        except Exception:
            pass
tries()
m.release()
print(held(b))
---
# with, del, rebinding in loops, unpacking.
b = bytearray(b"abcdef")
for m in (memoryview(b)[i:] for i in range(3)):
    pass
print(held(b), m.tolist())
del m
print(held(b))
for i in range(3):
    m = memoryview(b)[i:]
print(held(b))
m = 0
print(held(b))
a, *rest = memoryview(b), memoryview(b), 3
a = None
print(held(b))
rest.clear()
print(held(b))
(x, y), z = (memoryview(b), 1), 2
x = y
print(held(b))
if (w := memoryview(b)):
    w = None
print(held(b))
i = 0
while i < 3:
    v = memoryview(b)
    i += 1
    del v
print(held(b))
v = memoryview(b)
v = v[1:]
v = v[1:]
print(v.tolist(), held(b))
v = v.tolist()
print(v, held(b))
---
# An array is lent in the same way, BytesIO too.
import io
a = array.array("h", [1, 2])
memoryview(a)
print(held(a))
m = memoryview(a)
print(held(a))
with m: pass
print(held(a))
f = io.BytesIO(b"abc")
v = f.getbuffer()
t(f.write, b"longer than it was"), print(v.tolist())
v[0] = 90
print(f.getvalue())
v.release()
t(f.write, b"xy"), print(f.getvalue(), f.read(), f.tell(), f.seek(0), f.read(2))
buf = bytearray(2)
print(f.seek(0), f.readinto(buf), buf, f.readinto(memoryview(buf)[1:]), buf)
---
import sys
b = bytearray(b"abc")
base = sys.getrefcount(b)
m = memoryview(b)
print(sys.getrefcount(b) - base)
del m
print(sys.getrefcount(b) - base)
l = [b, b]
print(sys.getrefcount(b) - base)
