# The exporter of any layout with which CPython tests its memoryview.
from _testbuffer import ndarray
n = ndarray([1, 2, 3, 4], shape=[2, 2], format="h")
assert (n.ndim, n.shape, n.strides, n.suboffsets, n.itemsize, n.nbytes) == (2, (2, 2), (4, 2), (), 2, 8)
assert (n.format, n.readonly, n.obj, n.c_contiguous, n.f_contiguous, n.contiguous) == ("h", True, None, True, False, True)
assert n.tolist() == [[1, 2], [3, 4]] and n.tobytes() == b"\1\0\2\0\3\0\4\0"
m = memoryview(n)
assert m.tolist() == n.tolist() and m.obj is n and m[1, 0] == 3
---
from _testbuffer import ndarray, ND_WRITABLE, ND_FORTRAN, ND_PIL
assert ndarray([1, 2, 3, 4], shape=[2, 2], flags=ND_FORTRAN).tolist() == [[1, 3], [2, 4]]
n = ndarray([1, 2, 3, 4], shape=[2, 2], flags=ND_PIL | ND_WRITABLE)
assert n.suboffsets == (0, -1) and n.tolist() == [[1, 2], [3, 4]] and not n.readonly and not n.contiguous
memoryview(n)[1, 1] = 9
assert n.tolist() == [[1, 2], [3, 9]]
assert ndarray([1, 2, 3], shape=[2], strides=[-2], offset=2).tolist() == [3, 1]
assert ndarray(9, shape=()).tolist() == 9 and ndarray((1, 2), shape=(), format="BB").tolist() == (1, 2)
assert ndarray([(1, b"a"), (2, b"b")], shape=[2], format=">Hc").tolist() == [(1, b"a"), (2, b"b")]
---
from _testbuffer import ndarray, ND_FORTRAN, ND_PIL, ND_GETBUF_FAIL, PyBUF_WRITABLE
for error, args, keywords in [
    ("TypeError: shape is a required argument when constructing from list, tuple or scalar", ([1],), {}),
    ("TypeError: shape must be a list or a tuple", ([1],), {"shape": 1}),
    ("ValueError: elements of shape must be integers", ([1],), {"shape": ["a"]}),
    ("ValueError: elements of shape must be integers >= 0", ([1],), {"shape": [-1]}),
    ("ValueError: invalid combination of buffer, shape and strides", ([1],), {"shape": [2]}),
    ("ValueError: len(shape) != len(strides)", ([1],), {"shape": [1], "strides": [1, 1]}),
    ("ValueError: offset out of bounds", ([1],), {"shape": [1], "offset": 5}),
    ("ValueError: itemsize must not be zero", ([1],), {"shape": [1], "format": ""}),
    ("error: bad char in struct format", ([1],), {"shape": [1], "format": "y"}),
    ("error: 'B' format requires 0 <= number <= 255", ([300],), {"shape": [1]}),
    ("TypeError: items must be a list or a tuple", (iter([1]),), {"shape": [1]}),
    ("ValueError: initializer list or tuple must not be empty", ([],), {"shape": [0]}),
    ("ValueError: mismatch between initializer element and format string", ([1],), {"shape": [1], "format": "BB"}),
    ("TypeError: ndim = 0 cannot be used in conjunction with ND_PIL", (1,), {"shape": [], "flags": ND_PIL}),
    ("TypeError: ND_FORTRAN cannot be used together with strides", ([1],), {"shape": [1], "strides": [1], "flags": ND_FORTRAN}),
    ("TypeError: getbuf argument only valid for construction from exporter object", ([1],), {"shape": [1], "getbuf": 0}),
    ("TypeError: construction from exporter object only takes 'obj', 'getbuf' and 'flags' arguments", (b"a",), {"offset": 1}),
    ("BufferError: Object is not writable.", (b"a",), {"getbuf": PyBUF_WRITABLE}),
]:
    fails(error, ndarray, *args, **keywords)
n = ndarray([1], shape=[1], flags=ND_GETBUF_FAIL)
fails("BufferError: ND_GETBUF_FAIL: forced test exception", memoryview, n)
---
# Memory can be pushed on, even while some is lent when VAREXPORT says so.
from _testbuffer import ndarray, ND_VAREXPORT
n = ndarray([1, 2], shape=[2], flags=ND_VAREXPORT)
m = memoryview(n)
n.push([3, 4, 5], shape=[3])
assert m.tolist() == [1, 2] and memoryview(n).tolist() == n.tolist() == [3, 4, 5]
k = memoryview(n)
fails("BufferError: cannot change structure: 1 exported buffer", n.pop)
k.release()
n.pop()
assert n.tolist() == [1, 2]
m.release()
fails("BufferError: list only has a single base", n.pop)
n = ndarray([1, 2], shape=[2])
m = memoryview(n)
fails("BufferError: cannot change structure: 1 exported buffer", n.push, [3], shape=[1])
fails("ValueError: ND_VAREXPORT flag can only be used during object creation", ndarray([1], shape=[1]).push, [1], [1], flags=ND_VAREXPORT)
---
from _testbuffer import ndarray, ND_PIL
n = ndarray([1, 2], shape=[2])
n.add_suboffsets()
assert n.suboffsets == memoryview(n).suboffsets == (-1,) and n.tolist() == [1, 2]
fails("TypeError: cannot add suboffsets to PIL-style array", ndarray([1], shape=[1], flags=ND_PIL).add_suboffsets)
---
# An exporter is exported again, and held.
from _testbuffer import ndarray, PyBUF_FULL
b = bytearray(b"abc")
n = ndarray(b, getbuf=PyBUF_FULL)
assert n.obj is b and n.tolist() == [97, 98, 99] and not n.readonly and not resizable(b)
m = memoryview(n)
m[0] = 65
assert b == b"Abc"
fails("BufferError: structure of re-exporting object is immutable", n.push, [1], [1])
fails("BufferError: structure of re-exporting object is immutable", n.pop)
del n
assert not resizable(b)
del m
assert resizable(b)
---
# An exporter written in Python is told when the ndarray goes.
from _testbuffer import ndarray
lender = Lender(b"abc")
n = ndarray(lender)
assert n.tolist() == [97, 98, 99] and lender.back == []
del n
assert lender.back == lender.given
---
# Only what cannot change has a hash.
from _testbuffer import ndarray, ND_WRITABLE, ND_FORTRAN
nd = ndarray([1, 2, 3, 4], shape=[2, 2], flags=ND_FORTRAN)
assert hash(nd) == hash(memoryview(nd)) == hash(nd.tobytes())
assert hash(ndarray(b"ab")) == hash(b"ab")
nd = ndarray([1, 2], shape=[2], flags=ND_WRITABLE)
fails("ValueError: cannot hash writable ndarray object", hash, nd)
fails("ValueError: cannot hash writable ndarray object", hash, memoryview(nd).toreadonly())
fails("TypeError: unhashable type: 'bytearray'", hash, ndarray(memoryview(bytearray(b"ab")).toreadonly()))
