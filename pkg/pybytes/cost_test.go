package pybytes_test

import (
	"bytes"
	"errors"
	"math"
	"testing"

	"github.com/zerocopyzen/zen/pkg/pybytes"
)

// TestNothingAllocates: with room in dst nothing is allocated.
func TestNothingAllocates(t *testing.T) {
	s, sep, dst := []byte(" it's a Test\tof, 4a6b "), []byte(","), make([]byte, 0, 1000)
	needle := bytes.Repeat([]byte("ab"), 40)
	table, err := pybytes.MakeTrans([]byte("a"), []byte("b"))
	if err != nil {
		t.Fatal(err)
	}
	parts := [][]byte{s, sep, s}
	digits := []byte("00 01 02")
	ignored := 0
	count := func([]byte) error { ignored++; return nil }
	for name, f := range map[string]func(){
		"Find":             func() { _, _ = op.Find(s, sep, 0, len(s)) },
		"Find long, short": func() { _, _ = op.Find(s, needle, 0, len(s)) },
		"RFind":            func() { _, _ = op.RFind(s, sep, 0, len(s)) },
		"Count":            func() { _, _ = op.Count(s, sep, 0, len(s)) },
		"Split":            func() { _ = op.Split(s, sep, -1, count) },
		"SplitSpace":       func() { _ = op.SplitSpace(s, -1, count) },
		"SplitLines":       func() { _ = op.SplitLines(s, true, count) },
		"Partition":        func() { _, _, _, _ = op.Partition(s, sep) },
		"Strip":            func() { _, _ = op.Strip(s, pybytes.Space) },
		"AppendReplace":    func() { _, _ = op.AppendReplace(dst, s, sep, sep, -1) },
		"AppendJoin":       func() { _, _ = op.AppendJoin(dst, sep, parts...) },
		"AppendRepeat":     func() { _, _ = op.AppendRepeat(dst, s, 5) },
		"AppendCenter":     func() { _, _ = op.AppendCenter(dst, s, 99, ' ') },
		"AppendUpper":      func() { _, _ = op.AppendUpper(dst, s) },
		"AppendTitle":      func() { _, _ = op.AppendTitle(dst, s) },
		"AppendTranslate":  func() { _, _ = op.AppendTranslate(dst, s, table, pybytes.Set{}) },
		"AppendHex":        func() { _, _ = op.AppendHex(dst, s, ':', 2) },
		"AppendFromHex":    func() { _, _ = op.AppendFromHex(dst, digits) },
		"AppendRepr":       func() { _, _ = op.AppendRepr(dst, s) },
		"AppendExpandTabs": func() { _, _ = op.AppendExpandTabs(dst, s, 8) },
		"IsTitle":          func() { _, _ = op.IsTitle(s) },
		"Compare":          func() { _, _ = op.Compare(s, s) },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
	if ignored == 0 {
		t.Error("nothing was split")
	}
}

// TestPartsShareMemory: what is handed out changes with the argument, and
// appending to a part that is not the last leaves the argument alone.
func TestPartsShareMemory(t *testing.T) {
	for name, split := range map[string]func(s []byte, yield func([]byte) error) error{
		"Split":       func(s []byte, yield func([]byte) error) error { return op.Split(s, []byte(","), -1, yield) },
		"RSplit":      func(s []byte, yield func([]byte) error) error { return op.RSplit(s, []byte(","), -1, yield) },
		"SplitSpace":  func(s []byte, yield func([]byte) error) error { return op.SplitSpace(s, -1, yield) },
		"RSplitSpace": func(s []byte, yield func([]byte) error) error { return op.RSplitSpace(s, -1, yield) },
		"SplitLines":  func(s []byte, yield func([]byte) error) error { return op.SplitLines(s, false, yield) },
		"Partition": func(s []byte, yield func([]byte) error) error {
			a, b, c, err := op.Partition(s, []byte(","))
			return errors.Join(err, yield(a), yield(b), yield(c))
		},
		"Strip": func(s []byte, yield func([]byte) error) error {
			part, err := op.Strip(s, pybytes.Space)
			return errors.Join(err, yield(part))
		},
		"RemovePrefix": func(s []byte, yield func([]byte) error) error {
			part, err := op.RemovePrefix(s, []byte(" a"))
			return errors.Join(err, yield(part))
		},
		"RemoveSuffix": func(s []byte, yield func([]byte) error) error {
			part, err := op.RemoveSuffix(s, []byte("f "))
			return errors.Join(err, yield(part))
		},
	} {
		s := []byte(" ab,cd\nef ")
		var parts [][]byte
		if err := split(s, func(part []byte) error { parts = append(parts, part); return nil }); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for i := range s {
			s[i] = '!'
		}
		if all := bytes.Join(parts, nil); len(all) < 6 || len(bytes.Trim(all, "!")) > 0 {
			t.Errorf("%s: %q are copies", name, parts)
		}
	}

	s := []byte("ab,cd,ef")
	if err := op.Split(s, []byte(","), -1, func(part []byte) error { _ = append(part, '!'); return nil }); err != nil {
		t.Error(err)
	}
	if string(s) != "ab,cd,ef" {
		t.Errorf("appending to parts made %q", s)
	}
}

// TestLengthsThatOverflow asks for lengths that are no int.
func TestLengthsThatOverflow(t *testing.T) {
	tabs := []byte("\t\t\t")
	for _, test := range []struct {
		name string
		ask  func() (int, error)
		want error
	}{
		{"RepeatLen", func() (int, error) { return pybytes.RepeatLen(math.MaxInt/2, 1<<30) }, pybytes.ErrRepeatTooLong},
		{"RepeatLen of 3", func() (int, error) { return pybytes.RepeatLen(3, math.MaxInt) }, pybytes.ErrRepeatTooLong},
		{"RepeatLen fits", func() (int, error) { return pybytes.RepeatLen(1, math.MaxInt) }, nil},
		{"RepeatLen none", func() (int, error) { return pybytes.RepeatLen(3, math.MinInt) }, nil},
		{"HexLen", func() (int, error) { return pybytes.HexLen(math.MaxInt/2+1, 0) }, pybytes.ErrHexTooLong},
		{"HexLen with separators", func() (int, error) { return pybytes.HexLen(math.MaxInt/2, 1) }, pybytes.ErrHexTooLong},
		{"HexLen fits", func() (int, error) { return pybytes.HexLen(math.MaxInt/2, 0) }, nil},
		{"ExpandTabsLen", func() (int, error) { return op.ExpandTabsLen(tabs, math.MaxInt/2+1) }, pybytes.ErrTabsTooLong},
		{"ExpandTabsLen fits", func() (int, error) { return op.ExpandTabsLen(tabs[:1], math.MaxInt) }, nil},
		{"ReplacedLen", func() (int, error) { return pybytes.ReplacedLen(math.MaxInt/2, math.MaxInt/2, 1<<30) }, pybytes.ErrReplaceTooLong},
		{"ReplacedLen by one", func() (int, error) { return pybytes.ReplacedLen(math.MaxInt/2+1, math.MaxInt/2+1, 1) }, pybytes.ErrReplaceTooLong},
		{"ReplacedLen fits", func() (int, error) { return pybytes.ReplacedLen(math.MaxInt/2+1, math.MaxInt/2, 1) }, nil},
		{"ReplacedLen shrinks", func() (int, error) { return pybytes.ReplacedLen(math.MaxInt/2+1, math.MaxInt/4+1, -2) }, nil},
	} {
		if n, err := test.ask(); !errors.Is(err, test.want) || n < 0 {
			t.Errorf("%s = %d, %v, want error %v", test.name, n, err, test.want)
		}
	}
	if _, err := op.AppendRepeat(nil, tabs, math.MaxInt); !errors.Is(err, pybytes.ErrRepeatTooLong) {
		t.Errorf("AppendRepeat = %v", err)
	}
}
