package object

import (
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/py/text"
)

// A strIterator yields the code points of a str. It holds no other object, so
// it counts no owners.
type strIterator struct {
	Header
	s    string
	next int // byte offset
}

// The classes of the iterators of strs, which tell the all-ASCII ones apart.
var (
	strIteratorType      = &Type{}
	strASCIIIteratorType = &Type{}
)

func iterStr(rt *Runtime, v Value) (Value, error) {
	s := As[Str](v)
	it := &strIterator{s: s.s}
	if s.isASCII() {
		it.InitUncounted(strASCIIIteratorType)
	} else {
		it.InitUncounted(strIteratorType)
	}
	return it.Value(), nil
}

func nextOfStr(rt *Runtime, v Value) (Value, error) {
	it := As[strIterator](v)
	if it.next >= len(it.s) {
		it.s, it.next = "", 0
		return Value{}, nil
	}
	if c := it.s[it.next]; c < utf8.RuneSelf {
		it.next++
		return asciiStrs[c].Value(), nil
	}
	rest := it.s[it.next:]
	_, size := text.DecodeRune(rest)
	it.next += size
	return newChar(rest[:size]), nil
}

func defineStrIterators() {
	for name, t := range map[string]*Type{"str_iterator": strIteratorType, "str_ascii_iterator": strASCIIIteratorType} {
		t.Define(TypeSpec{
			Name: name, Sealed: true,
			Slots: Slots{Iter: IterSelf, Next: nextOfStr},
			Methods: []Method{{Name: "__length_hint__", Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
				it := As[strIterator](self)
				return Int(int64(text.Len(it.s[it.next:]))), nil
			}}},
		})
	}
}
