import struct
assert struct.calcsize("ci") == 8 and struct.calcsize("=ci") == 5 and struct.calcsize(b"<l") == 4
assert struct.pack("<hI3s", -2, 7, b"ab") == b"\xfe\xff\7\0\0\0ab\0"
assert struct.unpack("<hI3s", bytearray(b"\xfe\xff\7\0\0\0ab\0")) == (-2, 7, b"ab\0")
assert struct.pack(">Zd", 1 + 2j) == struct.pack(">2d", 1, 2)
assert struct.pack("3?c", 1, "", [1], b"x") == b"\1\0\1x"
assert struct.unpack("", b"") == ()
for text, error in [
    ("<n", "bad char in struct format"), ("y", "bad char in struct format"), ("4", "repeat count given without format specifier"),
    ("\0", "embedded null character"), ("9223372036854775807i", "total struct size too long"),
]:
    fails("error: " + error, struct.calcsize, text)
fails("ValueError: non-ASCII character in struct format", struct.calcsize, "é")
fails("TypeError: Struct() argument 1 must be a str or bytes object, not int", struct.calcsize, 5)
---
# What pack refuses.
import struct
for error, *args in [
    ("error: 'b' format requires -128 <= number <= 127", "b", 200),
    ("error: 'Q' format requires 0 <= number <= 18446744073709551615", "Q", -1),
    ("error: int too large to convert", "P", 2**64),
    ("error: int too large to convert", "e", 100000),
    ("error: int too large to convert", "f", 10**100),
    ("OverflowError: float too large to pack with f format", "f", 1e39),
    ("OverflowError: float too large to pack with e format", "e", 1e9),
    ("error: required argument is not an integer", "i", 1.5),
    ("error: required argument is not a float", "f", "x"),
    ("error: required argument is not a float", "d", 2**1024),
    ("error: required argument is not a complex", "Zf", None),
    ("error: char format requires a bytes object of length 1", "c", b"ab"),
    ("error: char format requires a bytes object of length 1", "c", bytearray(b"a")),
    ("error: argument for 's' must be a bytes object", "3s", "abc"),
    ("error: argument for 'p' must be a bytes object", "3p", 5),
    ("error: pack expected 2 items for packing (got 1)", "2i", 1),
    ("error: pack expected 0 items for packing (got 1)", "x", 1),
]:
    fails(error, struct.pack, *args)
fails("TypeError: pack expected at least 1 argument, got 0", struct.pack)
fails("TypeError: _struct.pack() takes no keyword arguments", struct.pack, format="i")
assert struct.pack("3s", bytearray(b"abcd")) == b"abc"
---
# Values are converted by their methods. Exceptions of __index__ and __bool__ go
# on; those of __float__ and __complex__ do not.
import struct
class Number:
    def __float__(self):
        return 1.5
    def __complex__(self):
        return 2j
class Raises:
    def __getattr__(self, name):
        raise KeyError(name)
    def __index__(self):
        raise KeyError("index")
    def __float__(self):
        raise KeyError("float")
    def __bool__(self):
        raise KeyError("bool")
assert struct.unpack("bd", struct.pack("bd", Index(5), Number())) == (5, 1.5)
assert struct.unpack("Zd", struct.pack("Zd", Number())) == (2j,)
fails("KeyError: 'index'", struct.pack, "i", Raises())
fails("KeyError: 'bool'", struct.pack, "?", Raises())
fails("error: required argument is not a float", struct.pack, "f", Raises())
---
# Values are converted and stored one after the other: the first that fails is
# the one reported.
import struct
fails("error: 'b' format requires -128 <= number <= 127", struct.pack, "bi", 300, "x")
b = bytearray(b"xxxx")
fails("error: 'b' format requires -128 <= number <= 127", struct.pack_into, "4b", b, 0, 1, 2, 300, 4)
assert b == b"\1\2\0\0"
---
import struct
b = bytearray(6)
struct.pack_into("<H", b, 1, 0x0102)
struct.pack_into("<H", b, -2, 0x0304)
assert b == b"\0\2\1\0\4\3"
m = memoryview(b)
struct.pack_into("B", m[2:4], 1, 9)
assert b == b"\0\2\1\x09\4\3"
fails("error: pack_into expected 1 items for packing (got 0)", struct.pack_into, "i", b, 0)
fails("error: no space to pack 4 bytes at offset -3", struct.pack_into, "i", b, -3, 1)
fails("error: offset -7 out of range for 6-byte buffer", struct.pack_into, "i", b, -7, 1)
fails("error: pack_into requires a buffer of at least 7 bytes for packing 4 bytes at offset 3 (actual buffer size is 6)",
      struct.pack_into, "i", b, 3, 1)
for target in (b"abcd", 5, memoryview(b"abcd"), m[::2]):
    name = type(target).__name__
    fails("TypeError: pack_into() argument 2 must be read-write bytes-like object, not " + name, struct.pack_into, "b", target, 0, 1)
fails("TypeError: pack_into() argument 1 must be read-write bytes-like object, not None", struct.Struct("b").pack_into, None, 0, 1)
del m, target
fails(HELD, struct.pack_into, "b", b, 0, Index(1, lambda: b.append(0)))
assert resizable(b)
---
import struct
b = b"\0\1\2\3\4"
assert struct.unpack_from("<H", b) == (0x0100,) and struct.unpack_from("<H", b, 3) == struct.unpack_from("<H", offset=-2, buffer=b) == (0x0403,)
fails("error: unpack requires a buffer of 4 bytes", struct.unpack, "i", b)
fails("error: unpack_from requires a buffer of at least 6 bytes for unpacking 4 bytes at offset 2 (actual buffer size is 5)",
      struct.unpack_from, "i", b, 2)
fails("error: not enough data to unpack 4 bytes at offset -3", struct.unpack_from, "i", b, -3)
fails("error: offset -6 out of range for 5-byte buffer", struct.unpack_from, "i", b, -6)
fails("TypeError: a bytes-like object is required, not 'int'", struct.unpack, "i", 5)
fails("TypeError: a bytes-like object is required, not 'str'", struct.unpack_from, "i", "abcd")
fails("BufferError: memoryview: underlying buffer is not C-contiguous", struct.unpack, "bb", memoryview(b)[:3:2])
---
# iter_unpack holds the memory until it has met the end, or goes.
import struct
b = bytearray(range(4))
it = struct.iter_unpack("<H", b)
assert iter(it) is it and type(it).__name__ == "unpack_iterator" and it.__length_hint__() == 2
assert next(it) == (0x0100,) and not resizable(b) and it.__length_hint__() == 1
assert list(it) == [(0x0302,)] and resizable(b) and list(it) == [] and it.__length_hint__() == 0
it = struct.iter_unpack("B", b)
assert not resizable(b)
del it
assert resizable(b)
for x, in struct.iter_unpack("B", b):
    if x == 2:
        break
assert resizable(b)
fails("error: iterative unpacking requires a buffer of a multiple of 3 bytes", struct.iter_unpack, "3s", b)
fails("error: cannot iteratively unpack with a struct of length 0", struct.iter_unpack, "", b)
assert resizable(b)
---
# An exporter written in Python is told when the iterator is done.
import struct
lender = Lender(b"abcd")
it = struct.iter_unpack("2s", lender)
assert list(it) == [(b"ab",), (b"cd",)] and lender.back == lender.given
lender = Lender(b"abcd")
assert struct.unpack("4s", lender) == (b"abcd",) and lender.back == lender.given
---
import struct
s = struct.Struct("<hi")
assert (s.format, s.size, repr(s)) == ("<hi", 6, "Struct('<hi')")
assert s.unpack(s.pack(1, 2)) == (1, 2) and list(s.iter_unpack(s.pack(3, 4) * 2)) == [(3, 4)] * 2
b = bytearray(8)
s.pack_into(b, 2, 5, 6)
assert s.unpack_from(b, 2) == s.unpack_from(buffer=b, offset=-6) == (5, 6)
assert struct.Struct(b"2B").format == "2B" and struct.Struct(format="h").size == 2
fails("TypeError: Struct() argument 1 must be a str or bytes object, not int", struct.Struct, 5)
fails("TypeError: Struct() missing required argument 'format' (pos 1)", struct.Struct)
fails("TypeError: Struct() takes at most 1 argument (2 given)", struct.Struct, "i", "i")
fails("error: bad char in struct format", struct.Struct, "y")
fails("AttributeError: readonly attribute", setattr, s, "size", 1)
fails("AttributeError: readonly attribute", setattr, s, "format", "i")
fails("TypeError: Struct.unpack() takes exactly one argument (0 given)", s.unpack)
raw = struct.Struct.__new__(struct.Struct)
fails("RuntimeError: Struct object is not initialized", raw.pack)
fails("RuntimeError: Struct object is not initialized", repr, raw)
assert raw.size == -1
raw.__init__("b")
assert raw.pack(1) == b"\1"
---
# Subclasses.
import struct
class Point(struct.Struct):
    def __init__(self):
        super().__init__("<2h")
        self.name = "point"
class Short(struct.Struct):
    def __new__(cls, *args):
        return super().__new__(cls, "<h")
p = Point()
assert p.pack(1, 2) == b"\1\0\2\0" and p.name == "point" and repr(p) == "Point('<2h')"
assert Short().size == Short("q").size == 2
---
# An __index__ that overflows stands for an int that is too large.
import struct
class Huge:
    def __index__(self): raise OverflowError("huge")
fails("error: 'b' format requires -128 <= number <= 127", struct.pack, "b", Huge())
fails("error: 'Q' format requires 0 <= number <= 18446744073709551615", struct.pack, "Q", Huge())
fails("error: 'h' format requires -32768 <= number <= 32767", struct.pack, ">h", Huge())
fails("OverflowError: huge", struct.pack, "P", Huge())
---
import struct
assert struct.error.__name__ == "error" and struct.error.__module__ == "struct" and issubclass(struct.error, Exception)
struct.unpack("i", b"")  ### "error: unpack requires a buffer of 4 bytes$"
