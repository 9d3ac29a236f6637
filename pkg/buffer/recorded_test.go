package buffer

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// The tests recorded_*_test.go run random programs that CPython 3.15.2 has run
// too, and compare every answer: see testdata/record.py.

// A program is what record.py wrote about one.
type program[Start any] struct {
	Start Start
	Steps []step
}

// A step is one operation, its arguments, and CPython's answer.
type step struct {
	Op, Err     string
	Data        string // the memory afterwards
	Alloc       int
	I, J        int
	V, R        json.RawMessage
	X           json.RawMessage
	S, T        [3]string
	Format      string
	Shape, At   []int
	From, Flags int
	Other       exporterSpec
	View        *viewSpec
}

func readPrograms[Start any](t *testing.T, name string) []program[Start] {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var programs []program[Start]
	if err := json.Unmarshal(text, &programs); err != nil {
		t.Fatal(err)
	}
	return programs
}

// heaps are the heaps that each program runs with.
func heaps() []*Heap {
	nop := &Trace{Copy: func(CopyEvent) {}, BeforeWrite: func(WriteEvent) {}, Write: func(WriteEvent) {}}
	return []*Heap{nil, {}, {Reuse: true, Poison: true, Trace: nop, Poll: func() error { return nil }}}
}

func unhex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// text returns the JSON string raw.
func text(t *testing.T, raw json.RawMessage) string {
	t.Helper()
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// number returns the JSON number raw, 0 without one.
func number(t *testing.T, raw json.RawMessage) int {
	t.Helper()
	var n int
	if raw == nil {
		return 0
	}
	if err := json.Unmarshal(raw, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// slice returns the range of a slice of n items.
func slice(t *testing.T, s [3]string, n int) layout.Range {
	t.Helper()
	bound := func(s string, none int) int {
		if s == "" {
			return none
		}
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	step := bound(s[2], 1)
	start, stop := layout.DefaultBounds(step)
	return layout.NewRange(bound(s[0], start), bound(s[1], stop), step, n)
}

// decodeItem returns the item that raw describes.
func decodeItem(t *testing.T, raw json.RawMessage) format.Item {
	t.Helper()
	var parts []string
	if err := json.Unmarshal(raw, &parts); err != nil {
		t.Fatal(err)
	}
	switch parts[0] {
	case "bool":
		return format.Truth(parts[1] == "True")
	case "int":
		return decodeInt(t, parts[1])
	case "float":
		return format.Float(decodeFloat(t, parts[1]))
	case "complex":
		return format.Complex(complex(decodeFloat(t, parts[1]), decodeFloat(t, parts[2])))
	}
	return format.Bytes(unhex(t, parts[1]))
}

func decodeInt(t *testing.T, s string) format.Item {
	t.Helper()
	z, ok := new(big.Int).SetString(s, 10)
	switch {
	case !ok:
		t.Fatalf("%q is no integer", s)
	case z.IsInt64():
		return format.Int(z.Int64())
	case z.IsUint64():
		return format.Uint(z.Uint64())
	}
	f, accuracy := new(big.Float).SetInt(z).Float64()
	return format.Huge(z.Sign() < 0, f, accuracy == big.Exact)
}

func decodeFloat(t *testing.T, s string) float64 {
	t.Helper()
	if s == "nan" {
		return math.NaN()
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// sameItem reports whether two items are equal, taking NaN for equal to
// itself.
func sameItem(a, b format.Item) bool { return a.Equal(b) || !a.Equal(a) && !b.Equal(b) }

// checkStep compares an error, the memory and a result with CPython's.
func checkStep(t *testing.T, s step, err error, data []byte, result fmt.Stringer) string {
	t.Helper()
	got := ""
	if err != nil {
		got = pyerr.Traceback(err)
	}
	switch {
	case got != s.Err:
		return fmt.Sprintf("error %q, want %q", got, s.Err)
	case hex.EncodeToString(data) != s.Data:
		return fmt.Sprintf("memory %x, want %s", data, s.Data)
	case err == nil && s.R != nil && result.String() != string(s.R):
		return fmt.Sprintf("result %v, want %s", result, s.R)
	}
	return ""
}
