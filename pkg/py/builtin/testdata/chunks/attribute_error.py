# An AttributeError holds the object that lacks the attribute.
b = bytearray(4)
try:
    memoryview(b).nosuch
except AttributeError as e:
    assert not resizable(b)
    assert e.name == "nosuch" and e.obj.obj is b
assert resizable(b)
---
b = bytearray(4)
for access in (lambda m: m.nosuch(), lambda m: getattr(m, "nosuch")):
    try:
        access(memoryview(b))
    except AttributeError as e:
        assert not resizable(b)
    assert resizable(b)
---
# Assigning and deleting are accesses as well.
b = bytearray(4)
try:
    memoryview(b).nosuch = 1
except AttributeError:
    assert not resizable(b)
assert resizable(b)
try:
    del memoryview(b).nosuch
except AttributeError:
    assert not resizable(b)
assert resizable(b)
---
# An attribute that exists and refuses holds nothing.
b = bytearray(4)
try:
    memoryview(b).nbytes = 1
except AttributeError as e:
    assert resizable(b) and e.name is None and e.obj is None
---
# Where the answer is a default there is no exception to hold anything.
b = bytearray(4)
assert getattr(memoryview(b), "nosuch", 5) == 5
assert not hasattr(memoryview(b), "nosuch")
assert resizable(b)
---
[].append.nosuch ### "AttributeError: 'builtin_function_or_method' object has no attribute 'nosuch'"
---
# Of an empty slot that should go only the name is told.
class A:
    __slots__ = ("x",)
a = A()
fails("AttributeError: 'A' object has no attribute 'x'", getattr, a, "x")
fails("AttributeError: x", delattr, a, "x")
a.x = 1
del a.x
fails("AttributeError: x", delattr, a, "x")
