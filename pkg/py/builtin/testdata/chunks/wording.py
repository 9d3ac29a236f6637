# Methods of built-in types are of the class of built-in functions.
assert type(bytearray().append).__name__ == "builtin_function_or_method"
import copy
m = memoryview(b"").tolist
assert copy.deepcopy(m) is m
---
1 + [].append ### "TypeError: unsupported operand type\\(s\\) for \\+: 'int' and 'builtin_function_or_method'"
---
def f(*, a=1): pass
f(1, a=2) ### "f\\(\\) takes 0 positional arguments but 1 positional argument \\(and 1 keyword-only argument\\) were given$"
---
def f(**k): pass
f(**None) ### "TypeError: Value after \\*\\* must be a mapping, not NoneType"
---
class C:
    def __call__(self, **k): pass
    def __str__(self): return "a C"
C()(b=1, **{"b": 2}) ### "TypeError: a C got multiple values for keyword argument 'b'"
---
"a".index(None) ### "TypeError: index\\(\\) argument 1 must be str, not None$"
---
a, b = {1: 1, 2: 2, 3: 3} ### "ValueError: too many values to unpack \\(expected 2, got 3\\)"
---
a, b = {1, 2, 3} ### "ValueError: too many values to unpack \\(expected 2\\)$"
---
(128).to_bytes(-1, "middle") ### "ValueError: length cannot be negative"
---
x = {}
x *= "a" ### "TypeError: unsupported operand type\\(s\\) for \\*=: 'dict' and 'str'"
---
"text"[10**20] = 255 ### "IndexError: cannot fit 'int' into an index-sized integer"
---
assert type({1: 2}.keys() & frozenset([1])) is set
---
import struct
next(struct.error()) ### "TypeError: 'error' object is not an iterator"
---
# The type of an item is looked at before the view is found to be released.
import array
m = memoryview(array.array("h", [1, 2, 3]))
m[Index(1, m.release)] = 1.5 ### "TypeError: memoryview: invalid type for format 'h'"
---
import array
m = memoryview(array.array("h", [1, 2, 3]))
m[Index(1, m.release)] = 70000 ### "ValueError: operation forbidden on released memoryview object"
