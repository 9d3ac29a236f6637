# The words for an item that does not fit.
from array import array
for code, value, text in [
    ("b", 128, "signed char is greater than maximum"),
    ("b", -129, "signed char is less than minimum"),
    ("B", 256, "unsigned byte integer is greater than maximum"),
    ("B", -1, "unsigned byte integer is less than minimum"),
    ("h", 2**15, "signed short integer is greater than maximum"),
    ("H", -1, "unsigned short is less than minimum"),
    ("i", 2**31, "signed integer is greater than maximum"),
    ("I", -1, "can't convert negative value to unsigned int"),
    ("I", 2**32, "unsigned int is greater than maximum"),
    ("l", 2**63, "Python int too large to convert to C long"),
    ("L", 2**64, "Python int too large to convert to C unsigned long"),
    ("q", 2**63, "int too big to convert"),
    ("Q", -1, "can't convert negative int to unsigned"),
    ("Q", 2**64, "int too big to convert"),
    ("b", 2**70, "Python int too large to convert to C long"),
    ("d", 2**1024, "int too large to convert to float"),
    ("e", 65520.0, "float too large to pack with e format"),
]:
    fails("OverflowError: " + text, array, code, [value])
    a = array(code, [0])
    fails("OverflowError: " + text, a.__setitem__, 0, value)
    assert a[0] == 0
---
from array import array
fails("TypeError: 'float' object cannot be interpreted as an integer", array, "i", [1.0])
fails("TypeError: 'NoneType' object cannot be interpreted as an integer", array, "Q", [None])
fails("TypeError: must be real number, not str", array, "d", ["x"])
fails("TypeError: must be real number, not complex", array, "f", [1j])
fails("TypeError: must be real number, not str", array, "Zd", ["x"])
fails("TypeError: array item must be a unicode character, not int", array, "w", [5])
fails("TypeError: array item must be a unicode character, not a string of length 2", array, "w", ["xy"])
---
from array import array
class Number:
    def __float__(self):
        return 1.5
    def __complex__(self):
        return 1 + 2j
assert array("d", [Number(), True, 2, Index(3)]).tolist() == [1.5, 1.0, 2.0, 3.0]
assert array("Zd", [Number(), 1, 2.5]).tolist() == [1 + 2j, 1, 2.5]
assert array("f", [1e39])[0] == float("inf")
assert array("Q", [2**64 - 1])[0] == 2**64 - 1
assert array("q", [-(2**63)])[0] == -(2**63)
assert array("e", [0.1]).tolist() == [0.0999755859375]
---
# Indexing.
from array import array
a = array("i", [1, 2, 3])
assert (a[0], a[-1], a[Index(1)]) == (1, 3, 2)
fails("IndexError: array index out of range", lambda: a[3])
fails("IndexError: array index out of range", lambda: a[-4])
fails("TypeError: array indices must be integers", lambda: a["x"])
fails("IndexError: cannot fit 'int' into an index-sized integer", lambda: a[2**70])
fails("IndexError: array assignment index out of range", a.__setitem__, 5, None)
fails("IndexError: array assignment index out of range", a.__delitem__, 5)
del a[0], a[-1]
assert a.tolist() == [2]
---
# Slices of an array are arrays.
from array import array
a = array("i", range(6))
assert a[1:3] == array("i", [1, 2]) and a[::-2] == array("i", [5, 3, 1]) and a[9:] == array("i")
a[0:1] = array("i", [7, 8])
assert a.tolist() == [7, 8, 1, 2, 3, 4, 5]
a[::2] = array("i", [0, 0, 0, 0])
assert a.tolist() == [0, 8, 0, 2, 0, 4, 0]
del a[::2]
assert a.tolist() == [8, 2, 4]
a[1:1] = a
assert a.tolist() == [8, 8, 2, 4, 2, 4]
a[::-1] = a
assert a.tolist() == [4, 2, 4, 2, 8, 8]
fails('TypeError: can only assign array (not "list") to array slice', a.__setitem__, slice(0, 1), [1])
fails("TypeError: bad argument type for built-in operation", a.__setitem__, slice(0, 1), array("h"))
fails("ValueError: attempt to assign array of size 1 to extended slice of size 3", a.__setitem__, slice(None, None, 2), array("i", [1]))
fails("ValueError: slice step cannot be zero", lambda: a[::0])
---
# An iterator meets what is appended, and stays at the end.
from array import array
a = array("i", [1])
it = iter(a)
assert type(it).__name__ == "arrayiterator" and iter(it) is it
assert next(it) == 1
a.append(2)
assert list(it) == [2]
a.append(3)
assert list(it) == []
fails("TypeError: cannot create 'array.arrayiterator' instances", type(it))
---
# Comparing.
from array import array
nan = float("nan")
assert array("i", [1]) == array("d", [1.0]) == array("Zd", [1])
assert array("i", [1, 2]) < array("h", [1, 3]) and array("i", [1]) <= array("i", [1, 0])
assert array("q", [2**53 + 1]) > array("d", [2.0**53])
assert array("d", [nan]) != array("d", [nan])
assert array("i", [1]) != [1] and array("w", "a") != array("i", [97])
assert array("Zd", [1j]) < array("Zd", [1j, 0])
fails("TypeError: '<' not supported between instances of 'complex' and 'complex'", lambda: array("Zd", [1j]) < array("Zd", [2j]))
fails("TypeError: '<' not supported between instances of 'array.array' and 'list'", lambda: array("i", [1]) < [1])
fails("TypeError: '<' not supported between instances of 'str' and 'int'", lambda: array("w", "a") < array("i", [97]))
assert 1.0 in array("i", [1]) and "x" not in array("i", [1]) and nan not in array("d", [nan])
---
# + and *.
from array import array
a = array("i", [1, 2])
assert a + a == array("i", [1, 2, 1, 2]) and a * 2 == 2 * a == a + a and a * -1 == array("i")
b = a
b += array("i", [3])
b *= 2
assert b is a and a.tolist() == [1, 2, 3, 1, 2, 3]
fails('TypeError: can only append array (not "list") to array', lambda: a + [1])
fails("TypeError: bad argument type for built-in operation", lambda: a + array("h"))
fails('TypeError: can only extend array with array (not "list")', a.__iadd__, [1])
fails("TypeError: can only extend with array of same kind", a.__iadd__, array("h"))
fails("TypeError: can't multiply sequence by non-int of type 'str'", lambda: a * "x")
fails("MemoryError", lambda: a * 2**62)
fails("OverflowError: cannot fit 'int' into an index-sized integer", lambda: a * 2**70)
---
# The repr of an array makes it again.
from array import array
for text in ["array('i')", "array('b', [-1, 0])", "array('Q', [18446744073709551615])", "array('d', [1.0, inf, 1e+100])",
             "array('Zd', [(1+2j), 0j])", "array('w', \"a'b\")", "array('u', 'é')"]:
    if "inf" not in text:
        code = text[7:text.index("'", 7)]
    values = {"i": [], "b": [-1, 0], "Q": [2**64 - 1], "d": [1, float("inf"), 1e100], "Zd": [1 + 2j, 0], "w": "a'b", "u": "é"}
    code = text[7:text.index("'", 7)]
    assert repr(array(code, values[code])) == text, text
---
# Text of one typecode is compared by its numbers, which need not be characters.
from array import array
assert array("w", "ab") < array("w", "ac") and array("u", "ab") == array("w", "ab") and array("u", "b") > array("w", "a")
low, high = array("w", b"abcd"), array("w", b"abce")
assert low < high and low == low and low != high
assert array("u", b"\xff\xff\xff\xff") < array("u", "a") and array("w", b"\xff\xff\xff\xff") > array("w", "a")
fails("ValueError: chr() arg not in range(0x110000)", lambda: low == array("u", b"abcd"))
fails("ValueError: chr() arg not in range(0x110000)", low.index, "a")
