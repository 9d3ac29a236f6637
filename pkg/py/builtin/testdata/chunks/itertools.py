# The modules itertools, functools and operator.
import itertools as it, functools as ft, operator as op
def t(g):
    try: say(repr(g()))
    except Exception as e: say(type(e).__name__, e)
t(lambda: list(it.islice(range(10), 3))); t(lambda: list(it.islice(range(10), 2, 8, 3))); t(lambda: list(it.islice('abc', 1, None))); t(lambda: it.islice([], -1)); t(lambda: it.islice([], 1, -1)); t(lambda: it.islice([], 0, 1, 0)); t(lambda: it.islice([])); t(lambda: it.islice([], 'a'));t(lambda: list(it.islice(range(5), None)))
t(lambda: list(it.chain([1], 'ab', ()))); t(lambda: list(it.chain.from_iterable(['ab', [1]]))); t(lambda: list(it.chain(1)))
t(lambda: list(it.islice(it.count(), 3))); t(lambda: list(it.islice(it.count(5, 2), 3))); t(lambda: list(it.islice(it.count(0.5), 3))); t(lambda: it.count(3)); t(lambda: it.count(3, 2)); t(lambda: it.count('a')); t(lambda: list(it.islice(it.count(2**63-2), 4)))
t(lambda: list(it.repeat(1, 3))); t(lambda: list(it.islice(it.repeat('x'), 2))); t(lambda: it.repeat(1, 3)); t(lambda: it.repeat(1)); t(lambda: list(it.repeat(1, -1))); t(lambda: it.repeat())
t(lambda: list(it.islice(it.cycle('ab'), 5))); t(lambda: list(it.cycle([])))
t(lambda: list(it.accumulate([1, 2, 3]))); t(lambda: list(it.accumulate([1, 2, 3], op.mul))); t(lambda: list(it.accumulate([1, 2], initial=10))); t(lambda: list(it.accumulate([]))); t(lambda: list(it.accumulate([3, 1, 2], max)))
t(lambda: list(it.zip_longest('abc', [1]))); t(lambda: list(it.zip_longest('abc', [1], fillvalue=0))); t(lambda: list(it.zip_longest()))
t(lambda: list(it.product('ab', [1, 2]))); t(lambda: list(it.product([0, 1], repeat=2))); t(lambda: list(it.product())); t(lambda: list(it.product('ab', [])))
t(lambda: list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1]))); t(lambda: list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1]))); t(lambda: list(it.filterfalse(None, [0, 1, '']))); t(lambda: list(it.filterfalse(lambda x: x, [0, 1])))
t(lambda: list(it.starmap(pow, [(2, 3), (3, 2)]))); t(lambda: list(it.pairwise([1, 2, 3]))); t(lambda: list(it.pairwise([1]))); t(lambda: list(it.batched('abcde', 2))); t(lambda: list(it.batched('ab', 0))); t(lambda: list(it.batched('abc', 2, strict=True))); t(lambda: list(it.compress('abc', [1, 0, 1])))
p = ft.partial(int, base=2)
t(lambda: p('101')); t(lambda: ft.partial(print)); t(lambda: p.func); t(lambda: p.args); t(lambda: p.keywords); t(lambda: ft.partial()); t(lambda: ft.partial(1)); t(lambda: ft.partial(max, 3)(5, 1)); t(lambda: ft.partial(p, '11')()); t(lambda: p('12', base=8))
t(lambda: sorted([3, 1, 2], key=ft.cmp_to_key(lambda a, b: b - a)))
@ft.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
t(lambda: fib(30))
@ft.cache
def sq(n): return n * n
t(lambda: (sq(3), sq(3)))
def deco(f):
    @ft.wraps(f)
    def inner(*a): return f(*a)
    return inner
@deco
def named(x):
    "doc"
    return x
t(lambda: (named.__name__, named(3), named.__wrapped__(4)))
t(lambda: op.itemgetter(1)([5, 6])); t(lambda: op.itemgetter(0, 2)('abc')); t(lambda: op.attrgetter('real')(5)); t(lambda: op.index(5)); t(lambda: op.index('a')); t(lambda: op.add(1, 2)); t(lambda: op.lt(1, 2)); t(lambda: op.getitem([1], 0)); t(lambda: op.not_(0)); t(lambda: op.neg(3)); t(lambda: op.mul('a', 3)); t(lambda: op.contains([1], 1)); t(lambda: op.truth([])); t(lambda: op.eq(1, 1)); t(lambda: op.is_(None, None)); t(lambda: op.xor(1, 3)); t(lambda: op.methodcaller('upper')('a')); t(lambda: op.length_hint([1, 2]))
assert said == [
    '[0, 1, 2]',
    '[2, 5]',
    "['b', 'c']",
    'ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.',
    'ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.',
    'ValueError Step for islice() must be a positive integer or None.',
    'TypeError islice expected at least 2 arguments, got 1',
    'ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.',
    '[0, 1, 2, 3, 4]',
    "[1, 'a', 'b']",
    "['a', 'b', 1]",
    "TypeError 'int' object is not iterable",
    '[0, 1, 2]',
    '[5, 7, 9]',
    '[0.5, 1.5, 2.5]',
    'count(3)',
    'count(3, 2)',
    'TypeError a number is required',
    '[9223372036854775806, 9223372036854775807, 9223372036854775808, 9223372036854775809]',
    '[1, 1, 1]',
    "['x', 'x']",
    'repeat(1, 3)',
    'repeat(1)',
    '[]',
    "TypeError repeat() missing required argument 'object' (pos 1)",
    "['a', 'b', 'a', 'b', 'a']",
    '[]',
    '[1, 3, 6]',
    '[1, 2, 6]',
    '[10, 11, 13]',
    '[]',
    '[3, 3, 3]',
    "[('a', 1), ('b', None), ('c', None)]",
    "[('a', 1), ('b', 0), ('c', 0)]",
    '[]',
    "[('a', 1), ('a', 2), ('b', 1), ('b', 2)]",
    '[(0, 0), (0, 1), (1, 0), (1, 1)]',
    '[()]',
    '[]',
    '[1, 2]',
    '[3, 1]',
    "[0, '']",
    '[0]',
    '[8, 9]',
    '[(1, 2), (2, 3)]',
    '[]',
    "[('a', 'b'), ('c', 'd'), ('e',)]",
    'ValueError n must be at least one',
    'ValueError batched(): incomplete batch',
    "['a', 'c']",
    '5',
    'functools.partial(<built-in function print>)',
    "<class 'int'>",
    '()',
    "{'base': 2}",
    "TypeError type 'partial' takes at least one argument",
    'TypeError the first argument must be callable',
    '5',
    '3',
    '10',
    '[3, 2, 1]',
    '832040',
    '(9, 9)',
    "('named', 3, 4)",
    '6',
    "('a', 'c')",
    '5',
    '5',
    "TypeError 'str' object cannot be interpreted as an integer",
    '3',
    'True',
    '1',
    'True',
    '-3',
    "'aaa'",
    'True',
    'False',
    'True',
    'True',
    '2',
    "'A'",
    '2',
], said
