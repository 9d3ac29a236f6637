# What consumers ask, and that each gives back what it got.
for consume, flags in [
    (memoryview, 284),
    (bytes, 284),
    (bytearray, 284),
    (lambda x: b"".join([x, b""]), 0),
    (lambda x: b"" + x, 0),
    (lambda x: b"abc".find(x), 0),
    (lambda x: x in b"abc", 0),
    (lambda x: bytearray() == x, 0),
    (lambda x: b"%b" % x, 284),
    (lambda x: str(x, "ascii"), 0),
    (lambda x: memoryview(b"a") == x, 284),
    (lambda x: memoryview._from_flags(x, 1), 1),
]:
    lender = Lender(bytearray(b"abc"))
    consume(lender)
    assert lender.asked == [flags], (lender.asked, flags)
    assert lender.back == lender.given
---
# The loan lasts as long as its last view.
lender = Lender(bytearray(b"abcdef"))
m = memoryview(lender)
assert type(m.obj).__name__ == "_buffer_wrapper"
n = m[1:]
m.release()
assert lender.back == [] and not resizable(lender.data)
n[0] = 120
n.release()
assert lender.back == lender.given and resizable(lender.data) and lender.data == b"axcdef"
---
# The view that __buffer__ returns is lent meanwhile.
class Keeps:
    def __init__(self):
        self.view = memoryview(bytearray(3))
    def __buffer__(self, flags):
        return self.view
k = Keeps()
m = memoryview(k)
fails("BufferError: memoryview has 1 exported buffer", k.view.release)
m.release()
k.view.release()
fails(RELEASED, memoryview, k)
---
# What goes wrong.
class Wrong:
    def __init__(self, result):
        self.result = result
    def __buffer__(self, flags):
        return self.result
fails("TypeError: Wrong.__buffer__() must return a memoryview, not int", memoryview, Wrong(42))
fails("TypeError: Wrong.__buffer__() must return a memoryview, not bytes", bytes, Wrong(b""))
class Raises:
    def __buffer__(self, flags):
        raise KeyError("no")
fails("KeyError: 'no'", memoryview, Raises())
fails("KeyError: 'no'", bytes, Raises())
fails("TypeError: can't concat Raises to bytes", lambda: b"" + Raises())
assert bytearray() != Raises() and memoryview(b"") != Raises()
class OnInstance:
    def __init__(self):
        self.__buffer__ = lambda flags: memoryview(b"")
fails("TypeError: memoryview: a bytes-like object is required, not 'OnInstance'", memoryview, OnInstance())
class Releases(Lender):
    def __release_buffer__(self, view):
        raise ValueError("ignored")
memoryview(Releases(b"x")).release()
---
# A heir of bytearray may change what is lent, and is told when the loan is over.
log = []
class B(bytearray):
    def __buffer__(self, flags):
        log.append(flags)
        return super().__buffer__(flags)
    def __release_buffer__(self, view):
        log.append(bytes(view.tolist()))
        fails("ValueError: cannot create new view on restricted memoryview", memoryview, view)
        fails("ValueError: cannot create new view on restricted memoryview", view.cast, "b")
        fails("ValueError: cannot create new view on restricted memoryview", lambda: view[:])
        fails(HELD, self.append, 1)
        assert view.obj is None and view.hex() == self.hex()
        self.last = view

b = B(b"hello")
m = memoryview(b)
fails(HELD, b.append, 1)
m.release()
assert log == [284, b"hello"] and repr(b.last).startswith("<released")
b.append(33)
assert b == b"hello!"
---
# Two arguments are given back in their order.
back = []
class Named(Lender):
    def __release_buffer__(self, view):
        back.append(bytes(view))
assert b"abc".replace(Named(b"b"), Named(b"x")) == b"axc"
bytes.maketrans(Named(b"p"), Named(b"q"))
assert back == [b"b", b"x", b"p", b"q"], back
---
# What __release_buffer__ receives can be handed on, even twice: its loan ends
# anyway.
class Told(bytearray):
    def __release_buffer__(self, view):
        for _ in "12":
            assert super().__release_buffer__(view) is None
        self.told = view.tolist()
b = Told(b"abc")
m = memoryview(b)
m.release()
assert b.told == [97, 98, 99] and resizable(b)
fails("ValueError: memoryview's buffer has already been released", b.__release_buffer__, m)
---
# Classes that lend are Buffers; None takes it away.
from collections.abc import Buffer
class N:
    __buffer__ = None
assert isinstance(Lender(b""), Buffer) and isinstance(b"", Buffer) and not isinstance("", Buffer)
class P:
    pass
p = P()
fails("TypeError: memoryview: a bytes-like object is required, not 'P'", memoryview, p)
P.__buffer__ = lambda self, flags: memoryview(b"now")
assert bytes(p) == b"now"
memoryview(N())  ### "TypeError: 'NoneType' object is not callable"
