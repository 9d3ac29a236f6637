# Callbacks that release the view.
class R:
    def __init__(self, f, v=0): self.f, self.v = f, v
    def __index__(self): self.f(); return self.v
    def __float__(self): self.f(); return float(self.v)
    def __complex__(self): self.f(); return complex(self.v)
    def __bool__(self): self.f(); return bool(self.v)
    def __eq__(self, other): self.f(); return False
    def __len__(self): self.f(); return 1
    def __iter__(self): self.f(); return iter(b"x")
for code in CODES[1:]:
    m = memoryview(bytearray(16)).cast(code)
    t(m.__setitem__, 0, R(m.release, 1))
    m = memoryview(bytearray(16)).cast(code)
    t(m.__setitem__, R(m.release, 0), 1)
    m = memoryview(bytearray(16)).cast(code)
    t(m.__getitem__, R(m.release, 0))
---
class R:
    def __init__(self, f, v=0): self.f, self.v = f, v
    def __index__(self): self.f(); return self.v
    def __eq__(self, other): self.f(); return False
    def __len__(self): self.f(); return 1
for make in (lambda m: m[R(m.release):], lambda m: m[:R(m.release, 2)], lambda m: m[::R(m.release, 1)], lambda m: m.__setitem__(slice(R(m.release), 1), b"x"), lambda m: m.index(R(m.release)), lambda m: m.count(R(m.release)), lambda m: R(m.release) in m, lambda m: m == R(m.release), lambda m: m.hex(R(m.release)), lambda m: m.hex(":", R(m.release, 1)), lambda m: m.cast("B", [R(m.release, 3)]), lambda m: m.index(97, R(m.release)), lambda m: m[R(m.release), 0] if False else 0, lambda m: m.tobytes(R(m.release)), lambda m: bytes([R(m.release, 1), m[0]])):
    m = memoryview(bytearray(b"abc"))
    t(make, m)
    t(len, m)
---
# Callbacks that resize the bytearray.
class C:
    def __init__(self, b, v=0): self.b, self.v = b, v
    def __index__(self): self.b.clear(); return self.v
    def __repr__(self): self.b.clear(); return "r"
    def __len__(self): self.b.clear(); return 1
    def __iter__(self): self.b.clear(); return iter([65])
    def __bytes__(self): self.b.clear(); return b"z"
    def __buffer__(self, flags): self.b.clear(); return memoryview(b"buf")
for f in (lambda b: b.find(C(b, 97)), lambda b: b.count(C(b, 97)), lambda b: C(b, 97) in b, lambda b: b.index(C(b, 97)), lambda b: b.append(C(b, 7)), lambda b: b.insert(C(b), 7), lambda b: b.insert(0, C(b, 7)), lambda b: b.pop(C(b)), lambda b: b.remove(C(b, 97)), lambda b: b.__setitem__(0, C(b, 7)), lambda b: b.__setitem__(C(b), 7), lambda b: b[C(b)], lambda b: b[C(b):], lambda b: b.__setitem__(slice(C(b), 2), b"XY"), lambda b: b.__delitem__(C(b)), lambda b: b.__delitem__(slice(C(b), 2)), lambda b: b.resize(C(b, 2)), lambda b: b.take_bytes(C(b, 1)), lambda b: b * C(b, 2), lambda b: b.__imul__(C(b, 2)), lambda b: b % C(b), lambda b: b.extend(C(b)), lambda b: b + C(b), lambda b: b.__iadd__(C(b)), lambda b: b.join([C(b)]), lambda b: b.split(C(b)), lambda b: b.startswith(C(b)), lambda b: b.replace(C(b), b"x"), lambda b: b.replace(b"a", b"x", C(b, 1)), lambda b: b.strip(C(b)), lambda b: b.translate(C(b)), lambda b: b.partition(C(b)), lambda b: b.center(C(b, 9)), lambda b: b.hex(":", C(b, 1)), lambda b: b == C(b), lambda b: b < C(b), lambda b: b.expandtabs(C(b, 4)), lambda b: b.zfill(C(b, 9)), lambda b: b.find(b"c", C(b)), lambda b: b.splitlines(C(b)), lambda b: b.__init__(C(b)), lambda b: b.__init__([C(b, 1)]), lambda b: bytes(C(b)), lambda b: b.removeprefix(C(b)), lambda b: b.endswith((C(b), b"c"))):
    b = bytearray(b"abcabc")
    t(f, b)
    print(b)
---
# Lists that change while they are read.
l = []
class G:
    def __index__(self): l.clear(); return 65
for f in (bytes, bytearray, lambda x: array.array("B", x), lambda x: bytearray(b"q").extend(x), lambda x: array.array("B").extend(x), lambda x: array.array("B").fromlist(x), lambda x: bytearray(3).__setitem__(slice(0, 1), x)):
    l[:] = [1, G(), 3, 4]
    t(f, l)
    print(l)
class H:
    def __index__(self): l.append(1) if len(l) < 9 else None; return 66
for f in (bytes, bytearray, lambda x: array.array("B", x), lambda x: array.array("B").fromlist(x)):
    l[:] = [H(), H()]
    t(f, l)
    print(len(l))
---
# join: items that change the list.
parts = []
class J:
    def __buffer__(self, flags):
        parts.clear()
        return memoryview(b"j")
for sep in (b"", b"-", bytearray(b"+")):
    parts[:] = [b"a", J(), b"b"]
    t(sep.join, parts)
    print(parts)
---
# Generators that look at what is being built.
b = bytearray(b"abc")
def gen():
    for i in range(3):
        yield len(b) + i
b.extend(gen())
print(b)
b.__init__(gen())
print(b)
b[1:2] = gen()
print(b)
def shrink():
    b.clear()
    yield 1
b[0:1] = shrink()
print(b)
b.extend(shrink())
print(b)
def bad():
    yield 1
    b.append(9)
    raise KeyError("k")
t(b.extend, bad()), print(b), t(b.__setitem__, slice(0, 1), bad()), print(b), t(b.__init__, bad()), print(b)
---
# Sorting and comparing what changes.
a = array.array("i", [3, 1, 2])
class E:
    def __eq__(self, other): a.append(1) if len(a) < 9 else None; return False
for f in (lambda: a.index(E()), lambda: a.count(E()), lambda: E() in a, lambda: a == [E()], lambda: [E()] == a.tolist(), lambda: a.remove(E())):
    a = array.array("i", [3, 1, 2])
    t(f), print(len(a))
l = [3, 1, 2]
t(l.sort, key=lambda x: l.append(x)), print(len(l))
m = memoryview(bytearray(b"cab"))
print(sorted(m, key=lambda x: m[0] - x))
t(lambda: sorted(m, key=lambda x: m.release()))
