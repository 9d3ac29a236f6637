# Casts between shapes, and back.
m = memoryview(bytes(range(24)))
for f, shape in (("B", [24]), ("B", [2, 12]), ("B", [2, 3, 4]), ("h", [3, 4]), ("h", [2, 2, 3]), ("i", [6]), ("i", (1, 6)), ("q", [3, 1]), ("d", [3]), ("c", [4, 6]), ("?", [24]), ("B", [1] * 10 + [24]), ("Zf", [3]), ("e", [12])):
    c = m.cast(f, shape)
    print(c.format, c.shape, c.strides, c.ndim, c.itemsize, c.nbytes, len(c), c.c_contiguous, c.f_contiguous, c.contiguous)
    b = c.cast("B")
    print(b.shape, b.tobytes() == m.tobytes(), c.tolist() == m.cast(f, shape).tolist(), c == m.cast(f, shape), c == m)
---
m = memoryview(bytes(24))
for shape in ([24, 1], [23], [25], [0], [-1], [24, 0], [2, -12], [2.0, 12], ["a"], [None], (), [], [True] * 3, [2**62, 4], [2**64], [2**31, 2**31, 4], 24, None, "24", range(2), {24}, [Index(24)], [[24]], [1] * 64, [1] * 65, [24] + [1] * 63):
    for f in ("B", "h"):
        try:
            c = m.cast(f, shape)
            print(f, c.shape if c.ndim < 9 else c.ndim)
        except Exception as e:
            print(f, f"{type(e).__name__}: {e}")
---
for args, named in (((), {}), (("B", [4], 1), {}), ((1,), {}), ((None,), {}), ((b"B",), {}), (("B",), {"shape": [2, 2]}), ((), {"format": "H"}), ((), {"shape": [4]}), (("B",), {"format": "B"}), (("B",), {"foo": 1}), (("é",), {}), (("\0",), {}), (("B\0",), {})):
    try:
        c = memoryview(bytes(4)).cast(*args, **named)
        print(c.format, c.shape)
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
---
# Casts that are refused in turn.
m = memoryview(bytes(range(12)))
for v in (m[::2], m[::-1], m.cast("B", [3, 4])[::2], m.cast("B", [3, 4])[:1], m.cast("B", [3, 4])[1:1], m.cast("h"), m.cast("h", [2, 3]), m[3:4][::-1], m[5:5], m[2:2:-1], m.cast("i", [3]), m.cast("c"), m[:1].cast("B", [])):
    for args in (("B",), ("h",), ("X",), ("B", [2, 6]), ("B", []), ("B", 5), ("b", [1])):
        try:
            c = v.cast(*args)
            print(c.format, c.shape, c.tobytes())
        except Exception as e:
            print(f"{type(e).__name__}: {e}")
---
# tobytes and its order.
m = memoryview(bytes(range(12)))
for v in (m, m[::-1], m[::5], m[4:4], m.cast("h"), m.cast("B", [3, 4]), m.cast("B", [3, 4])[::-2], m.cast("h", [2, 3]), m.cast("B", [2, 3, 2]), m[:1].cast("B", [])):
    for order in ("C", "F", "A", None):
        print(v.tobytes(order).hex(), end=" ")
    print(v.tobytes() == bytes(v) == bytearray(v), v.hex(), v.hex(":", 2))
for order in ("c", "", "CF", "K", 5, b"C", True):
    t(m.tobytes, order)
t(lambda: m.tobytes(order="F")), t(lambda: m.tobytes("C", "F")), t(lambda: m.tobytes(foo=1)), t(m.tolist, 1), t(m.toreadonly, 1), t(m.release, 1)
---
# Constructor
for args in ((), (b"a", b"b"), (None,), (5,), ("a",), ([1],), ({},), (object(),), (b"",), (bytearray(b"ab"),), (memoryview(b"ab"),), (array.array("d", [1]),), (Buf(b"x"),), (Buf(5),), (Buf(None),), (struct,), (bytes,), (iter(b"a"),), (WithBytes(b"x"),)):
    try:
        v = memoryview(*args)
        print(v.format, v.shape, v.readonly, type(v.obj).__name__)
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
t(lambda: memoryview(object=b"k").tobytes()), t(lambda: memoryview(obj=b"k")), t(lambda: memoryview(b"k", object=b"k"))
---
# Released: what works still, and what does not.
m = memoryview(bytearray(b"abc"))
it = iter(m)
m.release()
for n in ("obj", "nbytes", "readonly", "itemsize", "format", "ndim", "shape", "strides", "suboffsets", "c_contiguous", "f_contiguous", "contiguous"):
    t(getattr, m, n)
for f in (lambda: m[0], lambda: m[0:1], lambda: m["x"], lambda: m.__setitem__(0, 1), lambda: m.__delitem__(0), lambda: len(m), lambda: bool(m), lambda: list(m), lambda: iter(m), lambda: next(it), lambda: 1 in m, lambda: m.tolist(), lambda: m.tobytes(), lambda: m.tobytes("Q"), lambda: m.hex(), lambda: m.hex(5), lambda: m.cast("B"), lambda: m.cast(5), lambda: m.toreadonly(), lambda: m.index(1), lambda: m.count(1), lambda: hash(m), lambda: bytes(m), lambda: bytearray(m), lambda: memoryview(m), lambda: m.__enter__(), lambda: m.__exit__(), lambda: m.release(), lambda: m == m, lambda: m != m, lambda: m == b"abc", lambda: repr(m)[:10], lambda: str(m)[:10], lambda: b"" + m, lambda: bytearray() + m, lambda: b"".join([m]), lambda: m.__buffer__(0), lambda: reversed(m), lambda: list(reversed(m)), lambda: struct.unpack("3s", m), lambda: int(m), lambda: bytes([1]).find(m), lambda: sum(m), lambda: m < m, lambda: m.foo, lambda: setattr(m, "foo", 1), lambda: m.__len__(), lambda: int.from_bytes(m, "big"), lambda: array.array("b", m), lambda: bytearray(b"x").extend(m), lambda: bytearray(b"x").__iadd__(m), lambda: isinstance(m, memoryview), lambda: m in [m], lambda: [m].index(m), lambda: {1: m} == {1: m}):
    t(f)
---
# with
b = bytearray(b"abc")
with memoryview(b) as m:
    print(m.tolist(), held(b))
print(held(b), repr(m)[:9])
m = memoryview(b)
with m as n:
    print(n is m)
    m.release()
t(m.__enter__)
with memoryview(b) as m, m[1:] as n, n.cast("B") as o:
    print(o.tolist(), held(b))
print(held(b))
try:
    with memoryview(b) as m:
        raise KeyError("inside")
except KeyError as e:
    print(repr(e), held(b))
print(memoryview(b).__exit__(None, None, None), held(b))
try:
    with memoryview(b) as m:
        e = m.__buffer__(0)
except BufferError as x:
    print(x, m.tolist())
e.release()
m.release()
print(held(b))
---
# Exports of a view: they hold it.
b = bytearray(b"abcd")
m = memoryview(b)
e, f = m.__buffer__(0), m.__buffer__(284)
for v in (m, e, m, f, m):
    try:
        v.release()
        print("released")
    except BufferError as x:
        print(x)
print(held(b))
m = memoryview(b)
it = struct.iter_unpack("2s", m)
t(m.release), print(next(it)), t(m.release), print(list(it)), t(m.release), print(held(b))
m = memoryview(b)
g = (x for x in m)
t(m.release), t(next, g), print(held(b))
---
# __buffer__ and its flags.
readonly, writable, strided = b"abcd", bytearray(b"abcd"), memoryview(b"abcdefgh")[::2]
matrix = memoryview(bytes(4)).cast("B", [2, 2])
wide = array.array("i", [1, 2])
for flags in (0, 1, 4, 5, 8, 9, 12, 24, 25, 28, 29, 56, 88, 152, 156, 280, 284, 285, 256, 512, 513, 1024, -1, 2**31 - 1, 2**31, -2**31, 2**70, "x", None, 1.0, Index(8)):
    for v in (readonly, writable, strided, matrix, wide, memoryview(wide)):
        try:
            r = v.__buffer__(flags)
            print(r.format, r.itemsize, r.shape, r.strides, r.readonly, r.nbytes, end="; ")
        except Exception as e:
            print(f"{type(e).__name__}: {e}", end="; ")
    print()
---
for flags in (0, 1, 8, 284, 285, -1, 2**31, 256, 512, "x", None):
    for v in (b"ab", bytearray(b"ab"), memoryview(b"ab"), Buf(b"ab"), "ab", 5):
        try:
            r = memoryview._from_flags(v, flags)
            print(r.format, r.shape, r.readonly, end="; ")
        except Exception as e:
            print(f"{type(e).__name__}: {e}", end="; ")
    print()
t(memoryview._from_flags), t(memoryview._from_flags, b"a"), t(memoryview._from_flags, b"a", 0, 0), t(lambda: memoryview._from_flags(object=b"a", flags=0).tobytes())
---
# Equality by value: formats, shapes, exporters.
views = {"B": memoryview(b"\1\2"), "b": memoryview(b"\1\2").cast("b"), "c": memoryview(b"\1\2").cast("c"), "h": memoryview(array.array("h", [1, 2])), "d": memoryview(array.array("d", [1, 2])), "Zd": memoryview(array.array("Zd", [1, 2])), "?": memoryview(b"\1\1").cast("?"), "1x2": memoryview(b"\1\2").cast("B", [1, 2]), "2x1": memoryview(b"\1\2").cast("B", [2, 1]), "rev": memoryview(b"\2\1")[::-1], "bytes": b"\1\2", "bytearray": bytearray(b"\1\2"), "array": array.array("i", [1, 2]), "buf": Buf(b"\1\2"), "list": [1, 2], "str": "\1\2", "empty": memoryview(b""), "empty h": memoryview(b"").cast("h"), "w": memoryview(array.array("w", "ab"))}
for a, x in views.items():
    print(a, [b for b, y in views.items() if x == y], [b for b, y in views.items() if not (x != y)])
---
nan, inf = float("nan"), float("inf")
for code, values in (("d", [0.0, -0.0]), ("d", [nan]), ("f", [inf]), ("e", [0.1]), ("d", [0.1]), ("f", [0.1]), ("Zd", [complex(nan, 0)]), ("Q", [2**64 - 1]), ("q", [-1]), ("B", [255]), ("b", [-1])):
    m = memoryview(array.array(code, values))
    for code2, values2 in (("d", [0.0, 0.0]), ("d", [nan]), ("d", [inf]), ("d", [0.1]), ("f", [0.1]), ("d", [2.0**64]), ("q", [-1]), ("Q", [2**64 - 1]), ("d", [-1.0])):
        print(m == array.array(code2, values2), end=" ")
    print(m == m, m[:] == m, m.tolist() == m.tolist(), m[:0] == m[:0])
---
# Hashes
for m in (memoryview(b"abc"), memoryview(b"abc")[::-1], memoryview(b"abc").cast("b"), memoryview(b"abc").cast("c"), memoryview(b"abcd").cast("B", [2, 2]), memoryview(b"a").cast("B", []), memoryview(b""), memoryview(b"abcd").cast("@B")):
    print(hash(m) == hash(m.tobytes()), hash(m) == hash(m), {m: 1}.get(m.tobytes()), m in {m.tobytes()})
for m in (memoryview(bytearray(b"a")), memoryview(bytearray(b"a")).toreadonly(), memoryview(b"ab").cast("h"), memoryview(array.array("B", [1])).toreadonly(), memoryview(b"abcd").cast("i", []), memoryview(Buf(b"a")), memoryview(Buf(bytearray(b"a")))):
    try:
        hash(m)
        print("hashed")
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
m = memoryview(b"abc")
h = hash(m)
m.release()
print(hash(m) == h)
n = memoryview(b"abc")
n.release()
t(hash, n)
---
# Search and iteration
m = memoryview(array.array("h", [3, 1, 2, 1, -1]))
for args in ((1,), (1, 2), (1, -1), (1, 2, 3), (1, -100, 100), (9,), (1.0,), ("x",), (None,), (True,), (1, None), (1, "x"), (1, 1.0), (1, Index(2)), (1, 2**70), (), (1, 2, 3, 4), (-1,), (2, 2, 3)):
    t(m.index, *args)
for v in (1, 1.0, True, 9, "x", None, 1 + 0j, b"\1"):
    print(m.count(v), v in m, end=" ")
t(m.count), t(m.count, 1, 2), t(lambda: m.index(value=1)), t(lambda: m.count(value=1))
it = iter(m)
print(next(it), type(it).__name__, iter(it) is it, list(it), list(it), it.__length_hint__() if hasattr(it, "__length_hint__") else "no hint")
print([*m], list(reversed(m)), sum(m), max(m), min(m), sorted(m), list(zip(m, m[1:])), list(enumerate(m))[:2], tuple(m), set(m) == {1, 2, 3, -1}, any(m), all(m), list(map(abs, m)))
x, *y, z = m
print(x, y, z)
q = memoryview(bytes(4)).cast("B", [2, 2])
for f in (lambda: iter(q), lambda: list(q), lambda: 0 in q, lambda: q.index(0), lambda: q.count(0), lambda: list(reversed(q)), lambda: reversed(q).__length_hint__(), lambda: [*q], lambda: sum(q), lambda: len(q)):
    t(f)
