# One place of a program meets objects of several classes.
class A:
    def name(self): return "A"
class B(A):
    def name(self): return "B"
class C(A): pass
def ask(v): return v.name()
assert [ask(v) for v in (A(), A(), B(), C(), A(), B())] == ["A", "A", "B", "A", "A", "B"]
---
# The class changes between two calls.
class A:
    def name(self): return 1
class B(A): pass
b = B()
def ask(): return b.name() ### "AttributeError: 'B' object has no attribute 'name'"
assert ask() == ask() == 1
A.name = lambda self: 2
assert ask() == 2
B.name = lambda self: 3
assert ask() == 3
del B.name
assert ask() == 2
b.name = lambda: 4
assert ask() == 4
del b.name
assert ask() == 2
del A.name
ask()
---
# A class that dies leaves its place to another.
import gc
def ask(v): return v.name()
for i in range(50):
    class A:
        def name(self, n=i): return n
    assert ask(A()) == i
    A = None
    gc.collect()
---
# Objects that find their attributes themselves.
class A:
    def name(self): return 1
    def __getattr__(self, name): return lambda: name
class B:
    def __getattribute__(self, name): return lambda: name
def ask(v): return v.name(), v.other()
assert ask(A()) == (1, "other")
assert ask(B()) == ("name", "other")
assert ask(A()) == (1, "other")
---
# Built-in methods, of built-in objects and of those that derive from them.
class B(bytes):
    def find(self, c): return "mine"
def look(b): return b.find(b"c") ### "AttributeError: 'memoryview' object has no attribute 'find'"
assert [look(b) for b in (b"abc", bytearray(b"c"), B(b"abc"), "c".encode(), b"")] == [2, 0, "mine", 0, -1]
look(memoryview(b"c"))
---
# Class and static methods, and what is no method.
class A:
    @classmethod
    def c(cls, x): return cls, x
    @staticmethod
    def s(x): return x
    f = len
    g = print
    @property
    def p(self): return lambda x: (self, x)
a = A()
for i in range(3):
    assert a.c(i) == (A, i) and a.s(i) == i and a.f([1]) == 1 and a.p(i) == (a, i)
