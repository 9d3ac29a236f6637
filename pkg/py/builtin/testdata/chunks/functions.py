# The built-in functions.
same(lambda: abs('x'), "TypeError: bad operand type for abs(): 'str'")
same(lambda: abs(), 'TypeError: abs() takes exactly one argument (0 given)')
same(lambda: abs(1,2), 'TypeError: abs() takes exactly one argument (2 given)')
same(lambda: abs(x=1), 'TypeError: abs() takes no keyword arguments')
same(lambda: bin('x'), "TypeError: 'str' object cannot be interpreted as an integer")
same(lambda: bin(-10**30), "'-0b1100100111110010110010011100110100000100011001110100111011011110101001000000000000000000000000000000'")
same(lambda: hex(255), "'0xff'")
same(lambda: oct(8), "'0o10'")
same(lambda: chr(-1), 'ValueError: chr() arg not in range(0x110000)')
same(lambda: chr(0x110000), 'ValueError: chr() arg not in range(0x110000)')
same(lambda: chr(10**30), 'ValueError: chr() arg not in range(0x110000)')
same(lambda: chr(-10**30), 'ValueError: chr() arg not in range(0x110000)')
same(lambda: chr('a'), "TypeError: 'str' object cannot be interpreted as an integer")
same(lambda: chr(97.0), "TypeError: 'float' object cannot be interpreted as an integer")
same(lambda: chr(0xd800), "'\\ud800'")
same(lambda: ord('ab'), 'TypeError: ord() expected a character, but string of length 2 found')
same(lambda: ord(''), 'TypeError: ord() expected a character, but string of length 0 found')
same(lambda: ord(1), 'TypeError: ord() expected string of length 1, but int found')
same(lambda: ord(b'a'), '97')
same(lambda: ord(b'ab'), 'TypeError: ord() expected a character, but string of length 2 found')
same(lambda: ord(bytearray(b'q')), '113')
same(lambda: delattr(1, 2), "TypeError: attribute name must be string, not 'int'")
same(lambda: setattr(1, 2, 3), "TypeError: attribute name must be string, not 'int'")
same(lambda: setattr(1, 'x', 3), "AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes")
same(lambda: getattr(1, 2), "TypeError: attribute name must be string, not 'int'")
same(lambda: getattr(1, 'x'), "AttributeError: 'int' object has no attribute 'x'")
same(lambda: getattr(1, 'x', 5), '5')
same(lambda: getattr(1), 'TypeError: getattr expected at least 2 arguments, got 1')
same(lambda: hasattr(1, 'real'), 'True')
same(lambda: hasattr(1, 1), "TypeError: attribute name must be string, not 'int'")
same(lambda: format(1, 2), 'TypeError: format() argument 2 must be str, not int')
same(lambda: format(3.5, '.2f'), "'3.50'")
same(lambda: format('a'), "'a'")
same(lambda: isinstance(1, 2), 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union')
same(lambda: isinstance(1, (int, 2)), 'True')
same(lambda: isinstance('', (int, 2)), 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union')
same(lambda: isinstance(1, ()), 'False')
same(lambda: isinstance(1, (str, (bool, (int,)))), 'True')
same(lambda: issubclass(1, int), 'TypeError: issubclass() arg 1 must be a class')
same(lambda: issubclass(bool, 1), 'TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union')
same(lambda: issubclass(bool, (str, int)), 'True')
same(lambda: iter(1), "TypeError: 'int' object is not iterable")
same(lambda: iter(1, 2), 'TypeError: iter(v, w): v must be callable')
same(lambda: iter(), 'TypeError: iter expected at least 1 argument, got 0')
same(lambda: list(iter([1,2,3].pop, 1)), '[3, 2]')
same(lambda: next([]), "TypeError: 'list' object is not an iterator")
same(lambda: next(iter([])), 'StopIteration')
same(lambda: next(iter([]), 7), '7')
same(lambda: next(), 'TypeError: next expected at least 1 argument, got 0')
same(lambda: next(1,2,3), 'TypeError: next expected at most 2 arguments, got 3')
same(lambda: max(), 'TypeError: max expected at least 1 argument, got 0')
same(lambda: max([]), 'ValueError: max() iterable argument is empty')
same(lambda: max([], default=3), '3')
same(lambda: max(1, 2, default=3), 'TypeError: Cannot specify a default for max() with multiple positional arguments')
same(lambda: max(1), "TypeError: 'int' object is not iterable")
same(lambda: max(1, 'a'), "TypeError: '>' not supported between instances of 'str' and 'int'")
same(lambda: max(3, 1, key=lambda x: -x), '1')
same(lambda: max([1,2], foo=3), "TypeError: max() got an unexpected keyword argument 'foo'")
same(lambda: max(key=None), 'TypeError: max expected at least 1 argument, got 0')
same(lambda: max([1,2,3], key=None), '3')
same(lambda: min(), 'TypeError: min expected at least 1 argument, got 0')
same(lambda: min([]), 'ValueError: min() iterable argument is empty')
same(lambda: min('b','a'), "'a'")
same(lambda: pow(2, 3, 5), '3')
same(lambda: pow(2, -1, 5), '3')
same(lambda: pow(2, 3.0, 5), 'TypeError: pow() 3rd argument not allowed unless all arguments are integers')
same(lambda: pow('a', 2), "TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'")
same(lambda: pow(base=2, exp=3), '8')
same(lambda: pow(2), "TypeError: pow() missing required argument 'exp' (pos 2)")
same(lambda: pow(2, 3, mod=5), '3')
same(lambda: pow(1,2,3,4), 'TypeError: pow() takes at most 3 arguments (4 given)')
same(lambda: round('x'), "TypeError: type str doesn't define __round__ method")
same(lambda: round(2.5), '2')
same(lambda: round(2.567, 2), '2.57')
same(lambda: round(1234, -2), '1200')
same(lambda: round(number=3.7), '4')
same(lambda: round(), "TypeError: round() missing required argument 'number' (pos 1)")
same(lambda: round(1.5, 'a'), "TypeError: 'str' object cannot be interpreted as an integer")
same(lambda: round(2.5, None), '2')
same(lambda: sorted(), 'TypeError: sorted expected 1 argument, got 0')
same(lambda: sorted(1), "TypeError: 'int' object is not iterable")
same(lambda: sorted([3,1,2]), '[1, 2, 3]')
same(lambda: sorted([3,1,2], reverse=True), '[3, 2, 1]')
same(lambda: sorted([3,1,2], key=lambda x: -x), '[3, 2, 1]')
same(lambda: sorted([3,1,2], foo=1), "TypeError: sort() got an unexpected keyword argument 'foo'")
same(lambda: sorted([3,'a']), "TypeError: '<' not supported between instances of 'str' and 'int'")
same(lambda: sorted([1], None), 'TypeError: sorted expected 1 argument, got 2')
same(lambda: sorted(iterable=[1]), 'TypeError: sorted expected 1 argument, got 0')
same(lambda: sum([1,2,3]), '6')
same(lambda: sum([1,2,3], 4), '10')
same(lambda: sum([1,2,3], start=4), '10')
same(lambda: sum(['a']), "TypeError: unsupported operand type(s) for +: 'int' and 'str'")
same(lambda: sum(['a'], ''), "TypeError: sum() can't sum strings [use ''.join(seq) instead]")
same(lambda: sum([b'a'], b''), "TypeError: sum() can't sum bytes [use b''.join(seq) instead]")
same(lambda: sum([b'a'], bytearray()), "TypeError: sum() can't sum bytearray [use b''.join(seq) instead]")
same(lambda: sum([[1],[2]], []), '[1, 2]')
same(lambda: sum(), 'TypeError: sum() takes at least 1 positional argument (0 given)')
same(lambda: sum(1), "TypeError: 'int' object is not iterable")
same(lambda: sum([0.1]*10), '1.0')
same(lambda: sum([1, 0.1, 0.2, 1]), '2.3000000000000003')
same(lambda: sum([0.1, 1j, 2]), '(2.1+1j)')
same(lambda: sum([1e100, 1.0, -1e100]), '1.0')
same(lambda: sum([True, 2]), '3')
same(lambda: sum([2**62, 2**62, 2**62]), '13835058055282163712')
same(lambda: sum([0.5, 10**400]), 'OverflowError: int too large to convert to float')
same(lambda: sum([float('inf'), 1.0]), 'inf')
same(lambda: sum([1], start=''), "TypeError: sum() can't sum strings [use ''.join(seq) instead]")
same(lambda: sum([1,2], 3, 4), 'TypeError: sum() takes at most 2 arguments (3 given)')
same(lambda: divmod(7, 2), '(3, 1)')
same(lambda: divmod(7.5, 2), '(3.0, 1.5)')
same(lambda: divmod('a', 2), "TypeError: unsupported operand type(s) for divmod(): 'str' and 'int'")
same(lambda: divmod(1), 'TypeError: divmod expected 2 arguments, got 1')
same(lambda: hash([]), "TypeError: unhashable type: 'list'")
same(lambda: hash(1.5), '1152921504606846977')
same(lambda: hash(), 'TypeError: hash() takes exactly one argument (0 given)')
same(lambda: len(1), "TypeError: object of type 'int' has no len()")
same(lambda: len(), 'TypeError: len() takes exactly one argument (0 given)')
same(lambda: len(1, 2), 'TypeError: len() takes exactly one argument (2 given)')
same(lambda: repr(1, 2), 'TypeError: repr() takes exactly one argument (2 given)')
same(lambda: callable(1), 'False')
same(lambda: callable(len), 'True')
same(lambda: callable(int), 'True')
same(lambda: callable(), 'TypeError: callable() takes exactly one argument (0 given)')
same(lambda: vars(1), 'TypeError: vars() argument must have __dict__ attribute')
same(lambda: vars(1, 2), 'TypeError: vars expected at most 1 argument, got 2')
same(lambda: dir(1, 2), 'TypeError: dir expected at most 1 argument, got 2')
same(lambda: all(), 'TypeError: all() takes exactly one argument (0 given)')
same(lambda: all(1), "TypeError: 'int' object is not iterable")
same(lambda: all([1, 0]), 'False')
same(lambda: all([]), 'True')
same(lambda: any([]), 'False')
same(lambda: any([0, 2]), 'True')
same(lambda: id(), 'TypeError: id() takes exactly one argument (0 given)')
same(lambda: id(1,2), 'TypeError: id() takes exactly one argument (2 given)')
same(lambda: print(1, foo=2), "TypeError: print() got an unexpected keyword argument 'foo'")
same(lambda: print(sep=1), 'TypeError: sep must be None or a string, not int')
same(lambda: print(end=1), 'TypeError: end must be None or a string, not int')
same(lambda: print(file=1), "AttributeError: 'int' object has no attribute 'write'")
same(lambda: ascii('é'), '"\'\\\\xe9\'"')
same(lambda: zip(1), "TypeError: 'int' object is not iterable")
same(lambda: enumerate(1), "TypeError: 'int' object is not iterable")
same(lambda: map(), 'TypeError: map() must have at least two arguments.')
same(lambda: map(1), 'TypeError: map() must have at least two arguments.')
same(lambda: filter(1), 'TypeError: filter expected 2 arguments, got 1')
same(lambda: reversed(1), "TypeError: 'int' object is not reversible")
same(lambda: super(), 'RuntimeError: super(): no arguments')
same(lambda: super(1), 'TypeError: super() argument 1 must be a type, not int')
same(lambda: super(int, 'a'), 'TypeError: super(type, obj): obj (instance of str) is not an instance or subtype of type (int).')
same(lambda: super(1, 2, 3), 'TypeError: super() expected at most 2 arguments, got 3')
same(lambda: super(int), "<super: <class 'int'>, NULL>")
same(lambda: super(a=1), 'TypeError: super() takes no keyword arguments')
same(lambda: hash(x=1), 'TypeError: hash() takes no keyword arguments')
same(lambda: globals(1), 'TypeError: globals() takes no arguments (1 given)')
same(lambda: len(x=1), 'TypeError: len() takes no keyword arguments')
same(lambda: any(x for x in [1]), 'True')
same(lambda: getattr(1, 'x', 2, 3), 'TypeError: getattr expected at most 3 arguments, got 4')
same(lambda: setattr(1, 'x'), 'TypeError: setattr expected 3 arguments, got 2')
same(lambda: hasattr(1), 'TypeError: hasattr expected 2 arguments, got 1')
same(lambda: isinstance(1), 'TypeError: isinstance expected 2 arguments, got 1')
same(lambda: issubclass(1), 'TypeError: issubclass expected 2 arguments, got 1')
same(lambda: format(), 'TypeError: format expected at least 1 argument, got 0')
same(lambda: format(1, 'd', 3), 'TypeError: format expected at most 2 arguments, got 3')
---
class A:
    def __init__(self, x): self.x = x
    def f(self): return ('A.f', self.x)
    @classmethod
    def c(cls): return ('A.c', cls.__name__)
    @staticmethod
    def s(): return 'A.s'
    @property
    def p(self): return 'A.p'
class B(A):
    def __init__(self, x):
        super().__init__(x + 1)
    def f(self): return ('B.f', super().f(), super(B, self).f())
    @classmethod
    def c(cls): return ('B.c', super().c())
    def s(self): return super().s()
    @property
    def p(self): return super().p + 'B'
b = B(1)
say(b.f(), b.c(), B.c(), b.s(), b.p)
say(super(B, b), super(B, B), super(B).__self__, super(B, b).__thisclass__, super(B,b).__self_class__)
try: super(B, b).nope
except AttributeError as e: say(e)
try: super(B, A(1))
except TypeError as e: say(e)
try: super(B, A)
except TypeError as e: say(e)
class D:
    def __dir__(self): return ['b', 'a']
say(dir(D()), [n for n in dir(A) if n[0] != '_'], [n for n in dir(b) if n[0]!='_'])
def g():
    yield 1
    return 5
i = g(); next(i)
try: next(i)
except StopIteration as e: say(e.value, e.args)
try: next(i)
except StopIteration as e: say(e.value, e.args)
class I:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(9)
try: next(I())
except StopIteration as e: say(e.value)
say(next(I(), 3), list(I()))
def h():
    x = 1; y = 'a'
    return locals(), sorted(dir()), vars()
say(h())
class S:
    k = 1
    say(sorted(n for n in locals() if n[0] != '_'))
say('h' in globals(), vars(b), id(b) == id(b), id(1) == id(1), id(1) != id(2), id(b) != id([]))
class Callable:
    def __call__(self): return 1
say(callable(Callable()), callable(b), callable(Callable), callable(lambda: 0))
class R:
    def __round__(self, n=None): return ('r', n)
    def __abs__(self): return 'abs'
    def __index__(self): return 5
    def __len__(self): return 3
    def __format__(self, s): return 'F' + s
    def __hash__(self): return 77
    def __bool__(self): return False
    def __divmod__(self, o): return 'dm'
say(round(R()), round(R(), 2), abs(R()), bin(R()), len(R()), format(R(), 'x'), hash(R()), any([R()]), divmod(R(), 1), chr(R())=='\x05')
it = iter(iter([1,2,0,3]).__next__, 0)
say(list(it), list(it), type(it))
x = []
say(max([3,1],[2,9]), min((1,2),(1,)), max('abc'), min([5,2,8], key=lambda v: -v))
say(sorted('hello'), sorted({'b':1,'a':2}), sorted([(2,'a'),(1,'b')], key=lambda t: t[1]))
say(getattr(b, 'x'), hasattr(b, 'zz'), getattr(b, 'zz', None), setattr(b, 'zz', 3), b.zz, delattr(b, 'zz'), hasattr(b, 'zz'))

def bad(): raise KeyError('k')
try: max([1], key=lambda v: bad())
except KeyError as e: say('ok')
try: sum([1, 'a'])
except TypeError as e: say(e)
try: sorted([3,1], key=lambda v: bad())
except KeyError as e: say('ok')
say(sum([0.1, 0.2, 0.3]), sum(range(10)), sum([[1],[2]], []), sum((1.5, 2, True)))
assert said == [
    "('B.f', ('A.f', 2), ('A.f', 2)) ('B.c', ('A.c', 'B')) ('B.c', ('A.c', 'B')) A.s A.pB",
    "<super: <class 'B'>, <B object>> <super: <class 'B'>, <B object>> None <class '__main__.B'> <class '__main__.B'>",
    "'super' object has no attribute 'nope'",
    'super(type, obj): obj (instance of A) is not an instance or subtype of type (B).',
    'super(type, obj): obj (type A) is not an instance or subtype of type (B).',
    "['a', 'b'] ['c', 'f', 'p', 's'] ['c', 'f', 'p', 's', 'x']",
    '5 (5,)',
    'None ()',
    '9',
    '3 []',
    "({'x': 1, 'y': 'a'}, ['x', 'y'], {'x': 1, 'y': 'a'})",
    "['k']",
    "True {'x': 2} True True True True",
    'True False True True',
    "('r', None) ('r', 2) abs 0b101 3 Fx 77 False dm True",
    "[1, 2] [] <class 'callable_iterator'>",
    '[3, 1] (1,) c 8',
    "['e', 'h', 'l', 'l', 'o'] ['a', 'b'] [(2, 'a'), (1, 'b')]",
    '2 False None None 3 None False',
    'ok',
    "unsupported operand type(s) for +: 'int' and 'str'",
    'ok',
    '0.6 45 [1, 2] 4.5',
], said
---
# What is stored in the dict of globals() is stored in the variables.
globals()["x"] = 1
assert x == 1
globals().update(y=2, z=3)
assert (y, z, globals().pop("z"), globals().setdefault("w", 4), w) == (2, 3, 3, 4, 4)
fails("NameError: name 'z' is not defined", lambda: z)
del globals()["y"]
fails("NameError: name 'y' is not defined", lambda: y)
locals()["v"] = vars()["u"] = 5
assert v == u == 5
---
# In a function locals() is a copy.
def f():
    a = 1
    locals()["a"] = 2
    return a
assert f() == 1
---
# The dict holds what the variables hold, and lets it go with them.
b = bytearray(b"abc")
globals()["m"] = memoryview(b)
assert not resizable(b)
del globals()["m"]
assert resizable(b)
---
# __doc__ of classes: each has its own.
class E(ValueError): pass
class F(E): "mine"
class G(F): pass
assert [E.__doc__, F.__doc__, G.__doc__] == [None, 'mine', None]
assert [E().__doc__, F().__doc__, G().__doc__] == [None, 'mine', None]
assert '__doc__' in G.__dict__ and ValueError.__doc__ is not F.__doc__ and object().__doc__ == object.__doc__
