# Every type code: construction, items, bytes, repr.
print(array.typecodes)
for code in array.typecodes:
    a = array.array(code)
    print(code, a, a.typecode, a.itemsize, len(a), a.tobytes(), a.tolist(), bool(a), memoryview(a).format, a == array.array("b"))
    if code in "uw":
        continue
    a = array.array(code, [0, 1, 2, 3])
    print(a, a[1], a[-1], a[1:3], a[::-1], a + a[:1], a[:2] * 2, a.tobytes().hex(), a.count(1), a.index(2), a.pop(), a.pop(0), a)
---
# Limits of each integer code, one beyond, and far beyond.
for code, low, high in (("b", -128, 127), ("B", 0, 255), ("h", -2**15, 2**15 - 1), ("H", 0, 2**16 - 1), ("i", -2**31, 2**31 - 1), ("I", 0, 2**32 - 1), ("l", -2**63, 2**63 - 1), ("L", 0, 2**64 - 1), ("q", -2**63, 2**63 - 1), ("Q", 0, 2**64 - 1)):
    a = array.array(code, [low, high])
    print(a)
    for v in (low - 1, high + 1, 2**64, -2**64, 10**40, -10**40, 1.0, "1", None, 2j, b"a"):
        for f in (lambda: array.array(code, [v]), lambda: a.append(v), lambda: a.__setitem__(0, v), lambda: a.insert(0, v)):
            try:
                f()
                print("stored", v)
            except (OverflowError, TypeError) as e:
                print(code, f"{type(e).__name__}: {e}")
                break
    print(a.tolist() == [low, high], Index(5).n, array.array(code, [Index(5), True]))
---
for code in ("e", "f", "d"):
    a = array.array(code)
    for v in (1, 1.5, -0.0, 1e39, 65519.0, float("inf"), float("nan"), 1e-300, 2**1023, 2**1024, "x", None, 1j, Index(3), True):
        try:
            a.append(v)
            print(code, a[-1])
        except (OverflowError, TypeError) as e:
            print(code, f"{type(e).__name__}: {e}")
    print(a, a.tobytes().hex())
---
for code in ("Zf", "Zd"):
    a = array.array(code, [1, 2.5, 3j, 1 + 2j])
    print(a, a[0], a[-1], a.itemsize, a.tobytes().hex(), a.tolist(), a.count(1), a.index(3j), 2.5 in a)
    for v in ("x", None, 1e300, 2**1024, complex("inf"), [1]):
        try:
            a.append(v)
            print(a[-1])
        except (OverflowError, TypeError) as e:
            print(f"{type(e).__name__}: {e}")
    a.byteswap()
    a.byteswap()
    a.reverse()
    print(a, a == a[:], a != a[:])
    t(lambda: a < a), t(lambda: a < array.array(code, [9j])), t(lambda: sorted(a))
---
# Initializers.
for init in ([1, 2], (1, 2), range(3), {1: 2}, {3}, b"ab", bytearray(b"ab"), memoryview(b"ab"), memoryview(b"abcd")[::2], array.array("b", [1]), array.array("d", [1.0]), array.array("w", "a"), "ab", "", iter([1]), (i for i in (4, 5)), 5, None, 1.5, [1.5], ["a"], [300], [None], b"abc", Buf(b"ab"), map(int, "12")):
    for code in ("B", "H", "d", "w"):
        try:
            print(code, array.array(code, init))
        except (TypeError, ValueError, OverflowError) as e:
            print(code, f"{type(e).__name__}: {e}")
---
for args in ((), (1,), ("i", [1], 2), ("",), ("ii",), ("x",), ("Z",), ("Zi",), (b"i",), (None,), ("i", None), ("é",), ("c",), ("F", [1])):
    t(array.array, *args)
t(lambda: array.array("i", x=1)), t(lambda: array.array(typecode="i"))
class A(array.array):
    def __new__(cls, code, init=(), extra=None): return super().__new__(cls, code, init)
print(A("i", [1], extra=2), type(A("i") + A("i")).__name__, type(A("i") * 2).__name__, type(A("i")[:]).__name__, A("i", [1]) == array.array("i", [1]))
---
# Slices: get, set and delete, as lists do.
for s in (slice(None), slice(1, 4), slice(None, None, 2), slice(None, None, -1), slice(5, 1, -2), slice(-3, None), slice(2, 2), slice(10, 20), slice(4, 1), slice(-100, 100, 3)):
    a, l = array.array("i", range(7)), list(range(7))
    print(a[s].tolist() == l[s])
    del a[s], l[s]
    print(a.tolist() == l)
    for n in (0, 1, 2, 3, 4, 7):
        a, l = array.array("i", range(7)), list(range(7))
        try:
            a[s] = array.array("i", range(100, 100 + n))
            l[s] = range(100, 100 + n)
            print(a.tolist() == l, a)
        except ValueError as e:
            print(e)
---
a = array.array("i", range(5))
for k, v in ((slice(0, 1), [1]), (slice(0, 1), array.array("h", [1])), (slice(0, 1), b"abcd"), (slice(0, 1), 5), (slice(0, 1), None), (slice(None, None, 0), a), (slice("x"), a), ("x", 1), (None, 1), (1.0, 1), (5, 1), (-6, 1), (2**70, 1), (0, "x"), (0, None), (0, 2**40), ((0,), 1), (Index(1), Index(9))):
    try:
        a[k] = v
        print(a)
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
for k in ("x", None, 1.0, 5, -6, 2**70, (0,), slice(None, None, 0), slice("a")):
    for f in (lambda: a[k], lambda: a.__delitem__(k)):
        t(f)
---
# Whole arrays onto themselves.
for s in (slice(2, 2), slice(1, 3), slice(None), slice(0, 0), slice(5, 5)):
    a = array.array("i", range(5))
    a[s] = a
    print(a)
a = array.array("i", range(4))
a[::-1] = a
a.extend(a)
a += a[:1]
print(a)
t(lambda: a.__setitem__(slice(None, None, 2), a))
---
# + += * *= and what they refuse.
a = array.array("i", [1, 2])
for v in (array.array("i", [3]), array.array("h", [3]), [3], (3,), b"abcd", 5, None, "x"):
    t(lambda: a + v)
    def f():
        b = a[:]
        b += v
        return b
    t(f)
for n in (0, 1, 3, -1, True, Index(2), 1.5, "x", None, 2**62, 2**70):
    t(lambda: a * n), t(lambda: n * a)
    def f():
        b = a[:]
        b *= n
        return b
    t(f)
---
# Comparison.
arrays = [array.array("b", [1, 2]), array.array("B", [1, 2]), array.array("d", [1, 2]), array.array("b", [1, 2, 3]), array.array("f", [1, 2.5]), array.array("q"), array.array("Zd", [1, 2]), array.array("w", "ab")]
for x in arrays:
    print([x == y for y in arrays], [x != y for y in arrays])
for x in arrays[:6]:
    print([x < y for y in arrays[:6]], [x >= y for y in arrays[:6]])
for v in ([1, 2], (1, 2), b"\1\2", 5, None, memoryview(b"\1\2")):
    print(arrays[0] == v, v != arrays[0])
    t(lambda: arrays[0] < v)
t(lambda: arrays[0] < arrays[7])
---
# Methods and their errors.
a = array.array("i", [3, 1, 2, 1])
t(a.index, 1), t(a.index, 1, 2), t(a.index, 1, -1), t(a.index, 9), t(a.index, 1, 2, 3), t(a.index, "x"), t(a.index), t(a.index, 1, "x"), t(a.index, 1, None), t(a.index, 1, -100, 100), t(a.index, 1.0)
t(a.count, 1), t(a.count, 1.0), t(a.count, "x"), t(a.count), t(a.remove, 9), t(a.remove, 1), t(a.pop, 9), t(a.pop, -9), t(a.pop, "x"), t(a.pop, 2**70), t(a.pop, 0), t(a.insert, 0), t(a.insert, "x", 1), t(a.insert, 100, 8), t(a.insert, -100, 9), t(a.insert, 0, "x")
t(a.append), t(a.append, 1, 2), t(a.append, "x"), t(a.extend), t(a.extend, 5), t(a.extend, [1, "x"]), t(a.extend, array.array("h")), t(a.extend, b"ab"), t(a.extend, "ab"), t(a.fromlist, [7, 8]), t(a.fromlist, (1,)), t(a.fromlist, [1, "x"]), t(a.fromlist), t(a.reverse), t(a.reverse, 1), t(a.clear, 1), t(a.tolist, 1), t(a.byteswap), t(a.buffer_info()[1].__class__)
print(a)
t(a.clear), t(a.pop), t(a.remove, 1), print(a)
---
# Bytes in and out.
for code in "bHidw":
    a = array.array(code)
    for data in (b"", b"a\0\0\0", b"abcdefgh" * 2, b"abc", bytearray(4), memoryview(b"a\0\0\0b\0\0\0"), memoryview(b"abcdefgh")[::2], array.array("b", [1, 0, 0, 0]), array.array("h", [1, 2]), "abcd", 5, None, Buf(b"a\0\0\0")):
        try:
            a.frombytes(data)
            print(code, a.tobytes())
        except (TypeError, ValueError, BufferError) as e:
            print(code, f"{type(e).__name__}: {e}")
    t(a.frombytes), t(a.tobytes, 1)
---
class File:
    def __init__(self, data): self.data, self.asked = data, []
    def read(self, n): self.asked.append(n); part, self.data = self.data[:n], self.data[n:]; return part
    def write(self, data): self.asked.append(bytes(data)); return len(data)
a = array.array("h")
f = File(b"\1\0\2\0\3\0\4")
t(a.fromfile, f, 2), t(a.fromfile, f, 0), t(a.fromfile, f, 5), print(a, f.asked)
t(a.fromfile, File("text"), 1), t(a.fromfile, File(bytearray(2)), 1), t(a.fromfile, f, -1), t(a.fromfile, f, "x"), t(a.fromfile, f), t(a.fromfile, 5, 1), t(a.fromfile, f, 2**63)
g = File(b"")
t(a.tofile, g), t(a.tofile, 5), t(a.tofile), print(g.asked, a)
---
# unicode
a = array.array("w", "héllo")
print(a, a[1], a[::-1], a.tounicode(), a.tolist(), len(a), a.itemsize, "é" in a, a.index("l"), a.count("l"), a.pop(), a + array.array("w", "x"), a * 2, a.tobytes())
a.fromunicode("€\U0001f600")
a.extend("xy") if False else a.extend(array.array("w", "xy"))
a[0] = "\0"
print(a, repr(a), str(a), f"{a}", a == array.array("w", a.tounicode()))
for v in ("", "ab", 5, None, b"a", 1.5):
    t(a.append, v), t(a.__setitem__, 0, v)
t(a.fromunicode, 5), t(a.fromunicode), t(array.array("i").fromunicode, "a"), t(array.array("i").tounicode), t(array.array, "w", [1]), t(array.array, "w", ["a", "b"]), t(a.fromlist, ["q", "r"]), t(a.fromlist, ["ab"])
t(array.array("w", b"\xff\xff\xff\xff").tounicode), t(repr, array.array("w", b"\xff\xff\xff\xff")), t(array.array("w", b"\0\xd8\0\0").tounicode), t(array.array, "w", "a'\"\n")
---
# What is lent cannot change its size, but its items.
for change in ("append(1)", "extend([1])", "extend([])", "insert(0, 1)", "pop()", "remove(1)", "clear()", "fromlist([1])", "fromlist([])", "frombytes(b'\\1\\0')", "frombytes(b'')", "reverse()", "byteswap()", "__delitem__(0)", "__delitem__(slice(0, 0))", "__setitem__(0, 5)", "__setitem__(slice(0, 0), array.array('h'))", "__setitem__(slice(0, 1), array.array('h', [1]))", "__setitem__(slice(0, 1), array.array('h', [1, 2]))", "__iadd__(array.array('h'))", "__iadd__(array.array('h', [1]))", "__imul__(1)", "__imul__(2)", "__imul__(0)"):
    a = array.array("h", [1, 2, 3])
    m = memoryview(a)
    name, _, rest = change.partition("(")
    args = {"append": (1,), "insert": (0, 1), "remove": (1,), "fromlist": ([],) if rest == "[])" else ([1],), "frombytes": (b"",) if rest == "b'')" else (b"\1\0",), "__delitem__": (0,) if rest == "0)" else (slice(0, 0),), "extend": ([],) if rest == "[])" else ([1],), "__imul__": (int(rest[:-1]),) if name == "__imul__" else ()}.get(name, ())
    if name == "__setitem__":
        args = {"0, 5)": (0, 5), "slice(0, 0), array.array('h'))": (slice(0, 0), array.array("h")), "slice(0, 1), array.array('h', [1]))": (slice(0, 1), array.array("h", [1]))}.get(rest, (slice(0, 1), array.array("h", [1, 2])))
    if name == "__iadd__":
        args = (array.array("h"),) if "[" not in rest else (array.array("h", [1]),)
    try:
        print(change, getattr(a, name)(*args), a)
    except BufferError as e:
        print(change, e, a)
---
# Iterators are live, and end once.
a = array.array("i", [1, 2, 3])
it = iter(a)
print(next(it), type(it).__name__, iter(it) is it)
a.append(4)
print(list(it), list(it))
a.append(5)
print(list(it), next(it, "end"))
r = reversed(a)
print(type(r).__name__, next(r), list(r), list(r))
for x in (a, reversed(a), enumerate(a), zip(a, a), map(abs, a)):
    print(list(x))
print(sum(a), max(a), min(a), sorted(a, reverse=True), 3 in a, list(a) == a.tolist(), tuple(a), [*a], {*a}, any(a), all(a))
---
import copy
a = array.array("d", [1, 2])
b, c = copy.copy(a), copy.deepcopy(a)
b.append(3)
print(a, b, c, b is a, c == a, type(b).__name__, a.__copy__(), a.__deepcopy__({}))
m = memoryview(a)
print(copy.copy(a), held(a))
t(copy.copy, m), t(copy.deepcopy, m), t(copy.deepcopy, [m])
class A(array.array): pass
x = A("i", [1])
x.note = "n"
y = copy.copy(x)
print(type(y).__name__, y, hasattr(y, "note"))
---
from collections.abc import MutableSequence, Sequence, Reversible, Hashable, Buffer, Iterable, Sized, Container, Collection
for v in (array.array("b"), b"", bytearray(), memoryview(b""), "", [], (), range(1), 5):
    print(type(v).__name__, [isinstance(v, c) for c in (MutableSequence, Sequence, Reversible, Hashable, Buffer, Iterable, Sized, Container, Collection)])
    t(hash, v) if isinstance(v, (bytearray, array.array, list)) else None
print(array.array[int], array.ArrayType is array.array, array.array.__module__, array.array.__name__, array.array.__qualname__, memoryview[int], type(memoryview[int]).__name__)
t(lambda: bytes[int]), t(lambda: bytearray[int]), print(memoryview[int].__args__, memoryview[int].__origin__)
---
# Late changes by the items themselves.
a = array.array("i", range(4))
class Shrink:
    def __index__(self): a.clear(); return 1
for f in (lambda: a.__setitem__(2, Shrink()), lambda: a.append(Shrink()), lambda: a.insert(1, Shrink()), lambda: a.__setitem__(0, Shrink())):
    a = array.array("i", range(4))
    t(f), print(a)
class Same:
    def __eq__(self, other): a.clear(); return False
for f in (lambda: a.index(Same()), lambda: a.count(Same()), lambda: Same() in a, lambda: a.remove(Same())):
    a = array.array("i", range(4))
    t(f), print(a)
