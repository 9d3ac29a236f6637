// The messages between the machine (Go, page.wasm) and the page (TypeScript).
//
// Every message is one JSON object whose "type" says what it is:
//
//	{"type":"output","text":T}                                   a piece of stdout, sent while a program runs
//	{"type":"done","stdout":T,"error":E,"state":S,"trace":R}     a program ended; stdout is all it printed, pieces included; E is null when it succeeded
//	{"type":"state","state":S,"trace":R}                         memory changed while no program ran: by an edit, a file, or a reset
//	{"type":"fatal","text":T}                                    the machine itself failed and is of no more use
//
// E is the exception that ended a program or refused an edit: its class, its
// text, the place in the source, and the traceback as Python prints it. Lines
// and columns count from 1, columns in characters; endColumn is one past the
// last character; 0 means unknown.
//
// S is the memory at one moment: every live buffer, every view, the counters.
// Sizes, offsets, strides and addresses are in bytes, and below 2**53. An
// address is the real one in the module's memory and is good until the next
// run. Ids name objects: a buffer's id and generation together are never used
// twice, and no view has the id of a buffer. Names are those that hold the
// object, in the order of binding; an object held only by a container has none.
// A view's offset is that of its first item from its buffer's first byte;
// suboffsets are empty when there are none; a released view has buffer 0 when
// its buffer is gone, and is told of only while it has a name.
//
// The bytes of a buffer are read at its contents. Of the memory as it is now,
// that is its address. Of the memory as it was after a step, it is the same
// address where nothing has changed since, or that of a reconstruction, good
// until the next call or message; 0 with a length above 0 says that the
// contents were not kept.
//
// R is what happened, step by step. A step is an interval of time that belongs
// to one statement: it begins with the statement, or, marked resumed, with the
// first thing that happens in a statement after the function it called has
// returned. Steps count from 1 and go on over edits and inputs of the prompt,
// until the next run of a cell. Of a long timeline the first steps, up to head,
// and the last are kept; leftOut says how many between them are not. R holds
// the steps of the run, the input or the edit that the message is about. Lines
// are the exact sums of the same, with the steps that are left out; so is total.
//
// Texts are Unicode, except that a lone surrogate of a Python str travels as
// its own \udXXX escape.
//
// Whoever changes a message changes protocol.go, protocol.ts and the sample in
// pkg/playground/testdata/protocol in the same commit.

package playground

import (
	"strconv"

	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// State is the memory of the machine at one moment.
type State struct {
	// Step is the step after which it is; 0 is before the first.
	Step int

	Buffers []Buffer
	Views   []View
	// MoreBuffers and MoreViews are how many more there are than the lists
	// hold.
	MoreBuffers, MoreViews int

	Counters Counters
	// Allocated and Peak are the bytes of buffer memory held now, and the most
	// that were held at once.
	Allocated, Peak int
}

// Buffer is one object that owns memory.
type Buffer struct {
	ID         int
	Generation int
	Names      []string
	// Type is the object's Python type: "bytes", "bytearray", "array".
	Type string
	// TypeCode is an array's type code, else "".
	TypeCode string
	Address  uintptr
	// Contents is where its bytes are read; 0 with a Length above 0: they
	// were not kept.
	Contents uintptr
	// Length is in bytes.
	Length   int
	ItemSize int
	ReadOnly bool
	// Exports is how many exports are held now; above 0 the object cannot be
	// resized.
	Exports int
	// Origin is where the bytes were copied from, or nil.
	Origin *Origin
}

// Origin says where a buffer's bytes were copied from: "copied from
// data[6:12]". Line 0 is unknown.
type Origin struct {
	Text string
	Line int
}

// View is one memoryview.
type View struct {
	ID    int
	Names []string
	// Buffer is the ID of the buffer it shows.
	Buffer int
	// Object is the address of the view itself, as print writes it, or 0.
	Object uintptr
	// Offset is where the first item begins, in bytes from the buffer's first.
	Offset     int
	Format     string
	ItemSize   int
	Shape      []int
	Strides    []int
	SubOffsets []int
	ReadOnly   bool
	Contiguous bool
	Released   bool
	// Retains is how many bytes stay in memory for the sake of the loan
	// that the view is of, its own included; 0 when it is released.
	Retains int
}

// Counters are the sums of one run.
type Counters struct {
	// Shared is how many bytes views show without owning them.
	Shared int
	// Copied is how many bytes slicing copied.
	Copied int
	// Written is how many bytes were written in place.
	Written int
	// Exports is how many exports are held now.
	Exports int
	// CopiedMore is how many bytes the view slices would have copied, had they
	// been bytes slices.
	CopiedMore int
	// SharedViews are the names of the views that Shared counts.
	SharedViews []string
}

// Failure is the exception that ended a program or refused an edit.
type Failure struct {
	Type      string
	Text      string
	Line      int
	Column    int
	EndLine   int
	EndColumn int
	Traceback string

	// Exit is what a SystemExit asks for. It is no part of the message.
	Exit *eval.Exit
}

// Output is a piece of what a running program prints.
type Output struct{ Text string }

// Done says that a program ended. Error is nil when it succeeded.
type Done struct {
	Stdout string
	Error  *Failure
	State  State
	Trace  Trace
}

// Changed says that memory changed while no program ran.
type Changed struct {
	State State
	Trace Trace
}

// Fatal says that the machine failed.
type Fatal struct{ Text string }

// AppendJSON appends the message to dst and returns it.
func (m Output) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"type":"output","text":`...)
	dst = appendString(dst, m.Text)
	return append(dst, '}')
}

// AppendJSON appends the message to dst and returns it.
func (m Done) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"type":"done","stdout":`...)
	dst = appendString(dst, m.Stdout)
	dst = append(dst, `,"error":`...)
	if m.Error == nil {
		dst = append(dst, "null"...)
	} else {
		dst = m.Error.AppendJSON(dst)
	}
	dst = append(dst, `,"state":`...)
	dst = m.State.AppendJSON(dst)
	dst = append(dst, `,"trace":`...)
	dst = m.Trace.AppendJSON(dst)
	return append(dst, '}')
}

// AppendJSON appends the message to dst and returns it.
func (m Changed) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"type":"state","state":`...)
	dst = m.State.AppendJSON(dst)
	dst = append(dst, `,"trace":`...)
	dst = m.Trace.AppendJSON(dst)
	return append(dst, '}')
}

// AppendJSON appends the message to dst and returns it.
func (m Fatal) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"type":"fatal","text":`...)
	dst = appendString(dst, m.Text)
	return append(dst, '}')
}

// AppendJSON appends the state as a JSON object to dst and returns it.
func (s State) AppendJSON(dst []byte) []byte {
	dst = appendInt(dst, `{"step":`, s.Step)
	dst = append(dst, `,"buffers":`...)
	dst = appendList(dst, s.Buffers, Buffer.AppendJSON)
	dst = append(dst, `,"views":`...)
	dst = appendList(dst, s.Views, View.AppendJSON)
	dst = appendInt(dst, `,"moreBuffers":`, s.MoreBuffers)
	dst = appendInt(dst, `,"moreViews":`, s.MoreViews)
	dst = append(dst, `,"counters":`...)
	dst = s.Counters.AppendJSON(dst)
	dst = appendInt(dst, `,"allocated":`, s.Allocated)
	dst = appendInt(dst, `,"peak":`, s.Peak)
	return append(dst, '}')
}

// AppendJSON appends the buffer as a JSON object to dst and returns it.
func (b Buffer) AppendJSON(dst []byte) []byte {
	dst = appendInt(dst, `{"id":`, b.ID)
	dst = appendInt(dst, `,"generation":`, b.Generation)
	dst = append(dst, `,"names":`...)
	dst = appendList(dst, b.Names, appendName)
	dst = append(dst, `,"type":`...)
	dst = appendString(dst, b.Type)
	dst = append(dst, `,"typecode":`...)
	dst = appendString(dst, b.TypeCode)
	dst = append(dst, `,"address":`...)
	dst = strconv.AppendUint(dst, uint64(b.Address), 10)
	dst = append(dst, `,"contents":`...)
	dst = strconv.AppendUint(dst, uint64(b.Contents), 10)
	dst = appendInt(dst, `,"length":`, b.Length)
	dst = appendInt(dst, `,"itemsize":`, b.ItemSize)
	dst = appendBool(dst, `,"readonly":`, b.ReadOnly)
	dst = appendInt(dst, `,"exports":`, b.Exports)
	if b.Origin == nil {
		return append(dst, `,"origin":null}`...)
	}
	dst = append(dst, `,"origin":{"text":`...)
	dst = appendString(dst, b.Origin.Text)
	dst = appendInt(dst, `,"line":`, b.Origin.Line)
	return append(dst, "}}"...)
}

// AppendJSON appends the view as a JSON object to dst and returns it.
func (v View) AppendJSON(dst []byte) []byte {
	dst = appendInt(dst, `{"id":`, v.ID)
	dst = append(dst, `,"names":`...)
	dst = appendList(dst, v.Names, appendName)
	dst = appendInt(dst, `,"buffer":`, v.Buffer)
	dst = append(dst, `,"object":`...)
	dst = strconv.AppendUint(dst, uint64(v.Object), 10)
	dst = appendInt(dst, `,"offset":`, v.Offset)
	dst = append(dst, `,"format":`...)
	dst = appendString(dst, v.Format)
	dst = appendInt(dst, `,"itemsize":`, v.ItemSize)
	dst = append(dst, `,"shape":`...)
	dst = appendList(dst, v.Shape, appendNumber)
	dst = append(dst, `,"strides":`...)
	dst = appendList(dst, v.Strides, appendNumber)
	dst = append(dst, `,"suboffsets":`...)
	dst = appendList(dst, v.SubOffsets, appendNumber)
	dst = appendBool(dst, `,"readonly":`, v.ReadOnly)
	dst = appendBool(dst, `,"contiguous":`, v.Contiguous)
	dst = appendBool(dst, `,"released":`, v.Released)
	dst = appendInt(dst, `,"retains":`, v.Retains)
	return append(dst, '}')
}

// AppendJSON appends the counters as a JSON object to dst and returns it.
func (c Counters) AppendJSON(dst []byte) []byte {
	dst = appendInt(dst, `{"shared":`, c.Shared)
	dst = appendInt(dst, `,"copied":`, c.Copied)
	dst = appendInt(dst, `,"written":`, c.Written)
	dst = appendInt(dst, `,"exports":`, c.Exports)
	dst = appendInt(dst, `,"copiedMore":`, c.CopiedMore)
	dst = append(dst, `,"sharedViews":`...)
	dst = appendList(dst, c.SharedViews, appendName)
	return append(dst, '}')
}

// AppendJSON appends the failure as a JSON object to dst and returns it.
func (f Failure) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"type":`...)
	dst = appendString(dst, f.Type)
	dst = append(dst, `,"text":`...)
	dst = appendString(dst, f.Text)
	dst = appendInt(dst, `,"line":`, f.Line)
	dst = appendInt(dst, `,"column":`, f.Column)
	dst = appendInt(dst, `,"endLine":`, f.EndLine)
	dst = appendInt(dst, `,"endColumn":`, f.EndColumn)
	dst = append(dst, `,"traceback":`...)
	dst = appendString(dst, f.Traceback)
	return append(dst, '}')
}
