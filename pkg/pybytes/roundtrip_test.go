package pybytes_test

import (
	"bytes"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/pybytes"
)

func FuzzHex(f *testing.F) {
	f.Add([]byte("\x00\xffab"), byte(':'), 2)
	f.Add([]byte{}, byte(' '), 0)
	f.Add([]byte("abcdefg"), byte('-'), -3)
	f.Fuzz(func(t *testing.T, s []byte, sep byte, group int) {
		text, err := op.AppendHex(nil, s, sep, group)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := pybytes.HexLen(len(s), group); n != len(text) || err != nil {
			t.Fatalf("HexLen(%d, %d) = %d, %v, want %d", len(s), group, n, err, len(text))
		}
		plain, err := op.AppendHex(nil, s, 0, 0)
		if err != nil || string(plain) != hex.EncodeToString(s) {
			t.Fatalf("AppendHex(%q) = %q, %v", s, plain, err)
		}
		if !pybytes.Space.Has(sep) {
			return
		}
		if back, err := op.AppendFromHex(nil, text); !bytes.Equal(back, s) || err != nil {
			t.Fatalf("AppendFromHex(%q) = %q, %v, want %q", text, back, err, s)
		}
	})
}

// FuzzFromHex compares with package hex, which knows no whitespace.
func FuzzFromHex(f *testing.F) {
	f.Add([]byte("00 fF"))
	f.Add([]byte("0"))
	f.Add([]byte("0g"))
	f.Fuzz(func(t *testing.T, s []byte) {
		got, err := op.AppendFromHex(nil, s)
		want, wantErr := hex.DecodeString(string(s))
		if wantErr == nil && (err != nil || !bytes.Equal(got, want)) {
			t.Fatalf("AppendFromHex(%q) = %q, %v, want %q", s, got, err, want)
		}
		if err != nil {
			return
		}
		again, err := op.AppendHex(nil, got, 0, 0)
		if digits := strings.Join(strings.FieldsFunc(string(s), func(r rune) bool { return pybytes.Space.Has(byte(r)) }), ""); err != nil || strings.ToLower(digits) != string(again) {
			t.Fatalf("AppendFromHex(%q) = %q, which is %q", s, got, again)
		}
	})
}

// FuzzSplit joins what was split, and compares both directions.
func FuzzSplit(f *testing.F) {
	f.Add([]byte("a,b,,c"), []byte(","), -1)
	f.Add([]byte("aaa"), []byte("aa"), 1)
	f.Add([]byte(" a  b "), []byte(" "), 2)
	f.Fuzz(func(t *testing.T, s, sep []byte, maxsplit int) {
		if len(sep) == 0 {
			return
		}
		left := collect(t, func(yield func([]byte) error) error { return op.Split(s, sep, maxsplit, yield) })
		right := collect(t, func(yield func([]byte) error) error { return op.RSplit(s, sep, maxsplit, yield) })
		slices.Reverse(right)
		for _, parts := range [][][]byte{left, right} {
			joined, err := op.AppendJoin(nil, sep, parts...)
			if err != nil || !bytes.Equal(joined, s) {
				t.Fatalf("%q split by %q at most %d times is %q, which joins to %q, %v", s, sep, maxsplit, parts, joined, err)
			}
		}
		limit := maxsplit
		if limit < 0 {
			limit = len(s)
		}
		if want := bytes.SplitN(s, sep, limit+1); limit < 1<<30 && !slices.EqualFunc(left, want, bytes.Equal) {
			t.Fatalf("Split(%q, %q, %d) = %q, want %q", s, sep, maxsplit, left, want)
		}
		if len(right) != len(left) {
			t.Fatalf("Split gives %q, RSplit %q", left, right)
		}
		replaced, err := op.AppendReplace(nil, s, sep, []byte("<>"), maxsplit)
		if err != nil || !bytes.Equal(replaced, bytes.Join(left, []byte("<>"))) {
			t.Fatalf("AppendReplace(%q, %q, %d) = %q, %v, want parts %q", s, sep, maxsplit, replaced, err, left)
		}
		if n, _, err := op.ReplaceLen(s, sep, []byte("<>"), maxsplit); n != len(replaced) || err != nil {
			t.Fatalf("ReplaceLen(%q, %q, %d) = %d, %v, want %d", s, sep, maxsplit, n, err, len(replaced))
		}
	})
}

func collect(t *testing.T, split func(yield func([]byte) error) error) [][]byte {
	t.Helper()
	var parts [][]byte
	if err := split(func(part []byte) error { parts = append(parts, part); return nil }); err != nil {
		t.Fatal(err)
	}
	return parts
}

// FuzzRepr reads the literal back.
func FuzzRepr(f *testing.F) {
	f.Add([]byte("it's \"\x00\xff\\\t"))
	f.Fuzz(func(t *testing.T, s []byte) {
		text, err := op.AppendRepr(nil, s)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := op.ReprLen(s); n != len(text) || err != nil {
			t.Fatalf("ReprLen(%q) = %d, %v, want %d", s, n, err, len(text))
		}
		quote, body := text[1], string(text[2:len(text)-1])
		var back []byte
		for len(body) > 0 {
			value, _, rest, err := strconv.UnquoteChar(body, quote)
			if err != nil {
				t.Fatalf("repr of %q is %s, at %q: %v", s, text, body, err)
			}
			back, body = append(back, byte(value)), rest
		}
		if !bytes.Equal(back, s) {
			t.Fatalf("repr of %q is %s, which reads as %q", s, text, back)
		}
	})
}
