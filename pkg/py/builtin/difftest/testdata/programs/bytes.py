# Searching: every method, every kind of argument.
for T in (bytes, bytearray):
    b = T(b"mississippi")
    for name in ("find", "rfind", "index", "rindex", "count"):
        f = getattr(b, name)
        for args in ((b"ss",), (b"ss", 3), (b"ss", 3, 6), (b"i", -4), (b"", 3, 5), (b"", 20), (105,), (300,), (-1,), (None,), ("s",), (1.5,), (bytearray(b"pp"),), (memoryview(b"pp"),), (array.array("B", b"ss"),), (array.array("H", [1]),), (b"s", None, None), (b"s", "1"), (b"s", 1.0), (b"s", Index(2), Index(9)), (b"s", -2**70, 2**70), (Index(115),), (True,), (), (b"s", 1, 2, 3), ([],), (Buf(b"ss"),), (memoryview(b"sxsx")[::2],)):
            t(f, *args)
---
for T in (bytes, bytearray):
    b = T(b"abcabc")
    for name in ("startswith", "endswith"):
        f = getattr(b, name)
        for args in ((b"ab",), (b"bc",), ((b"x", b"abc"),), ((),), (b"",), (b"", 6), (b"", 7), (b"abc", 3), (b"abc", -3), (b"abc", 0, 3), (b"c", None, 3), ("ab",), (["a"],), (("ab",),), ((b"x", "ab"),), (97,), (None,), (), (b"a", "x"), (memoryview(b"ab"),), ((bytearray(b"bc"), memoryview(b"ab")),), (array.array("H", [25185]),), (b"abcabcabc",), (b"a", 1, 2, 3)):
            t(f, *args)
---
for T in (bytes, bytearray):
    b = T(b" a,b,,c , ")
    for name in ("split", "rsplit"):
        f = getattr(b, name)
        for args in ((), (b",",), (b",", 1), (b",", 0), (b",", -1), (None, 1), (None,), (b"",), (b", ",), (",",), (44,), (b",", "x"), (b",", None), (b",", 1.5), (b",", Index(1)), (memoryview(b","),), (bytearray(b","),), (b",", 2**70), (b",", 1, 2), (Buf(b","),)):
            t(f, *args)
        t(f, sep=b",", maxsplit=1), t(f, maxsplit=1), t(f, sep=None), t(f, foo=1)
    for name in ("partition", "rpartition"):
        f = getattr(b, name)
        for args in ((b",",), (b"x",), (b"",), (",",), (44,), (), (memoryview(b","),), (bytearray(b" , "),), (None,), (b",", 1)):
            r = []
            t(lambda: r.append(f(*args)) or [(type(p).__name__, bytes(p)) for p in r[0]])
---
for T in (bytes, bytearray):
    for data in (b"", b"a", b"a\n", b"a\nb", b"a\r\nb\rc\n\n", b"\n", b"\r\r\n", b"a\x0bb\x0cc\x1cd\x85e", b"\0\n"):
        print(T(data).splitlines(), T(data).splitlines(True), T(data).splitlines(keepends=False))
    t(T(b"a").splitlines, 1, 2), t(T(b"a").splitlines, "x"), t(T(b"a\nb").splitlines, [])
---
for T in (bytes, bytearray):
    b = T(b"  xxabcxx  ")
    for name in ("strip", "lstrip", "rstrip"):
        f = getattr(b, name)
        for args in ((), (None,), (b" x",), (b"",), (b"cxb a",), (bytearray(b" "),), (memoryview(b"x "),), (" ",), (32,), ([],), (b" ", 1), (array.array("B", b" x"),)):
            t(f, *args)
    for name in ("removeprefix", "removesuffix"):
        f = getattr(b, name)
        for args in ((b"  x",), (b"x  ",), (b"",), (b"zz",), (memoryview(b"  "),), ("a",), (None,), (5,), (), (b"a", b"b")):
            t(f, *args)
    t(lambda: T(b"\t\n\v\f\r x\x1c\x85").strip()), t(lambda: T(b"").strip()), t(lambda: T(b"   ").strip())
---
for T in (bytes, bytearray):
    b = T(b"banana")
    for args in ((b"a", b"o"), (b"a", b""), (b"", b"-"), (b"", b""), (b"an", b"AN", 1), (b"a", b"o", 0), (b"a", b"o", -1), (b"a", b"o", -5), (b"a", b"o", 2**70), (b"a", b"o", "x"), (b"a", b"o", None), ("a", b"o"), (b"a", "o"), (97, b"o"), (b"a", 97), (b"a",), (), (memoryview(b"na"), bytearray(b"NA")), (b"banana", b"x"), (b"xyz", b"q"), (b"", b"ab", 3), (Index(1), b"")):
        t(b.replace, *args)
    t(lambda: b.replace(b"a", b"o", count=1)), t(lambda: b.replace(b"a", b"o", 1, count=1)), t(lambda: b.replace(old=b"a", new=b"o"))
---
for T in (bytes, bytearray):
    b = T(b"abc")
    for name in ("center", "ljust", "rjust", "zfill", "expandtabs"):
        f = getattr(b, name)
        for args in ((6,), (7,), (2,), (0,), (-5,), (Index(5),), (6.0,), ("6",), (None,), (), (2**70,), (6, b"*"), (7, b"*"), (6, bytearray(b"-")), (6, "*"), (6, 42), (6, b""), (6, b"ab"), (6, memoryview(b"*")), (6, bytearray(b"ab")), (6, None), (6, b"*", 1)):
            t(f, *args)
    for s in (b"12", b"-12", b"+12", b"--1", b"", b"-", b"a-1", b"\xff"):
        print(T(s).zfill(0), T(s).zfill(3), T(s).zfill(5))
    for s in (b"a\tb", b"\t", b"ab\tc\n\td", b"a\r\tb", b"abcdefgh\ti", b"\t\t", b"x\0\ty"):
        print(T(s).expandtabs(), T(s).expandtabs(4), T(s).expandtabs(1), T(s).expandtabs(0), T(s).expandtabs(-3), T(s).expandtabs(tabsize=3))
---
for T in (bytes, bytearray):
    for s in (b"", b"abc", b"ABC", b"Abc Def", b"aBC dEF", b"123", b"a1", b"1a", b" \t\n\r\v\f", b" a", b"\x80\xff", b"a\x80", b"Hello World's 2nd", b"A", b"a", b"ABC1", b"Ab-Cd", b"AB"):
        x = T(s)
        print(s, x.isalpha(), x.isalnum(), x.isascii(), x.isdigit(), x.islower(), x.isupper(), x.isspace(), x.istitle(), x.lower(), x.upper(), x.title(), x.capitalize(), x.swapcase())
    t(T(b"").isalpha, 1), t(T.isalpha), t(T.isalpha, "a"), t(T.upper, 5)
---
for T in (bytes, bytearray):
    b = T(b"hello")
    table = bytes(range(256))[::-1]
    for args in ((table,), (None,), (table, b"l"), (None, b"l"), (bytearray(table),), (memoryview(table),), (b"abc",), ("x",), (5,), (), (table, "l"), (table, 5), (table, None), (None, b""), (table, b"l", 1), (array.array("B", table),), (None, memoryview(b"eo"))):
        t(b.translate, *args)
    t(lambda: b.translate(None, delete=b"h")), t(lambda: b.translate(table=None))
    for args in ((b"abc", b"xyz"), (b"a", b"bc"), ("a", "b"), (b"", b""), (bytearray(b"a"), memoryview(b"z")), (b"a",), (97, 98)):
        t(lambda: T.maketrans(*args)[95:100])
---
for T in (bytes, bytearray):
    for sep in (T(b""), T(b", ")):
        for items in ([], [b"a"], [b"a", b"b"], (bytearray(b"a"), memoryview(b"b")), iter([b"a", b"b"]), {b"k": 1}, [b"a", "b"], ["a"], [1], [b"a", None], 5, None, "ab", b"ab", b"", [array.array("H", [24930])], [memoryview(b"abcd")[::2], b"x"], (b for b in (b"1", b"2")), [Buf(b"q"), b"r"], [b"a", 5]):
            t(sep.join, items)
    t(T(b"").join), t(T(b"").join, [], [])
a = b"abc"
print(b"".join([a]) is a, b"".join((a,)) is a, b",".join([a]) is a)
---
# hex and fromhex
for T in (bytes, bytearray, memoryview):
    v = T(b"\x01\xab\xcd\xef\x10")
    for args in ((), (":",), (b"-",), (":", 2), (":", -2), (":", 0), (":", 1), (":", 5), (":", 100), (":", -100), ("",), ("ab",), ("é",), (b"\x80",), (5,), (None,), ([],), (":", "x"), (":", None), (":", 2**70), (":", 1.5), (":", Index(3)), (":", 1, 2), ("\0",), (b"",), (bytearray(b":"),), ((":",),)):
        t(v.hex, *args)
    t(lambda: v.hex(sep=":", bytes_per_sep=3)), t(lambda: v.hex(bytes_per_sep=3)), t(lambda: T(b"").hex(":"))
---
for T in (bytes, bytearray):
    for s in ("", "00", "0aFF", " 0a ff ", "0 a", "0", "abc", "0x", "zz", "0g", "g0", "00 0", "00\t11\n22\r33\v44\f55", "00\xa011", "é", "00 é", "0\n0", b"4142", bytearray(b"41 42"), memoryview(b"4142"), memoryview(b"4-1-")[::2], b"4", b"\xff", 5, None, ["00"], array.array("B", b"00"), "\u0660\u0660", "00 11 2z", "123"):
        t(T.fromhex, s)
    t(T.fromhex), t(T.fromhex, "00", 1)
    class K(T): pass
    print(type(K.fromhex("00")).__name__, type(K(b"ab").upper()).__name__, type(K(b"ab") + b"c").__name__, type(K(b"ab") * 1).__name__, type(K(b"ab")[:]).__name__, K(b"ab").fromhex("41"))
---
# Codecs
for data in (b"abc", b"\xc3\xa9", b"\xff", b"\xe2\x82", b"\xed\xa0\x80", b"a\x80b", b"\xf0\x9f\x98\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b""):
    for codec in ("utf-8", "ascii", "latin-1", "UTF8", "utf_8", "iso-8859-1"):
        for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
            try:
                print(ascii(data.decode(codec, errors)), end=" ")
            except UnicodeDecodeError as e:
                print(e, e.start, e.end, e.reason, e.encoding, e.object == data, end=" ")
        print()
---
for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
    for text in ("", "a", "é", "€", "\U0001f600", "\ud800"):
        try:
            b = text.encode(codec)
            print(codec, b, ascii(b.decode(codec)), ascii(bytearray(b).decode(codec)), ascii(str(memoryview(b), codec)))
        except UnicodeError as e:
            print(codec, f"{type(e).__name__}: {e}")
    for data in (b"a", b"ab", b"abc", b"\0\xd8", b"\0\xd8a\0", b"\xff\xff\xff\xff", b"\xff\xfe", b"\xfe\xff\0a"):
        try:
            print(ascii(data.decode(codec)))
        except UnicodeDecodeError as e:
            print(e)
---
for T in (bytes, bytearray):
    for args in ((), (0,), (3,), (-1,), (2**63,), (2**100,), (True,), (Index(2),), (Index(-1),), (Index(300),), ([1, 2],), ([256],), ([-1],), (["a"],), ([1.0],), ([None],), ([2**70],), ((1, 2),), ({3: 4},), ({5},), (range(3),), (iter([1]),), ("a",), ("é", "utf-8"), ("é", "latin-1"), ("é", "ascii"), ("é", "ascii", "replace"), ("é", "ascii", "nosuch"), ("a", "nosuch"), ("a", 5), ("a", "utf-8", 5), (b"a", "utf-8"), (5, "utf-8"), ([1], "utf-8", "strict"), (None,), (1.5,), (1j,), (object,), (memoryview(b"abcd")[::-1],), (array.array("H", [1]),), (Buf(b"x"),), (WithBytes(b"y"),), (WithBytes("y"),), (WithBytes(bytearray(b"y")),), (b"a", "b", "c", "d"), ([Index(7)],), (Index("x"),), ("",), ("", "utf-8")):
        t(T, *args)
    t(lambda: T(source=b"a")), t(lambda: T("a", encoding="utf-8")), t(lambda: T("é", encoding="ascii", errors="ignore")), t(lambda: T(encoding="utf-8")), t(lambda: T(errors="strict")), t(lambda: T(b"a", errors="strict")), t(lambda: T(foo=1)), t(lambda: T("a", encoding="utf-8", foo=1)), t(lambda: T(string="a"))
---
# Sequence behavior.
for T in (bytes, bytearray):
    b = T(b"abc")
    for k in (0, -1, 3, -4, 2**70, True, Index(1), Index("x"), "a", None, 1.0, (0,), (), slice(1), slice(None, None, -1), slice(None, None, 0), slice("a"), slice(1.0), ...):
        t(lambda: b[k])
    for v in (b"x", bytearray(b"x"), memoryview(b"x"), memoryview(b"xy")[::2], array.array("H", [1]), "x", 5, None, [1], Buf(b"q"), WithBytes(b"w")):
        t(lambda: b + v)
        t(lambda: v + b)
    for n in (0, 1, 2, -1, True, Index(2), 1.5, "x", None, b"a", 2**63 - 1):
        try:
            print(b * n, n * b)
        except (TypeError, OverflowError, MemoryError) as e:
            print(f"{type(e).__name__}: {e}")
    for v in (97, 0, 256, -1, 2**70, b"bc", b"", b"cb", "a", None, 1.0, Index(98), bytearray(b"b"), memoryview(b"c"), memoryview(b"axb")[::2], [97], Buf(b"ab"), True):
        t(lambda: v in b)
---
values = [b"", b"a", b"ab", bytearray(b"a"), bytearray(b"b"), memoryview(b"a"), memoryview(bytearray(b"ab")), array.array("B", b"a"), array.array("b", b"a"), array.array("H", [97]), "a", 97, None, [97]]
for x in values[:5]:
    for y in values:
        print(x == y, y != x, end=" ")
        for f in (lambda: x < y, lambda: y >= x):
            try:
                print(f(), end=" ")
            except TypeError as e:
                print(e, end=" ")
    print()
---
# What is the same object, and what a copy.
b = b"abc"
print(bytes(b) is b, b[:] is b, b[0:3] is b, b[::1] is b, b * 1 is b, b + b"" is b, b"" + b is b, b.strip() is b, b.replace(b"z", b"") is b, b.ljust(2) is b, b.center(3) is b, b.zfill(1) is b, b.expandtabs() is b, b.translate(None) is b, b.removeprefix(b"z") is b, b.removesuffix(b"") is b, b.upper() is b, b.lower() is b, b.split(b"z")[0] is b, b.partition(b"z")[0] is b, b.__bytes__() is b, b.splitlines()[0] is b)
a = bytearray(b"abc")
print([x is a for x in (bytearray(a), a[:], a * 1, a + b"", a.strip(), a.replace(b"z", b""), a.ljust(2), a.zfill(1), a.translate(None), a.copy(), a.upper())])
class K(bytes): pass
k = K(b"abc")
print([type(x).__name__ for x in (bytes(k), k[:], k * 1, k + b"", k.strip(), k.replace(b"z", b""), k.__bytes__(), k.ljust(2), b"".join([k]))])
---
# repr, str, format
for b in (b"", b"'", b'"', b"'\"", b"\\", b"\t\n\r", b"\0\x7f\x80\xff", bytes(range(32, 40)), b"a" * 3):
    for T in (bytes, bytearray):
        x = T(b)
        print(repr(x), str(x), f"{x}", f"{x!r}", f"{x!s}", "%s %r" % (x, x), ascii(x), format(x))
class K(bytearray): pass
class B(bytes): pass
print(K(b"a'"), B(b"q"), [K(b"x")], {B(b"k"): K(b"v")})
for T in (bytes, bytearray):
    for spec in ("s", "5", ">5", "x", " "):
        t(format, T(b"a"), spec)
t(str, b"abc", "ascii"), t(str, b"\xff", "ascii", "replace"), t(str, 5, "ascii"), t(str, "a", "ascii"), t(str, bytearray(b"q"), encoding="utf-8"), t(str, memoryview(b"ab")[::-1], "ascii"), t(str, b"a", 5), t(str, b"a", errors="ignore"), t(str, object=b"a")
---
# int, float, ord and others take bytes.
for v in (b"12", b" 12 ", b"-1_000", b"0x1f", b"", b"a", bytearray(b"7"), memoryview(b"42"), b"1.5", b"\xff", b"1 2", b"\0"):
    t(int, v), t(float, v)
    t(ord, v) if not isinstance(v, memoryview) else None
t(int, b"ff", 16), t(int, bytearray(b"0b11"), 0), t(int, memoryview(b"11"), 2), t(int, b"9", 8), t(complex, b"1"), t(ord, b"ab"), t(ord, b"a"), t(ord, memoryview(b"a")), t(chr, b"a"), t(abs, b"a"), t(round, b"a"), t(hash, bytearray()), t(hash, b"") if False else None
for endian in ("little", "big", "middle", 5, None):
    t(int.from_bytes, b"\1\2\3", endian), t((258).to_bytes, 3, endian)
t(int.from_bytes, b"\xff\xfe", "big", signed=True), t(int.from_bytes, [1, 2], "big"), t(int.from_bytes, [256], "big"), t(int.from_bytes, "a", "big"), t(int.from_bytes, 5, "big"), t(int.from_bytes, b""), t(int.from_bytes, bytearray(b"\1\0")), t(int.from_bytes, array.array("H", [1])), t((1).to_bytes), t((256).to_bytes, 1), t((-1).to_bytes, 2), t((-1).to_bytes, 2, signed=True), t((0).to_bytes, 0), t((5).to_bytes, -1), t((2**64).to_bytes, 9, "little")
---
# Iterators
for T in (bytes, bytearray):
    b = T(b"abc")
    it = iter(b)
    print(type(it).__name__, next(it), iter(it) is it, it.__length_hint__(), list(it), list(it), it.__length_hint__(), next(it, None))
    r = reversed(b)
    print(type(r).__name__, list(r), list(r))
    print([*b], {*b} == {97, 98, 99}, dict(enumerate(b)), list(zip(b, b)), sum(b), max(b), min(b), sorted(b, reverse=True), any(b), all(T(b"\0a")), list(map(chr, b)), list(filter(lambda x: x > 97, b)), b"".join([bytes([x]) for x in b]))
    x, *y = b
    print(x, y)
t(max, b""), t(min, bytearray()), t(next, iter(b"")), t(iter, 5), t(next, b"a"), t(reversed, {1})
