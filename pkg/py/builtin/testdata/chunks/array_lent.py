# While an array is lent its length stays as it is.
from array import array
a = array("b", [1, 2])
m = memoryview(a)
LENT = "BufferError: cannot resize an array that is exporting buffers"
def delete(key):
    del a[key]
def assign(key, value):
    a[key] = value
for f, *args in [
    (a.append, 3), (a.extend, [3]), (a.insert, 0, 3), (a.pop,), (a.remove, 1), (a.clear,), (a.fromlist, [3]), (a.frombytes, b"c"),
    (a.__iadd__, a), (a.__imul__, 2), (a.__imul__, 0), (delete, 0), (delete, slice(1, 1)), (delete, slice(None, None, 2)),
    (assign, slice(0, 1), a), (assign, slice(1, 1), array("b")),
]:
    fails(LENT, f, *args)
fails("OverflowError: signed char is greater than maximum", a.append, 300)
a.extend([])
a.fromlist([])
a.frombytes(b"")
a += array("b")
a *= 1
a[0:1] = a[1:2]
a.reverse()
a.byteswap()
a[0] = 7
assert m.tolist() == [7, 2]
m.release()
a.append(3)
assert a.tolist() == [7, 2, 3]
---
# A view of an array has its items, and writes to them.
from array import array
a = array("d", [1.5, 2.5])
m = memoryview(a)
assert (m.format, m.itemsize, m.obj is a, m.readonly) == ("d", 8, True, False)
m[1] = 9
assert a.tolist() == [1.5, 9.0]
assert m.cast("B")[:8].tobytes() == a[:1].tobytes()
assert memoryview(array("u", "a")).format == "w"
---
# A temporary view gives the array back at once.
from array import array
a = array("i", [1])
memoryview(a)[0]
a.append(2)
len(memoryview(a).cast("B"))
a.append(3)
def f():
    m = memoryview(a)
    return m[0]
f()
a.append(4)
assert a.tolist() == [1, 2, 3, 4]
---
# __buffer__ lends as well.
from array import array
a = array("b", [1])
m = a.__buffer__(0)
fails("BufferError: cannot resize an array that is exporting buffers", a.append, 2)
a.__release_buffer__(m)
a.append(2)
---
# The conversion of a value may change the array: the place is looked at again.
from array import array
GONE = "IndexError: array assignment index out of range"
for code in "bBhHiIlLqQefd":
    a = array(code, [1, 2, 3])
    fails(GONE, a.__setitem__, 2, Index(7, a.clear))
    assert len(a) == 0
    a = array(code, [1, 2, 3])
    a[2] = Index(7, lambda: a.append(1))
    assert a.tolist() == [1, 2, 7, 1]
    fails(GONE, a.append, Index(7, a.clear))
    a = array(code, [1, 2, 3])
    fails(GONE, a.insert, 1, Index(7, a.clear))
    a = array(code, [1, 2, 3])
    fails(GONE, a.fromlist, [Index(7, a.clear)])
---
# Appending converts a value twice, storing once, as CPython does.
from array import array
seen = []
value = Index(3, lambda: seen.append(1))
a = array("i", [value])
assert len(seen) == 1
a[0] = value
assert len(seen) == 2
a.append(value)
assert len(seen) == 4
array("i", iter([value]))
assert len(seen) == 6
a.fromlist([value])
assert len(seen) == 7
---
# The list of fromlist may change while it is read; so may what is searched.
from array import array
a = array("i", [1])
items = [1, 2, 3]
items[1] = Index(7, items.clear)
fails("RuntimeError: list changed size during iteration", a.fromlist, items)
assert a.tolist() == [1]
views = []
fails("BufferError: cannot resize an array that is exporting buffers", a.fromlist, [Index(1, lambda: views.append(memoryview(a))), None])
views.clear()
class Clears:
    def __init__(self, result):
        self.result = result
    def __eq__(self, other):
        a.clear()
        return self.result
a = array("i", [1, 2, 3])
fails("ValueError: array.index(x): x not in array", a.index, Clears(False))
a = array("i", [1, 2, 3])
assert a.count(Clears(True)) == 1
a = array("i", [1, 2, 3])
a.remove(Clears(True))
assert Clears(True) not in a
---
# A file may change the array that is written to it: what it was long gets
# written.
from array import array
a = array("h", [1] * 40000)
class Grows:
    written = 0
    def write(self, block):
        self.written += len(block)
        a.extend(a)
f = Grows()
a.tofile(f)
assert f.written == 80000 and len(a) == 160000
