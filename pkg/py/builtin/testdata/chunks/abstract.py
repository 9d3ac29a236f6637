# Abstract base classes.
import collections.abc as c, array, inspect
class A: pass
class It:
    def __iter__(self): return iter([])
class Nx(It):
    def __next__(self): raise StopIteration
class NoHash:
    __hash__ = None
class Buf:
    def __buffer__(self, f): return memoryview(b'x')
class Call:
    def __call__(self): pass
class Len:
    def __len__(self): return 1
class NoIter(It):
    __iter__ = None
class GetOnly:
    def __getitem__(self, i): raise IndexError
vals = [1, 1.5, 'a', b'a', bytearray(), memoryview(b''), array.array('i'), [], (), {}, set(), frozenset(), range(3), None, A(), It(), Nx(), NoHash(), Buf(), Call(), Len(), NoIter(), GetOnly(), len, int, (i for i in []), iter([]), iter({}), {}.keys(), {}.values(), {}.items(), slice(1), lambda: 0, zip(), enumerate([]), reversed([1]), A().__init__]
for n in ['Buffer','Callable','Collection','Container','Generator','Hashable','Iterable','Iterator','Mapping','MutableMapping','MutableSequence','MutableSet','Reversible','Sequence','Set','Sized']:
    k = getattr(c, n)
def t(f):
    try: say(f())
    except Exception as e: say(type(e).__name__, e)
for n in ['Buffer','Callable','Collection','Container','Generator','Hashable','Iterable','Iterator','Mapping','MutableMapping','MutableSequence','MutableSet','Reversible','Sequence','Set','Sized']:
    k = getattr(c, n)
    try: k()
    except Exception as e: say(type(e).__name__, e)
    class X(k): pass
    try: X()
    except Exception as e: say(type(e).__name__, e)
class S(c.Sequence):
    def __init__(self, v): self.v = v
    def __getitem__(self, i): return self.v[i]
    def __len__(self): return len(self.v)
s = S([1,2,3,2])
say(list(s), 2 in s, 9 in s, list(reversed(s)), s.index(2), s.count(2), isinstance(s, c.Sequence), isinstance(s, c.Iterable), isinstance(s, c.Reversible))
t(lambda: s.index(9))
t(lambda: s.index(2, 2))
t(lambda: s.index(2, -1))
t(lambda: s.index(2, 0, 1))
class M(S, c.MutableSequence):
    def __setitem__(self, i, x): self.v[i] = x
    def __delitem__(self, i): del self.v[i]
    def insert(self, i, x): self.v.insert(i, x)
m = M([1,2])
m.append(5); m.extend([6,7]); say(m.pop(), m.pop(0)); m.remove(5); m.reverse(); say(m.v); m += [9]; say(m.v, type(m)); m.clear(); say(m.v)
t(lambda: m.pop())
t(lambda: m.remove(1))
class R: pass
say(c.Sequence.register(R) is R, isinstance(R(), c.Sequence), issubclass(R, c.Collection), isinstance(R(), c.MutableSequence), isinstance(R(), c.Sized))
t(lambda: c.Sequence.register(1))
class B(c.Buffer):
    def __init__(self): self.b = bytearray(3)
    def __buffer__(self, flags): return memoryview(self.b)
b = B(); memoryview(b)[0] = 7; say(b.b, isinstance(b, c.Buffer), issubclass(B, c.Buffer))
t(lambda: c.Buffer.x)
from abc import ABC, abstractmethod
class P(ABC):
    @abstractmethod
    def f(self): 'x'
    @property
    @abstractmethod
    def g(self): pass
t(lambda: P())
class Q(P):
    def f(self): return super().f()
t(lambda: Q())
class Q2(Q):
    g = 1
say(Q2().f(), Q2().g)
P.register(int); say(isinstance(1, P), issubclass(bool, P))
class I(c.Iterator):
    def __next__(self): raise StopIteration
say(list(I()), iter(I()) is not None)
t(lambda: isinstance([], (c.Mapping, c.Sequence)))
assert said == [
    "TypeError Can't instantiate abstract class Buffer without an implementation for abstract method '__buffer__'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract method '__buffer__'",
    "TypeError Can't instantiate abstract class Callable without an implementation for abstract method '__call__'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract method '__call__'",
    "TypeError Can't instantiate abstract class Collection without an implementation for abstract methods '__contains__', '__iter__', '__len__'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract methods '__contains__', '__iter__', '__len__'",
    "TypeError Can't instantiate abstract class Container without an implementation for abstract method '__contains__'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract method '__contains__'",
    "TypeError Can't instantiate abstract class Generator without an implementation for abstract methods 'send', 'throw'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract methods 'send', 'throw'",
    "TypeError Can't instantiate abstract class Hashable without an implementation for abstract method '__hash__'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract method '__hash__'",
    "TypeError Can't instantiate abstract class Iterable without an implementation for abstract method '__iter__'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract method '__iter__'",
    "TypeError Can't instantiate abstract class Iterator without an implementation for abstract method '__next__'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract method '__next__'",
    "TypeError Can't instantiate abstract class Mapping without an implementation for abstract methods '__getitem__', '__iter__', '__len__'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract methods '__getitem__', '__iter__', '__len__'",
    "TypeError Can't instantiate abstract class MutableMapping without an implementation for abstract methods '__delitem__', '__getitem__', '__iter__', '__len__', '__setitem__'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract methods '__delitem__', '__getitem__', '__iter__', '__len__', '__setitem__'",
    "TypeError Can't instantiate abstract class MutableSequence without an implementation for abstract methods '__delitem__', '__getitem__', '__len__', '__setitem__', 'insert'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract methods '__delitem__', '__getitem__', '__len__', '__setitem__', 'insert'",
    "TypeError Can't instantiate abstract class MutableSet without an implementation for abstract methods '__contains__', '__iter__', '__len__', 'add', 'discard'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract methods '__contains__', '__iter__', '__len__', 'add', 'discard'",
    "TypeError Can't instantiate abstract class Reversible without an implementation for abstract methods '__iter__', '__reversed__'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract methods '__iter__', '__reversed__'",
    "TypeError Can't instantiate abstract class Sequence without an implementation for abstract methods '__getitem__', '__len__'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract methods '__getitem__', '__len__'",
    "TypeError Can't instantiate abstract class Set without an implementation for abstract methods '__contains__', '__iter__', '__len__'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract methods '__contains__', '__iter__', '__len__'",
    "TypeError Can't instantiate abstract class Sized without an implementation for abstract method '__len__'",
    "TypeError Can't instantiate abstract class X without an implementation for abstract method '__len__'",
    '[1, 2, 3, 2] True False [2, 3, 2, 1] 1 2 True True True',
    'ValueError ',
    '3',
    '3',
    'ValueError ',
    '7 1',
    '[6, 2]',
    "[6, 2, 9] <class '__main__.M'>",
    '[]',
    'IndexError list index out of range',
    'ValueError ',
    'True True True False True',
    'TypeError Can only register classes',
    "bytearray(b'\\x07\\x00\\x00') True True",
    "AttributeError type object 'Buffer' has no attribute 'x'",
    "TypeError Can't instantiate abstract class P without an implementation for abstract methods 'f', 'g'",
    "TypeError Can't instantiate abstract class Q without an implementation for abstract method 'g'",
    'None 1',
    'True True',
    '[] True',
    'True',
], said
