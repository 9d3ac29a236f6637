package pybytes_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/pybytes"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A methodCase is one line of testdata/methods.jsonl, which generate.py beside
// it writes.
type methodCase struct {
	Method string
	Self   string
	Args   []any
	Want   any
	Error  string
}

// TestMethods compares with what CPython 3.15 gave.
func TestMethods(t *testing.T) {
	data, err := os.ReadFile("testdata/methods.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for line := range bytes.Lines(data) {
		var c methodCase
		decoder := json.NewDecoder(bytes.NewReader(line))
		decoder.UseNumber()
		if err := decoder.Decode(&c); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		got, err := c.call(t)
		count++
		if err != nil {
			if text := pyerr.Traceback(err); text != c.Error {
				t.Errorf("%s= error %s", line, text)
			}
			continue
		}
		if c.Error != "" || !reflect.DeepEqual(got, c.want()) {
			t.Errorf("%s= %#v", line, got)
		}
	}
	if count < 2000 {
		t.Errorf("only %d cases", count)
	}
}

// want returns the expected result as call returns results.
func (c methodCase) want() any {
	switch want := c.Want.(type) {
	case json.Number:
		return number(want)
	case string:
		return latin1(want)
	case []any:
		parts := []string{}
		for _, part := range want {
			parts = append(parts, latin1(part.(string)))
		}
		return parts
	}
	return c.Want
}

// number returns the int; one beyond becomes the largest or smallest.
func number(n json.Number) int {
	i, err := n.Int64()
	if err != nil && n[0] == '-' {
		return math.MinInt
	}
	if err != nil {
		return math.MaxInt
	}
	return int(i)
}

// latin1 returns the bytes that s stands for, one for each character.
func latin1(s string) string {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r))
	}
	return string(b)
}

func (c methodCase) bytes(i int) []byte {
	s, _ := c.Args[i].(string)
	return []byte(latin1(s))
}

func (c methodCase) int(i int) int { return number(c.Args[i].(json.Number)) }

// set returns the argument of strip: whitespace for None.
func (c methodCase) set(i int) pybytes.Set {
	if c.Args[i] == nil {
		return pybytes.Space
	}
	return pybytes.SetOf(c.bytes(i))
}

type (
	search  = func(s, sub []byte, start, end int) (int, error)
	affix   = func(s, affix []byte, start, end int) (bool, error)
	parts   = func(s, sep []byte, maxsplit int, yield func([]byte) error) error
	ask     = func(s []byte) (bool, error)
	convert = func([]byte, []byte) ([]byte, error) // of dst and s, or of s and an affix
	strip   = func(s []byte, set pybytes.Set) ([]byte, error)
	third   = func(s, sep []byte) (before, match, after []byte, err error)
	pad     = func(dst, s []byte, width int, fill byte) ([]byte, error)
)

var op pybytes.Op

var methods = map[string]any{
	"find": op.Find, "rfind": op.RFind, "index": op.Index, "rindex": op.RIndex, "count": op.Count,
	"startswith": op.StartsWith, "endswith": op.EndsWith,
	"split": op.Split, "rsplit": op.RSplit, "partition": op.Partition, "rpartition": op.RPartition,
	"strip": op.Strip, "lstrip": op.LStrip, "rstrip": op.RStrip,
	"removeprefix": op.RemovePrefix, "removesuffix": op.RemoveSuffix,
	"center": op.AppendCenter, "ljust": op.AppendLJust, "rjust": op.AppendRJust,
	"upper": op.AppendUpper, "lower": op.AppendLower, "swapcase": op.AppendSwapCase,
	"title": op.AppendTitle, "capitalize": op.AppendCapitalize, "__repr__": op.AppendRepr,
	"isalnum": op.IsAlnum, "isalpha": op.IsAlpha, "isascii": op.IsASCII, "isdigit": op.IsDigit,
	"islower": op.IsLower, "isspace": op.IsSpace, "istitle": op.IsTitle, "isupper": op.IsUpper,
}

// call returns the result of the method: an int, a bool, a string for bytes or
// a []string.
func (c methodCase) call(t *testing.T) (any, error) {
	s := []byte(latin1(c.Self))
	switch method := methods[c.Method].(type) {
	case search:
		return method(s, c.bytes(0), c.int(1), c.int(2))
	case affix:
		return method(s, c.bytes(0), c.int(1), c.int(2))
	case ask:
		return method(s)
	case convert:
		if len(c.Args) == 0 {
			return text(method(nil, s))
		}
		return text(method(s, c.bytes(0)))
	case strip:
		return text(method(s, c.set(0)))
	case pad:
		return checkLen(t, c, pybytes.PaddedLen(len(s), c.int(0)))(method(nil, s, c.int(0), c.bytes(1)[0]))
	case third:
		before, match, after, err := method(s, c.bytes(0))
		return []string{string(before), string(match), string(after)}, err
	case parts:
		return c.split(s, method)
	case nil:
		return c.callOther(t, s)
	}
	t.Fatalf("the method %s has a type the test does not know", c.Method)
	return nil, nil
}

func (c methodCase) split(s []byte, method parts) (any, error) {
	found := []string{}
	yield := func(part []byte) error {
		found = append(found, string(part))
		return nil
	}
	var err error
	switch {
	case c.Args[0] != nil:
		err = method(s, c.bytes(0), c.int(1), yield)
	case c.Method == "split":
		err = op.SplitSpace(s, c.int(1), yield)
	default:
		err = op.RSplitSpace(s, c.int(1), yield)
	}
	if c.Method == "rsplit" {
		slices.Reverse(found)
	}
	return found, err
}

func (c methodCase) callOther(t *testing.T, s []byte) (any, error) {
	switch c.Method {
	case "splitlines":
		found := []string{}
		err := op.SplitLines(s, c.Args[0].(bool), func(line []byte) error {
			found = append(found, string(line))
			return nil
		})
		return found, err
	case "replace":
		n, _, err := op.ReplaceLen(s, c.bytes(0), c.bytes(1), c.int(2))
		if err != nil {
			return nil, err
		}
		return checkLen(t, c, n)(op.AppendReplace(nil, s, c.bytes(0), c.bytes(1), c.int(2)))
	case "join":
		var items [][]byte
		for _, item := range c.Args[0].([]any) {
			items = append(items, []byte(latin1(item.(string))))
		}
		n, err := pybytes.JoinLen(s, items...)
		if err != nil {
			return nil, err
		}
		return checkLen(t, c, n)(op.AppendJoin(nil, s, items...))
	case "__mul__":
		n, err := pybytes.RepeatLen(len(s), c.int(0))
		if err != nil {
			return nil, err
		}
		return checkLen(t, c, n)(op.AppendRepeat(nil, s, c.int(0)))
	case "zfill":
		return checkLen(t, c, pybytes.PaddedLen(len(s), c.int(0)))(op.AppendZFill(nil, s, c.int(0)))
	case "expandtabs":
		n, err := op.ExpandTabsLen(s, c.int(0))
		if err != nil {
			return nil, err
		}
		return checkLen(t, c, n)(op.AppendExpandTabs(nil, s, c.int(0)))
	case "translate":
		return c.translate(t, s)
	case "maketrans":
		table, err := pybytes.MakeTrans(c.bytes(0), c.bytes(1))
		if err != nil {
			return nil, err
		}
		return string(table[:]), nil
	case "hex":
		return c.hex(t, s)
	case "fromhex":
		return text(op.AppendFromHex(nil, c.bytes(0)))
	}
	t.Fatalf("no method %s", c.Method)
	return nil, nil
}

func (c methodCase) translate(t *testing.T, s []byte) (any, error) {
	var table *[256]byte
	if c.Args[0] != nil {
		var err error
		if table, err = pybytes.Table(c.bytes(0)); err != nil {
			return nil, err
		}
	}
	deleted := pybytes.SetOf(c.bytes(1))
	n, changed, err := op.TranslateLen(s, table, deleted)
	if err != nil {
		return nil, err
	}
	got, err := op.AppendTranslate(nil, s, table, deleted)
	if changed == bytes.Equal(got, s) {
		t.Errorf("TranslateLen says changed = %v for %v", changed, c)
	}
	return checkLen(t, c, n)(got, err)
}

func (c methodCase) hex(t *testing.T, s []byte) (any, error) {
	sep, group := byte(0), 0
	if len(c.Args) > 0 {
		var err error
		arg := append(c.bytes(0), 0)
		if sep, err = pybytes.HexSep(len(arg)-1, rune(arg[0])); err != nil {
			return nil, err
		}
		group = c.int(1)
	}
	n, err := pybytes.HexLen(len(s), group)
	if err != nil {
		return nil, err
	}
	return checkLen(t, c, n)(op.AppendHex(nil, s, sep, group))
}

func text(b []byte, err error) (any, error) { return string(b), err }

// checkLen checks that the result has the length that was foretold.
func checkLen(t *testing.T, c methodCase, want int) func([]byte, error) (any, error) {
	return func(got []byte, err error) (any, error) {
		if err == nil && len(got) != want {
			t.Errorf("%s of %q with %v has %d bytes, %d were foretold", c.Method, c.Self, c.Args, len(got), want)
		}
		return string(got), err
	}
}
