package playground

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/text"
)

// A snippet is what a name held, for a text to be made of it later. It holds no
// object: of numbers and the like the value, of a str its beginning, of all
// others the type and the first bytes.
type snippet struct {
	value object.Value // without owners; empty for what follows
	kind  string       // the name of the type, "" when nothing was held
	str   string       // of a str, not too much of it
	bytes int          // the length of a buffer, or what a view shows; else -1
	first [24]byte
}

// maxSnippet is how many characters the text of a snippet has at most.
const maxSnippet = 60

// set takes note of a value and returns the number of the buffer or view that
// it is, or 0.
func (s *snippet) set(v object.Value) uint64 {
	s.value, s.kind, s.bytes = object.Value{}, "", -1
	if !v.IsSet() {
		return 0
	}
	if isNumber(v) {
		s.value = v
		return 0
	}
	s.kind = v.TypeName()
	switch v.Kind() {
	case object.KindView:
		return s.setView(v)
	case object.KindStr:
		s.str = object.StrOf(v)
		if len(s.str) > 4*maxSnippet {
			s.str = strings.Clone(s.str[:4*maxSnippet])
		}
	case object.KindBytes, object.KindByteArray, object.KindArray:
		id, data := builtin.MemoryOf(v)
		s.bytes = len(data)
		copy(s.first[:], data)
		return id
	default:
		return s.setView(v)
	}
	return 0
}

// isNumber reports whether v is a value without owners.
func isNumber(v object.Value) bool { return v.IsSmallInt() || v.IsFloat() || v.IsBool() || v.IsNone() }

func (s *snippet) setView(v object.Value) uint64 {
	view := builtin.ViewOf(v)
	if view == nil {
		return 0
	}
	switch _, items, _, simple := view.Axis(); {
	case view.Released():
	case simple:
		s.bytes = items * view.ItemSize()
	default:
		s.bytes = view.NumBytes()
	}
	return view.ID()
}

// String returns the text: a repr, or the type and how large the object was.
func (s *snippet) String() string {
	switch {
	case s.value.IsSet():
		return valueText(s.value)
	case s.kind == "str":
		return shorten(string(text.AppendRepr(nil, s.str)))
	case s.kind == "bytes" || s.kind == "bytearray":
		if t := s.bytesText(); len(t) <= maxSnippet {
			return t
		}
	}
	name := shorten(shortName(s.kind))
	if s.bytes < 0 {
		return name
	}
	plural := "s"
	if s.bytes == 1 {
		plural = ""
	}
	return name + " of " + strconv.Itoa(s.bytes) + " byte" + plural
}

// bytesText returns the repr of a bytes or a bytearray.
func (s *snippet) bytesText() string {
	shown := s.first[:min(s.bytes, len(s.first))]
	t := string(text.AppendBytesRepr(nil, shown))
	if s.bytes > len(shown) {
		t += "…"
	}
	if s.kind == "bytearray" {
		return "bytearray(" + t + ")"
	}
	return t
}

// valueText returns the repr of a value without owners.
func valueText(v object.Value) string {
	switch {
	case v.IsSmallInt():
		return strconv.FormatInt(v.SmallInt(), 10)
	case v.IsFloat():
		return string(text.AppendFloat(nil, v.Float64()))
	case v == object.True:
		return "True"
	case v == object.False:
		return "False"
	}
	return "None"
}

// shorten cuts a text off after maxSnippet characters.
func shorten(t string) string {
	if utf8.RuneCountInString(t) <= maxSnippet {
		return t
	}
	characters := []rune(t)
	return string(characters[:maxSnippet-1]) + "…"
}
