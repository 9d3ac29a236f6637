# Classes that lend: what they are asked, and when they get it back.
class L:
    def __init__(self, data): self.data = data
    def __buffer__(self, flags): print("lend", flags, end=" "); return memoryview(self.data)
    def __release_buffer__(self, view): print("back", view.tobytes() if view.nbytes < 9 else view.nbytes, end=" ")
x = L(bytearray(b"abcd"))
for f in (lambda: memoryview(x).tobytes(), lambda: bytes(x), lambda: bytearray(x), lambda: b"".join([x, x]), lambda: b"z" + x, lambda: bytearray(b"z") + x, lambda: x == b"abcd", lambda: bytearray(b"abcd") == x, lambda: b"abcd" == x, lambda: memoryview(b"abcd") == x, lambda: b"abcd".find(x), lambda: b"abcd".startswith(x), lambda: x in b"abcd", lambda: b"a".replace(x, x), lambda: b"a,b".split(x), lambda: b"a".partition(x), lambda: b"a".strip(x), lambda: b"a".translate(None, x), lambda: bytes.maketrans(x, x)[97:99], lambda: struct.unpack("4B", x), lambda: struct.unpack_from("B", x, 1), lambda: struct.pack_into("B", x, 0, 90), lambda: list(struct.iter_unpack("2B", x)), lambda: array.array("B").frombytes(x), lambda: int.from_bytes(x, "big"), lambda: int(x), lambda: float(x), lambda: str(x, "ascii"), lambda: bytearray(b"q").extend(x), lambda: bytearray(b"q").__iadd__(x), lambda: bytearray(b"q").__setitem__(slice(0, 1), x), lambda: memoryview(bytearray(4)).__setitem__(slice(None), x), lambda: hash(memoryview(x)), lambda: memoryview(x)[1:].cast("H").tolist() if False else memoryview(x).cast("H").tolist(), lambda: bytes.fromhex(x), lambda: x.__buffer__(0).tobytes(), lambda: memoryview(memoryview(x)).nbytes, lambda: "%s" % bytes(x), lambda: b"%s" % x, lambda: b"%b" % (x,), lambda: ord(x), lambda: sorted(memoryview(x)), lambda: isinstance(x, bytes), lambda: b"abcd".endswith((x, b"z")), lambda: b"abcd".removeprefix(x), lambda: b"abc".center(9, x), lambda: x + b"a", lambda: len(x), lambda: x[0], lambda: iter(x)):
    t(f)
---
class B:
    def __init__(self, r): self.r = r
    def __buffer__(self, flags):
        if isinstance(self.r, Exception):
            raise self.r
        return self.r
for r in (memoryview(b"ok"), b"x", bytearray(b"x"), 5, None, "x", KeyError("k"), BufferError("no"), NotImplementedError(), memoryview(b"x")[::-1], memoryview(bytes(4)).cast("B", [2, 2])):
    for f in (lambda: memoryview(B(r)).tolist(), lambda: bytes(B(r)), lambda: b"a" + B(r), lambda: b"".join([B(r)]), lambda: struct.unpack("2B", B(r)), lambda: B(r) in b"ok", lambda: bytearray(b"a").extend(B(r))):
        t(f)
m = memoryview(b"x")
m.release()
t(lambda: memoryview(B(m)))
---
class A:
    __buffer__ = None
class C:
    def __buffer__(self): return memoryview(b"x")
class D:
    def __buffer__(self, a, b): return memoryview(b"x")
class E:
    @staticmethod
    def __buffer__(flags): return memoryview(b"static")
class F:
    @classmethod
    def __buffer__(cls, flags): return memoryview(b"class")
class G: pass
g = G()
g.__buffer__ = lambda flags: memoryview(b"own")
class H:
    __buffer__ = lambda self, flags: memoryview(b"lambda")
class I(H): pass
class J(H):
    __buffer__ = None
for v in (A(), C(), D(), E(), F(), g, H(), I(), J(), H, object(), type):
    t(lambda: memoryview(v).tobytes()), t(lambda: bytes(v) if not isinstance(v, type) else 0)
from collections.abc import Buffer
print([isinstance(v, Buffer) for v in (A(), C(), E(), g, H(), I(), J())], issubclass(H, Buffer), issubclass(J, Buffer), issubclass(bytes, Buffer), issubclass(str, Buffer))
---
# One acquisition, however many views.
log = []
class L:
    def __init__(self): self.data = bytearray(b"abcdef")
    def __buffer__(self, flags): log.append("lend"); return memoryview(self.data)
    def __release_buffer__(self, view): log.append("back")
x = L()
m = memoryview(x)
views = [m, m[1:], m.cast("b"), memoryview(m), m.toreadonly(), m[::2][::-1]]
print(log, type(m.obj).__name__, m.obj is x)
for v in views:
    print(held(x.data), end=" ")
    v.release()
print(log, held(x.data))
with memoryview(x) as m:
    m[0] = 90
print(log, x.data)
m = memoryview(x)
n = m.__buffer__(0)
t(m.release)
n.release()
m.release()
print(log, held(x.data))
memoryview(x)
bytes(x)
print(log)
def f():
    m = memoryview(x)
    return m[0]
print(f(), log[-2:], held(x.data))
---
# An exception in __release_buffer__ is not the program's.
class L:
    def __buffer__(self, flags): return memoryview(b"abc")
    def __release_buffer__(self, view): raise ValueError("in release")
print(bytes(L()), memoryview(L()).tolist())
with memoryview(L()) as m:
    print(m[0])
---
# Subclasses of bytes, bytearray and array with methods of their own.
class K(bytearray):
    def __buffer__(self, flags): print("lend", flags, end=" "); return super().__buffer__(flags)
    def __release_buffer__(self, view):
        print("back", view.tobytes(), end=" ")
        try:
            memoryview(view)
        except ValueError as e:
            print(e, end=" ")
        super().__release_buffer__(view)
k = K(b"abc")
print(bytes(k)), print(memoryview(k).tolist()), print(b"x" + k), print(k + b"x"), print(k == b"abc"), print(k.find(b"c")), print(len(k), k[0])
k.append(100)
print(k)
m = memoryview(k)
t(k.append, 1)
m.release()
t(k.append, 1), print(k)
class Y(bytes):
    def __buffer__(self, flags): print("lend", end=" "); return memoryview(b"other")
y = Y(b"own")
print(y, bytes(y), memoryview(y).tobytes(), bytearray(y), y == b"own", y + b"", b"" + y, b"".join([y]), y[1], hash(y) == hash(b"own"), y.upper(), b"own".find(y), {b"own": 1}[y])
class R(array.array):
    def __buffer__(self, flags): print("lend", end=" "); return super().__buffer__(flags)
r = R("h", [1, 2])
print(bytes(r), memoryview(r).format, r.tobytes(), r == array.array("h", [1, 2]))
---
# The view that was returned is lent itself.
class L:
    def __init__(self): self.view = memoryview(bytearray(b"abc"))
    def __buffer__(self, flags): return self.view
x = L()
m = memoryview(x)
t(x.view.release)
n = memoryview(x)
t(x.view.release)
m.release()
n.release()
print(x.view.tolist(), x.view.release())
t(memoryview, x)
---
for v in (b"ab", bytearray(b"ab"), array.array("B", [1]), memoryview(b"ab")):
    print(type(v).__name__, hasattr(v, "__buffer__"), hasattr(v, "__release_buffer__"))
    w = v.__buffer__(0)
    if hasattr(v, "__release_buffer__"):
        for a in ((w,), (w,), (memoryview(b"other"),), (b"ab",), (None,), (), (w, w)):
            t(v.__release_buffer__, *a)
---
from inspect import BufferFlags
for f in ("SIMPLE", "WRITABLE", "FORMAT", "ND", "STRIDES", "C_CONTIGUOUS", "F_CONTIGUOUS", "ANY_CONTIGUOUS", "INDIRECT", "CONTIG", "CONTIG_RO", "STRIDED", "STRIDED_RO", "RECORDS", "RECORDS_RO", "FULL", "FULL_RO", "READ", "WRITE"):
    v = getattr(BufferFlags, f)
    print(f, int(v), v == int(v), v.name, v.value)
print(BufferFlags.FULL & BufferFlags.WRITABLE == 1, BufferFlags.ND | BufferFlags.FORMAT, BufferFlags(1), int(BufferFlags(284)), BufferFlags.FULL_RO in (284,))
print(b"ab".__buffer__(BufferFlags.FULL_RO).tobytes())
t(lambda: b"ab".__buffer__(BufferFlags.WRITABLE))
---
# N-d fixtures.
from _testbuffer import ndarray, ND_FORTRAN, ND_PIL, ND_WRITABLE, ND_VAREXPORT, ND_GETBUF_FAIL
for nd in (ndarray([1, 2, 3, 4, 5, 6], shape=[2, 3]), ndarray([1, 2, 3, 4, 5, 6], shape=[2, 3], flags=ND_FORTRAN), ndarray([1, 2, 3, 4, 5, 6], shape=[2, 3], flags=ND_PIL), ndarray([1, 2, 3, 4, 5, 6], shape=[6], strides=[1]), ndarray(list(range(12)), shape=[4], strides=[3]), ndarray(list(range(12)), shape=[4], strides=[-3], offset=9), ndarray(list(range(12)), shape=[2, 2], strides=[6, -1], offset=1), ndarray([5], shape=()), ndarray([1.5, 2.5], shape=[2], format="d"), ndarray([1, 2, 3], shape=[3], format=">h"), ndarray([1, 2, 3, 4], shape=[3], strides=[0], format="i"), ndarray([], shape=[0]), ndarray(list(range(8)), shape=[2, 2, 2], flags=ND_PIL), ndarray([1, 2, 3, 4], shape=[4], flags=ND_PIL), ndarray([1, 0, 1], shape=[3], format="?"), ndarray([b"a", b"b"], shape=[2], format="c"), ndarray([(1, 2), (3, 4)], shape=[2], format="hb"), ndarray([b"ab", b"cd"], shape=[2], format="2s")):
    m = memoryview(nd)
    print(m.format, m.itemsize, m.shape, m.strides, m.suboffsets, m.readonly, m.nbytes, m.c_contiguous, m.f_contiguous, m.contiguous, type(m.obj).__name__)
    for f in (m.tolist, m.tobytes, lambda: m.tobytes("F"), lambda: m.tobytes("A"), lambda: m == nd, lambda: m == m, lambda: hash(m) == hash(m.tobytes()), lambda: bytes(m), lambda: m.hex(), lambda: m[0], lambda: m[::-1].tolist(), lambda: m[1:].tobytes(), lambda: m[1:].suboffsets, lambda: m.cast("B").shape, lambda: m.cast("b"), lambda: list(m), lambda: bytes(nd), lambda: memoryview(m).strides, lambda: m.toreadonly().tolist(), lambda: m[0, 0], lambda: m[-1, -1], lambda: 1 in m, lambda: m.index(2), lambda: m.count(1), lambda: struct.unpack_from("B", m), lambda: b"" + m, lambda: m.__buffer__(0).tobytes(), lambda: bytearray(m)):
        t(f)
---
from _testbuffer import ndarray, ND_FORTRAN, ND_PIL, ND_WRITABLE, ND_VAREXPORT, ND_GETBUF_FAIL
nd = ndarray(list(range(12)), shape=[12], flags=ND_WRITABLE)
m = memoryview(nd)
m[0], m[-1] = 100, 200
m[1:4] = b"xyz"
m[5:9:2] = memoryview(b"ab")
m[::-1][:2] = b"QR"
print(nd.tolist(), m.readonly)
for v in (b"x", 5, "x", ndarray([1, 2], shape=[2]), ndarray([1, 2], shape=[2], format="b"), ndarray([1, 2], shape=[2], format="h"), ndarray([1, 2, 3, 4], shape=[2, 2]), ndarray([9, 8], shape=[2], flags=ND_PIL), ndarray([1, 2, 3, 4], shape=[2], strides=[2]), ndarray([7, 6], shape=[2], strides=[-1], offset=1), ndarray([1, 2], shape=[2], flags=ND_GETBUF_FAIL)):
    try:
        m[0:2] = v
        print(m[:2].tolist())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
p = memoryview(ndarray([1, 2, 3, 4, 5, 6], shape=[3, 2], flags=ND_PIL | ND_WRITABLE))
p[0, 0] = 50
p[-1, -1] = 60
print(p.tolist(), p[::2].tolist(), p[::-1].suboffsets, p[1:].tobytes())
t(lambda: p.__setitem__((5, 0), 1)), t(lambda: p.__setitem__(0, 1)), t(lambda: p.__setitem__(slice(0, 1), p[1:2]))
r = memoryview(ndarray([1, 2], shape=[2]))
t(lambda: r.__setitem__(0, 1))
t(lambda: memoryview(ndarray([1], shape=[1], flags=ND_GETBUF_FAIL)))
---
from _testbuffer import ndarray, ND_WRITABLE, ND_VAREXPORT, ND_FORTRAN, ND_PIL
nd = ndarray([1, 2, 3], shape=[3], flags=ND_VAREXPORT)
m1 = memoryview(nd)
nd.push([4, 5, 6, 7, 8], shape=[5])
m2 = memoryview(nd)
print(m1.tolist(), m2.tolist(), m1 == m2)
m2.release()
nd.pop()
m3 = memoryview(nd)
print(m1.tolist(), m3.tolist(), m1 == m3)
m1.release(), m3.release()
pairs = [ndarray([1, 2, 3, 4], shape=[2, 2]), ndarray([1, 2, 3, 4], shape=[2, 2], flags=ND_FORTRAN), ndarray([1, 3, 2, 4], shape=[2, 2], strides=[1, 2]), ndarray([1, 2, 3, 4], shape=[2, 2], flags=ND_PIL), ndarray([1, 2, 3, 4], shape=[4]), ndarray([1, 2, 3, 4], shape=[2, 2], format="d"), ndarray([1, 2, 3, 4], shape=[2, 2], format=">i"), memoryview(bytes([1, 2, 3, 4])).cast("B", [2, 2]), bytes([1, 2, 3, 4]), ndarray([1], shape=()), ndarray([], shape=[0]), ndarray([(1, 2)], shape=[1], format="BB"), ndarray([(1, 2)], shape=[1], format="hd")]
for x in pairs:
    print([int(memoryview(x) == y) for y in pairs])
nd2 = ndarray(memoryview(bytes(range(6))).cast("B", [2, 3]))
print(nd2.tolist(), memoryview(nd2).shape, memoryview(ndarray(array.array("h", [1, 2]))).format)
nd3 = ndarray([1, 2, 3], shape=[3])
nd3.add_suboffsets()
print(memoryview(nd3).suboffsets, memoryview(nd3).tolist(), memoryview(nd3)[::2].suboffsets)
