package playground

// Trace is what happened: the steps of a run, of an input of the prompt, or of
// an edit. That of a cell or a reset begins a timeline, any other continues it.
type Trace struct {
	// Source is "cell", "prompt", "edit", "file" or "reset".
	Source string
	// Total counts the steps of the timeline so far.
	Total int
	// Head is how many first steps of the timeline are kept. The next
	// LeftOut are not; those behind them are.
	Head, LeftOut int
	Steps         []Step
	Lines         []Line
}

// Step is what one statement did.
type Step struct {
	N int
	// Source says which text Line is of: "cell", "prompt", "edit", "file",
	// or "earlier" for a cell or an input before the one that runs.
	Source string
	// Line and EndLine are those of the statement; of one with a body, of
	// its head.
	Line, EndLine int
	// Resumed is set when the step goes on with a statement that began
	// earlier.
	Resumed bool
	// Kind is the most telling thing of the step: "error", "refused",
	// "resize", "write", "copy", "slice", "export", "release", "create", or
	// "run" when nothing happened to memory.
	Kind   string
	Events []Event
	// More is how many events there were beside those.
	More int
	// Output is how much the program had printed when the step ended, in
	// units of UTF-16.
	Output int
	Bound  []Bound
	Costs  Costs
	// Exports is how many exports were held when it ended.
	Exports int
}

// Event is one thing that happened to memory. protocol.ts says what the fields
// mean for each kind; the others are 0 or empty.
type Event struct {
	Kind                               string
	Buffer, View, Parent, From         int
	Offset, Count, Size, Stride, Bytes int
	Reason                             string
	Old, New                           string // in hexadecimal
	Views                              []int
}

// Bound is a name that was bound or unbound.
type Bound struct {
	Name string
	// Scope is the function whose local variable it is, or "".
	Scope string
	// Object is the ID of the buffer or view that it holds now, or 0.
	Object int
	// Text is what it holds in at most 60 characters: a repr, or of most
	// objects their type; "" when it was unbound.
	Text string
}

// Costs are what a step or a line cost, in bytes.
type Costs struct {
	// Shared is what the views that were made show.
	Shared int
	// Copied is what slicing copied, CopiedElse what was copied in any
	// other way.
	Copied, CopiedElse int
	// Written is what was written in place.
	Written int
	// Allocated is the memory that buffers got.
	Allocated int
	// CopiedMore is what the slices of views would have copied, had they
	// been slices of bytes.
	CopiedMore int
}

// Line is the sum of all steps of a line.
type Line struct {
	Source string
	Line   int
	// Runs is how often a statement began there.
	Runs  int
	Costs Costs
	// Reason is why most of the bytes were copied, or "".
	Reason string
}

// AppendJSON appends the trace as a JSON object to dst and returns it.
func (t Trace) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"source":`...)
	dst = appendString(dst, t.Source)
	dst = appendInt(dst, `,"total":`, t.Total)
	dst = appendInt(dst, `,"head":`, t.Head)
	dst = appendInt(dst, `,"leftOut":`, t.LeftOut)
	dst = append(dst, `,"steps":`...)
	dst = appendList(dst, t.Steps, Step.AppendJSON)
	dst = append(dst, `,"lines":`...)
	dst = appendList(dst, t.Lines, Line.AppendJSON)
	return append(dst, '}')
}

// AppendJSON appends the step as a JSON object to dst and returns it.
func (s Step) AppendJSON(dst []byte) []byte {
	dst = appendInt(dst, `{"n":`, s.N)
	dst = append(dst, `,"source":`...)
	dst = appendString(dst, s.Source)
	dst = appendInt(dst, `,"line":`, s.Line)
	dst = appendInt(dst, `,"endLine":`, s.EndLine)
	dst = appendBool(dst, `,"resumed":`, s.Resumed)
	dst = append(dst, `,"kind":`...)
	dst = appendString(dst, s.Kind)
	dst = append(dst, `,"events":`...)
	dst = appendList(dst, s.Events, Event.AppendJSON)
	dst = appendInt(dst, `,"more":`, s.More)
	dst = appendInt(dst, `,"output":`, s.Output)
	dst = append(dst, `,"bound":`...)
	dst = appendList(dst, s.Bound, Bound.AppendJSON)
	dst = append(dst, `,"costs":`...)
	dst = s.Costs.AppendJSON(dst)
	dst = appendInt(dst, `,"exports":`, s.Exports)
	return append(dst, '}')
}

// AppendJSON appends the event as a JSON object to dst and returns it.
func (e Event) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"kind":`...)
	dst = appendString(dst, e.Kind)
	dst = appendInt(dst, `,"buffer":`, e.Buffer)
	dst = appendInt(dst, `,"view":`, e.View)
	dst = appendInt(dst, `,"parent":`, e.Parent)
	dst = appendInt(dst, `,"from":`, e.From)
	dst = appendInt(dst, `,"offset":`, e.Offset)
	dst = appendInt(dst, `,"count":`, e.Count)
	dst = appendInt(dst, `,"size":`, e.Size)
	dst = appendInt(dst, `,"stride":`, e.Stride)
	dst = appendInt(dst, `,"bytes":`, e.Bytes)
	dst = append(dst, `,"reason":`...)
	dst = appendString(dst, e.Reason)
	dst = append(dst, `,"old":`...)
	dst = appendString(dst, e.Old)
	dst = append(dst, `,"new":`...)
	dst = appendString(dst, e.New)
	dst = append(dst, `,"views":`...)
	dst = appendList(dst, e.Views, appendNumber)
	return append(dst, '}')
}

// AppendJSON appends the binding as a JSON object to dst and returns it.
func (b Bound) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"name":`...)
	dst = appendString(dst, b.Name)
	dst = append(dst, `,"scope":`...)
	dst = appendString(dst, b.Scope)
	dst = appendInt(dst, `,"object":`, b.Object)
	dst = append(dst, `,"text":`...)
	dst = appendString(dst, b.Text)
	return append(dst, '}')
}

// AppendJSON appends the costs as a JSON object to dst and returns it.
func (c Costs) AppendJSON(dst []byte) []byte {
	dst = appendInt(dst, `{"shared":`, c.Shared)
	dst = appendInt(dst, `,"copied":`, c.Copied)
	dst = appendInt(dst, `,"copiedElse":`, c.CopiedElse)
	dst = appendInt(dst, `,"written":`, c.Written)
	dst = appendInt(dst, `,"allocated":`, c.Allocated)
	dst = appendInt(dst, `,"copiedMore":`, c.CopiedMore)
	return append(dst, '}')
}

// AppendJSON appends the sum as a JSON object to dst and returns it.
func (l Line) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"source":`...)
	dst = appendString(dst, l.Source)
	dst = appendInt(dst, `,"line":`, l.Line)
	dst = appendInt(dst, `,"runs":`, l.Runs)
	dst = append(dst, `,"costs":`...)
	dst = l.Costs.AppendJSON(dst)
	dst = append(dst, `,"reason":`...)
	dst = appendString(dst, l.Reason)
	return append(dst, '}')
}
