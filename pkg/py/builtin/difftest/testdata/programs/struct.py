# Sizes of every code in every order.
for order in ("", "@", "=", "<", ">", "!"):
    for code in ("x", "c", "b", "B", "?", "h", "H", "i", "I", "l", "L", "q", "Q", "n", "N", "e", "f", "d", "s", "p", "P", "F", "D", "Zf", "Zd", "y", "Z", "Zi"):
        t(lambda: (order, code, struct.calcsize(order + code), struct.calcsize(order + "3" + code)))
---
for f in ("", " ", "ci", "ic", "bhiq", "bd", "3si", "0i", "b0i", "b0q", "i0b", "4", "4 i", " 4i", "i 4", "4\ti", "<bi", "<b i", "@<i", "<>i", "i<", "2", "-1i", "+1i", "1_0i", "99999999999999999999i", "9223372036854775807i", "é", "\0", "i\0", "10x", "c3", "b!", b"hi", bytearray(b"h"), 5, None, memoryview(b"i"), "xhx", "hx", "0s", "s0s", "p", "0p", "255p", "256p", "?x?", "ZdZ", "Zfb", "bZf", "bZd", "bF", "nN", "@n", "=n"):
    t(struct.calcsize, f)
---
for code, values in (("b", (0, -128, 127, -129, 128, 1.0, "1", None, True, Index(5), 2**70)), ("B", (255, 256, -1)), ("h", (-2**15, 2**15)), ("H", (2**16 - 1, 2**16, -1)), ("i", (-2**31, 2**31)), ("I", (2**32 - 1, 2**32, -1)), ("l", (-2**63, 2**63, 2**31)), ("L", (2**64 - 1, 2**64, -1)), ("q", (-2**63, 2**63)), ("Q", (2**64 - 1, 2**64, -1)), ("n", (-2**63, 2**63)), ("N", (2**64 - 1, 2**64, -1)), ("P", (2**64 - 1, 2**64, -1, -2**63, -2**63 - 1)), ("?", (0, 1, 2, "x", None, [], 0.0)), ("c", (b"a", b"", b"ab", "a", 97, bytearray(b"a"))), ("s", (b"a", b"", b"abc", "a", 97, bytearray(b"q"), memoryview(b"a"))), ("p", (b"a", b"", "a")), ("e", (1.5, 65504, 65519.9, 65520, 1e9, "x", float("nan"), float("inf"))), ("f", (1.5, 1e38, 1e39, -1e300, "x", None, 2**1024, True)), ("d", (1.5, 1e308, 2**1024, "x", 1j)), ("F", (1j, 1.5, 1e39j, "x")), ("Zd", (1j, 2, "x", None, 2**1024))):
    for order in ("", "<", ">"):
        for v in values:
            try:
                print(order + code, struct.pack(order + code, v).hex())
            except (struct.error, OverflowError, TypeError) as e:
                print(order + code, f"{type(e).__name__}: {e}")
---
for f, args in (("2i", (1,)), ("2i", (1, 2, 3)), ("", ()), ("", (1,)), ("i", ()), ("3s", (b"ab",)), ("3s", (b"abcd",)), ("0s", (b"abc",)), ("3p", (b"abcd",)), ("1p", (b"a",)), ("0p", (b"a",)), ("x", ()), ("3x", ()), ("x", (1,)), ("bxh", (1, 2)), ("@bi", (1, 2)), ("<bi", (1, 2)), (">bi", (1, 2)), ("ib", (1, 2)), ("b0i", (1,)), ("2c", (b"a", b"b")), ("??", (1, 0)), ("hhl", (1, 2, 3)), (b"h", (1,)), (5, (1,)), ("y", (1,)), ("3h", (1, "x", 3)), ("s", ("x",)), ("2Zf", (1j, 2))):
    t(lambda: struct.pack(f, *args).hex()), t(lambda: struct.Struct(f).pack(*args).hex())
t(struct.pack), t(struct.Struct("i").pack), t(struct.pack, "i", x=1) if False else None
---
data = bytes(range(32))
for f in ("b", "2b", "<h", ">h", "<I", ">q", "e", "f", "d", "c", "3s", "4p", "?", "x", "3xb", "", "<bhx", "@bh", "Zf", "<Zd", "n", "0i", "0s", "2s2s", "P", "s", "p"):
    n = struct.calcsize(f)
    t(struct.unpack, f, data[:n]), t(struct.unpack, f, data[:n + 1]), t(struct.unpack_from, f, data, 3), t(struct.unpack_from, f, data, -n or 0)
    t(lambda: list(struct.iter_unpack(f, data[:n * 2])))
for v in (b"abcd", bytearray(b"abcd"), memoryview(b"abcd"), memoryview(b"abcdefgh")[::2], memoryview(b"abcd").cast("h"), array.array("i", [1]), "abcd", 5, None, [1, 2, 3, 4], Buf(b"abcd"), WithBytes(b"abcd"), memoryview(b"abcd").cast("B", [2, 2])):
    t(struct.unpack, "<i", v), t(struct.unpack_from, "<i", v), t(lambda: list(struct.iter_unpack("<h", v)))
---
for args in (("<i", bytes(8), 4), ("<i", bytes(8), 5), ("<i", bytes(8), -4), ("<i", bytes(8), -3), ("<i", bytes(8), -9), ("<i", bytes(8), 100), ("<i", bytes(8), "x"), ("<i", bytes(8), None), ("<i", bytes(8), 1.0), ("<i", bytes(8), 2**70), ("<i", bytes(8), Index(2)), ("<i", b""), ("", b""), ("", b"", 0), ("", b"", 1), ("<i",), (), ("<i", bytes(8), 0, 0)):
    t(struct.unpack_from, *args)
t(lambda: struct.unpack_from("<h", buffer=b"abcd", offset=2)), t(lambda: struct.unpack_from(format="<h", buffer=b"ab")), t(lambda: struct.Struct("<h").unpack_from(b"abcd", offset=1))
for args in (("<h", bytearray(4), 0, 1), ("<h", bytearray(4), 2, 1), ("<h", bytearray(4), 3, 1), ("<h", bytearray(4), -2, 1), ("<h", bytearray(4), -1, 1), ("<h", bytearray(4), -5, 1), ("<h", bytearray(4), 0), ("<h", bytearray(4), 0, 1, 2), ("<h", b"abcd", 0, 1), ("<h", memoryview(b"abcd"), 0, 1), ("<h", memoryview(bytearray(4)), 1, 258), ("<h", memoryview(bytearray(8))[::2], 0, 1), ("<h", array.array("i", [0]), 0, 1), ("<h", "abcd", 0, 1), ("<h", 5, 0, 1), ("<h", bytearray(4), "x", 1), ("<h", bytearray(4), 0, "x"), ("<h", bytearray(4), 0, 99999), ("<h", bytearray(4)), ("<h",), (), ("y", bytearray(4), 0, 1), ("<h", bytearray(4), 2**70, 1), ("<h", Buf(bytearray(4)), 0, 1), ("<h", Buf(b"abcd"), 0, 1)):
    b = args[1] if len(args) > 1 else None
    t(struct.pack_into, *args)
    print(bytes(b) if isinstance(b, (bytearray, array.array)) else "-")
---
s = struct.Struct("<hb")
print(s, repr(s), s.format, s.size, type(s.format).__name__, struct.Struct(b"<h").format, s.pack(1, 2), s.unpack(b"\1\0\2"), list(s.iter_unpack(b"\1\0\2\3\0\4")), s.unpack_from(b"xx\1\0\2", 2))
b = bytearray(5)
print(s.pack_into(b, 1, 258, -1), b)
for f in (lambda: s.pack(1), lambda: s.pack(1, 2, 3), lambda: s.pack("x", 1), lambda: s.unpack(b"x"), lambda: s.unpack("xxx"), lambda: s.iter_unpack(b"abcd"), lambda: setattr(s, "size", 1), lambda: setattr(s, "format", "b"), lambda: setattr(s, "foo", 1), lambda: struct.Struct(), lambda: struct.Struct(5), lambda: struct.Struct(None), lambda: struct.Struct("y"), lambda: struct.Struct("é"), lambda: struct.Struct("b", "c"), lambda: hash(s) == hash(s), lambda: s == struct.Struct("<hb"), lambda: struct.Struct("b").pack(300)):
    t(f)
it = struct.iter_unpack("<h", b"\1\0\2\0\3\0")
print(type(it).__name__, it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__(), list(it), iter(it) is it)
t(next, it), t(struct.iter_unpack, "<h", b"abc"), t(struct.iter_unpack, "", b""), t(struct.iter_unpack, "b"), t(struct.iter_unpack, "0s", b"a"), t(struct.iter_unpack, "<h", b"").__class__
print(struct.error.__name__, struct.error.__module__, struct.error.__mro__[1].__name__, repr(struct.error("x")), issubclass(struct.error, ValueError))
try:
    struct.pack("b", 1000)
except struct.error as e:
    print(e.args, str(e))
---
struct.pack("i", "x")
---
struct.unpack("<q", b"abc")
---
struct.pack("<f", 1e300)
---
# What a failed pack_into leaves.
b = bytearray(b"....")
for f, args in (("<bb", (1, 300)), ("<hh", (1, "x")), ("<b", (1, 2)), ("<2sb", (b"ab", 999))):
    b = bytearray(b"....")
    t(struct.pack_into, f, b, 0, *args)
    print(b)
---
# Floats survive, to the bit.
for code in "efd":
    for v in (0.0, -0.0, 1.0, 0.1, 1 / 3, 65504.0, 5e-324, 1e-45, 6e-8, float("inf"), float("-inf")):
        p = struct.pack(">" + code, v)
        print(code, p.hex(), struct.unpack(">" + code, p)[0])
for bits in (0x7FF8000000000000, 0xFFF8000000000000, 0x7FF8000000000123, 0x7FF0000000000001):
    v, = struct.unpack(">d", bits.to_bytes(8, "big"))
    print(v, struct.pack(">d", v).hex())
