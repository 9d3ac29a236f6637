# Attributes of a view, and of one of several axes.
b = bytearray(range(12))
m = memoryview(b)
assert m.obj is b and not m.readonly
assert (m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.suboffsets) == (12, 1, "B", 1, (12,), (1,), ())
assert m.c_contiguous and m.f_contiguous and m.contiguous
n = m.cast("H", [2, 3])
assert (n.nbytes, n.itemsize, n.format, n.ndim, n.shape, n.strides) == (12, 2, "H", 2, (2, 3), (6, 2))
assert n.c_contiguous and not n.f_contiguous and n.contiguous
assert n.tolist() == [[256, 770, 1284], [1798, 2312, 2826]]
assert n[1, -1] == 2826 and len(n) == 2
assert memoryview(b"ab").obj == b"ab" and memoryview(b"").readonly
assert not memoryview(b"") and memoryview(b"\0")
---
# A view of a view is another view of the same object.
b = bytearray(b"abc")
m = memoryview(b)
n = memoryview(m)
assert n is not m and n.obj is b and n == m
m.release()
assert n.tolist() == [97, 98, 99]
fails(RELEASED, memoryview, m)
---
# Slices share memory.
b = bytearray(b"hello world")
m = memoryview(b)
w = m[6:]
w[0] = ord("W")
assert b == b"hello World"
assert m[::-1].tobytes() == b"dlroW olleh"
assert m[::-3][1:].tolist() == list(b"dlroW olleh"[::3][1:])
assert m[2:5][1:][-1:].obj is b
assert m[20:].nbytes == 0 and m[3:1].shape == (0,)
---
memoryview(b"abc")[::0]  ### "ValueError: slice step cannot be zero"
---
memoryview(b"abc")[3]  ### "IndexError: index out of bounds on dimension 1"
---
memoryview(b"abc")["a"]  ### "TypeError: memoryview: invalid slice key"
---
memoryview(b"abc")[0] = 1  ### "TypeError: cannot modify read-only memory"
---
del memoryview(bytearray(3))[0]  ### "TypeError: cannot delete memory"
---
memoryview({})  ### "TypeError: memoryview: a bytes-like object is required, not 'dict'"
---
memoryview()  ### "missing required argument 'object' .pos 1."
---
class V(memoryview):  ### "TypeError: type 'memoryview' is not an acceptable base type"
    pass
---
# Keys of several axes.
m = memoryview(bytes(range(6))).cast("B", [2, 3])
assert [m[i, j] for i in range(2) for j in range(3)] == list(range(6))
fails("IndexError: index out of bounds on dimension 2", lambda: m[0, 3])
fails("IndexError: index out of bounds on dimension 1", lambda: m[2, 0])
fails("TypeError: cannot index 2-dimension view with 3-element tuple", lambda: m[0, 0, 0])
fails("NotImplementedError: sub-views are not implemented", lambda: m[0,])
fails("NotImplementedError: multi-dimensional sub-views are not implemented", lambda: m[0])
fails("NotImplementedError: multi-dimensional slicing is not implemented", lambda: m[0:1, 0:1])
fails("TypeError: memoryview: invalid slice key", lambda: m[0:1, 0])
assert m[::-1].tolist() == [[3, 4, 5], [0, 1, 2]]
assert m.tobytes("F") == b"\0\3\1\4\2\5" and m.tobytes("A") == m.tobytes() == m.tobytes(None)
fails("NotImplementedError: multi-dimensional sub-views are not implemented", iter, m)
---
# No axis at all.
m = memoryview(bytearray(b"abcd")).cast("I", [])
assert m[()] == 1684234849 == m.tolist() and m[...] is m
assert m.shape == m.strides == () and m.ndim == 0
fails("TypeError: 0-dim memory has no length", len, m)
fails("TypeError: invalid indexing of 0-dim memory", lambda: m[0])
fails("TypeError: invalid indexing of 0-dim memory", iter, m)
fails("TypeError: argument of type 'memoryview' is not a container or iterable", lambda: 1 in m)
m[()] = 1
assert m.tobytes() == b"\1\0\0\0"
m[...] = 2
assert m.cast("B").tolist() == [2, 0, 0, 0]
---
# Assignment from any buffer, overlapping or not.
b = bytearray(b"abcdef")
m = memoryview(b)
m[2:5] = m[0:3]
assert b == b"ababcf"
m[::2] = memoryview(b"xyz")[::-1]
assert b == b"zbybxf"
m[1:] = m[:-1]
assert b == b"zzbybx"
structures = "ValueError: memoryview assignment: lvalue and rvalue have different structures"
def assign(m, key, value):
    m[key] = value
fails(structures, assign, m, slice(0, 2), b"abc")
fails(structures, assign, m, slice(0, 2), memoryview(b"ab").cast("b"))
fails("TypeError: a bytes-like object is required, not 'list'", assign, m, slice(0, 1), [1])
fails("NotImplementedError: memoryview slice assignments are currently restricted to ndim = 1",
      assign, m.cast("B", [2, 3]), slice(0, 1), b"abc")
assert b == b"zzbybx"
---
# Formats: values on their way in and out.
for code, low, high in [("b", -128, 127), ("B", 0, 255), ("h", -2**15, 2**15 - 1), ("H", 0, 2**16 - 1), ("i", -2**31, 2**31 - 1),
                        ("I", 0, 2**32 - 1), ("l", -2**63, 2**63 - 1), ("L", 0, 2**64 - 1), ("q", -2**63, 2**63 - 1),
                        ("Q", 0, 2**64 - 1), ("n", -2**63, 2**63 - 1), ("N", 0, 2**64 - 1)]:
    m = memoryview(bytearray(16)).cast(code)
    for n in (low, high, 0):
        m[1] = n
        assert m[1] == n and m[0] == 0
    def store(v):
        m[0] = v
    for n in (low - 1, high + 1, 2**70, -2**70):
        fails("ValueError: memoryview: invalid value for format '" + code + "'", store, n)
    for v in (1.0, "1", None, b"a"):
        fails("TypeError: memoryview: invalid type for format '" + code + "'", store, v)
    store(Index(7))
    assert m[0] == 7
    store(True)
    assert m[0] == 1
---
m = memoryview(bytearray(16))
f = m.cast("f")
f[0] = 1e39
assert f[0] == float("inf")
f[1] = 3
assert f.tolist() == [float("inf"), 3.0, 0.0, 0.0]
d = m.cast("d")
class F:
    def __float__(self):
        return 2.5
d[0] = F()
d[1] = Index(4)
assert d.tolist() == [2.5, 4.0]
z = m.cast("Zd")
assert z[0] == 2.5 + 4j
class Z:
    def __complex__(self):
        return 1j
z[0] = Z()
assert z.tolist() == [1j]
c = m.cast("c")
c[0] = b"x"
assert c[0] == b"x" and type(c[0]) is bytes
def store(view, v):
    view[0] = v
fails("TypeError: memoryview: invalid type for format 'c'", store, c, 97)
fails("ValueError: memoryview: invalid value for format 'c'", store, c, b"ab")
fails("ValueError: memoryview: invalid value for format 'd'", store, d, 2**1024)
q = m.cast("?")
q[0] = "text"
assert q[0] is True and m[0] == 1
p = m.cast("P")
p[0] = -1
assert p[0] == 2**64 - 1
fails("TypeError: memoryview: invalid type for format 'P'", store, p, Index(1))
---
# What a conversion raises is put in other words only when it is of the kinds that
# converting raises.
class Fails:
    def __init__(self, e):
        self.e = e
    def __index__(self):
        raise self.e
def store(v):
    memoryview(bytearray(1))[0] = v
fails("KeyError: 'k'", store, Fails(KeyError("k")))
fails("TypeError: memoryview: invalid type for format 'B'", store, Fails(TypeError("t")))
fails("ValueError: memoryview: invalid value for format 'B'", store, Fails(OverflowError("o")))
---
# Equality is by value; hashes are those of bytes.
import array
assert memoryview(array.array("i", [1, 2])) == memoryview(b"\1\2") == array.array("d", [1, 2])
assert memoryview(b"a") != "a" and memoryview(b"a") != [97]
assert memoryview(b"ab").cast("c") != b"ab"
nan = memoryview(array.array("d", [float("nan")]))
assert nan != nan
assert b"\1\0\2\0" != memoryview(b"\1\0\2\0").cast("H")
assert bytearray(b"\1\0\2\0") == memoryview(b"\1\0\2\0").cast("H")
assert hash(memoryview(b"abc")[::-1]) == hash(b"cba")
assert {b"k": 1}[memoryview(b"k")] == 1
fails("ValueError: cannot hash writable memoryview object", hash, memoryview(bytearray(1)))
fails("TypeError: unhashable type: 'bytearray'", hash, memoryview(bytearray(1)).toreadonly())
fails("ValueError: memoryview: hashing is restricted to formats 'B', 'b' or 'c'", hash, memoryview(b"ab").cast("H"))
m = memoryview(b"abc")
h = hash(m)
m.release()
assert hash(m) == h and m == m and m != memoryview(b"abc")
memoryview(b"a") < memoryview(b"b")  ### "'<' not supported between instances of 'memoryview' and 'memoryview'"
---
# After its release a view answers to little.
m = memoryview(bytearray(b"abc"))
i = iter(m)
m.release()
m.release()
for f in (len, bool, list, bytes, iter, memoryview, lambda m: m[0], lambda m: m["x"], lambda m: m[0:1], lambda m: m.nbytes, lambda m: m.obj,
          lambda m: m.cast("b"), lambda m: m.tolist(), lambda m: m.tobytes(), lambda m: m.hex(), lambda m: m.toreadonly(),
          lambda m: m.__enter__(), lambda m: m.index(1), lambda m: m.count(1), lambda m: 1 in m, lambda m: m.__buffer__(0)):
    fails(RELEASED, f, m)
fails(RELEASED, next, i)
assert repr(m).startswith("<released memory at 0x")
fails("TypeError: can't concat memoryview to bytes", lambda: b"" + m)
with memoryview(b"x") as n:
    assert n[0] == 120
n[0]  ### "ValueError: operation forbidden on released memoryview object"
---
# A view that is lent cannot be released.
m = memoryview(bytearray(3))
e = m.__buffer__(0)
fails("BufferError: memoryview has 1 exported buffer", m.release)
f = m.__buffer__(0)
fails("BufferError: memoryview has 2 exported buffers", m.release)
assert e.obj is m
f = None
m.__release_buffer__(e)
m.release()
---
# Searching.
m = memoryview(b"abca")
assert m.index(97) == 0 and m.index(97, 1) == 3 and m.index(97, -1, 10**30) == 3 and m.index(98.0) == 1
assert m.count(97) == 2 and m.count("a") == 0 and m.count(97.5) == 0
assert m.cast("c").index(b"b") == 1 and m.cast("c").count(b"a") == 2
assert 97 in m and b"a" not in m and b"a" in m.cast("c")
fails("ValueError: memoryview.index(x): x not found", m.index, 120)
fails("TypeError: slice indices must be integers or have an __index__ method", m.index, 97, None)
class Any:
    def __eq__(self, other):
        return True
assert m.index(Any()) == 0 and m.count(Any()) == 4
m.cast("B", [2, 2]).index(1)  ### "NotImplementedError: multi-dimensional lookup is not implemented"
---
# Iterators.
m = memoryview(b"abc")
assert type(iter(m)).__name__ == "memory_iterator"
assert list(reversed(m)) == [99, 98, 97]
assert [x for x in m.cast("c")] == [b"a", b"b", b"c"]
a, *rest = m
assert (a, rest) == (97, [98, 99])
---
# Type arguments.
assert repr(memoryview[int]) == "memoryview[int]"
assert memoryview[int].__origin__ is memoryview and memoryview[int].__args__ == (int,)
assert memoryview[int](b"ab").tolist() == [97, 98]
bytes[int]  ### "TypeError: type 'bytes' is not subscriptable"
---
# Hexadecimal.
m = memoryview(b"abcd")
assert m.hex() == "61626364" and m.hex(":") == "61:62:63:64" and m.hex("-", 3) == "61-626364" and m.hex(b"-", -3) == "616263-64"
assert m.cast("H").hex(".") == "61.62.63.64" and m[::-2].hex() == "6462"
fails("ValueError: sep must be length 1.", m.hex, "")
fails("ValueError: sep must be ASCII.", m.hex, "é")
fails("TypeError: sep must be str or bytes.", m.hex, [1])
---
# Requests.
m = memoryview(bytes(range(24)))
v = m.cast("h").__buffer__(8)
assert (v.format, v.itemsize, v.shape, v.nbytes) == ("B", 2, (12,), 24)
assert m.cast("B", [2, 12]).__buffer__(0).shape == (24,)
assert memoryview._from_flags(bytearray(b"ab"), 1).readonly is False
fails("BufferError: memoryview: underlying buffer is not writable", m.__buffer__, 1)
fails("BufferError: memoryview: underlying buffer is not C-contiguous", m[::2].__buffer__, 0)
fails("BufferError: memoryview: underlying buffer is not Fortran contiguous", m.cast("B", [2, 12]).__buffer__, 88)
fails("BufferError: memoryview: underlying buffer is not contiguous", m[::2].__buffer__, 152)
fails("BufferError: memoryview: cannot cast to unsigned bytes if the format flag is present", m.__buffer__, 4)
fails("OverflowError: buffer flags out of range", b"a".__buffer__, 2**31)
fails("ValueError: memoryview's buffer is not this object", bytearray(b"a").__release_buffer__, memoryview(b"a"))
fails("TypeError: expected a memoryview object", bytearray(b"a").__release_buffer__, b"a")
memoryview._from_flags(b"ab", 1)  ### "BufferError: Object is not writable."
