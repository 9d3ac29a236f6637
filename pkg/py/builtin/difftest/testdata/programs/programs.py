# A hexdump.
data = bytes(range(0, 250, 7)) + b"the end"
for off in range(0, len(data), 16):
    row = memoryview(data)[off:off + 16]
    text = "".join(chr(c) if 32 <= c < 127 else "." for c in row)
    print(f"{off:08x}  {row.hex(' '):<47}  |{text:<16}|")
---
# Records of fixed size, read and written in place.
record = struct.Struct("<I8sf")
buf = bytearray(record.size * 3)
for i, (name, price) in enumerate([(b"pen", 1.5), (b"notebook", 2.25), (b"ink", 10)]):
    record.pack_into(buf, i * record.size, i + 1, name, price)
for number, name, price in record.iter_unpack(buf):
    print(number, name.rstrip(b"\0").decode(), f"{price:.2f}")
row = memoryview(buf)[record.size:2 * record.size]
row[4:12] = b"NOTEBOOK"
print(record.unpack(row), record.unpack_from(buf, record.size)[1], buf.find(b"NOTE"))
---
# A ring buffer over one bytearray.
class Ring:
    def __init__(self, size):
        self.view = memoryview(bytearray(size))
        self.start = self.used = 0
    def write(self, data):
        n = min(len(data), len(self.view) - self.used)
        for i in range(n):
            self.view[(self.start + self.used + i) % len(self.view)] = data[i]
        self.used += n
        return n
    def read(self, n):
        n = min(n, self.used)
        out = bytes(self.view[(self.start + i) % len(self.view)] for i in range(n))
        self.start = (self.start + n) % len(self.view)
        self.used -= n
        return out
    def __len__(self): return self.used
    def __repr__(self): return f"<Ring {self.view.tobytes()!r} {self.start}+{self.used}>"
r = Ring(8)
print(r.write(b"hello"), r.read(3), r.write(b" world"), r, len(r), bool(r))
print(r.read(100), r, bool(r), [r.write(b"ab") for _ in range(5)], r)
---
# Reading into parts of one buffer.
import io
source = io.BytesIO(b"0123456789abcdefghij")
buf = bytearray(8)
view = memoryview(buf)
total = 0
while n := source.readinto(view[2:5]):
    total += n
    print(n, buf, view[2:2 + n].tobytes())
print(total, source.tell(), source.getvalue()[-3:])
---
# Parsing type-length-value without copies.
message = bytearray(b"\x01\x03abc\x02\x00\x03\x05hello")
def parse(view):
    while view:
        kind, n = view[0], view[1]
        yield kind, view[2:2 + n]
        view = view[2 + n:]
parts = list(parse(memoryview(message)))
print([(k, v.tobytes()) for k, v in parts], all(v.obj is message for k, v in parts), sum(v.nbytes for _, v in parts))
parts[2][1][0] = ord("J")
print(message)
try:
    message.append(0)
except BufferError as e:
    print(e)
for _, v in parts:
    v.release()
del v, parts
message.append(0)
print(len(message))
---
# An image: rows, columns and channels.
width, height = 4, 3
pixels = bytearray(range(width * height * 3))
image = memoryview(pixels).cast("B", [height, width, 3])
print(image.shape, image.strides, image[1, 2, 0], image[2:].tolist())
red = memoryview(pixels)[0::3]
red[:] = bytes([255]) * len(red)
print(image.tolist()[0], red.tolist(), red.nbytes, red.contiguous)
gray = array.array("B", (sum(memoryview(pixels)[i:i + 3]) // 3 for i in range(0, len(pixels), 3)))
print(gray, memoryview(gray).cast("B", [height, width]).tolist())
flipped = memoryview(gray)[::-1]
print(bytes(flipped).hex(), flipped.strides)
---
# Checksums and endianness.
words = array.array("H", range(1000, 1010))
view = memoryview(words)
total = 0
for w in view:
    total = (total + w) & 0xFFFF
print(f"{total:04x} {total:#06x} {total:b} {total:>8} {total:<8}| {total:^8}|")
swapped = array.array("H", words)
swapped.byteswap()
print(swapped.tolist()[:3], [hex(w) for w in swapped[:3]], memoryview(swapped).cast("B")[0:2].hex(), int.from_bytes(view[:2].tobytes(), "little"))
crc = 0xFFFFFFFF
for byte in view.cast("B"):
    crc ^= byte
    for _ in range(8):
        crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
print(f"{crc ^ 0xFFFFFFFF:08x}", ~crc & 0xFF, crc.bit_length(), bin(crc)[:10], oct(crc & 0o777))
---
# Slicing bytes copies; slicing views does not.
data = bytearray(b"x" * 1000)
def shrink_bytes(b):
    n = 0
    while b:
        b = b[100:]
        n += 1
    return n
print(shrink_bytes(bytes(data)), shrink_bytes(memoryview(data)), held(data))
v = memoryview(data)
w = v[500:]
w[0] = 65
print(data[500], bytes(data)[498:503], v[500] == w[0], v[500:] == w, w.obj is data, w.nbytes)
---
# In-place algorithms over views: sort, reverse, rotate, partition.
def sort(v):
    for i in range(1, len(v)):
        x, j = v[i], i
        while j > 0 and v[j - 1] > x:
            v[j] = v[j - 1]
            j -= 1
        v[j] = x
for code, values in (("b", [3, -1, 2]), ("d", [2.5, -1.0, 0.0]), ("Q", [2**63, 1, 5])):
    a = array.array(code, values)
    sort(memoryview(a))
    print(a)
b = bytearray(b"abcdefg")
m = memoryview(b)
m[:3], m[3:] = bytes(m[4:]), bytes(m[:4])
print(b)
m[::-1] = bytes(m)
print(b)
m[1:] = m[:-1]
print(b)
m[:-1] = m[1:]
print(b)
---
# Base64 by hand, over a view of six bits.
alphabet = bytes(range(65, 91)) + bytes(range(97, 123)) + b"0123456789+/"
def encode(data):
    out = bytearray()
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(bytes(chunk) + bytes(3 - len(chunk)), "big")
        out += bytes(alphabet[n >> s & 63] for s in (18, 12, 6, 0))[:len(chunk) + 1] + b"=" * (3 - len(chunk))
    return bytes(out)
print(encode(memoryview(b"Zero-copy Zen")), encode(b""), encode(b"a"), encode(bytearray(b"ab")), encode(b"abc"))
---
# Names, formats, conversions.
m = memoryview(array.array("d", [1, 2.5]))
print(f"{m.format=} {m.shape!r:>8} {m.itemsize:03d} {m.nbytes:#x} {m.readonly!s:5}| {m[1]:.3f} {m[1]:e} {m[0]:g} {m.tolist()}")
print("%s %r %5.1f %d%% %x %c %-5s| %05d %+d %a" % ("s", "r", m[1], 7, 255, 65, "ab", 42, 3, "é"))
print("{} {0!r:>5} {name:^7} {2[1]}".format("x", name="n") if False else "{0} {0!r:>5} {name:^7} {1[1]}".format("x", [1, 2], name="n"))
print(str(b"a"), repr("it's"), ascii("é\u20ac"), chr(0x1F600), ord("€"), hex(255), bin(-5), oct(8), 10**25, -7 // 2, -7 % 3, divmod(-7, 2), 2**-1, 7 / 2, round(2.5), round(-1.25, 1), 1e16, 1e-5, 0.1 + 0.2, float("1e400"), 1_000, 0x_ff, 1j * 1j, complex(1, -0.0))
---
# Control flow, scope, comprehensions.
def f(a, /, b=2, *args, c, d=4, **named):
    return a, b, args, c, d, sorted(named.items())
print(f(1, c=3), f(1, 5, 6, 7, c=8, z=9), f(*[1, 2], **{"c": 3}))
for bad in (lambda: f(), lambda: f(1), lambda: f(a=1, c=2), lambda: f(1, c=2, b=3, **{"c": 4}), lambda: f(1, 2, b=3, c=4)):
    t(bad)
total = 0
for i in range(10):
    if i == 2: continue
    if i == 5: break
    total += i
else:
    print("never")
print(total, [x * y for x in range(3) for y in range(3) if x != y], {x: x * x for x in (1, 2)}, {1, 2} | {3}, [*range(3), *b"ab"], (lambda *a, **k: (a, k))(1, z=2))
def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    return up
c = counter()
print(c(), c(5), c(), (x := 5), x, [y for y in [1, 2, 3] if (z := y) > 1], z)
def gen():
    try:
        got = yield 1
        print("got", got)
        yield from (2, 3)
        return 4
    finally:
        print("closed")
g = gen()
print(next(g), g.send("x"), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
---
# Classes.
class Base:
    count = 0
    def __init__(self, v): self.v = v; Base.count += 1
    def __repr__(self): return f"{type(self).__name__}({self.v!r})"
    def __eq__(self, o): return isinstance(o, Base) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return self.v < o.v
    def __add__(self, o): return type(self)(self.v + (o.v if isinstance(o, Base) else o))
    __radd__ = __add__
    def __getitem__(self, k): return (self.v, k)
    def __contains__(self, k): return k == self.v
    def __call__(self, *a): return a
    def __len__(self): return self.v
    def __bool__(self): return self.v > 1
    def __iter__(self): return iter(range(self.v))
    def __enter__(self): print("enter"); return self
    def __exit__(self, *a): print("exit", a[0] and a[0].__name__); return True
    @property
    def double(self): return self.v * 2
    @double.setter
    def double(self, x): self.v = x // 2
    @classmethod
    def make(cls): return cls(7)
    @staticmethod
    def helper(x): return x + 1
class Child(Base):
    def __init__(self, v): super().__init__(v + 100)
    def __repr__(self): return "<" + super().__repr__() + ">"
a, b = Base(1), Child(2)
print(a, b, a == Base(1), a != b, a < b, sorted([b, a]), a + 1, 1 + a, sum([a, a], Base(0)), a["k"], 1 in a, a(1, 2), len(a), bool(a), bool(b), list(a), a.double, Base.make(), Child.make(), Base.helper(1), Base.count, {a: 1}[Base(1)], isinstance(b, Base), issubclass(Child, Base), Child.__mro__[1].__name__, hasattr(a, "w"), getattr(a, "w", 5), vars(a))
a.double = 10
del a.v
t(lambda: a.v), t(lambda: setattr(a, "__dict__", 5)) if False else None
with b as x:
    raise ValueError("swallowed")
t(lambda: a < 5), t(lambda: Base()), t(lambda: Base(1, 2)), t(lambda: a.nothing), t(lambda: Base.nothing), t(lambda: a - 1), t(lambda: a[0:1]), t(lambda: next(a)), t(lambda: a.double.x)
---
# Exceptions: chains, groups of handlers, finally, else, texts.
def f(n):
    try:
        if n == 0: return "returned"
        if n == 1: raise ValueError("one", 1)
        if n == 2: {}["k"]
        if n == 3: [][5]
        if n == 4: 1 / 0
        if n == 5: raise KeyError
        if n == 6: int("x")
        if n == 7: None.x
        if n == 8: undefined
        if n == 9: raise OSError(95, "Odd") from ValueError("cause")
        if n == 10: assert False, "said"
        if n == 11: raise StopIteration(5)
        if n == 12: bytes([1])["x"]
        if n == 13: "a" + 1
        if n == 14: raise type("E", (Exception,), {})("own") if False else Exception("own")
    except (ValueError, KeyError) as e:
        return type(e).__name__, e.args, str(e), repr(e)
    except ArithmeticError as e:
        return f"{e!r}"
    except Exception as e:
        return type(e).__name__, str(e), e.args, e.__cause__
    else:
        return "else"
    finally:
        print(n, end=": ")
for n in range(16):
    print(f(n))
---
raise KeyError("missing key")
---
raise ValueError
---
x = memoryview(bytearray(2))
x[5] = 1
---
class Odd(Exception):
    def __str__(self): return "said by __str__"
raise Odd(1, 2)
---
def g(): raise TypeError("inner")
try:
    g()
except TypeError:
    raise RuntimeError("outer") from None
---
assert memoryview(b"a") == b"b", "they differ"
---
b = bytearray(1)
m = memoryview(b)
b.append(1)
---
del undefined_name
