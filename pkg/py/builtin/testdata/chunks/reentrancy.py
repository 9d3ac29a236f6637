# A conversion that releases the view stops the store.
def held(code="B"):
    b = bytearray(range(16))
    m = memoryview(b).cast(code)
    def release():
        m.release()
        b.clear()
    return b, m, release
for code in "BhqfdP?":
    b, m, release = held(code)
    class Value:
        def __index__(self):
            release()
            return 1
        def __bool__(self):
            release()
            return True
    def store():
        m[0] = Value()
    fails(RELEASED if code != "P" else "TypeError: memoryview: invalid type for format 'P'", store)
---
# A slice whose bounds release the view is one of the loan that there was.
b = bytearray(b"abcdef")
m = memoryview(b)
s = m[Index(2, m.release):]
assert s.tobytes() == b"cdef" and not resizable(b)
s.release()
assert resizable(b)
---
# An index or a comparison that releases the view ends the search.
class Equal:
    def __eq__(self, other):
        m.release()
        return False
m = memoryview(bytearray(3))
fails(RELEASED, m.index, Equal())
m = memoryview(bytearray(3))
fails(RELEASED, m.count, Equal())
m = memoryview(bytearray(3))
fails(RELEASED, lambda: m[Index(0, m.release)])
---
# A bytearray holds its memory while it asks for an argument to search for.
b = bytearray(b"abc")
for call in (lambda: b.find(Index(97, b.clear)), lambda: b.count(Index(97, b.clear)), lambda: b.rindex(Index(97, b.clear))):
    fails(HELD, call)
fails("TypeError: a bytes-like object is required, not 'Index'", lambda: Index(97, b.clear) in b)
class Shows:
    def __repr__(self):
        f.clear()
        return "x"
f = bytearray(b"%a")
fails(HELD, lambda: f % Shows())
class Sep(bytes):
    def __len__(self):
        b.clear()
        return 1
fails(HELD, b.hex, Sep(b":"))
assert b == b"abc"
---
# Elsewhere the change comes first and is seen.
b = bytearray(b"abc")
fails("IndexError: bytearray index out of range", lambda: b[Index(0, b.clear)])
b = bytearray(b"abc")
def assign():
    b[0] = Index(1, b.clear)
fails("IndexError: bytearray index out of range", assign)
b = bytearray(b"abc")
b.insert(3, Index(65, b.clear))
assert b == b"A"
b = bytearray(b"abc")
b[Index(0, b.clear):2] = b"xyz"
assert b == b"xyz"
b = bytearray(b"abc")
b.extend([1, Index(2, b.clear)])
assert b == b"\1\2"
---
# A list that an item's __buffer__ changes cannot be joined.
class Grows:
    def __buffer__(self, flags):
        items.append(b"x")
        return memoryview(b"y")
items = [Grows(), b"z"]
b"".join(items)  ### "RuntimeError: sequence changed size during iteration"
---
# An index that releases the view: whether the value fits the format at all is
# said before that the view is gone, with one index as with many.
def attempt(fmt, value):
    for shape in ([64 // memoryview(bytes(64)).cast(fmt).itemsize], [1, 64 // memoryview(bytes(64)).cast(fmt).itemsize]):
        m = memoryview(bytearray(64)).cast("B").cast(fmt, shape)
        key = (0,) * (len(shape) - 1) + (Index(0, m.release),)
        yield outcome(lambda: m.__setitem__(key if len(key) > 1 else key[0], value))
def always(text, fmt, value):
    assert [*attempt(fmt, value)] == [text, text], [*attempt(fmt, value)]
always("TypeError: memoryview: invalid type for format 'i'", "i", "x")
always("ValueError: memoryview: invalid value for format 'Q'", "Q", -1)
always("ValueError: memoryview: invalid value for format 'c'", "c", b"ab")
always("ValueError: memoryview: invalid value for format 'd'", "d", 10**400)
always("ValueError: memoryview: invalid value for format 'Zd'", "Zd", 10**400)
always(RELEASED, "h", 2**40)
always(RELEASED, "f", 1e300)
always(RELEASED, "B", 1)
---
# A failure of any kind ends a reversed iterator.
m = memoryview(b"abc")
r = reversed(m)
m.release()
fails(RELEASED, next, r)
assert list(r) == []
