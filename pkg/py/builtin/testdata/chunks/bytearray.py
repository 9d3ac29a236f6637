# Changing one byte, and slices.
b = bytearray(b"abc")
b[0] = 255
b[Index(1)] = Index(1)
assert b == b"\xff\1c"
b[1:2] = [1, 2, 3]
assert b == b"\xff\1\2\3c"
b[::2] = b"xyz"
assert b == b"x\1y\3z"
b[1:4:2] = b""
assert b == b"xyz"
b[1:1] = b
assert b == b"xxyzyz"
b[:2] = memoryview(b"1234")[::-2]
assert b == b"42yzyz"
b[:] = b"0123456789"
del b[::-3]
assert b == b"124578"
del b[0], b[-1]
assert b == b"2457"
def assign(key, value):
    b[key] = value
words = "TypeError: can assign only bytes, buffers, or iterables of ints in range(0, 256)"
fails(words, assign, slice(0, 1), 5)
fails(words, assign, slice(0, 1), "a")
fails("TypeError: cannot convert 'NoneType' object to bytearray", assign, slice(0, 1), None)
fails("TypeError: 'str' object cannot be interpreted as an integer", assign, slice(0, 1), ["a"])
fails("ValueError: attempt to assign bytes of size 1 to extended slice of size 2", assign, slice(None, None, 2), b"a")
fails("ValueError: byte must be in range(0, 256)", assign, 9, 300)
fails("IndexError: bytearray index out of range", assign, 9, 3)
assert b == b"2457"
---
# Methods that change.
b = bytearray()
b.append(65)
b.extend(b"BC")
b.extend([68, Index(69)])
b.extend(b)
assert b == b"ABCDEABCDE"
b.insert(-99, 1)
b.insert(99, 2)
assert (b.pop(), b.pop(0), b.pop(-1)) == (2, 1, 69)
b.remove(65)
b.reverse()
assert b == b"DCBAEDCB"
b *= 2
b += memoryview(b"!")
assert len(b) == 17
b.resize(3)
assert b == b"DCB"
b.resize(5)
assert b == b"DCB\0\0"
assert (b.take_bytes(2), b.take_bytes(-1), b.take_bytes(None), b) == (b"DC", b"B\0", b"\0", b"")
b.clear()
assert b.__alloc__() == 0
fails("TypeError: expected iterable of integers; got: 'str'", b.extend, "a")
fails("TypeError: can't extend bytearray with float", b.extend, 1.0)
fails("IndexError: pop from empty bytearray", b.pop)
fails("ValueError: value not found in bytearray", b.remove, 1)
fails("ValueError: Can only resize to positive sizes, got -1", b.resize, -1)
fails("MemoryError", b.resize, 2**62)
fails("IndexError: can't take 3 bytes outside size 0", b.take_bytes, 3)
fails("TypeError: n must be an integer or None", b.take_bytes, 1.5)
fails("ValueError: byte must be in range(0, 256)", b.extend, [1, 256])
assert b == b""
---
# While memory is lent the length stays.
b = bytearray(b"ab")
m = memoryview(b)
def delete():
    del b[0]
def assign():
    b[0:1] = b"xy"
def add():
    global b
    b += b"x"
for f in (lambda: b.append(1), lambda: b.extend(b"x"), lambda: b.insert(0, 1), b.pop, b.clear, lambda: b.resize(3), b.take_bytes, lambda: b.remove(97),
          lambda: b.__init__(b"x"), delete, assign, add, lambda: b.__imul__(2)):
    fails(HELD, f)
b[0] = 120
b[0:1] = b"y"
b[::-1] = b"zy"
b.reverse()
b.resize(2)
del b[2:]
b += b""
b.extend([])
b *= 1
assert m.tobytes() == b == b"zy"
---
b = bytearray(b"ab")
b += b  ### "BufferError: Existing exports of data"
---
# Filling again empties first; what went wrong stays empty.
b = bytearray(b"abc")
b.__init__(5)
assert b == bytes(5)
b.__init__("é", "latin-1")
assert b == b"\xe9"
b.__init__(memoryview(b"abcd")[::-1])
assert b == b"dcba"
fails("ValueError: byte must be in range(0, 256)", b.__init__, [1, 300])
assert b == b""
fails("ValueError: byte must be in range(0, 256)", b.__init__, iter([1, 300]))
assert b == b"\1"
---
# What lends the bytearray by a __buffer__ of its own has it back before it is
# resized: the value is copied first.
b = bytearray(b"abcdef")
lender = Lender(b)
b[2:] = lender
assert b == b"ababcdef" and lender.asked == [284], (b, lender.asked)
---
fails("TypeError: descriptor '__len__' requires a 'list' object but received a 'int'", list.__len__, 5)
fails("TypeError: descriptor '__len__' of 'list' object needs an argument", list.__len__)
fails("TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object", list.append, 5)
fails("TypeError: unbound method list.append() needs an argument", list.append)
fails("TypeError: expected 1 argument, got 0", object.__getattribute__, 1)
---
# What a failed __init__ leaves: nothing of a list of ints, else what came before.
b = bytearray(b"abc")
for items, left in (([1, 300], b""), ((1, 2, -1), b""), ([1, "a"], b"\1"), ([1, True, 300], b"\1\1"), (iter([1, 300]), b"\1"), ([1, Index(300)], b"\1")):
    try:
        b.__init__(items)
    except (ValueError, TypeError):
        assert b == left, (items, b)
---
import array, struct
# A cast's format ends with its first NUL, and formats of struct are keys.
assert memoryview(b"ab").cast("B\0x").format == "B"
fails("TypeError: cannot use 'bytearray' as a dict key (unhashable type: 'bytearray')", struct.calcsize, bytearray(b"i"))
fails("TypeError: str() argument 'encoding' must be str, not NoneType", str, b"a", None)
# Searching an array sees what __eq__ appends.
class Grower:
    def __eq__(self, other):
        if len(a) < 9:
            a.append(0)
        return False
for search in (lambda: a.count(Grower()), lambda: Grower() in a):
    a = array.array("i", [1, 2])
    assert not search() and len(a) == 9
---
# %b takes the bytes of a bytearray, and asks its class for no buffer.
class Data(bytearray):
    def __buffer__(self, flags):
        assert False
assert b"%b|%s" % (Data(b"ab"), Data(b"c")) == b"ab|c"
---
# An empty bytearray that is lent is not made anew either, though it can be cleared.
b = bytearray()
m = memoryview(b)
b.clear()
fails(HELD, b.__init__)
fails(HELD, b.__init__, b"x")
m.release()
b.__init__(b"x")
assert b == b"x"
