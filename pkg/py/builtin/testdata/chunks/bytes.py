# Constructors of both classes.
for T in (bytes, bytearray):
    assert T() == T(0) == T([]) == T("", "ascii") == b""
    assert T(3) == b"\0\0\0" and T(Index(2)) == b"\0\0" and T(True) == b"\0"
    assert T([1, Index(2)]) == T((1, 2)) == T(iter([1, 2])) == T({1: 0, 2: 0}) == T(range(1, 3)) == b"\1\2"
    assert T("é", "latin-1") == b"\xe9" and T("é", encoding="ascii", errors="replace") == b"?"
    assert T(memoryview(b"abcd")[::-2]) == b"db"
    assert T(memoryview(bytes(range(6))).cast("B", [2, 3])) == bytes(range(6))
    fails("TypeError: string argument without an encoding", T, "a")
    fails("TypeError: encoding without a string argument", T, b"a", "ascii")
    fails("TypeError: errors without a string argument", T, errors="x")
    fails("ValueError: negative count", T, -1)
    fails("OverflowError: cannot fit 'int' into an index-sized integer", T, 2**63)
    fails("LookupError: unknown encoding: nope", T, "a", "nope")
    fails("MemoryError", T, 2**62)
    class Old:
        def __getitem__(self, i):
            if i > 2:
                raise IndexError
            return i
    assert T(Old()) == b"\0\1\2"
fails("TypeError: cannot convert 'float' object to bytes", bytes, 1.5)
fails("TypeError: cannot convert 'NoneType' object to bytearray", bytearray, None)
fails("ValueError: bytes must be in range(0, 256)", bytes, [256])
fails("ValueError: byte must be in range(0, 256)", bytearray, [256])
---
# __bytes__ comes before the buffer, for bytes alone.
class Both:
    def __bytes__(self):
        return b"method"
    def __buffer__(self, flags):
        return memoryview(b"buffer")
assert bytes(Both()) == b"method" and bytearray(Both()) == b"buffer"
class Wrong:
    def __bytes__(self):
        return "x"
bytes(Wrong())  ### "TypeError: Wrong.__bytes__.. must return a bytes, not str"
---
# Bytes that stay the same are the same object; bytearrays never are.
b = b"abc"
for same in (bytes(b), b[:], b * 1, b + b"", b"" + b, b.strip(), b.ljust(2), b.zfill(3), b.replace(b"x", b"y"), b.translate(None),
             b"".join([b]), b.removeprefix(b"x"), b.split()[0], b.partition(b"x")[0], b.__bytes__()):
    assert same is b
assert b[3:] is bytes() is b[:0] and b[:1] is not b
a = bytearray(b)
for other in (bytearray(a), a[:], a * 1, a + b"", a.strip(), a.ljust(2), a.replace(b"x", b"y"), a.copy()):
    assert other == a and other is not a and type(other) is bytearray
---
# Subclasses: attributes are their own, results are of the base class.
for base in (bytes, bytearray):
    class T(base):
        def __init__(self, *args):
            self.note = "new"
            if base is bytearray:
                super().__init__(*args)
    t = T(b"a-b")
    assert t.note == "new" and t == b"a-b" and isinstance(t, base) and len(t) == 3
    t.other = [t]
    assert t.__dict__ == {"note": "new", "other": [t]}
    for result in (t[:], t + b"", t * 1, t.strip(), t.upper(), t.replace(b"x", b""), t.split(b"-")[0], t.join([b"1", b"2"]), t.ljust(9)):
        assert type(result) is base, result
    assert type(T.fromhex("61")) is T and T.fromhex("61") == b"a"
    assert type(memoryview(t).obj) is T
assert type(bytes(T(b"x"))) is bytes
assert repr(T(b"x")) == "T(b'x')"
---
# Operators.
assert b"a" + bytearray(b"b") == b"ab" and type(b"a" + bytearray(b"b")) is bytes
assert type(bytearray(b"a") + b"b") is bytearray and b"a" + memoryview(b"b") == b"ab"
assert b"ab" * 2 == 2 * b"ab" == b"abab" and b"ab" * -1 == b""
assert 97 in b"a" and b"" in b"" and b"bc" in b"abcd" and bytearray(b"x") not in b"abc"
assert b"a" < b"b" < bytearray(b"c") and b"a" <= b"a" and b"b" > b"a" and bytearray(b"a") == memoryview(b"a")
assert b"a" != "a" and b"a" != 97
fails("TypeError: can't concat str to bytes", lambda: b"a" + "b")
fails("TypeError: can't concat int to bytearray", lambda: bytearray(b"a") + 1)
fails("TypeError: unsupported operand type(s) for +: 'memoryview' and 'bytes'", lambda: memoryview(b"a") + b"b")
fails("TypeError: can't multiply sequence by non-int of type 'float'", lambda: b"a" * 1.5)
fails("OverflowError: repeated bytes are too long", lambda: b"abc" * (2**63 - 1))
fails("MemoryError", lambda: bytearray(b"abc") * (2**63 - 1))
fails("ValueError: byte must be in range(0, 256)", lambda: 300 in b"a")
fails("TypeError: a bytes-like object is required, not 'str'", lambda: "a" in b"a")
fails("TypeError: '<' not supported between instances of 'bytes' and 'str'", lambda: b"a" < "a")
fails("TypeError: byte indices must be integers or slices, not str", b"ab".__getitem__, "a")
fails("TypeError: bytearray indices must be integers or slices, not float", lambda: bytearray(b"ab")[1.0])
fails("IndexError: index out of range", lambda: b"ab"[2])
fails("IndexError: bytearray index out of range", lambda: bytearray(b"ab")[-3])
fails("IndexError: cannot fit 'int' into an index-sized integer", lambda: b"ab"[2**70])
---
# Methods of both classes.
for T in (bytes, bytearray):
    t = T(b"one two  three")
    assert t.split() == [b"one", b"two", b"three"] and t.split(b" ") == [b"one", b"two", b"", b"three"]
    assert t.rsplit(b" ", 1) == [b"one two ", b"three"] and t.rsplit(None, 1) == [b"one two", b"three"]
    assert t.partition(b" ") == (b"one", b" ", b"two  three") and t.rpartition(b"x") == (b"", b"", t)
    assert t.find(b"t") == 4 and t.rfind(b"t") == 9 and t.find(111) == 0 and t.find(b"t", 5, -1) == 9 and t.find(b"", 99) == -1
    assert t.index(b"two") == 4 and t.rindex(b"e") == 13 and t.count(b"e") == 3 and t.count(b"", 2, 4) == 3
    assert t.startswith(b"one") and t.startswith((b"x", T(b"one"))) and t.endswith(b"three", 5) and not t.endswith(())
    assert t.replace(b"t", b"T", 1) == t.replace(b"t", b"T", count=1) == b"one Two  three"
    assert t.upper() == b"ONE TWO  THREE" and t.title() == b"One Two  Three" and t.capitalize() == b"One two  three"
    assert t.center(18, b"*") == b"**one two  three**" and t.ljust(16) == t + b"  " and T(b"-5").zfill(4) == b"-005"
    assert T(b"a\tb").expandtabs(4) == b"a   b" and T(b"a\r\nb\n").splitlines() == [b"a", b"b"] and T(b"a\nb").splitlines(True) == [b"a\n", b"b"]
    assert T(b"xxaxx").strip(b"x") == b"a" and T(b" a ").lstrip() == b"a " and T(b"spam").removesuffix(b"am") == b"sp"
    assert t.translate(None, b" e") == b"ontwothr" and T(b"ab").translate(bytes.maketrans(b"a", b"z")) == b"zb"
    assert T(b"\xc3\xa9").decode() == "é" and T(b"\xff").decode("ascii", "replace") == "\ufffd" and T(b"ab").hex("-") == "61-62"
    assert T.fromhex(" 61 6263 ") == T.fromhex(b"616263") == b"abc" and type(T.fromhex("61")) is T
    assert T(b",").join([b"a", bytearray(b"b"), memoryview(b"c")]) == b"a,b,c" and T(b"-").join(x for x in (b"1", b"2")) == b"1-2"
    assert T(b"a1").isalnum() and T(b"ab").islower() and not T(b"").isdigit() and T(b"").isascii()
    assert T(b"%s|%b|%5.1f|%-4d|%#x|%c|%a") % (b"x", memoryview(b"y"), 2.25, 3, 255, 97, "é") == b"x|y|  2.2|3   |0xff|a|'\\xe9'"
    assert type(T(b"%d") % 1) is T and T(b"%(k)b") % {b"k": b"v"} == b"v"
    fails("ValueError: subsection not found", t.index, b"zz")
    fails("ValueError: empty separator", t.split, b"")
    fails("TypeError: argument should be integer or bytes-like object, not 'str'", t.find, "a")
    fails("TypeError: startswith first arg must be bytes or a tuple of bytes, not list", t.startswith, [b"a"])
    fails("TypeError: sequence item 1: expected a bytes-like object, str found", t.join, [b"a", "b"])
    fails("TypeError: can only join an iterable", t.join, 5)
    fails("ValueError: translation table must be 256 characters long", t.translate, b"x")
    fails("ValueError: non-hexadecimal number found in fromhex() arg at position 1", T.fromhex, "0g")
    fails("UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte", T(b"\xff").decode)
---
# Iterators see a bytearray as it changes, and stay at the end.
assert type(iter(b"")).__name__ == "bytes_iterator" and type(iter(bytearray())).__name__ == "bytearray_iterator"
b = bytearray(b"ab")
i = iter(b)
assert next(i) == 97 and i.__length_hint__() == 1
b.append(99)
assert list(i) == [98, 99]
b.append(100)
assert list(i) == [] and i.__length_hint__() == 0
---
hash(bytearray())  ### "TypeError: unhashable type: 'bytearray'"
---
# Where the length of a bytes object would overflow, that is what is said.
fails("OverflowError: byte string is too large", bytes, 2**63 - 1)
fails("MemoryError", bytes, 2**63 - 34)
fails("MemoryError", bytearray, 2**63 - 34)
