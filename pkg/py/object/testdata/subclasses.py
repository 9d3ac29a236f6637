# Classes that derive from the built-in numbers and from str. What CPython 3.15
# prints for it stands in subclasses.txt.
class I(int):
    def hello(self): return self+1
i = I(5)
print(i, i.hello(), type(i), type(i+1), i == 5, hash(i), -i, type(-i), type(int(i)), type(+i))
i.x = [1]
print(i.x, i.__dict__, repr(i), str(i), i.real, type(i.real))
class F(float): pass
f = F(1.5)
f.a = 1
print(f, f.a, f*2, type(f*2), f == 1.5, f > 1, hash(f)==hash(1.5))
class S(str):
    def __add__(self, o): return S(str(self) + '+' + o)
s = S('ab'); s.y = 2
print(s, s.y, s+'c', type(s+'c'), s.upper(), type(s.upper()), s == 'ab', {s:1}['ab'], type(s[:]), type(str(s)), s*2, type(s*1))
class C(complex): pass
c = C(1,2); c.z = 3
print(c, c.z, c*2, type(c*2), abs(c))
class N(int):
    def __new__(cls, x, y=0):
        self = int.__new__(cls, x)
        self.y = y
        return self
n = N(7, 8)
print(n, n.y, n+1)
class A: 
    def __init__(self): pass
class M(A, int): 
    def __init__(self, *a): self.q = a
m = M(3)
print(m, m+1, m.q)
class X:
    def __index__(self): return 5
    def __float__(self): return 2.5
    def __int__(self): return 7
    def __complex__(self): return 1+2j
x = X()
print(int(x), float(x), complex(x), 'abcdefg'[x], 'ab'*x, 1 << 3, '%d %f' % (x, x), [1,2,3][:x])
class Y:
    def __index__(self): return 3
print(float(Y()), int(Y()), complex(Y()), '%x %d' % (Y(), Y()), int('11', Y()), (5).to_bytes(Y()))
class R(int):
    def __radd__(self, o): return 'R'
    def __rdivmod__(self, o): return 'RD'
print(1 + R(2), divmod(7, R(2)), divmod(R(7), 2))
class Bad:
    def __int__(self): return 'x'
    def __float__(self): return 1
for fn in (int, float):
    try: fn(Bad())
    except TypeError as e: print(e)
class P(str):
    def __str__(self): return 'P!'
    def __format__(self, spec): return 'fmt:' + spec
print(P('q'), '%s' % P('q'), f'{P("q")}', f'{P("q"):>5}', '{}'.format(P('q')), str(P('q')), P('q') + 'z')
class D(dict):
    def __missing__(self, k): return '<' + k + '>'
print('{a} {b}'.format_map(D(a=1)), '%(a)s %(b)s' % D(a=2))
class B2(int): pass
print(B2.from_bytes([1,2]), type(B2.from_bytes([1])), I(3).bit_length(), I(True), bool(I(0)), B2('12'), B2('z', 36))
print(str.maketrans({'a': 'b'}), 'banana'.translate(str.maketrans('an', 'xy')), 'a-b'.translate({45: None}))
try: 'é'.encode('ascii')
except UnicodeEncodeError as e: print(e, e.args, e.encoding, e.object, e.start, e.end, e.reason)
try: str(b'\xff', 'utf-8')
except UnicodeDecodeError as e: print(e, e.args, e.encoding, e.object, e.start, e.end, e.reason)
try: raise UnicodeEncodeError('a')
except TypeError as e: print(e)
try: raise UnicodeEncodeError('ascii', 'xyz', 1, 2, 'because')
except UnicodeEncodeError as e: print(e, repr(e))
try: 2.0**5000
except OverflowError as e: print(e, e.args)
