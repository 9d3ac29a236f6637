package eval

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// traceback returns what Python prints for an exception that nothing caught:
// the exceptions that it follows from, then the way of each, innermost frame
// last.
//
// See https://docs.python.org/3/library/traceback.html.
func (m *Machine) traceback(exc object.Value) string {
	var b strings.Builder
	m.writeChain(&b, exc, 0)
	return b.String()
}

const (
	causeText   = "\nThe above exception was the direct cause of the following exception:\n\n"
	contextText = "\nDuring handling of the above exception, another exception occurred:\n\n"

	maxChain  = 32
	maxRepeat = 3 // times that one line is printed before "repeated" takes over
)

func (m *Machine) writeChain(b *strings.Builder, exc object.Value, depth int) {
	e := object.As[object.Exception](exc)
	switch {
	case depth > maxChain:
	case e.Cause.IsSet() && e.Cause.Kind() == object.KindException:
		m.writeChain(b, e.Cause, depth+1)
		b.WriteString(causeText)
	case e.Context.IsSet() && e.Context.Kind() == object.KindException && !e.SuppressContext:
		m.writeChain(b, e.Context, depth+1)
		b.WriteString(contextText)
	}
	if e.Traceback.IsSet() && e.Traceback.Kind() == object.KindTraceback {
		b.WriteString("Traceback (most recent call last):\n")
		m.writeEntries(b, e.Traceback)
	}
	if exc.Type().Exception().In(pyerr.SyntaxError) {
		writePlace(b, exc)
	}
	class, text := m.describe(exc)
	b.WriteString(class)
	if text != "" {
		b.WriteString(": " + text)
	}
	b.WriteByte('\n')
	m.writeNotes(b, exc)
}

// writePlace prints the place that a SyntaxError tells of.
func writePlace(b *strings.Builder, exc object.Value) {
	e := syntax.Error{File: "<string>"}
	place := object.SyntaxErrorPlace(exc)
	if place[0].IsStr() {
		e.File = object.StrOf(place[0])
	}
	for i, n := range [...]*int{1: &e.Line, 2: &e.Col, 4: &e.EndLine, 5: &e.EndCol} {
		if n != nil && place[i].IsInt() {
			known, _ := place[i].Int64() // 0 is unknown
			*n = int(known)
		}
	}
	e.WriteFile(b)
	if place[3].IsStr() {
		e.Source = object.StrOf(place[3])
		e.WriteSource(b)
	}
}

// writeNotes prints what add_note has added to an exception.
func (m *Machine) writeNotes(b *strings.Builder, exc object.Value) {
	notes, err := object.FindAttr(m.rt, exc, "__notes__")
	if err != nil {
		m.rt.Discard(err)
		return
	}
	if !notes.IsSet() {
		return
	}
	defer m.rt.Release(notes)
	if notes.Kind() != object.KindList {
		return
	}
	for _, note := range object.ListItems(notes) {
		if note.IsStr() {
			b.WriteString(object.StrOf(note) + "\n")
		}
	}
}

func (m *Machine) writeEntries(b *strings.Builder, tb object.Value) {
	last, times := "", 0
	flush := func() {
		if n := times - maxRepeat; n > 0 {
			fmt.Fprintf(b, "  [Previous line repeated %d more time%s]\n", n, plural(n))
		}
	}
	for tb.IsSet() {
		entry := object.As[Traceback](tb)
		code := object.As[Frame](entry.frame).code
		where := fmt.Sprintf("  File \"%s\", line %d, in %s\n", code.source.Name, entry.span.Line, code.name)
		if where != last {
			flush()
			last, times = where, 0
		}
		times++
		if times <= maxRepeat {
			b.WriteString(where)
			writeMarked(b, code.source, entry.span)
		}
		tb = entry.next
	}
	flush()
}
