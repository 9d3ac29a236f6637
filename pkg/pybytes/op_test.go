package pybytes_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/zerocopyzen/zen/pkg/pybytes"
)

// An operation runs one method of Op on bytes of some length, in such a way
// that it has to look at all of them.
type operation struct {
	name string
	fill byte // the bytes it runs on
	run  func(op pybytes.Op, s []byte) error
}

var operations = []operation{
	{"Find byte", 'a', func(op pybytes.Op, s []byte) error { _, err := op.Find(s, []byte("b"), 0, len(s)); return err }},
	{"Find", 'a', func(op pybytes.Op, s []byte) error { _, err := op.Find(s, []byte("ab"), 0, len(s)); return err }},
	{"Find long", 'a', func(op pybytes.Op, s []byte) error {
		_, err := op.Find(s, s[:100], 0, len(s))
		return skipFirst(err, op, s)
	}},
	{"Find half", 'a', func(op pybytes.Op, s []byte) error { _, err := op.Find(s, s[:len(s)/2], 0, len(s)); return err }},
	{"RFind", 'a', func(op pybytes.Op, s []byte) error { _, err := op.RFind(s, []byte("ba"), 0, len(s)); return err }},
	{"RFind half", 'a', func(op pybytes.Op, s []byte) error { _, err := op.RFind(s, s[:len(s)/2], 0, len(s)); return err }},
	{"Index", 'a', func(op pybytes.Op, s []byte) error { _, err := op.Index(s, []byte("b"), 0, len(s)); return err }},
	{"RIndex", 'a', func(op pybytes.Op, s []byte) error { _, err := op.RIndex(s, []byte("b"), 0, len(s)); return err }},
	{"Count byte", 'a', func(op pybytes.Op, s []byte) error { _, err := op.Count(s, []byte("a"), 0, len(s)); return err }},
	{"Count", 'a', func(op pybytes.Op, s []byte) error { _, err := op.Count(s, []byte("aa"), 0, len(s)); return err }},
	{"StartsWith", 'a', func(op pybytes.Op, s []byte) error { _, err := op.StartsWith(s, bytes.Clone(s), 0, len(s)); return err }},
	{"EndsWith", 'a', func(op pybytes.Op, s []byte) error { _, err := op.EndsWith(s, bytes.Clone(s), 0, len(s)); return err }},
	{"Equal", 'a', func(op pybytes.Op, s []byte) error { _, err := op.Equal(s, bytes.Clone(s)); return err }},
	{"Compare", 'a', func(op pybytes.Op, s []byte) error { _, err := op.Compare(s, bytes.Clone(s)); return err }},
	{"Split", ',', func(op pybytes.Op, s []byte) error { return op.Split(s, []byte(","), -1, ignore) }},
	{"Split nothing", 'a', func(op pybytes.Op, s []byte) error { return op.Split(s, []byte(","), -1, ignore) }},
	{"RSplit", ',', func(op pybytes.Op, s []byte) error { return op.RSplit(s, []byte(","), -1, ignore) }},
	{"SplitSpace", ' ', func(op pybytes.Op, s []byte) error { return op.SplitSpace(s, -1, ignore) }},
	{"SplitSpace nothing", 'a', func(op pybytes.Op, s []byte) error { return op.SplitSpace(s, -1, ignore) }},
	{"RSplitSpace", ' ', func(op pybytes.Op, s []byte) error { return op.RSplitSpace(s, -1, ignore) }},
	{"RSplitSpace nothing", 'a', func(op pybytes.Op, s []byte) error { return op.RSplitSpace(s, -1, ignore) }},
	{"SplitLines", '\n', func(op pybytes.Op, s []byte) error { return op.SplitLines(s, false, ignore) }},
	{"SplitLines nothing", 'a', func(op pybytes.Op, s []byte) error { return op.SplitLines(s, true, ignore) }},
	{"Partition", 'a', func(op pybytes.Op, s []byte) error { _, _, _, err := op.Partition(s, []byte(",")); return err }},
	{"RPartition", 'a', func(op pybytes.Op, s []byte) error { _, _, _, err := op.RPartition(s, []byte(",")); return err }},
	{"Strip", ' ', func(op pybytes.Op, s []byte) error { _, err := op.Strip(s, pybytes.Space); return err }},
	{"LStrip", ' ', func(op pybytes.Op, s []byte) error { _, err := op.LStrip(s, pybytes.Space); return err }},
	{"RStrip", ' ', func(op pybytes.Op, s []byte) error { _, err := op.RStrip(s, pybytes.Space); return err }},
	{"RemovePrefix", 'a', func(op pybytes.Op, s []byte) error { _, err := op.RemovePrefix(s, bytes.Clone(s)); return err }},
	{"RemoveSuffix", 'a', func(op pybytes.Op, s []byte) error { _, err := op.RemoveSuffix(s, bytes.Clone(s)); return err }},
	{"ReplaceLen", 'a', func(op pybytes.Op, s []byte) error { _, _, err := op.ReplaceLen(s, []byte("aa"), nil, -1); return err }},
	{"ReplaceLen limited", 'a', func(op pybytes.Op, s []byte) error {
		_, _, err := op.ReplaceLen(s, []byte("a"), nil, len(s))
		return err
	}},
	{"Append", 'a', func(op pybytes.Op, s []byte) error { _, err := op.Append(nil, s[:1], s); return err }},
	{"AppendFill", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendFill(nil, len(s), 'x'); return err }},
	{"AppendReplace", 'a', func(op pybytes.Op, s []byte) error {
		_, err := op.AppendReplace(nil, s, []byte("a"), []byte("b"), -1)
		return err
	}},
	{"AppendReplace away", 'a', func(op pybytes.Op, s []byte) error {
		_, err := op.AppendReplace(nil, s, []byte("a"), nil, -1)
		return err
	}},
	{"AppendReplace none", 'a', func(op pybytes.Op, s []byte) error {
		_, err := op.AppendReplace(nil, s, []byte("x"), nil, 0)
		return err
	}},
	{"AppendReplace empty", 'a', func(op pybytes.Op, s []byte) error {
		_, err := op.AppendReplace(nil, s, nil, []byte("b"), -1)
		return err
	}},
	{"AppendJoin", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendJoin(nil, nil, s, s); return err }},
	{"AppendJoin empty", 'a', func(op pybytes.Op, s []byte) error {
		_, err := op.AppendJoin(nil, nil, make([][]byte, len(s))...)
		return err
	}},
	{"AppendRepeat", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendRepeat(nil, s[:3], len(s)/3+1); return err }},
	{"AppendRepeat once", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendRepeat(nil, s, 1); return err }},
	{"AppendCenter", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendCenter(nil, nil, len(s), ' '); return err }},
	{"AppendLJust", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendLJust(nil, s, 0, ' '); return err }},
	{"AppendRJust", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendRJust(nil, nil, len(s), ' '); return err }},
	{"AppendZFill", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendZFill(nil, nil, len(s)); return err }},
	{"ExpandTabsLen", '\t', func(op pybytes.Op, s []byte) error { _, err := op.ExpandTabsLen(s, 0); return err }},
	{"AppendExpandTabs", '\t', func(op pybytes.Op, s []byte) error { _, err := op.AppendExpandTabs(nil, s, 2); return err }},
	{"AppendExpandTabs to nothing", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendExpandTabs(nil, s, 0); return err }},
	{"AppendUpper", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendUpper(nil, s); return err }},
	{"AppendLower", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendLower(nil, s); return err }},
	{"AppendSwapCase", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendSwapCase(nil, s); return err }},
	{"AppendCapitalize", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendCapitalize(nil, s); return err }},
	{"AppendTitle", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendTitle(nil, s); return err }},
	{"IsAlnum", 'a', func(op pybytes.Op, s []byte) error { _, err := op.IsAlnum(s); return err }},
	{"IsAlpha", 'a', func(op pybytes.Op, s []byte) error { _, err := op.IsAlpha(s); return err }},
	{"IsASCII", 'a', func(op pybytes.Op, s []byte) error { _, err := op.IsASCII(s); return err }},
	{"IsDigit", '1', func(op pybytes.Op, s []byte) error { _, err := op.IsDigit(s); return err }},
	{"IsLower", 'a', func(op pybytes.Op, s []byte) error { _, err := op.IsLower(s); return err }},
	{"IsSpace", ' ', func(op pybytes.Op, s []byte) error { _, err := op.IsSpace(s); return err }},
	{"IsTitle", ' ', func(op pybytes.Op, s []byte) error { _, err := op.IsTitle(s); return err }},
	{"IsUpper", 'A', func(op pybytes.Op, s []byte) error { _, err := op.IsUpper(s); return err }},
	{"TranslateLen", 'a', func(op pybytes.Op, s []byte) error { _, _, err := op.TranslateLen(s, nil, pybytes.Set{}); return err }},
	{"AppendTranslate", 'a', func(op pybytes.Op, s []byte) error {
		_, err := op.AppendTranslate(nil, s, nil, pybytes.SetOf(s[:1]))
		return err
	}},
	{"AppendHex", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendHex(nil, s, ':', 1); return err }},
	{"AppendFromHex", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendFromHex(nil, s); return err }},
	{"AppendFromHex spaces", ' ', func(op pybytes.Op, s []byte) error { _, err := op.AppendFromHex(nil, s); return err }},
	{"ReprLen", 'a', func(op pybytes.Op, s []byte) error { _, err := op.ReprLen(s); return err }},
	{"AppendRepr", 'a', func(op pybytes.Op, s []byte) error { _, err := op.AppendRepr(nil, s); return err }},
}

func ignore([]byte) error { return nil }

// skipFirst goes on after a needle that is found at once, so that the search
// has to look at everything.
func skipFirst(err error, op pybytes.Op, s []byte) error {
	if err != nil {
		return err
	}
	_, err = op.Find(s, append(bytes.Clone(s[:100]), 'b'), 0, len(s))
	return err
}

// TestPoll: long operations ask in time, and end with the error they get.
func TestPoll(t *testing.T) {
	const mib = 1 << 20
	stop := errors.New("stop")
	for _, o := range operations {
		s := bytes.Repeat([]byte{o.fill}, 4*mib)
		asked := 0
		counting := pybytes.Op{Poll: func() error { asked++; return nil }}
		if err := o.run(counting, s); err != nil && !errors.Is(err, pybytes.ErrNotFound) {
			t.Errorf("%s: %v", o.name, err)
		}
		if asked < 2 {
			t.Errorf("%s over 4 MiB polled %d times, want at least 2", o.name, asked)
		}
		for after := 1; after <= 2; after++ {
			left := after
			stopping := pybytes.Op{Poll: func() error {
				left--
				if left == 0 {
					return stop
				}
				return nil
			}}
			if err := o.run(stopping, s); !errors.Is(err, stop) || left != 0 {
				t.Errorf("%s, stopped after %d polls: %v, and asked %d times more", o.name, after, err, -left)
			}
		}
		never := pybytes.Op{Poll: func() error { t.Errorf("%s polled over 64 KiB", o.name); return nil }}
		if err := o.run(never, s[:64<<10]); err != nil && !errors.Is(err, pybytes.ErrNotFound) {
			t.Errorf("%s: %v", o.name, err)
		}
	}
}

// TestYieldStops: a split ends with the error of the function it calls.
func TestYieldStops(t *testing.T) {
	stop := errors.New("stop")
	s := []byte("a b\nc d\ne f")
	for name, split := range map[string]func(yield func([]byte) error) error{
		"Split":       func(yield func([]byte) error) error { return op.Split(s, []byte("\n"), -1, yield) },
		"RSplit":      func(yield func([]byte) error) error { return op.RSplit(s, []byte("\n"), -1, yield) },
		"SplitSpace":  func(yield func([]byte) error) error { return op.SplitSpace(s, -1, yield) },
		"RSplitSpace": func(yield func([]byte) error) error { return op.RSplitSpace(s, -1, yield) },
		"SplitLines":  func(yield func([]byte) error) error { return op.SplitLines(s, true, yield) },
	} {
		calls := 0
		err := split(func([]byte) error {
			calls++
			if calls == 2 {
				return stop
			}
			return nil
		})
		if err != stop || calls != 2 {
			t.Errorf("%s called %d times and returned %v", name, calls, err)
		}
	}
}

func TestCompare(t *testing.T) {
	long := bytes.Repeat([]byte("a"), 3<<20)
	late := bytes.Clone(long)
	late[2<<20+5] = 'b'
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"a", "", 1},
		{"a", "b", -1},
		{"ab", "a", 1},
		{"a\xff", "ab", 1},
		{string(long), string(long), 0},
		{string(long), string(late), -1},
		{string(long), string(late[:2<<20]), 1},
	} {
		if got, err := op.Compare([]byte(test.a), []byte(test.b)); got != test.want || err != nil {
			t.Errorf("Compare(%.20q, %.20q) = %d, %v, want %d", test.a, test.b, got, err, test.want)
		}
		if got, err := op.Equal([]byte(test.a), []byte(test.b)); got != (test.want == 0) || err != nil {
			t.Errorf("Equal(%.20q, %.20q) = %v, %v", test.a, test.b, got, err)
		}
	}
}
