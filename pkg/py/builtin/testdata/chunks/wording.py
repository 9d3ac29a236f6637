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
---
import array
m = memoryview(array.array("h", [1, 2, 3]))
m[Index(1, m.release)] = 2**63 ### "ValueError: memoryview: invalid value for format 'h'"
---
m = memoryview(bytearray(3))
m[Index(1, m.release)] = -2 ### "ValueError: memoryview: invalid value for format 'B'"
---
# Ranges and slice.indices word what they refuse as PySlice_GetIndices does.
fails("TypeError: slice indices must be integers or None or have an __index__ method", lambda: range(10)["a":])
fails("TypeError: slice indices must be integers or None or have an __index__ method", slice(1, "2").indices, 3)
fails("TypeError: slice indices must be integers or have an __index__ method", lambda: [1][:"a"])
---
# Special methods of slots are wrappers, others are not.
import copy
assert type([].__len__).__name__ == "method-wrapper" and type(list.__len__).__name__ == "wrapper_descriptor"
assert type([].__getitem__).__name__ == type({}.__contains__).__name__ == "builtin_function_or_method"
assert type(().__getitem__).__name__ == type(b"".__buffer__).__name__ == "method-wrapper"
assert repr(list.__len__) == "<slot wrapper '__len__' of 'list' objects>"
assert repr([].__len__).startswith("<method-wrapper '__len__' of list object at 0x")
assert copy.copy([1].__len__)() == copy.deepcopy([1].__len__)() == 1
assert "__dict__" not in dir([]) and "__dict__" in dir(ValueError())
---
# What object's own __new__ and __init__ say of arguments.
class Plain: pass
class Made:
    def __new__(cls): return super().__new__(cls)
class Begun:
    def __init__(self): pass
fails("TypeError: Plain() takes no arguments", Plain, 1)
fails("TypeError: Plain.__init__() takes exactly one argument (the instance to initialize)", Plain().__init__, 1)
fails("TypeError: object.__new__() takes exactly one argument (the type to instantiate)", object.__new__, Made, 1)
fails("TypeError: object.__init__() takes exactly one argument (the instance to initialize)", object.__init__, Begun(), 1)
---
class Data(bytes): pass
b"%c" % Data(b"ab") ### "TypeError: format argument: %c requires an integer in range\\(256\\) or a single byte, not a bytes object of length 2"
---
# To copy a bytearray of a class with a __buffer__ of its own asks for no buffer;
# files in memory ask for one whose shape they may know.
import copy, io
asked = []
class Data(bytearray):
    def __buffer__(self, flags):
        asked.append(flags)
        return super().__buffer__(flags)
d = copy.deepcopy(copy.copy(Data(b"ab")))
assert len(d) == 2 and type(d) is Data and asked == []
f = io.BytesIO(d)
f.write(d)
f.readinto(d)
assert asked == [8, 8, 1], asked
---
# A range that no list can hold is refused at once.
long = range(10**25)
refused = "OverflowError: Python int too large to convert to C ssize_t"
fails(refused, list, long)
fails(refused, sorted, long)
fails(refused, [].extend, long)
fails(refused, lambda: [*long])
def star(): a, *b = long
fails(refused, star)
---
# Indexes are looked at before it is said that there are no items.
class Plain: pass
Plain()[10**20] = 1 ### "IndexError: cannot fit 'int' into an index-sized integer"
---
del "text"[10**20] ### "IndexError: cannot fit 'int' into an index-sized integer"
---
def f(a, /, b=2): pass
fails("TypeError: f() got some positional-only arguments passed as keyword arguments: 'a'", f, **{"z": 1, "a": 0})
fails("TypeError: f() got an unexpected keyword argument 'z'", f, 1, 2, z=3, b=4)
fails("TypeError: f() got multiple values for argument 'b'", f, 1, 2, b=3, z=4)
---
# A class within a function or a class is called by all of its name where a
# method returns the wrong thing.
def f():
    class C:
        def __index__(self): return C
        def __iter__(self): return self
        def __bool__(self): return 1
        def __repr__(self): return b""
        def __buffer__(self, flags): return self
    return C()
c = f()
fails("TypeError: f.<locals>.C.__index__() must return an int, not type", range, c)
fails("TypeError: f.<locals>.C.__iter__() must return an iterator, not f.<locals>.C", list, c)
fails("TypeError: f.<locals>.C.__bool__() must return a bool, not int", bool, c)
fails("TypeError: f.<locals>.C.__repr__() must return a str, not bytes", repr, c)
fails("TypeError: f.<locals>.C.__buffer__() must return a memoryview, not f.<locals>.C", memoryview, c)
fails("TypeError: complex() argument must be a string or a number, not f.<locals>.C", lambda: complex(type("D", (), {"__qualname__": "f.<locals>.C"})()))
fails("TypeError: 'C' object is not subscriptable", lambda: c[0])
class Outer:
    class Inner:
        def __iter__(self): return 5
for i in Outer.Inner(): pass ### "TypeError: Outer.Inner.__iter__\\(\\) must return an iterator, not int"
---
fails("TypeError: isinstance() argument 2 cannot be a parameterized generic", isinstance, 1, memoryview[int])
fails("TypeError: issubclass() argument 2 cannot be a parameterized generic", issubclass, int, (str, list[int]))
fails("ValueError: embedded null character", memoryview(b"").tobytes, "C\0")
---
ValueError().add_note(5) ### "TypeError: add_note\\(\\) argument must be str, not int"
---
# object has a __str__, which is the repr of all that have none of their own.
class Shown:
    def __repr__(self): return "shown"
    def __str__(self): return "<" + super().__str__() + ">"
assert str(Shown()) == "<shown>" and object.__str__(Shown()) == "shown"
class Number(int):
    __str__ = object.__str__
    def __repr__(self): return "number"
assert str(Number(5)) == f"{Number(5)!s}" == "number"
assert [1].__str__() == "[1]" and memoryview(b"").__str__()[:7] == "<memory" and str(b"") == "b''"
assert str([object.__str__, object.__dir__, memoryview.__len__]) == "[<slot wrapper '__str__'>, <method '__dir__'>, <slot wrapper '__len__' of 'memoryview' objects>]"
import array
array.array.append() ### "TypeError: unbound method array.append\\(\\) needs an argument"
---
class A: pass
class B(5, A): pass ### "TypeError: metaclass conflict: the metaclass of a derived class must be a \\(non-strict\\) subclass"
---
class A("x"): pass ### "TypeError: str\\(\\) argument 'encoding' must be str, not tuple"
---
class A(...): pass ### "TypeError: EllipsisType takes no arguments"
---
type("A", (5,), {}) ### "TypeError: metaclass conflict"
---
class A: pass
class B(A): pass
class C(A, B): pass ### "bases A, B$"
---
# A base that is no class makes what the statement binds.
class Maker:
    def __init__(self, *args): self.args = args
maker = Maker()
class Made(maker):
    x = 1
assert type(Made) is Maker and Made.args[:2] == ("Made", (maker,)) and Made.args[2]["x"] == 1
---
class Stack(list[int]): pass
assert Stack.__mro__ == (Stack, list, object) and Stack([1]) == [1]
---
# Members are refused in other words than what is computed.
for o, name in ((1j, "real"), (slice(1), "stop"), (range(1), "start")):
    fails("AttributeError: readonly attribute", setattr, o, name, 1)
    fails("AttributeError: readonly attribute", delattr, o, name)
fails("AttributeError: attribute 'real' of 'int' objects is not writable", setattr, 1, "real", 1)
---
# None and slices hash as in CPython on every machine.
assert hash(None) == 0xFCA86420
assert hash(slice(1)) == -344020932372729183 and hash(slice(1)) == hash(slice(None, 1, None))
---
class A: pass
fails("TypeError: cannot delete '__name__' attribute of type 'A'", delattr, A, "__name__")
A.__class__ = int ### "TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses"
---
# A keyword that is nearly one of the function's own is asked back for.
def f(a, /, shape=1, *, order="C"): pass
fails("TypeError: f() got an unexpected keyword argument 'shap'. Did you mean 'shape'?", f, 1, shap=2)
fails("TypeError: f() got an unexpected keyword argument 'Order'. Did you mean 'order'?", f, 1, Order="F")
fails("TypeError: f() got an unexpected keyword argument 'b'", f, 1, b=2)
fails("TypeError: cast() got an unexpected keyword argument 'shapes'. Did you mean 'shape'?", memoryview(b"").cast, "B", shapes=[0])
fails("TypeError: hex() got an unexpected keyword argument 'bytes_per'. Did you mean 'bytes_per_sep'?", memoryview(b"").hex, bytes_per=1)
fails("TypeError: hex() got an unexpected keyword argument 'size'", memoryview(b"").hex, size=1)
fails("TypeError: print() got an unexpected keyword argument 'ends'. Did you mean 'end'?", print, ends="")
fails("TypeError: zip() got an unexpected keyword argument 'Strict'. Did you mean 'strict'?", zip, Strict=True)
fails("TypeError: map() got an unexpected keyword argument 'strikt'. Did you mean 'strict'?", map, int, [], strikt=True)
---
# Classes and their objects show what stands around the class.
def f():
    class Inner: pass
    return Inner
class Outer:
    class Inner: pass
assert repr(f()) == "<class '__main__.f.<locals>.Inner'>" and str(Outer.Inner) == "<class '__main__.Outer.Inner'>"
assert repr(f()()).startswith("<__main__.f.<locals>.Inner object at 0x")
Outer.__name__ = "Other"
assert repr(Outer) == "<class '__main__.Outer'>" and Outer.__name__ == "Other"
Outer.__module__ = "m"
Outer.__qualname__ = "X.Y"
assert repr(Outer) == "<class 'm.X.Y'>" and repr(Outer()).startswith("<m.X.Y object at 0x") and Outer.__module__ == "m"
---
# str.format ignores what is named by no str; others refuse it.
def f(**names): return names
assert "{a}".format(**{1: 2}, a=3) == "3"
fails("IndexError: Replacement index 0 out of range for positional args tuple", lambda: "{}".format(**{1: 2}))
fails("TypeError: keywords must be strings", lambda: f(**{1: 2}))
fails("TypeError: keywords must be strings", lambda: print(**{1: 2}))
fails("TypeError: keywords must be strings", lambda: dict(**{1: 2}))
