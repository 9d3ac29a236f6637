# What an initializer can be.
from array import array, ArrayType, typecodes
assert ArrayType is array
assert array("h").tolist() == []
assert array("h", [1, 2]).tolist() == array("h", (1, 2)).tolist() == array("h", range(1, 3)).tolist() == [1, 2]
assert array("H", b"\1\0\2\0") == array("H", bytearray(b"\1\0\2\0")) == array("h", [1, 2])
assert array("H", memoryview(b"ab")).tolist() == [97, 98]
assert array("d", array("b", [1])).tolist() == [1.0]
assert array("w", "hi").tolist() == ["h", "i"]
assert array("i", {7: 8}).tolist() == [7]
assert array("q", (n * n for n in range(4))).tolist() == [0, 1, 4, 9]
---
# An array made of another shares nothing with it.
from array import array
a = array("i", [1, 2])
b = array("i", a)
b[0] = 9
assert a.tolist() == [1, 2] and b.tolist() == [9, 2]
assert a.buffer_info()[0] != b.buffer_info()[0]
---
from array import array, typecodes
sizes = {"b": 1, "B": 1, "u": 4, "w": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "e": 2, "f": 4, "d": 8, "Zf": 8, "Zd": 16}
assert typecodes == tuple(sizes)
for code in typecodes:
    a = array(code)
    assert (a.typecode, a.itemsize) == (code, sizes[code])
    assert repr(a) == f"array('{code}')"
---
from array import array
fails("TypeError: array() takes at least 1 argument (0 given)", array)
fails("TypeError: array() takes at most 2 arguments (3 given)", array, "i", [], 3)
fails("TypeError: array() argument 1 must be str, not int", array, 1)
fails("TypeError: array() argument 1 must be str, not None", array, None)
fails("TypeError: array.array() takes no keyword arguments", array, "i", initializer=[])
bad = "ValueError: bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, e, f, d, Zf or Zd)"
fails(bad, array, "x")
fails(bad, array, "")
fails(bad, array, "ii", [1])
fails("TypeError: 'int' object is not iterable", array, "x", 5)
fails("TypeError: 'NoneType' object is not iterable", array, "h", None)
fails("TypeError: cannot use a str to initialize an array with typecode 'i'", array, "i", "hi")
fails("TypeError: cannot use a unicode array to initialize an array with typecode 'Zd'", array, "Zd", array("w", "a"))
fails("ValueError: bytes length not a multiple of item size", array, "H", b"abc")
---
# A class that derives from array.
from array import array
class A(array):
    def __new__(cls, items, name=None):
        return super().__new__(cls, "h", items)
    def __init__(self, items, name=None):
        self.name = name
a = A([1, 2, 3], name="three")
assert a.name == "three" and a.__dict__ == {"name": "three"}
assert repr(a) == "A('h', [1, 2, 3])" and isinstance(a, array)
for plain in (a + a, a * 2, a[:], a.__copy__(), a.__deepcopy__({})):
    assert type(plain) is array
a += array("h", [4])
assert type(a) is A and a.tolist() == [1, 2, 3, 4]
class B(array):
    pass
fails("TypeError: array.array() takes no keyword arguments", B, "i", x=1)
---
from array import array
array.spam = 1  ### "^TypeError: cannot set 'spam' attribute of immutable type 'array.array'$"
---
from array import array
a = array("i")
a.typecode = "b"  ### "^AttributeError: attribute 'typecode' of 'array.array' objects is not writable$"
---
from array import array
assert repr(array[int]) == "array.array[int]"
assert array[int]("i", [1]).tolist() == [1]
assert (array.__name__, array.__module__) == ("array", "array")
fails("TypeError: unhashable type: 'array.array'", hash, array("i"))
fails("AttributeError: 'array.array' object has no attribute 'sort'", lambda: array("i").sort)
---
# The list that is read may change while it is read.
from array import array
items = [1, 2, 3]
items[1] = Index(7, items.clear)
fails("IndexError: list index out of range", array, "i", items)
