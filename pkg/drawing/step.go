package drawing

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/playground"
)

// Step is what is drawn of one step of a run.
type Step struct {
	playground.Step
	Total   int      // steps of the run
	Source  []string // the lines of the program
	Printed string   // what the program printed in the step
	Memory  Memory   // after it; what it wrote is starred by itself
	Lost    bool     // the memory after it was not kept
}

// Step returns the picture of a step: its line, what happened in words, what was
// printed, and the memory, unless nothing happened to it.
func (s Style) Step(step Step) string {
	c := &canvas{style: s}
	c.row()
	title := fmt.Sprintf("── step %d of %s · line %d ", step.N, thousands(step.Total), step.Line)
	if step.Resumed {
		title += "goes on "
	}
	col := c.put(0, title, strong)
	kind := " " + step.Kind
	c.put(col, strings.Repeat("─", max(s.width()-col-len(kind), 0)), faint)
	c.putRight(s.width(), kind, strong)
	for line := step.Line; line <= max(step.EndLine, step.Line); line++ {
		if line < 1 || line > len(step.Source) {
			break
		}
		c.row()
		c.putRight(4, fmt.Sprint(line), faint)
		c.put(5, "│ "+expandTabs(step.Source[line-1]), plain)
	}
	n := newNames(step.Memory.State, step.Events)
	for _, text := range n.tell(step) {
		c.row()
		c.put(5, "• "+cut(text, s.width()-7), plain)
	}
	for line := range strings.Lines(step.Printed) {
		c.row()
		c.put(c.put(5, "prints ", faint), strings.TrimSuffix(line, "\n"), plain)
	}
	if step.Kind == "run" {
		return c.String()
	}
	if step.Lost {
		c.row()
		c.put(5, "the memory after this step was not kept", faint)
		return c.String()
	}
	m := step.Memory
	for _, e := range step.Events {
		m.Changed = append(m.Changed, changes(e)...)
	}
	return c.String() + "\n" + s.Draw(m)
}

// LeftOut returns the line that stands for steps that were not kept.
func (s Style) LeftOut(steps int) string {
	c := &canvas{style: s}
	c.row()
	c.put(0, fmt.Sprintf("── %s left out: the first thousand and the last thousand are kept", count(steps, "step")), faint)
	return c.String()
}

// mostChanges is how many separate bytes of one write are starred.
const mostChanges = 1 << 12

// changes returns the bytes that an event changed.
func changes(e playground.Event) []Range {
	switch {
	case e.Kind == "resize":
		return []Range{{e.Buffer, e.Offset, e.Offset + e.Count}}
	case e.Kind != "write":
		return nil
	case e.Stride == e.Size || e.Count == 1:
		return []Range{{e.Buffer, e.Offset, e.Offset + e.Count*e.Size}}
	}
	var all []Range
	for i := range min(e.Count, mostChanges) {
		at := e.Offset + i*e.Stride
		all = append(all, Range{e.Buffer, at, at + e.Size})
	}
	return all
}

// names knows what to call the objects of a step.
type names map[int]string

func newNames(s playground.State, events []playground.Event) names {
	n := make(names)
	for _, e := range events {
		if e.Kind == "create" {
			n[e.Buffer] = "the new " + e.Reason
		}
	}
	for _, b := range s.Buffers {
		if len(b.Names) > 0 {
			n[b.ID] = b.Names[0]
		} else if n[b.ID] == "" {
			n[b.ID] = "a nameless " + b.Type
		}
	}
	for _, v := range s.Views {
		if len(v.Names) > 0 {
			n[v.ID] = v.Names[0]
		}
	}
	return n
}

func (n names) of(id int) string {
	if name, ok := n[id]; ok {
		return name
	}
	return "a nameless object"
}

func (n names) view(id int) string {
	if name, ok := n[id]; ok {
		return name
	}
	return "a nameless view"
}

// tell says what happened in a step, an event a line, and what plain values
// were bound.
func (n names) tell(step Step) []string {
	var all []string
	for _, e := range step.Events {
		all = append(all, n.event(e))
	}
	if step.More > 0 {
		all = append(all, fmt.Sprintf("… and %s more", count(step.More, "event")))
	}
	for _, b := range step.Bound {
		switch {
		case b.Text == "":
			all = append(all, b.Name+" is unbound")
		case b.Object == 0:
			all = append(all, fmt.Sprintf("%s = %s", b.Name, b.Text))
		}
	}
	return all
}

// event says what an event was.
func (n names) event(e playground.Event) string {
	bytes := count(e.Bytes, "byte")
	switch e.Kind {
	case "create":
		return fmt.Sprintf("%s gets %s of memory", n.of(e.Buffer), bytes)
	case "export", "view":
		return fmt.Sprintf("%s shows %s of %s: nothing is copied", n.view(e.View), bytes, n.of(e.Buffer))
	case "slice":
		return fmt.Sprintf("%s is a slice of %s: it shows %s of %s, nothing is copied", n.view(e.View), n.view(e.Parent), bytes, n.of(e.Buffer))
	case "cast":
		return fmt.Sprintf("%s sees %s in another way: nothing is copied", n.view(e.View), n.view(e.Parent))
	case "write":
		place := fmt.Sprintf("%s into %s at byte %s%s", bytes, n.of(e.Buffer), thousands(e.Offset), hexPair(e))
		if e.View == 0 {
			return "writes " + place
		}
		return n.view(e.View) + " writes " + place
	case "copy":
		from := n.of(e.From)
		if e.From == 0 {
			from = "elsewhere"
		}
		return fmt.Sprintf("%s copied from %s to %s: %s", bytes, from, n.of(e.Buffer), e.Reason)
	case "resize":
		return fmt.Sprintf("%s is resized to %s: at byte %s, %s removed and %s inserted", n.of(e.Buffer), bytes, thousands(e.Offset), thousands(e.Size), thousands(e.Count))
	case "refused":
		var held []string
		for _, id := range e.Views {
			held = append(held, n.view(id))
		}
		return fmt.Sprintf("%s cannot be resized: exports are held by %s", n.of(e.Buffer), strings.Join(held, ", "))
	case "release":
		return fmt.Sprintf("%s is released", n.view(e.View))
	case "free":
		return fmt.Sprintf("%s of memory given back: its last owner is gone", bytes)
	case "collect":
		return fmt.Sprintf("%s of memory given back by the collector of cycles", bytes)
	}
	return e.Kind
}

// hexPair shows a short write as before and after.
func hexPair(e playground.Event) string {
	const most = 16
	if e.Old == "" || len(e.Old) > most || len(e.New) > most {
		return ""
	}
	return fmt.Sprintf(": %s becomes %s", e.Old, e.New)
}

func expandTabs(line string) string { return strings.ReplaceAll(line, "\t", "    ") }

// Printed gives out what a program printed, step by step.
type Printed struct {
	rest  string
	given int // units of UTF-16
}

// NewPrinted returns a Printed at the beginning of the text.
func NewPrinted(text string) *Printed { return &Printed{rest: text} }

// Upto returns the text from where the last call ended to a number of units of
// UTF-16 from the beginning.
func (p *Printed) Upto(units int) string {
	end := 0
	for i, char := range p.rest {
		if p.given >= units {
			break
		}
		p.given++
		if char > 0xFFFF {
			p.given++
		}
		end = i + len(string(char))
	}
	text := p.rest[:end]
	p.rest = p.rest[end:]
	return text
}
