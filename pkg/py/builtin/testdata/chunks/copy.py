# The module copy.
import copy
class A: pass
a = A(); a.x = [1]; a.me = a
b = copy.copy(a); c = copy.deepcopy(a)
l = [1]; l.append(l)
t = (1, 2)
x = [1]
d = copy.deepcopy([x, x])
same(lambda: (b.x is a.x, b.me is a, c.x is a.x, c.me is c, c.x), '(True, True, False, True, [1])')
same(lambda: copy.copy([1,[2]]), '[1, [2]]')
same(lambda: copy.copy(memoryview(b'')), 'TypeError: cannot pickle memoryview objects')
same(lambda: copy.deepcopy(memoryview(b'')), 'TypeError: cannot pickle memoryview objects')
same(lambda: copy.deepcopy([memoryview(b'')]), 'TypeError: cannot pickle memoryview objects')
same(lambda: (copy.copy(1), 2), '(1, 2)')
same(lambda: copy.copy(len), '<built-in function len>')
same(lambda: copy.copy(copy), "TypeError: cannot pickle 'module' object")
same(lambda: copy.deepcopy(copy), "TypeError: cannot pickle 'module' object")
same(lambda: copy.copy(x for x in []), "TypeError: cannot pickle 'generator' object")
same(lambda: copy.deepcopy(x for x in []), "TypeError: cannot pickle 'generator' object")
same(lambda: copy.copy(A), "<class '__main__.A'>")
same(lambda: copy.deepcopy(A) is A, 'True')
same(lambda: copy.copy({1: [2]}), '{1: [2]}')
same(lambda: copy.deepcopy({1: [2]}), '{1: [2]}')
same(lambda: copy.copy({1,2}), '{1, 2}')
same(lambda: copy.deepcopy({1,2}), '{1, 2}')
same(lambda: copy.deepcopy(frozenset([1])), 'frozenset({1})')
same(lambda: copy.deepcopy((1, [2])), '(1, [2])')
same(lambda: copy.copy(slice(1,2)), 'slice(1, 2, None)')
same(lambda: copy.deepcopy(slice(1,[2])), 'slice(1, [2], None)')
same(lambda: copy.copy(range(3)), 'range(0, 3)')
same(lambda: copy.deepcopy(range(3)), 'range(0, 3)')
same(lambda: copy.copy(bytearray(b'ab')), "bytearray(b'ab')")
same(lambda: copy.deepcopy(bytearray(b'ab')), "bytearray(b'ab')")
same(lambda: copy.copy(b'ab'), "b'ab'")
same(lambda: copy.deepcopy(l), '[1, [...]]')
same(lambda: copy.deepcopy(l)[1] is l, 'False')
same(lambda: copy.deepcopy(t) is t, 'True')
same(lambda: copy.copy(t) is t, 'True')
same(lambda: d[0] is d[1], 'True')
same(lambda: copy.deepcopy(ValueError('a', [1])), "ValueError('a', [1])")
same(lambda: copy.copy(ValueError('a')), "ValueError('a')")
same(lambda: copy.Error, "<class 'copy.Error'>")
same(lambda: copy.error, "<class 'copy.Error'>")
same(lambda: copy.copy(type(None)), "<class 'NoneType'>")
same(lambda: copy.copy(NotImplemented), 'NotImplemented')
same(lambda: copy.copy(super(A, a)), "<super: <class 'A'>, <A object>>")
same(lambda: copy.deepcopy(a.__class__.__dict__) if 0 else 1, '1')
same(lambda: copy.deepcopy([1], {}), '[1]')
---
import copy
class C:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return ('deep', type(memo))
say(copy.copy(C()), copy.deepcopy(C()), copy.deepcopy([C()]))
class L(list): pass
l = L([1,[2]]); l.k = [3]
c = copy.copy(l); d = copy.deepcopy(l)
say(type(c), c, c.k is l.k, type(d), d, d.k, d.k is l.k, d[1] is l[1])
class D(dict): pass
l = D(a=[1]); l.k = 1
c = copy.copy(l); d = copy.deepcopy(l)
say(type(c), c, c.k, type(d), d, d['a'] is l['a'])
class R:
    def __reduce__(self): return (list, ((1,2),))
say(copy.copy(R()), copy.deepcopy(R()))
class R:
    def __reduce_ex__(self, p): return (list, ((1,2),))
say(copy.copy(R()), copy.deepcopy(R()))
class R:
    def __init__(self, v): self.v = v
    def __reduce__(self): return (R, (self.v,), {'w': [5]})
r = copy.copy(R(3)); say(r.v, r.w)
r = copy.deepcopy(R(3)); say(r.v, r.w)
class G:
    def __getstate__(self): return {'s': 1}
    def __setstate__(self, s): self.got = s
g = copy.copy(G()); say(g.__dict__)
g = copy.deepcopy(G()); say(g.__dict__)
class Bad:
    def __reduce_ex__(self, p): return 5
try: copy.copy(Bad())
except Exception as e: say(type(e), e)
class I(int): pass
i = I(5); i.z = 1
j = copy.copy(i); say(type(j), j, j.z)
class S(str): pass
j = copy.deepcopy(S('ab')); say(type(j), j)
class B(bytearray): pass
b = B(b'ab'); b.q = 1
j = copy.copy(b); say(type(j), j, j.q)
class T(tuple): pass
j = copy.copy(T([1,2])); say(type(j), j)
j = copy.deepcopy(T([1,[2]])); say(type(j), j)
class F(float): pass
say(type(copy.copy(F(1.5))))
class ST(set): pass
say(copy.copy(ST([1])), type(copy.deepcopy(ST([1]))))
class E(Exception): pass
e = E('a', 1); e.n = 5
f = copy.copy(e); say(repr(f), f.n)
m = {}
copy.deepcopy([1, []], m); say(len(m))
say(copy.deepcopy(a := [1], {id(a): 'memo'}))
import array
x = array.array('i', [1,2]); say(copy.copy(x), copy.deepcopy(x))
assert said == [
    "copied ('deep', <class 'dict'>) [('deep', <class 'dict'>)]",
    "<class '__main__.L'> [1, [2]] True <class '__main__.L'> [1, [2]] [3] False False",
    "<class '__main__.D'> {'a': [1]} 1 <class '__main__.D'> {'a': [1]} False",
    '[1, 2] [1, 2]',
    '[1, 2] [1, 2]',
    '3 [5]',
    '3 [5]',
    "{'got': {'s': 1}}",
    "{'got': {'s': 1}}",
    "<class 'TypeError'> Value after * must be an iterable, not int",
    "<class '__main__.I'> 5 1",
    "<class '__main__.S'> ab",
    "<class '__main__.B'> B(b'ab') 1",
    "<class '__main__.T'> (1, 2)",
    "<class '__main__.T'> (1, [2])",
    "<class '__main__.F'>",
    "ST({1}) <class '__main__.ST'>",
    "E('a', 1) 5",
    '3',
    'memo',
    "array('i', [1, 2]) array('i', [1, 2])",
], said
