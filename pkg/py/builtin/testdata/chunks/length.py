# A list, a display and bytes ask for a length before they walk; others do not.
asked = []
class Two:
    def __iter__(self):
        asked.append("iter")
        return iter([1, 2])
    def __len__(self):
        asked.append("len")
        return 2
def asks(f):
    asked.clear()
    f()
    return " ".join(asked)
two, grown = Two(), bytearray()
def both(*args): assert args[-2:] == (1, 2)
for f in (lambda: list(two), lambda: sorted(two), lambda: bytes(two), lambda: [*two], lambda: (*two,), lambda: [].extend(two), lambda: grown.extend(two), lambda: both(0, *two)):
    assert asks(f) == "iter len", asks(f)
for f in (lambda: tuple(two), lambda: set(two), lambda: {*two}, lambda: bytearray(two), lambda: max(two), lambda: dict.fromkeys(two), lambda: both(*two)):
    assert asks(f) == "iter", asks(f)
---
# A length that is none fails; a TypeError says that there is none.
import operator
class Hint:
    def __init__(self, answer): self.answer = answer
    def __iter__(self): return iter(b"x")
    def __length_hint__(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer
fails("ValueError: Hint.__length_hint__() must return a non-negative int", list, Hint(-1))
fails("TypeError: Hint.__length_hint__() must return an int, not str", bytes, Hint("1"))
fails("OverflowError: Python int too large to convert to C ssize_t", list, Hint(2**70))
fails("KeyError: 1", bytearray().extend, Hint(KeyError(1)))
assert bytes(Hint(TypeError())) == bytes(Hint(NotImplemented)) == b"x"
assert operator.length_hint(Hint(7)) == 7 and operator.length_hint(Hint(TypeError()), 3) == 3
fails("KeyError: 1", operator.length_hint, Hint(KeyError(1)))
---
class Negative:
    def __iter__(self): return iter(())
    def __len__(self): return -1
list(Negative()) ### "ValueError: __len__\\(\\) should return >= 0"
---
# What cannot be walked is refused in the words of who wants to.
class Five:
    def __iter__(self): return 5
fails("TypeError: can only join an iterable", "".join, Five())
fails("TypeError: can only join an iterable", b"".join, Five())
fails("TypeError: must assign iterable to extended slice", [1].__setitem__, slice(1), Five())
