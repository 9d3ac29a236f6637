# What each format stores and refuses, and what is then in memory.
for code in CODES[:6]:
    b = bytearray(16)
    m = memoryview(b).cast(code)
    for v in VALUES:
        try:
            m[0] = v
            print(code, repr(v)[:20] if not isinstance(v, Index) else "Index", m[0], b[:4].hex())
        except (TypeError, ValueError, OverflowError) as e:
            print(code, repr(v)[:20] if not isinstance(v, Index) else "Index", f"{type(e).__name__}: {e}")
---
for code in CODES[6:12]:
    b = bytearray(16)
    m = memoryview(b).cast(code)
    for v in VALUES:
        try:
            m[-1] = v
            print(code, m[-1], b.hex())
        except (TypeError, ValueError, OverflowError) as e:
            print(code, f"{type(e).__name__}: {e}")
---
for code in CODES[12:]:
    b = bytearray(16)
    m = memoryview(b).cast(code)
    for v in VALUES:
        try:
            m[0] = v
            print(code, m[0], b.hex())
        except (TypeError, ValueError, OverflowError) as e:
            print(code, f"{type(e).__name__}: {e}")
---
# The same with '@' before the format: it is kept in .format and left out of the texts.
for code in CODES:
    m = memoryview(bytearray(16)).cast("@" + code)
    print(m.format, m.itemsize, len(m), m.tolist()[:1])
    for v in ("x", 2**70, None, -1):
        try:
            m[0] = v
            print(m[0])
        except (TypeError, ValueError) as e:
            print(f"{type(e).__name__}: {e}")
---
# All formats read the same sixteen bytes.
data = bytes(range(1, 17))
for code in CODES:
    m = memoryview(data).cast(code)
    print(code, m.itemsize, m.shape, m.strides, m.nbytes, m.tolist())
    print(m[0], m[-1], m[::-1].tolist() == m.tolist()[::-1], m.tobytes() == data, m[1:].tobytes() == data[m.itemsize:])
---
# Signs and extremes.
for code, data in (("b", b"\x80\x7f\xff\0"), ("h", b"\0\x80\xff\x7f"), ("i", b"\0\0\0\x80\xff\xff\xff\x7f"), ("q", bytes(7) + b"\x80" + b"\xff" * 7 + b"\x7f"), ("n", b"\xff" * 8), ("N", b"\xff" * 8), ("P", b"\xff" * 8)):
    m = memoryview(data).cast(code)
    print(code, m.tolist(), m.tolist() == list(struct.unpack(f"{len(m)}{code}", data)))
---
# Halves.
b = bytearray(2)
m = memoryview(b).cast("e")
for v in (0.0, -0.0, 1.0, -2.0, 65504.0, 65519.0, 65520.0, 6e-8, 5.96e-8, 2.98e-8, 2.9e-8, 0.333, float("inf"), float("-inf"), float("nan"), 2049, 2050, 2051, True, 1e300, -1e5):
    try:
        m[0] = v
        print(v, m[0], b.hex())
    except ValueError as e:
        print(v, f"{type(e).__name__}: {e}")
---
# Singles: what is too large becomes infinite, what is too small zero.
b = bytearray(4)
m = memoryview(b).cast("f")
for v in (0.1, 16777217, 3.4028234663852886e38, 3.4028235677973366e38, 3.5e38, -1e300, 1e-45, 7e-46, -1e-60, 2**127, 2**128, 2**1023, 2**1024, -2**1024):
    try:
        m[0] = v
        print(m[0], b.hex())
    except ValueError as e:
        print(f"{type(e).__name__}: {e}")
---
# What converts to a float, and what does not.
class F:
    def __init__(self, f): self.f = f
    def __float__(self): return self.f
class C:
    def __complex__(self): return 1+2j
class I:
    def __int__(self): return 5
for code in "fdebB":
    m = memoryview(bytearray(8)).cast(code)
    for v in (F(1.5), F("x"), F(2), C(), I(), Index(3), Index("x"), Index(2**70)):
        try:
            m[0] = v
            print(code, m[0])
        except (TypeError, ValueError) as e:
            print(code, f"{type(e).__name__}: {e}")
---
for code in ("Zf", "Zd"):
    b = bytearray(16)
    m = memoryview(b).cast(code)
    class C:
        def __complex__(self): return 1+2j
    class D:
        def __complex__(self): return 1
    class F:
        def __float__(self): return 2.5
    for v in (1, 1.5, 2j, C(), D(), F(), Index(4), "1j", None, 1e300, 2**1024, complex("nan"), complex(-0.0, -0.0), True, [1]):
        try:
            m[0] = v
            print(code, m[0], b.hex())
        except Exception as e:
            print(code, f"{type(e).__name__}: {e}")
---
# An exception of the value's own goes through, the memory stays.
class Bad:
    def __index__(self): raise KeyError("mine")
    def __float__(self): raise LookupError("mine too")
    def __bool__(self): raise ArithmeticError("and mine")
    def __complex__(self): raise OSError("still mine")
for code in CODES:
    b = bytearray(range(1, 17))
    m = memoryview(b).cast(code)
    try:
        m[0] = Bad()
    except Exception as e:
        print(code, f"{type(e).__name__}: {e}", b == bytes(range(1, 17)))
---
# Bool reads any bit, and stores truth.
b = bytearray([0, 1, 2, 128, 255, 7])
m = memoryview(b).cast("?")
print(m.tolist(), m.count(True), m.index(True), True in m, 2 in m, 1 in m)
for i, v in enumerate((False, [], "x", 0.0, None, [0])):
    m[i] = v
print(b, m.tolist())
---
# char: one bytes object of length one.
b = bytearray(b"abc")
m = memoryview(b).cast("c")
print(m[0], m.tolist(), m[1:].tolist(), m.index(b"b"), b"c" in m, 99 in m, m.count(b"a"))
m[0] = b"z"
for v in (b"", b"ab", bytearray(b"x"), "x", 120, memoryview(b"x")):
    try:
        m[1] = v
    except (TypeError, ValueError) as e:
        print(f"{type(e).__name__}: {e}")
class B(bytes): pass
m[2] = B(b"y")
print(b)
---
# A bool is an int; an int subclass too; a float subclass is a float.
class N(int): pass
class R(float): pass
m = memoryview(bytearray(8)).cast("h")
m[0], m[1], m[2] = True, N(300), Index(-1)
print(m.tolist())
t(m.__setitem__, 3, R(1.0))
d = memoryview(bytearray(16)).cast("d")
d[0], d[1] = R(1.25), N(3)
print(d.tolist())
---
# Deprecated and unknown formats of exporters.
for code in "uw":
    m = memoryview(array.array("w", "hé"))
    print(m.format, m.itemsize, m.nbytes, m.shape, m.tobytes(), m.hex(), bytes(m[1:]))
    for f in (m.tolist, lambda: m[0], lambda: list(m), lambda: m.index("h"), lambda: "h" in m, lambda: m.count("h"), lambda: hash(m), lambda: m.__setitem__(0, "x"), lambda: m == m, lambda: m[0:1] == m[0:1], lambda: m.cast("B").tolist(), lambda: m.cast("i")):
        t(f)
---
a = array.array("w", "abc")
m = memoryview(a)
t(lambda: m.__setitem__(slice(0, 1), array.array("w", "z")))
t(lambda: m.__setitem__(slice(0, 1), array.array("i", [1])))
print(a, m[::2].tobytes(), m.toreadonly().readonly, m.release(), a.append("d"), a)
---
# Every pair of formats: what a cast admits.
for source in ("B", "b", "c", "?", "h", "d", "@B", "@i"):
    m = memoryview(bytes(16)).cast(source)
    for target in ("B", "b", "c", "@c", "?", "h", "@H", "Zd", "P", "<h", "=B", "2h", "hh", "x", "s", "p", "u", "w", "F", "D", "Z", "Zi", "", " ", "@", "@@B", "B ", "\0"):
        try:
            c = m.cast(target)
            print(source, repr(target), c.format, c.shape, c.itemsize)
        except (TypeError, ValueError) as e:
            print(source, repr(target), f"{type(e).__name__}: {e}")
---
# Byte order: what the machine stores.
b = bytearray(8)
for code, v in (("h", 0x0102), ("i", 0x01020304), ("q", 0x0102030405060708), ("f", 1.5), ("d", -2.0), ("e", 1.0)):
    m = memoryview(b).cast(code)
    m[0] = v
    print(code, b.hex(), struct.pack("<" + code, v) == b[:m.itemsize], struct.pack(">" + code, v).hex())
