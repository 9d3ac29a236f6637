# Slice assignment, as for lists.
for s in (slice(None), slice(1, 4), slice(None, None, 2), slice(None, None, -1), slice(5, 1, -2), slice(-3, None), slice(2, 2), slice(10, 20), slice(4, 1), slice(-100, 100, 3)):
    for v in (b"", b"x", b"xy", b"xyz", b"wxyz", b"abcdefg"):
        b, l = bytearray(range(7)), list(range(7))
        try:
            b[s] = v
            l[s] = v
            print(list(b) == l, b.hex())
        except ValueError as e:
            print(e)
    b, l = bytearray(range(7)), list(range(7))
    del b[s], l[s]
    print(list(b) == l, b)
---
b = bytearray(b"abcdef")
for v in (b"X", bytearray(b"Y"), memoryview(b"Z"), memoryview(b"1-2-")[::2], array.array("H", [25185]), [65, 66], (67,), iter([68]), {69: 1}, range(3), "x", 5, None, 1.5, [256], ["a"], [1.0], [None], Index(3), Buf(b"buf"), WithBytes(b"w"), map(int, "12"), object):
    for s in (slice(0, 1), slice(None, None, 3)):
        c = b[:]
        try:
            c[s] = v
            print(c)
        except Exception as e:
            print(f"{type(e).__name__}: {e}", c)
---
b = bytearray(b"abc")
for k, v in ((0, 65), (-1, 66), (3, 1), (-4, 1), (2**70, 1), (True, 67), (Index(0), Index(68)), (0, 256), (0, -1), (0, 2**70), (0, "a"), (0, b"a"), (0, None), (0, 1.0), ("a", 1), (None, 1), (1.0, 1), ((0,), 1), (9, 300), (9, "x"), (Index("x"), 1), (0, Index("x"))):
    try:
        b[k] = v
        print(b)
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
for k in (9, -9, 2**70, "a", None, (0,), 1.0, slice("x"), slice(None, None, 0)):
    t(b.__delitem__, k)
print(b)
---
b = bytearray(b"abcabc")
for name, args in (("append", (65,)), ("append", (256,)), ("append", ("a",)), ("append", ()), ("append", (None,)), ("append", (Index(66),)), ("append", (2**70,)), ("insert", (0, 67)), ("insert", (-1, 68)), ("insert", (100, 69)), ("insert", (2**70, 70)), ("insert", ("x", 1)), ("insert", (0, "x")), ("insert", (0,)), ("insert", (0, 300)), ("pop", ()), ("pop", (0,)), ("pop", (-1,)), ("pop", (99,)), ("pop", ("x",)), ("pop", (None,)), ("pop", (2**70,)), ("pop", (0, 1)), ("remove", (97,)), ("remove", (255,)), ("remove", (256,)), ("remove", ("a",)), ("remove", (b"a",)), ("remove", ()), ("extend", (b"xy",)), ("extend", ([1, 2],)), ("extend", ("xy",)), ("extend", (5,)), ("extend", (None,)), ("extend", ([300],)), ("extend", (["a"],)), ("extend", ([],)), ("extend", (memoryview(b"mv")[::-1],)), ("extend", (array.array("H", [1]),)), ("extend", (iter(b"it"),)), ("extend", ()), ("reverse", ()), ("reverse", (1,)), ("copy", ()), ("copy", (1,)), ("resize", (3,)), ("resize", (6,)), ("resize", (-1,)), ("resize", ("x",)), ("resize", (None,)), ("resize", ()), ("resize", (2**63,)), ("resize", (Index(4),)), ("resize", (1.0,)), ("clear", (1,)), ("clear", ()), ("pop", ()), ("__alloc__", ())):
    try:
        print(name, getattr(b, name)(*args), b)
    except Exception as e:
        print(name, f"{type(e).__name__}: {e}", b)
---
for n in (None, 0, 1, 3, 6, 7, -1, -6, -7, True, Index(2), 1.0, "x", 2**70, -2**70):
    b = bytearray(b"abcdef")
    try:
        r = b.take_bytes(n)
        print(type(r).__name__, r, b)
    except Exception as e:
        print(f"{type(e).__name__}: {e}", b)
b = bytearray(b"xyz")
print(b.take_bytes(), b, b.take_bytes(), b.take_bytes(0), b.take_bytes(None))
t(b.take_bytes, 1), t(b.take_bytes, 1, 2), t(lambda: b.take_bytes(n=1))
class K(bytearray): pass
k = K(b"sub")
print(type(k.take_bytes(1)).__name__, k)
---
# += and *=
for v in (b"x", bytearray(b"y"), memoryview(b"z"), memoryview(b"1-2-")[::2], array.array("H", [1]), [1], "x", 5, None, Buf(b"q"), WithBytes(b"w"), ()):
    b = bytearray(b"ab")
    c = b
    try:
        b += v
        print(b, b is c)
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
for n in (0, 1, 3, -1, True, Index(2), 1.5, "x", None, 2**62):
    b = bytearray(b"ab")
    c = b
    try:
        b *= n
        print(b, b is c)
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
b = bytes(b"ab")
c = b
b += b"c"
b *= 2
print(b, c)
---
# What is lent cannot change its size; what keeps it can be done.
CHANGES = {
    "append": lambda b: b.append(1), "insert": lambda b: b.insert(0, 1), "extend": lambda b: b.extend(b"x"), "extend nothing": lambda b: b.extend(b""), "pop": lambda b: b.pop(), "remove": lambda b: b.remove(97), "remove missing": lambda b: b.remove(7),
    "clear": lambda b: b.clear(), "del": lambda b: b.__delitem__(0), "del slice": lambda b: b.__delitem__(slice(0, 2)), "del nothing": lambda b: b.__delitem__(slice(2, 2)), "del step": lambda b: b.__delitem__(slice(None, None, 2)),
    "set": lambda b: b.__setitem__(0, 90), "set slice": lambda b: b.__setitem__(slice(0, 2), b"YZ"), "set longer": lambda b: b.__setitem__(slice(0, 2), b"XYZ"), "set shorter": lambda b: b.__setitem__(slice(0, 2), b"X"), "set step": lambda b: b.__setitem__(slice(None, None, 2), b"PQ"), "set empty": lambda b: b.__setitem__(slice(None, None, 2), b""),
    "iadd": lambda b: b.__iadd__(b"x"), "iadd nothing": lambda b: b.__iadd__(b""), "imul 1": lambda b: b.__imul__(1), "imul 2": lambda b: b.__imul__(2), "imul 0": lambda b: b.__imul__(0), "resize": lambda b: b.resize(9), "resize same": lambda b: b.resize(3), "take": lambda b: b.take_bytes(1), "take nothing": lambda b: b.take_bytes(0), "take all": lambda b: b.take_bytes(),
    "reverse": lambda b: b.reverse(), "init": lambda b: b.__init__(b"new"), "init same": lambda b: b.__init__(b"abc"), "init empty": lambda b: b.__init__(), "self slice": lambda b: b.__setitem__(slice(None), b), "extend self": lambda b: b.extend(b), "iadd self": lambda b: b.__iadd__(b),
}
for name, change in CHANGES.items():
    for hold in (lambda b: memoryview(b), lambda b: memoryview(b)[0:0], lambda b: iter(memoryview(b)), lambda b: struct.iter_unpack("c", b), lambda b: None):
        b = bytearray(b"abc")
        h = hold(b)
        try:
            r = change(b)
            print(name, None if r is None else "self" if r is b else r, b)
        except (BufferError, ValueError) as e:
            print(name, f"{type(e).__name__}: {e}", b)
        h = None
        b.append(0)
---
# Iteration over what grows and shrinks.
b = bytearray(b"abc")
seen = []
for x in b:
    seen.append(x)
    if len(b) < 6:
        b.append(x + 3)
print(seen, b)
b = bytearray(b"abcdef")
print([b.pop() for x in b], b)
it = iter(b)
b.clear()
print(list(it))
b.extend(b"xyz")
print(list(it))
r = reversed(b)
next(r)
del b[1:]
print(list(r), b)
---
class K(bytearray):
    def __init__(self, *args, note=None):
        super().__init__(*args)
        self.note = note
k = K(b"abc", note=[1])
k.append(100)
k += b"e"
print(k, k.note, type(k).__name__, type(k[1:]).__name__, k == b"abcde", k.upper(), type(k.copy()).__name__, len(k), bytes(k), memoryview(k).obj is k)
k2 = K()
print(k2, bool(k2), k2.note, vars(k))
import copy
c = copy.copy(k)
d = copy.deepcopy(k)
print(c, c.note is k.note, d, d.note is k.note, d.note == k.note, type(c).__name__)
---
# A failed __init__ leaves nothing.
b = bytearray(b"abc")
for args in (([1, 300],), ("x",), (5, "x"), ([1, "a"],), (-1,), (None,), ("é", "ascii")):
    b = bytearray(b"abc")
    t(b.__init__, *args)
    print(b)
b = bytearray(b"abc")
b.__init__(2)
print(b)
b.__init__("hé", "latin-1")
print(b)
b.__init__([x for x in b])
print(b)
b.__init__(b)
print(b)
---
t(hash, bytearray(b"a")), t(lambda: {bytearray(): 1}), t(lambda: {bytearray()}), t(lambda: {}[bytearray()]), t(lambda: bytearray() in {}), t(lambda: bytearray() in set()), t(lambda: {memoryview(bytearray(1)): 1}), t(lambda: {array.array("b"): 1}), t(lambda: {1: 2}.get([])), t(lambda: set([bytearray()])), t(lambda: frozenset([{}])), t(lambda: dict([([], 1)]))
for n in ("sort", "encode", "format", "foo", "index_", "tobytes", "cast"):
    for v in (b"", bytearray(), memoryview(b"")):
        t(getattr, v, n) if not hasattr(v, n) else print(type(v).__name__, n)
t(bytearray(b"a")), t(b"a"), t(memoryview(b"a")), t(array.array("b"))
---
# In place: reverse, sort through a list, swaps, xor.
b = bytearray(b"hello world")
b.reverse()
print(b)
b[:] = sorted(b)
print(b)
b[0], b[-1] = b[-1], b[0]
print(b)
for i, x in enumerate(b):
    b[i] = x ^ 0x20
print(b)
b[2:5] = reversed(b[2:5])
print(b, b.count(0), b.find(b"L"))
half = memoryview(b)[: len(b) // 2]
half[:] = bytes(len(half))
print(b)
