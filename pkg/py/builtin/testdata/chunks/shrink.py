# v = v[a:b] gives the old view up for the new one, which is another object.
m = memoryview(bytearray(b'abcdef'))
old = id(m)
m = m[1:]
assert id(m) != old
assert m.tobytes() == b'bcdef'
for _ in range(3):
    m = m[:-1]
assert m.tolist() == [98, 99] and m.obj == bytearray(b'abcdef')
---
# All bounds that are constants.
def cut(m):
    yield bytes(m)
    m = m[2:]
    yield bytes(m)
    m = m[:-2]
    yield bytes(m)
    m = m[-9:]
    yield bytes(m)
    m = m[None:None]
    yield bytes(m)
    m = m[1:-1]
    yield bytes(m)
    m = m[5:2]
    yield bytes(m)
    m = m[:]
    yield bytes(m)
want = [b'0123456789', b'23456789', b'234567', b'234567', b'234567', b'3456', b'', b'']
for kind in bytes, memoryview, bytearray, lambda b: memoryview(bytearray(b)):
    assert list(cut(kind(b'0123456789'))) == want
---
# The loan lasts as long as the last view, and no longer.
b = bytearray(4)
m = memoryview(b)
while m:
    assert not resizable(b)
    m = m[1:]
assert not resizable(b)
m = None
assert resizable(b)
---
# Who else holds the old view keeps it.
b = bytearray(b'abcd')
m = memoryview(b)
held = []
while m:
    held.append(m)
    m = m[1:]
assert [len(v) for v in held] == [4, 3, 2, 1]
m = None
held.pop()
assert not resizable(b)
held.clear()
assert resizable(b)
---
# A view whose slice fails stays.
m = memoryview(b'abc')
m.release()
old = m
try:
    m = m[1:]
except ValueError as e:
    assert str(e) == 'operation forbidden on released memoryview object'
assert m is old
old = None
m = m[1:]  ### "ValueError: operation forbidden on released memoryview object"
---
m = memoryview(b'a').cast('B', ())
m = m[1:]  ### "TypeError: invalid indexing of 0-dim memory"
---
# A view that lends what it shows.
b = bytearray(b'abcd')
m = memoryview(b)
c = memoryview(m)
m = m[1:]
m = m[1:]
assert c.tobytes() == b'abcd' and m.tobytes() == b'cd'
---
# Items of more bytes, and rows.
from array import array
m = memoryview(array('i', [1, 2, 3, 4]))
m = m[1:]
m = m[1:]
assert m.tolist() == [3, 4] and m.strides == (4,)
m = memoryview(bytes(range(12)))[::-2]
m = m[1:]
m = m[1:]
assert m.tolist() == [7, 5, 3, 1]
---
# Bytes: a new object each time, but for the whole and for none.
b = bytes(range(10))
old = id(b)
b = b[1:]
assert id(b) != old and b == bytes(range(1, 10))
c = b
b = b[0:]
assert b is c
b = b[3:3]
assert b == b'' and c == bytes(range(1, 10))
---
# Of a class written in Python, Python's own slice, or that of bytes.
class Own(bytes):
    def __getitem__(self, key):
        return 'own', key
class Plain(bytes):
    pass
o, p = Own(b'abc'), Plain(b'abc')
o = o[1:]
assert o == ('own', slice(1, None, None))
p = p[1:]
assert type(p) is bytes and p == b'bc'
---
# What bytes lend outlives them.
b = bytes(range(5))
m = memoryview(b)
b = b[1:]
b = b[1:]
assert m.tobytes() == bytes(range(5)) and b == bytes(range(2, 5))
---
# In a function, a cell and a class.
def f(b):
    def g():
        nonlocal b
        b = b[1:]
        return len(b)
    while b:
        b = b[1:]
        if len(b) == 3:
            assert g() == 2
    return b
assert f(b'abcdef') == b'' and f(memoryview(b'abcdef')) == b''
class K:
    v = memoryview(b'abc')
    v = v[1:]
    v = v[1:]
assert K.v.tobytes() == b'c'
---
# A loop that does nothing else ends with the first value that is not true.
def shrunk(v):
    while v:
        v = v[3:-2]
    else:
        done = len(v)
    return v, done
for kind in bytes, bytearray, list, str, memoryview:
    for n in 0, 1, 5, 6, 7, 23, 5000:
        v, done = shrunk(kind('x' * n) if kind is str else kind(bytes(n)))
        assert len(v) == done == 0 and type(v) is kind
---
# A class of its own is asked each time.
class Part(bytes):
    asked = 0
    def __bool__(self):
        Part.asked += 1
        return len(self) > 2
    def __getitem__(self, key):
        return Part(bytes.__getitem__(self, key))
v = Part(b'abcdef')
while v:
    v = v[1:]
assert v == b'ef' and Part.asked == 5
