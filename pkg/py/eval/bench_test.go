package eval_test

import (
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// BenchmarkPrograms times whole programs; ns/op is for the million rounds of
// each loop.
func BenchmarkPrograms(b *testing.B) {
	for _, bench := range []struct{ name, program string }{
		{"sum in a function", "def f(n):\n    s = 0\n    for i in range(n):\n        s += i\n    return s\nf(1000000)"},
		{"while in a function", "def f(n):\n    while n:\n        n -= 1\nf(1000000)"},
		{"calls", "def g(x):\n    return x\ndef f(n):\n    for i in range(n):\n        g(i)\nf(1000000)"},
		{"list index", "def f(n):\n    l = [1, 2, 3]\n    for i in range(n):\n        l[1]\nf(1000000)"},
		{"globals", "s = 0\nfor i in range(1000000):\n    s += i"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			m := eval.New(object.NewRuntime(), eval.Config{Builtins: map[string]object.Value{"range": object.RangeType.Value()}})
			for b.Loop() {
				if err := m.Run("<bench>", bench.program, eval.File); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
