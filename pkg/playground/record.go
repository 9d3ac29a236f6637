package playground

import (
	"slices"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
)

// What the recorder keeps of a run: records of fixed size on tapes, which name
// objects by their numbers and hold none.

// An eventKind says what happened to memory. See Event.
type eventKind uint8

const (
	evCreate eventKind = iota
	evRelease
	evFree
	evCollect
	evExport
	evView
	evCast
	evSlice
	evCopy
	evWrite
	evResize
	evRefused
)

var eventNames = [...]string{
	"create", "release", "free", "collect", "export", "view", "cast", "slice", "copy", "write", "resize", "refused",
}

func (k eventKind) String() string { return eventNames[k] }

// An eventRecord is one event, with what it takes to undo it. Which fields count
// depends on the kind; the others hold what an older record left.
type eventRecord struct {
	kind   eventKind
	reason buffer.Reason
	known  bool // old is what was there, and not only its beginning
	silent bool // the code that ended gave back a literal: history needs it, nobody is told
	buffer uint64
	view   uint64
	other  uint64 // the source of a copy or a new buffer

	offset, count, size, step, bytes int

	place    int     // of the record of the view or the freed buffer; of a new buffer's type
	address  uintptr // of a resized buffer before
	old, new []byte  // new holds no more than its beginning
	views    []int   // that refused
}

// bufferTypes are the types whose objects have memory of the heap.
var bufferTypes = [...]string{"bytes", "bytearray", "array", "ndarray"}

//go:noinline
func typeIndex(name string) int { return slices.Index(bufferTypes[:], shortName(name)) }

// A viewRecord is what there is to say about a view for as long as it lives.
type viewRecord struct {
	id, parent, loan, buffer uint64

	format       string
	offset, size int // size is that of an item
	items, step  int // of the only axis
	axes         *axes
	readonly     bool
}

// axes are the axes of a view that has not exactly one, or has suboffsets.
type axes struct {
	shape, strides, suboffsets []int
	contiguous                 bool
}

func (v *viewRecord) set(view *buffer.View, e buffer.ViewEvent) {
	v.id, v.parent, v.buffer, v.loan = e.View, e.Parent, e.Object, e.View
	v.format, v.size, v.readonly, v.axes = view.ItemFormat(), view.ItemSize(), view.ReadOnly(), nil
	var simple bool
	if v.offset, v.items, v.step, simple = view.Axis(); simple {
		return
	}
	l := view.Layout()
	v.offset, v.items, v.step = l.Offset(), l.Size(), 0
	v.axes = &axes{view.AppendShape(nil), view.AppendStrides(nil), view.AppendSuboffsets(nil), view.IsContiguous()}
}

// bytes returns how much the view shows.
func (v *viewRecord) bytes() int { return v.items * v.size }

func (v *viewRecord) isContiguous() bool {
	if v.axes != nil {
		return v.axes.contiguous
	}
	return v.items < 2 || v.step == v.size
}

// A bufferRecord is what there is to say about an object with memory.
type bufferRecord struct {
	id      uint64
	kind    string // Python's name of the type
	format  string // of an item; "" is "B"
	literal bool   // it belongs to the code of a program
	origin  origin

	// data is the object's memory, shared; of a freed object, a copy of
	// what it held, or nil when that was not kept.
	data    []byte
	length  int
	address uintptr // where data lies, or lay
	frozen  *frozenBuffer
}

func (b *bufferRecord) itemSize() int {
	code, _ := format.Native(b.format)
	return code.ItemSize()
}

// An origin is where bytes were copied from: the text of the expression.
type origin struct {
	known bool
	text  string // a part of the source, or "" when it is too long
	line  int
}

// A bindRecord is a name that was bound or unbound.
type bindRecord struct {
	name, scope string
	frame       uint64 // of a local variable, else 0
	old, id     uint64 // the buffers or views that it held and holds, or 0
	text        snippet
}

// A stepRecord is one step. Where its events and so on begin, those of the step
// before end.
type stepRecord struct {
	line, endLine int32
	frame         uint64
	kinds         uint16 // a bit for each kind of event that was seen
	source        source
	resumed       bool
	failed        bool
	count         int // of events, those that are not on the tape too

	// Where it ends: positions on the tapes of its segment, and in its store.
	events, binds, views, freed, stored int

	output, exports, inUse, peak int
	sum                          Costs // of all steps up to it
}

// A source says which text a line is of.
type source uint8

const (
	sourceCell source = iota
	sourcePrompt
	sourceEdit
	sourceFile
	sourceEarlier
)

var sourceNames = [...]string{"cell", "prompt", "edit", "file", "earlier"}

func (s source) String() string { return sourceNames[s] }

// stepKinds are the kinds of a step, the least telling first, with the events
// that make one.
var stepKinds = [...]struct {
	name   string
	events uint16
}{
	{"create", 1 << evCreate},
	{"release", 1<<evRelease | 1<<evFree | 1<<evCollect},
	{"export", 1<<evExport | 1<<evView | 1<<evCast},
	{"slice", 1 << evSlice},
	{"copy", 1 << evCopy},
	{"write", 1 << evWrite},
	{"resize", 1 << evResize},
	{"refused", 1 << evRefused},
}

func (s *stepRecord) kind() string {
	if s.failed {
		return "error"
	}
	for i := len(stepKinds) - 1; i >= 0; i-- {
		if s.kinds&stepKinds[i].events != 0 {
			return stepKinds[i].name
		}
	}
	return "run"
}

// A segment is a part of the timeline that is kept without a gap.
type segment struct {
	base    Costs // of the steps before it
	found   int   // the first step after which memory can be found
	steps   tape[stepRecord]
	events  tape[eventRecord]
	binds   tape[bindRecord]
	views   tape[viewRecord]
	buffers tape[bufferRecord] // freed ones
	store   store
}

// before returns the step before the one at a position: what it has of its own
// begins where that ends.
func (s *segment) before(i int) *stepRecord {
	if i == 0 {
		return &stepRecord{sum: s.base}
	}
	return s.steps.at(i - 1) // its slot is not used again before that of i
}

func (s *segment) clear() {
	s.base, s.found = Costs{}, 0
	s.steps.clear()
	s.events.clear()
	s.binds.clear()
	s.views.clear()
	s.buffers.clear()
	s.store.clear()
}

// isNearlyFull reports whether a tape has little room left: what a single hook
// puts on it.
func (s *segment) isNearlyFull() bool {
	const margin = 4
	limit := s.events.limit - margin
	return s.events.end > limit || s.views.end > limit || s.binds.end > limit || s.buffers.end > limit
}
