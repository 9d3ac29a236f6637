package eval_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// TestBound: fused instructions tell of the variables that they set, before
// they do, in the statement at work.
func TestBound(t *testing.T) {
	const program = `for i in range(2):
    x = i + 1
    x += 5
def f(n):
    for k in range(n):
        y = [k][0]
    del y
f(2)
[q for q in range(1)]
`
	text := func(v object.Value) string {
		if !v.IsSet() {
			return "-"
		}
		if !v.IsSmallInt() {
			return v.TypeName()
		}
		return fmt.Sprint(v.SmallInt())
	}
	var got []string
	var m *eval.Machine
	m = eval.New(object.NewRuntime(), eval.Config{
		Builtins:  map[string]object.Value{"range": object.RangeType.Value()},
		Statement: func(syntax.Span) {},
		Bound: func(name string, local bool, old, value object.Value) {
			_, line := m.Where()
			got = append(got, fmt.Sprintf("%d %s %v %s %s %v", line, name, local, text(old), text(value), m.InStatement()))
		},
	})
	if err := m.Run("<test>", program, eval.File); err != nil {
		t.Fatal(err)
	}
	m.Close()
	want := []string{
		"1 i false - 0 true", "2 x false - 1 true", "3 x false 1 6 true",
		// The loop goes round to a head that was announced long ago.
		"1 i false 0 1 false", "2 x false 6 2 true", "3 x false 2 7 true",
		"4 f false - function true",
		"5 k true - 0 true", "6 y true - 0 true", "5 k true 0 1 false", "6 y true 0 1 true", "7 y true 1 - true",
		"9 q true - 0 true",
	}
	if !slices.Equal(got, want) {
		t.Errorf("told of %q,\nwant    %q", got, want)
	}
}
