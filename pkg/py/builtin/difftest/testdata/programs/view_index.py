m = memoryview(b"abcdef")
for k in (0, 5, -6, 6, -7, True, Index(2), Index(9), 2**31, 2**63, -2**63, -2**64, None, 1.0, "0", b"0", [0], {}, (), (1,), (1.0,), (1, 2), (None,), ..., (...,), (slice(1),), (slice(1), 2), (2, slice(1)), slice("a"), slice(None, None, 0), slice(0, 2, "x")):
    try:
        print(repr(m[k]) if not isinstance(m[k], memoryview) else m[k].tolist())
    except (IndexError, TypeError, NotImplementedError, ValueError) as e:
        print(f"{type(e).__name__}: {e}")
---
# The same keys for a matrix.
m = memoryview(bytes(range(12))).cast("B", [3, 4])
for k in (0, -1, 3, 2**70, True, (0, 0), (2, 3), (-3, -4), (3, 0), (0, 4), (0, -5), (2**70, 0), (0, 2**70), (0,), (), (0, 0, 0), (Index(1), Index(2)), (0, 1.0), (0, None), ("a", 0), (slice(1), slice(1)), (slice(1), 0), (0, slice(1)), (..., 0), ..., None, "x", 1.5):
    try:
        print(m[k])
    except (IndexError, TypeError, NotImplementedError) as e:
        print(f"{type(e).__name__}: {e}")
---
# And without axes.
m = memoryview(bytearray(b"\1\2\3\4")).cast("I", ())
for k in ((), ..., 0, (0,), (0, 0), slice(None), None, "a", (...,), -1, 2**70):
    try:
        v = m[k]
        print(v is m if isinstance(v, memoryview) else v)
    except (IndexError, TypeError, NotImplementedError) as e:
        print(f"{type(e).__name__}: {e}")
for k in ((), ...):
    m[k] = 7
    print(m[()], m.tolist(), m.tobytes())
for k, v in ((0, 1), ((0,), 1), (slice(None), b"abcd"), ((), "x"), ((), 2**40), (..., None)):
    try:
        m[k] = v
    except (TypeError, ValueError) as e:
        print(f"{type(e).__name__}: {e}")
t(len, m), t(bool, m), t(list, m), t(iter, m), t(reversed, m), t(m.count, 1), t(m.index, 1), t(lambda: 1 in m), t(hash, m.toreadonly())
print(m.shape, m.strides, m.suboffsets, m.ndim, m.nbytes, m.itemsize, m.c_contiguous, m.f_contiguous, m.contiguous, m == m, m == 7, m.hex())
---
# Assignment to wrong places.
b = bytearray(b"abcdef")
m = memoryview(b)
for k, v in ((6, 1), (-7, 1), (2**70, 1), ("x", 1), (None, 1), (1.0, 1), ((), 1), ((0, 0), 1), ((0,), 1), ((6,), 1), (..., 1), (slice(0, 2), 5), (slice(0, 2), "ab"), (slice(0, 2), [1, 2]), (slice(0, 2), b"abc"), (slice(0, 2), None), ((slice(0, 2),), b"ab"), ((slice(0, 1), slice(0, 1)), b"a"), ((slice(0, 1), 0), b"a"), (slice(None, None, 0), b"abc"), (slice("x"), b""), (slice(0, 2, 2**70), b"z")):
    try:
        m[k] = v
        print(b)
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
---
m = memoryview(bytearray(6)).cast("B", [2, 3])
for k, v in ((0, 1), (5, 1), ((0, 0), 1), ((1, 2), 255), ((1, 2), 256), ((2, 0), 1), ((0, 3), 1), ((0,), 1), ((), 1), ((0, 0, 0), 1), (slice(0, 1), b"abc"), (slice(0, 1), m[0:1]), ((slice(0, 1), slice(0, 1)), b"a"), ("x", 1), (None, 1), (..., 1)):
    try:
        m[k] = v
        print(m.tolist())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
---
# Read-only first, whatever the key.
m = memoryview(b"abc")
for k in (0, 9, "x", slice(0, 1), (), ..., None):
    try:
        m[k] = 1
    except TypeError as e:
        print(e)
    try:
        del m[k]
    except TypeError as e:
        print(e)
w = memoryview(bytearray(3))
for k in (0, 9, "x", slice(0, 1), ()):
    try:
        del w[k]
    except TypeError as e:
        print(e)
---
# Slices of slices: bounds, steps, strides, contiguity.
m = memoryview(bytes(range(20)))
for s in (slice(None), slice(3, 17), slice(None, None, 2), slice(None, None, -1), slice(15, 2, -3), slice(-5, None), slice(None, -15), slice(5, 5), slice(9, 3), slice(100), slice(-100, 100, 7), slice(19, None, 5), slice(None, None, -100), slice(2, 3, -1), slice(Index(1), Index(9), Index(4)), slice(-2**70, 2**70, 2**70), slice(True, False), slice(None, True)):
    v = m[s]
    print(v.tolist(), v.shape, v.strides, v.nbytes, v.c_contiguous, v.f_contiguous, v.contiguous)
    w = v[::-2]
    print(w.tolist(), w.strides, w.contiguous)
---
# Slices of a matrix take rows alone.
m = memoryview(bytes(range(24))).cast("h", [4, 3])
for s in (slice(1, 3), slice(None, None, -1), slice(None, None, 2), slice(4, 4), slice(0, 1), slice(3, None, -3)):
    v = m[s]
    print(v.shape, v.strides, v.nbytes, v.tolist(), v.tobytes().hex(), v.contiguous, v.c_contiguous, v.f_contiguous, len(v))
---
# __getitem__ and its kin as methods.
m = memoryview(bytearray(b"abc"))
print(m.__getitem__(1), m.__len__(), m.__getitem__(slice(1, None)).tolist(), m.__setitem__(0, 65), m.tolist(), m.__eq__(b"Abc"), m.__ne__(b"Abc"))
t(m.__getitem__, 5), t(m.__delitem__, 0), t(m.__setitem__, 0), t(m.__getitem__), t(m.__len__, 1), t(memoryview.__getitem__, b"a", 0), t(memoryview.__len__, 5)
t(m.__lt__, m), t(m.__eq__, 5), t(m.__hash__)
---
# Attributes: their types, and that they cannot be set.
m = memoryview(bytearray(8)).cast("h")[::2]
for n in ("obj", "nbytes", "readonly", "itemsize", "format", "ndim", "shape", "strides", "suboffsets", "c_contiguous", "f_contiguous", "contiguous"):
    v = getattr(m, n)
    print(n, type(v).__name__, v)
    for change in (lambda: setattr(m, n, 1), lambda: delattr(m, n)):
        try:
            change()
        except AttributeError as e:
            print(e)
for n in ("foo", "tolist", "__len__", "__class__x"):
    for change in (lambda: setattr(m, n, 1), lambda: delattr(m, n), lambda: getattr(m, n + "_")):
        try:
            change()
        except AttributeError as e:
            print(e)
---
# Immutable classes.
for c in (memoryview, bytes, bytearray, array.array, int, struct.Struct):
    for change in (lambda: setattr(c, "foo", 1), lambda: delattr(c, "__len__"), lambda: setattr(c, "__len__", None)):
        try:
            change()
        except (TypeError, AttributeError) as e:
            print(f"{type(e).__name__}: {e}")
---
for base in (memoryview, bool, range, type(None), slice, type(iter(b""))):
    try:
        class K(base): pass
    except TypeError as e:
        print(e)
for base in (bytes, bytearray, array.array, int, list, dict, Exception, float, complex, str, tuple, set, frozenset):
    class K(base): pass
    print(K.__name__, K.__mro__[1].__name__, issubclass(K, base))
