package eval_test

import (
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// run runs a program on a machine with a handful of built-ins and returns what
// it printed and what it was told of. After each statement and at the end every reference is recounted.
func run(t *testing.T, program string) (stdout string, err error) {
	t.Helper()
	var out strings.Builder
	rt := object.NewRuntime()
	names := map[string]object.Value{
		"print": object.NewNative("print", "*args", "", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			for i, v := range args.Values {
				if i > 0 {
					out.WriteByte(' ')
				}
				s, err := object.StrText(rt, v)
				if err != nil {
					return object.Value{}, err
				}
				out.WriteString(s)
			}
			out.WriteByte('\n')
			return object.None, nil
		}),
		"refs": object.NewNative("refs", "v, /", "", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			return object.Int(int64(args.At(0).Refs())), nil
		}),
		"collect": object.NewNative("collect", "", "", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
			return object.Int(int64(rt.Collect())), nil
		}),
	}
	for name, typ := range object.ExceptionTypes() {
		names[name] = typ.Value()
	}
	for _, typ := range []*object.Type{
		object.ObjectType, object.TypeType, object.IntType, object.FloatType, object.StrType, object.ListType, object.TupleType,
		object.DictType, object.RangeType, object.PropertyType, object.StaticMethodType, object.ClassMethodType,
	} {
		names[typ.ShortName()] = typ.Value()
	}
	var m *eval.Machine
	m = eval.New(rt, eval.Config{
		Builtins: names,
		Errors: func(text string) error {
			out.WriteString(text)
			return nil
		},
		Statement: func(syntax.Span) {
			if err := m.Audit(); err != nil {
				t.Errorf("%v\nat line %d of\n%s", err, m.Line(), program)
			}
		},
	})
	err = m.Run("<test>", program, eval.File)
	if aerr := m.Audit(); aerr != nil {
		t.Errorf("%v\nat the end of\n%s", aerr, program)
	}
	m.Close()
	if n := rt.Live(); n != 0 {
		t.Errorf("%d objects live after\n%s", n, program)
	}
	return out.String(), err
}

func TestPrograms(t *testing.T) {
	for _, test := range []struct{ name, program, want string }{
		{"arithmetic", "print(1 + 2 * 3, 7 // 2, -7 % 3, 2 ** 10)", "7 3 2 1024\n"},
		{"names", "a = b = [1]\na.append(2)\nprint(b)", "[1, 2]\n"},
		{"while", "n = 0\nwhile n < 5:\n    n += 1\n    if n == 3: continue\n    if n == 5: break\n    print(n)\nelse:\n    print('no')", "1\n2\n4\n"},
		{"for", "for a, (b, *c) in [(1, (2, 3, 4)), (5, [6])]:\n    print(a, b, c)\nelse:\n    print('done')", "1 2 [3, 4]\n5 6 []\ndone\n"},
		{"chain", "print(1 < 2 < 3, 1 < 3 < 2, 3 < 1 < 2)", "True False False\n"},
		{"bool", "print(0 or 5, 1 and 7, not 1, [] and x, 1 if 0 else 2)", "5 7 False [] 2\n"},
		{"function", "def f(a, b=2, *c, d, e=5, **g):\n    return [a, b, c, d, e, g]\nprint(f(1, d=4), f(1, 2, 3, d=4, z=9))", "[1, 2, (), 4, 5, {}] [1, 2, (3,), 4, 5, {'z': 9}]\n"},
		{"spread", "def f(*a, **k):\n    return a, k\nprint(f(1, *[2, 3], *(4,), x=1, **{'y': 2}))", "((1, 2, 3, 4), {'x': 1, 'y': 2})\n"},
		{"closure", "def counter():\n    n = 0\n    def step():\n        nonlocal n\n        n += 1\n        return n\n    return step\nc = counter()\nc()\nprint(c(), c())", "2 3\n"},
		{"recursion", "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nprint(fib(15))", "610\n"},
		{"comprehension", "print([x * y for x in range(3) for y in range(3) if x != y], {x: x * x for x in range(3)}, {i for i in [1, 1]})", "[0, 0, 0, 2, 0, 2] {0: 0, 1: 1, 2: 4} {1}\n"},
		{"starred comprehension", "y = [[1, 2], [3]]\nprint([*x for x in y], {*x for x in y}, list(*x for x in y), {**d for d in [{1: 2}, {3: 4}]})", "[1, 2, 3] {1, 2, 3} [1, 2, 3] {1: 2, 3: 4}\n"},
		{"comprehension closure", "fs = [lambda: i for i in range(3)]\nprint([f() for f in fs])", "[2, 2, 2]\n"},
		{"generator", "def g(n):\n    for i in range(n):\n        got = yield i\n        if got: print('got', got)\n    return 'end'\ndef h():\n    r = yield from g(2)\n    print(r)\nprint(list(h()))\ni = g(3)\nfor x in i: break\ni.send('hi')\nprint(list(i))", "end\n[0, 1]\ngot hi\n[2]\n"},
		{"generator expression", "print(list(x + 1 for x in [1, 2]), tuple(i for i in range(3)))", "[2, 3] (0, 1, 2)\n"},
		{"generator close", "def g():\n    try:\n        yield 1\n    finally:\n        print('closed')\ni = g()\nfor x in i: break\ndel i\nprint('after')", "closed\nafter\n"},
		{"try", "def f(n):\n    try:\n        if n == 0: return 'return'\n        if n == 1: raise ValueError('one')\n        [][n]\n    except ValueError as e:\n        return 'caught ' + str(e)\n    except (IndexError, KeyError):\n        return 'index'\n    finally:\n        print('finally', n)\nprint(f(0), f(1), f(2))", "finally 0\nfinally 1\nfinally 2\nreturn caught one index\n"},
		{"finally order", "for i in range(3):\n    try:\n        if i == 1: continue\n        if i == 2: break\n        print(i)\n    finally:\n        print('f', i)", "0\nf 0\nf 1\nf 2\n"},
		{"context", "try:\n    try:\n        1 / 0\n    except ZeroDivisionError as e:\n        raise KeyError('k') from e\nexcept KeyError as k:\n    print(type(k.__cause__).__name__, type(k.__context__).__name__)", "ZeroDivisionError ZeroDivisionError\n"},
		{"reraise", "try:\n    try:\n        raise ValueError(1)\n    except ValueError:\n        raise\nexcept ValueError as e:\n    print(e)", "1\n"},
		{"with", "class C:\n    def __enter__(self):\n        print('in'); return 5\n    def __exit__(self, t, v, tb):\n        print('out', t is None); return True\nwith C() as x, C():\n    print(x)\n    raise ValueError\nprint('after')\ndef f():\n    with C():\n        return 7\nprint(f())", "in\nin\n5\nout False\nout True\nafter\nin\nout True\n7\n"},
		{"class", "class A:\n    n = 1\n    def __init__(self, x):\n        self.x = x\n    def get(self):\n        return self.x + self.n\n    @property\n    def twice(self):\n        return 2 * self.x\n    @staticmethod\n    def s(v): return v\n    @classmethod\n    def c(cls): return cls.__name__\nclass B(A):\n    def get(self):\n        return A.get(self) * 10\nb = B(4)\nprint(b.get(), b.twice, B.s(3), b.c())", "50 8 3 B\n"},
		{"operators", "class V:\n    def __init__(self, n): self.n = n\n    def __add__(self, o): return V(self.n + o.n)\n    def __eq__(self, o): return self.n == o.n\n    def __repr__(self): return f'V({self.n})'\n    def __len__(self): return self.n\n    def __getitem__(self, i): return i\n    def __bool__(self): return False\n    def __call__(self, *a): return a\nprint(V(1) + V(2), V(1) == V(1), V(1) != V(1), V(3)[1:2], V(2)[5], not V(1), V(1)(1, 2))", "V(3) True False slice(1, 2, None) 5 True (1, 2)\n"},
		{"fstring", "x = 3.14159\ns = 'a'\nprint(f'{x:.2f}|{s!r:>5}|{x=:.1f}|{s=}|{{}}|{\"q\"}')", "3.14|  'a'|x=3.1|s='a'|{}|q\n"},
		{"match", "def f(v):\n    match v:\n        case 0: return 'zero'\n        case [a, *rest] if a: return a, rest\n        case 'x' | 'y': return 'xy'\n        case _: return 'other'\nprint(f(0), f([1, 2]), f([0]), f('y'), f(None))", "zero (1, [2]) other xy other\n"},
		{"del", "x = [1, 2, 3]\ndel x[1]\nprint(x)\ndel x\ntry:\n    x\nexcept NameError as e:\n    print(e)", "[1, 3]\nname 'x' is not defined\n"},
		{"walrus", "print([y for x in range(4) if (y := x * 2) > 2], y)", "[4, 6] 6\n"},
		{"augmented", "a = [1]\nb = a\na += [2]\nd = {'k': 1}\nd['k'] += 4\nclass O: pass\no = O()\no.n = 1\no.n *= 7\nprint(b, d, o.n)", "[1, 2] {'k': 5} 7\n"},
		{"slots", "class P:\n    __slots__ = ('a',)\nclass Q(P): pass\np, q = P(), Q()\np.a = q.z = 1\ntry: p.c = 5\nexcept AttributeError as e: print(e)\nprint(p.a, q.z)", "'P' object has no attribute 'c' and no __dict__ for setting new attributes\n1 1\n"},
		{"cycle", "class O: pass\na = O()\na.self = a\ndel a\nprint(collect() > 0)", "True\n"},
		{"finalizer", "class O:\n    def __del__(self): print('gone')\no = O()\no = None\nprint('after')", "gone\nafter\n"},
		{"refs", "x = [1]\ny = x\nprint(refs(x))\ndel y\nprint(refs(x))", "3\n2\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := run(t, test.program)
			if err != nil {
				t.Fatalf("%v\n%s", err, test.program)
			}
			if got != test.want {
				t.Errorf("printed %q, want %q\n%s", got, test.want, test.program)
			}
		})
	}
}
