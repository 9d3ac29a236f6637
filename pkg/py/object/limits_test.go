package object_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// TestLongOperationsPoll interrupts operations at their tenth poll. None may
// run for long between two of them.
func TestLongOperationsPoll(t *testing.T) {
	for _, test := range []struct{ name, setup, expression string }{
		{"power", "", "3 ** 660000"},
		{"power of a big int", "x = 3 ** 6000", "x ** 100"},
		{"modular power", "x = (1 << 200000) - 1", "pow(3, x, x)"},
		{"repeated multiplication", "x = 3 ** 300000", "[x * x for i in [0] * 100]"},
		{"repeated division", "x = 3 ** 600000; y = 3 ** 300000", "[x // y for i in [0] * 100]"},
		{"repeat", "", "'ab' * (1 << 28)"},
		{"join", "x = ['a' * 100000] * 1000", "'-'.join(x)"},
		{"translate", "x = 'abc' * 1000000", "x.translate({97: 'x'})"},
		{"format", "x = '{}' * 1000000; y = [1] * 1000000", "x.format(*y)"},
		{"from_bytes", "", "int.from_bytes([1] * 100000)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out strings.Builder
			m := newMachine(&out)
			defer closeMachine(t, m)
			if err := m.Run("<setup>", test.setup+"\n", 0); err != nil {
				t.Fatal(err)
			}
			polls, last, longest := 0, time.Now(), time.Duration(0)
			m.Runtime().Poll = func() error {
				longest = max(longest, time.Since(last))
				last = time.Now()
				if polls++; polls >= 5 {
					return pyerr.KeyboardInterrupt.New("")
				}
				return nil
			}
			err := m.Run("<test>", test.expression+"\n", 0)
			if !errors.Is(err, pyerr.KeyboardInterrupt) {
				t.Errorf("%s: %v after %d polls, want KeyboardInterrupt", test.expression, err, polls)
			}
			if longest > 200*time.Millisecond {
				t.Errorf("%s: %v between two polls", test.expression, longest)
			}
		})
	}
}

// A tightMeter lets through what fits into its budget.
type tightMeter struct{ left int }

func (m *tightMeter) Charge(n int) error {
	if n > m.left {
		return pyerr.MemoryError
	}
	m.left -= n
	return nil
}

func (m *tightMeter) Credit(n int)   { m.left += n }
func (m *tightMeter) Available() int { return m.left }

// TestMemoryIsRefusedBeforeItIsTaken runs what would need gigabytes.
func TestMemoryIsRefusedBeforeItIsTaken(t *testing.T) {
	for _, expression := range []string{
		"'a' * 10**9", "('a' * 1000).replace('a', 'b' * 100000)", "'a'.center(10**9)", "'a'.ljust(10**9)", "'a'.zfill(10**9)",
		"'\\t'.expandtabs(10**9)", "format('a', '1000000000')", "format(1, '1000000000')", "format(1.5, '.100000000f')",
		"'%1000000000d' % 1", "'{:1000000000}'.format(1)", "('a' * 100000).join('b' * 10000)", "(5).to_bytes(10**9)",
		"('a' * 100000).translate({97: 'b' * 10000})", "7 ** 10**6", "1 << 10**7", "(1 << 600000) * (1 << 600000)", "7 ** 10**100",
		"('{}' * 1000).format(*['b' * 100000] * 1000)", "repr('\\x00' * 5000000)",
	} {
		var out strings.Builder
		m := newMachine(&out)
		m.Runtime().Meter = &tightMeter{16 << 20}
		start := time.Now()
		if err := m.Run("<test>", expression+"\n", 0); !errors.Is(err, pyerr.MemoryError) {
			t.Errorf("%s: %v, want MemoryError", expression, err)
		}
		if d := time.Since(start); d > time.Second {
			t.Errorf("%s took %v", expression, d)
		}
		closeMachine(t, m)
	}
}

func TestDigitLimit(t *testing.T) {
	rt := object.NewRuntime()
	big, err := object.Binary(rt, object.Pow, object.Int(10), object.Int(4300))
	if err != nil {
		t.Fatal(err)
	}
	const want = "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
	if got := result(t, rt, big, nil); got != want {
		t.Errorf("repr(10**4300) = %s, want %s", got, want)
	}
	audit(t, rt)
}
