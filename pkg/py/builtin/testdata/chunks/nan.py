# A container finds the NaN it holds: it looks at identity first.
x = float("nan")
assert x in [x] and [x] == [x] and (x, 1) == (x, 1) and [x].index(x) == 0 and [x].count(x) == 1
assert x in {x} and len({x, x}) == 1 and {x: 1}[x] == 1 and {x: 1} == {x: 1}
assert x != x and not x == x and x is x
assert float(x) is x and +x is x and max([x, 1]) is x
---
# Two NaNs are two objects.
x, y = float("nan"), float("nan")
assert x is not y and x not in [y] and [x] != [y] and len({x, y}) == 2
assert x + 0 is not x
---
# Items are made when they are looked at, each a NaN of its own.
import array
x = float("nan")
a = array.array("d", [x])
m = memoryview(a)
assert x not in a and x not in m and a != a and m != m and m.tolist() != a.tolist()
assert a.count(x) == m.count(x) == 0
items = m.tolist()
assert items == items and items[0] in items and items == list(items)
---
# The bits of a NaN survive.
import struct
bits = 0x7FF8_0000_0000_1234
n, = struct.unpack("<d", struct.pack("<Q", bits))
assert n != n and struct.pack("<d", n) == struct.pack("<Q", bits)
m = memoryview(bytearray(8)).cast("d")
m[0] = n
assert m.cast("B").cast("Q")[0] == bits and [n] == [n]
assert sum([n]) != 0 and str(sum([1.5, n])) == "nan"
