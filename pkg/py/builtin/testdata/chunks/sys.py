# The modules sys, time, timeit and gc.
import sys, time, timeit, gc, copy
same(lambda: sys.getrecursionlimit('a'), 'TypeError: sys.getrecursionlimit() takes no arguments (1 given)')
same(lambda: sys.setrecursionlimit(0), 'ValueError: recursion limit must be greater or equal than 1')
same(lambda: sys.setrecursionlimit(10**30), 'OverflowError: Python int too large to convert to C int')
same(lambda: sys.set_int_max_str_digits('a'), "TypeError: 'str' object cannot be interpreted as an integer")
same(lambda: sys.set_int_max_str_digits(-1), 'ValueError: maxdigits must be >= 640 or 0 for unlimited')
same(lambda: sys.set_int_max_str_digits(maxdigits=4300), 'None')
same(lambda: sys.version_info[:3], '(3, 15, 2)')
same(lambda: sys.version_info >= (3, 12), 'True')
same(lambda: type(sys.version_info), "<class 'sys.version_info'>")
same(lambda: sys.version_info.major, '3')
same(lambda: sys.version_info, "sys.version_info(major=3, minor=15, micro=2, releaselevel='final', serial=0)")
same(lambda: sys.stdout.write(), 'TypeError: TextIOWrapper.write() takes exactly one argument (0 given)')
same(lambda: sys.stdout.flush(1), 'TypeError: TextIOWrapper.flush() takes no arguments (1 given)')
same(lambda: sys.stdout.name, "'<stdout>'")
same(lambda: sys.stdout.encoding, "'utf-8'")
same(lambda: sys.stdout.mode, "'w'")
a = b = c = 1
same(lambda: [sys.getsizeof(x) for x in ([], [1], [1, 2], [1, 2, 3], [1, -2, 3, 4], ['a', None, 2.0, b'', True], [a, b, c], [1, 2, a])], '[56, 64, 72, 88, 88, 104, 80, 80]')
same(lambda: [sys.getsizeof(x) for x in (list((1, 2, 3)), list(range(5)), list(b'abcde'), list('abc'), [*range(3)], [x for x in range(5)], list(x for x in range(3)))], '[88, 104, 104, 88, 88, 120, 88]')
same(lambda: [sys.getsizeof(x) for x in ([1, 2, 3][:], [1, 2, 3] + [4, 5], [0] * 5, [1, 2, 3].copy())], '[80, 96, 96, 80]')
def sizes(x):
    got = []
    for i in range(6):
        x.append(i)
        got.append(sys.getsizeof(x))
    x.clear()
    return got + [sys.getsizeof(x)]
same(lambda: sizes([]), '[88, 88, 88, 88, 120, 120, 56]')
same(lambda: sizes([1, 2, 3]), '[88, 120, 120, 120, 120, 184, 56]')
same(lambda: sizes([a, b]), '[120, 120, 120, 120, 120, 120, 56]')
same(lambda: sys.getsizeof(1, 2, 3), 'TypeError: getsizeof() takes at most 2 arguments (3 given)')
same(lambda: sys.getrefcount(), 'TypeError: sys.getrefcount() takes exactly one argument (0 given)')
same(lambda: sys.getrefcount(1, 2), 'TypeError: sys.getrefcount() takes exactly one argument (2 given)')
same(lambda: sys.intern('a'), "'a'")
same(lambda: sys.intern(1), 'TypeError: intern() argument must be str, not int')
same(lambda: sys.nope, "AttributeError: module 'sys' has no attribute 'nope'")
same(lambda: sys, "<module 'sys' (built-in)>")
same(lambda: type(sys), "<class 'module'>")
same(lambda: sys.byteorder, "'little'")
same(lambda: time.sleep('a'), 'TypeError: must be real number, not str')
same(lambda: time.sleep(-1), 'ValueError: sleep length must be non-negative')
same(lambda: time.sleep(float('nan')), 'ValueError: Invalid value NaN (not a number)')
same(lambda: time.sleep(10**30), 'OverflowError: timestamp out of range for C PyTime_t')
same(lambda: time.sleep(0), 'None')
same(lambda: time.sleep(), 'TypeError: time.sleep() takes exactly one argument (0 given)')
same(lambda: time.sleep(None), 'TypeError: must be real number, not NoneType')
same(lambda: time.perf_counter(1), 'TypeError: time.perf_counter() takes no arguments (1 given)')
same(lambda: (type(time.time()), type(time.time_ns()), type(time.perf_counter_ns()), type(time.monotonic()), type(time.process_time()), type(time.monotonic_ns()), type(time.process_time_ns())), "(<class 'float'>, <class 'int'>, <class 'int'>, <class 'float'>, <class 'float'>, <class 'int'>, <class 'int'>)")
same(lambda: timeit.timeit(1), 'ValueError: stmt is neither a string nor callable')
same(lambda: timeit.timeit('x'), "NameError: name 'x' is not defined")
same(lambda: timeit.timeit('1', number=1) >= 0, 'True')
same(lambda: timeit.timeit('x', 'x = 1', number=1) >= 0, 'True')
same(lambda: timeit.timeit('x', globals={'x': 1}, number=1) >= 0, 'True')
same(lambda: timeit.repeat('1', number=1, repeat=0), '[]')
same(lambda: len(timeit.repeat('1', number=1)), '5')
same(lambda: timeit.timeit(lambda: 1, setup=3), 'ValueError: setup is neither a string nor callable')
same(lambda: timeit.timeit(lambda: 1/0), 'ZeroDivisionError: division by zero')
same(lambda: timeit.timeit('1 +'), 'SyntaxError: invalid syntax (<timeit-src>, line 2)')
same(lambda: timeit.timeit(lambda: 1, number='a'), "TypeError: 'str' object cannot be interpreted as an integer")
same(lambda: timeit.timeit(lambda: 1, number=2.0), "TypeError: 'float' object cannot be interpreted as an integer")
same(lambda: timeit.timeit(lambda: 1, foo=1), "TypeError: timeit() got an unexpected keyword argument 'foo'")
same(lambda: timeit.Timer(lambda: 1).timeit(5) >= 0, 'True')
same(lambda: len(timeit.Timer(lambda: 1).repeat(3, 5)), '3')
same(lambda: timeit.timeit(lambda: 1, number=0) >= 0, 'True')
same(lambda: timeit.timeit(lambda: 1, timer=lambda: 0, number=3), '0')
same(lambda: timeit.timeit('def f(): pass', number=1)>=0, 'True')
def line(*args):
    try:
        timeit.timeit(*args)
    except ZeroDivisionError as e:
        t = e.__traceback__
        while t.tb_next is not None:
            t = t.tb_next
        return t.tb_lineno
same(lambda: line('1/0'), '6')
same(lambda: line('1\n1/0', '1\n2'), '8')
same(lambda: line('1', '1/0'), '3')
same(lambda: gc.collect(1, 2), 'TypeError: collect() takes at most 1 argument (2 given)')
same(lambda: gc.collect('a'), "TypeError: 'str' object cannot be interpreted as an integer")
same(lambda: gc.collect(3), 'ValueError: invalid generation')
same(lambda: gc.isenabled(), 'True')
same(lambda: gc.disable(), 'None')
same(lambda: gc.isenabled(), 'False')
same(lambda: gc.enable(), 'None')
same(lambda: gc.is_tracked([]), 'True')
same(lambda: gc.is_tracked(1), 'False')
same(lambda: gc.is_tracked(()), 'False')
same(lambda: gc.is_tracked({}), 'True')
same(lambda: gc.is_tracked({'a': []}), 'True')
same(lambda: gc.is_tracked(memoryview(b'')), 'True')
same(lambda: gc.is_tracked(bytearray()), 'False')
same(lambda: gc.is_tracked(([],)), 'True')
---
import sys
g = sys.getsizeof
say([ (n, g(n)) for n in (0, 1, -1, 2**30-1, 2**30, 2**60-1, 2**60, 2**90, True)])
say(g(1.0), g(1j), g(None), g(...), g(NotImplemented))
say('str', [g('a'*n) for n in range(5)], [g('é'*n) for n in range(2,5)], [g('Ā'*n) for n in range(1,5)], [g('😀'*n) for n in range(1,5)], g(''), g('\ud800'))
l=[]; out=[g(l)]
for i in range(100):
    l.append(i)
    if i in (0, 2, 3, 6, 7, 8, 15, 16, 98): out.append(g(l))
say(out)
say('tuple', [g((0,)*n) for n in range(5)])
d={}; out=[g(d)]
for i in range(200):
    d[i]=i; out.append(g(d))
say('dict', out)
d={}; out=[g(d)]
for i in range(50):
    d[str(i)]=i; out.append(g(d))
say('dict str', out, g({'a':1}), g({'a':1,'b':2}), g({1:2}), g(dict(a=1)), g({i:i for i in range(10)}))
d = {str(i):i for i in range(100000)}; say(g(d))
s=set(); out=[g(s)]
for i in range(200):
    s.add(i); out.append(g(s))
say('set', out, g({1}), g(frozenset()), g(frozenset([1])), g(set(range(100000))))
say('range', g(range(1)), g(slice(1)), g(lambda:0), g(len), g(int), g(type('A',(),{})), g(object()), g(type('A',(),{})()))
class A:
    def f(self): pass
say(g(A), g(A()), g(A().f), g(iter([])), g((i for i in [])), g(iter(())), g(enumerate([])), g(zip()), g(map(len,[])), g(reversed([])), g(ValueError()), g(property()), g(range(1).__iter__()), g({}.keys()), g({}.items()), g(iter({})), g(filter(None,[])), g(iter(set())), g(iter('')))
class P(list): pass
say(g(P()), g(type('I',(int,),{})(5)), g(type('D',(dict,),{})()))
class S:
    def __sizeof__(self): return 10
say(g(S()), (1).__sizeof__(), "a".__sizeof__())
class T:
    def __sizeof__(self): return -1
try: g(T())
except ValueError as e: say(e)
class T:
    def __sizeof__(self): return 'a'
try: g(T())
except TypeError as e: say(e)
say(g(T(), 7))
x=[]
say(sys.getrefcount(x), sys.getrefcount([]), sys.getrefcount(1), sys.getrefcount(None), sys.getrefcount('a'), sys.getrefcount(object()))
def f(a): return sys.getrefcount(a)
say(f(x), f([]))
y=[x,x]; say(sys.getrefcount(x))
assert said == [
    '[(0, 28), (1, 28), (-1, 28), (1073741823, 28), (1073741824, 32), (1152921504606846975, 32), (1152921504606846976, 36), (1237940039285380274899124224, 40), (True, 28)]',
    '24 32 16 16 16',
    'str [41, 42, 43, 44, 45] [59, 60, 61] [60, 62, 64, 66] [64, 68, 72, 76] 41 60',
    '[56, 88, 88, 88, 120, 120, 184, 184, 248, 920]',
    'tuple [48, 56, 64, 72, 80]',
    'dict [64, 224, 224, 224, 224, 224, 352, 352, 352, 352, 352, 632, 632, 632, 632, 632, 632, 632, 632, 632, 632, 632, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 1168, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 4688, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304, 9304]',
    'dict str [64, 184, 184, 184, 184, 184, 272, 272, 272, 272, 272, 464, 464, 464, 464, 464, 464, 464, 464, 464, 464, 464, 832, 832, 832, 832, 832, 832, 832, 832, 832, 832, 832, 832, 832, 832, 832, 832, 832, 832, 832, 832, 832, 1584, 1584, 1584, 1584, 1584, 1584, 1584, 1584] 184 184 224 184 352',
    '3844864',
    'set [216, 216, 216, 216, 216, 728, 728, 728, 728, 728, 728, 728, 728, 728, 728, 728, 728, 728, 728, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 2264, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408, 8408] 216 216 216 4194520',
    'range 48 56 168 72 424 1728 16 48',
    '1728 48 64 48 216 48 72 64 56 48 88 80 40 40 40 72 48 64 48',
    '72 60 80',
    '42 28 42',
    '__sizeof__() should return >= 0',
    'an integer is required',
    '7',
    '2 1 3221225472 3221225472 3221225472 1',
    '2 1',
    '4',
], said
---
import timeit
x = [1,2,3]
def f(): return x
def t(g):
    try: r = g(); say(r if not isinstance(r, float) else r >= 0)
    except Exception as e: say(type(e).__name__, e)
t(lambda: timeit.timeit('f()', globals=globals(), number=10))
t(lambda: timeit.timeit('x', number=10))
t(lambda: timeit.timeit('y = x[0]\nz = y', setup='x = [5]', number=10))
t(lambda: timeit.timeit('q', setup='def q(): pass', number=10))
t(lambda: timeit.timeit('f(); nope', globals=globals(), number=10))
t(lambda: timeit.timeit('return 5', number=1))
t(lambda: timeit.timeit('if 1:\n  pass\nelse:\n  x', number=1))
t(lambda: timeit.timeit(f, setup='a=1', number=10))
t(lambda: timeit.timeit('1', setup=f, number=10))
t(lambda: timeit.timeit('1', timer=lambda: 7, number=10))
t(lambda: timeit.timeit(f, number=10, timer=lambda: 7))
T = timeit.Timer('x', globals={'x': 1})
t(lambda: T.timeit(3)); t(lambda: len(T.repeat(3, 5))); t(lambda: len(T.repeat(number=3)))
t(lambda: timeit.Timer('pass').autorange()[0] > 10)
t(lambda: timeit.timeit('import copy; copy.copy(1)', number=2))
import gc
g = timeit.Timer('g.append(gc.isenabled())', globals={'g': x, 'gc': gc}); g.timeit(1); say(x, gc.isenabled())
l = []
timeit.timeit('l.append(lambda: zz)', globals=globals(), number=1)
t(lambda: l[0]())
say('inner' in globals(), timeit.timeit('pass', number=0) >= 0)
assert said == [
    'True',
    "NameError name 'x' is not defined",
    'True',
    'True',
    "NameError name 'nope' is not defined",
    "SyntaxError 'return' outside function (<timeit-src>, line 2)",
    'True',
    'True',
    'True',
    '0',
    '0',
    'True',
    '3',
    '5',
    'True',
    'True',
    '[1, 2, 3, False] True',
    "NameError name 'zz' is not defined",
    'False True',
], said
---
# Of the views that were made from one another one owns the exporter.
import sys, array
for b in (bytearray(b"abc"), array.array("b", b"abc"), bytes(bytearray(b"abc"))):
    alone = sys.getrefcount(b)
    m = memoryview(b)
    n = m[1:].cast("c").toreadonly()
    k = memoryview(memoryview(b))
    assert sys.getrefcount(b) - alone == 2
    m.release()
    assert sys.getrefcount(b) - alone == 2
    n = None
    assert sys.getrefcount(b) - alone == 1
    k = None
    assert sys.getrefcount(b) == alone
