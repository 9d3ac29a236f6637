# close returns what the generator returns, once.
def g():
    try:
        yield 1
    except GeneratorExit:
        return 5
x = g()
next(x)
assert (x.close(), x.close()) == (5, None)
y = g()
assert y.close() is None
---
# A generator is named after its function, and can be renamed.
class A:
    def m(self):
        yield self.it.gi_running
a = A()
a.it = a.m()
assert (a.it.__name__, a.it.__qualname__, a.it.gi_running) == ("m", "A.m", False)
assert list(a.it) == [True] and repr(a.it).startswith("<generator object A.m at 0x")
a.it.__name__ = "other"
assert a.it.__name__ == "other"
fails("TypeError: __name__ must be set to a string object", setattr, a.it, "__name__", 3)
del a.it
---
# throw takes a class and its value.
def g():
    yield
fails("ValueError: a", g().throw, ValueError, "a")
fails("TypeError: instance exception may not have a separate value", g().throw, ValueError(), "a")
fails("TypeError: exceptions must be classes or instances deriving from BaseException, not int", g().throw, 5)
---
# A generator that is closed gives back what the inner one holds.
b = bytearray(b"abc")
def inner():
    with memoryview(b) as m:
        yield m[0]
def outer():
    yield from inner()
x = outer()
assert next(x) == 97 and not resizable(b)
assert x.close() is None and resizable(b)
