package object

import (
	"hash/maphash"
	"unicode/utf8"
)

// A Str is a Python str. Its text is UTF-8, with lone surrogates kept as their
// three-byte encodings (see the package text).
type Str struct {
	Header
	s     string
	hash  int64 // zero until asked for
	runes int32 // code points, or -1 until asked for
	attrs *Dict // of subclasses
}

// StrType is the class str.
var StrType = &Type{}

var strHashSeed = maphash.MakeSeed()

// asciiStrs are the strs of one ASCII character, made once.
var asciiStrs [utf8.RuneSelf]Str

var emptyStr Str

func defineSingleStrs() {
	const ascii = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\v\f\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
		" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f"
	for i := range asciiStrs {
		initStr(&asciiStrs[i], ascii[i:i+1], 1)
	}
	initStr(&emptyStr, "", 0)
}

func initStr(s *Str, text string, runes int32) {
	s.InitUncounted(StrType)
	s.Header.kind = KindStr
	s.s, s.runes = text, runes
	s.hash = hashString(text)
}

// NewStr returns the str s. It shares s.
func NewStr(s string) Value {
	switch {
	case s == "":
		return emptyStr.Value()
	case len(s) == 1 && s[0] < utf8.RuneSelf:
		return asciiStrs[s[0]].Value()
	}
	o := &Str{s: s, runes: -1}
	o.typ, o.refs, o.kind = StrType, uncounted, KindStr
	return o.Value()
}

// MakeStr is NewStr for a text whose length a program chooses: it charges the
// meter, and counts as work what it took to make it.
func MakeStr(rt *Runtime, s string) (Value, error) {
	if len(s) > 64 {
		if err := rt.Work(len(s)); err != nil {
			return Value{}, err
		}
		if err := rt.chargeUncounted(len(s)); err != nil {
			return Value{}, err
		}
	}
	return NewStr(s), nil
}

// StrOf returns the text of a str, shared with it. For anything else it is "".
func StrOf(v Value) string {
	if v.h == nil || v.h.kind != KindStr {
		return ""
	}
	return As[Str](v).s
}

// IsStr reports whether v is a str or of a subclass.
func (v Value) IsStr() bool { return v.h.kind == KindStr }

// hashString never returns 0 for a text that is not empty, so that 0 can mean
// "not computed".
func hashString(s string) int64 {
	if s == "" {
		return 0
	}
	h := int64(maphash.String(strHashSeed, s))
	if h == 0 || h == -1 {
		return -2
	}
	return h
}

// hashStr is hashed for a text that may be long: it polls.
func hashStr(rt *Runtime, v Value) (int64, error) {
	s := As[Str](v)
	if s.hash == 0 {
		if err := rt.Work(len(s.s)); err != nil {
			return 0, err
		}
	}
	return s.hashed(), nil
}

func (s *Str) hashed() int64 {
	if s.hash == 0 {
		s.hash = hashString(s.s)
	}
	return s.hash
}
