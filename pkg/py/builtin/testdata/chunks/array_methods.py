from array import array
a = array("i", [1, 2, 1])
assert (a.count(1), a.count(1.0), a.count("1"), a.index(2), a.index(1, 1), a.index(1, -1, 99)) == (2, 2, 0, 1, 2, 2)
fails("ValueError: array.index(x): x not in array", a.index, 9)
fails("ValueError: array.index(x): x not in array", a.index, 2, 2)
fails("TypeError: slice indices must be integers or have an __index__ method", a.index, 1, None)
a.remove(1)
assert a.tolist() == [2, 1]
fails("ValueError: array.remove(x): x not in array", a.remove, 9)
assert (a.pop(0), a.pop()) == (2, 1)
fails("IndexError: pop from empty array", a.pop)
a.append(5)
fails("IndexError: pop index out of range", a.pop, 1)
a.insert(0, 4)
a.insert(-1, 9)
a.insert(99, 6)
assert a.tolist() == [4, 9, 5, 6]
a.reverse()
assert a.tolist() == [6, 5, 9, 4]
a.clear()
assert len(a) == 0 and not a
---
from array import array
a = array("i")
fails("TypeError: array.append() takes exactly one argument (0 given)", a.append)
fails("TypeError: array.clear() takes no arguments (1 given)", a.clear, 1)
fails("TypeError: array.count() takes no keyword arguments", a.count, v=1)
fails("TypeError: extend() takes exactly 1 positional argument (0 given)", a.extend)
fails("TypeError: fromfile() takes at most 2 arguments (3 given)", a.fromfile, 1, 2, 3)
fails("TypeError: insert expected 2 arguments, got 1", a.insert, 1)
fails("TypeError: pop expected at most 1 argument, got 2", a.pop, 1, 2)
fails("OverflowError: Python int too large to convert to C ssize_t", a.insert, 2**70, 1)
---
# extend keeps what came before an item that fails; fromlist adds all or nothing.
from array import array
a = array("B", [7])
fails("OverflowError: unsigned byte integer is greater than maximum", a.extend, [1, 999])
assert a.tolist() == [7, 1]
fails("TypeError: 'NoneType' object cannot be interpreted as an integer", a.fromlist, [2, None])
assert a.tolist() == [7, 1]
a.fromlist([2, 3])
a.extend(array("B", [4]))
a.extend(b"\5")
a.extend(a)
assert a.tolist() == [7, 1, 2, 3, 4, 5] * 2
fails("TypeError: arg must be list", a.fromlist, (1,))
fails("TypeError: can only extend with array of same kind", a.extend, array("b"))
fails("TypeError: 'int' object is not iterable", a.extend, 5)
---
from array import array
a = array("H")
a.frombytes(b"\1\0")
a.frombytes(memoryview(b"ab\2\0")[2:])
assert a.tolist() == [1, 2] and a.tobytes() == b"\1\0\2\0"
fails("ValueError: bytes length not a multiple of item size", a.frombytes, b"a")
fails("TypeError: a bytes-like object is required", a.frombytes, array("H", [1]))
fails("TypeError: a bytes-like object is required, not 'str'", a.frombytes, "a")
fails("BufferError: memoryview: underlying buffer is not C-contiguous", a.frombytes, memoryview(b"abcd")[::2])
b = array("B", b"ab")
fails("BufferError: cannot resize an array that is exporting buffers", b.frombytes, b)
b.append(1)
---
# byteswap turns every number around, each half of a complex one by itself.
from array import array
a = array("H", [1, 0x0203])
a.byteswap()
assert a.tolist() == [0x100, 0x302]
a = array("Zf", [1 + 2j])
a.byteswap()
assert a.tobytes() == b"?\x80\0\0@\0\0\0"
address, length = array("i", [1, 2]).buffer_info()
assert length == 2 and address > 0
---
# Text.
from array import array
a = array("w", "aé€😀")
assert a.tounicode() == "aé€😀" and len(a) == 4 and a[3] == "😀"
a.fromunicode("!")
a.extend("?")
a[0] = "b"
assert a.tounicode() == "bé€😀!?" and a.pop() == "?"
fails("ValueError: fromunicode() may only be called on unicode type arrays ('u' or 'w')", array("i").fromunicode, "a")
fails("ValueError: tounicode() may only be called on unicode type arrays ('u' or 'w')", array("i").tounicode)
fails("TypeError: fromunicode() argument must be str, not int", a.fromunicode, 5)
bad = array("w", b"\xff\xff\xff\xff")
fails("UnicodeDecodeError: 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)", bad.tounicode)
fails("ValueError: chr() arg not in range(0x110000)", bad.tolist)
fails("ValueError: chr() arg not in range(0x110000)", bad.pop)
assert len(bad) == 1 and bad == array("w", b"\xff\xff\xff\xff")
assert array("w", "\ufeffa").tounicode() == "a"
---
# Files are anything with read and write.
from array import array
class File:
    def __init__(self, data=b""):
        self.data = data
        self.sizes = []
    def read(self, n):
        self.sizes.append(n)
        return self.data
    def write(self, block):
        self.sizes.append(len(block))
        self.data += block
a = array("h")
f = File(b"\1\0\2\0")
a.fromfile(f, 2)
assert a.tolist() == [1, 2] and f.sizes == [4]
fails("EOFError: read() didn't return enough bytes", a.fromfile, f, 3)
assert a.tolist() == [1, 2, 1, 2]
fails("ValueError: n cannot be negative", a.fromfile, f, -1)
fails("MemoryError", a.fromfile, f, 2**62)
fails("TypeError: read() didn't return bytes", a.fromfile, File("x"), 1)
fails("AttributeError: 'int' object has no attribute 'read'", a.fromfile, 1, 2)
out = File()
array("h", [5] * 40000).tofile(out)
assert out.sizes == [65536, 14464] and out.data == b"\5\0" * 40000
---
# What the module copy asks for.
import copy
from array import array
a = array("h", [1, 2])
for b in (copy.copy(a), copy.deepcopy(a)):
    assert b == a and b is not a
    b.append(3)
assert a.tolist() == [1, 2]
assert a.__reduce_ex__(2) == (array, ("h", [1, 2]), None)
make, args, state = a.__reduce_ex__(3)
assert args == (array, "h", 4, b"\1\0\2\0") and state is None
assert make(*args) == a
assert make(array, "h", 5, b"\0\1\0\2") == a
assert make(array, "d", 15, b"?\x80\0\0") == array("d", [1])
assert make(array, "w", 18, b"a\0b\0") == array("w", "ab")
fails("ValueError: third argument must be a valid machine format code.", make, array, "h", 99, b"")
fails("TypeError: int is not a subtype of array.array", make, int, "h", 4, b"")
fails("ValueError: string length not a multiple of item size", make, array, "h", 9, b"a")
