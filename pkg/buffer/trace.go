package buffer

// A Trace is told what happens to the memory of a [Heap]. Each hook may be
// nil. Hooks run where the event happens and must not change the objects it is
// about. The trace hears of everything the library does itself; what a
// Go program does to memory it was handed goes unheard.
//
// Objects and views are named by numbers that the heap gives out and never
// reuses.
type Trace struct {
	// Alloc: an object has got memory.
	Alloc func(AllocEvent)
	// Free: an object gives its memory back, which nobody has used again
	// yet.
	Free func(id uint64)
	// BeforeResize: an object is about to change its size. It does not when
	// no Resize follows before the next event of the object.
	BeforeResize func(SpliceEvent)
	// Resize: an object has changed its size, and perhaps moved.
	Resize func(ResizeEvent)
	// Refuse: an object could not change its size, for its memory is lent.
	Refuse func(id uint64)

	// View: a view has been made, on a new loan or on that of another view.
	View func(*View, ViewEvent)
	// Origin is asked, for each view and loan made, where the program is.
	// With it a [HeldError] lists every view that blocks a resize and says
	// where it was made. [Caller] serves Go programs; an interpreter knows
	// its own lines.
	Origin func() Origin
	// Release: a view has been released.
	Release func(id uint64)
	// Shrink: a view has been made that takes the part of its parent in the
	// loan, and the parent is released by that. Where it is nil, or Origin is
	// not, View and Release tell that.
	Shrink func(*View, ViewEvent)

	// BeforeWrite: memory is about to be written; Data still holds the old
	// bytes.
	BeforeWrite func(WriteEvent)
	// Write: memory has been written; Data holds the new bytes.
	Write func(WriteEvent)

	// Copy: bytes have been copied from one place to another.
	Copy func(CopyEvent)
}

// An AllocEvent says that an object has got memory.
type AllocEvent struct {
	ID   uint64 // the object
	Type string // Python's name of its type
	Data []byte // its memory; shared, valid until the object is resized or freed

	// Format is what an item is, in the grammar of package format; ""
	// stands for "B".
	Format string
}

// A SpliceEvent says how an object is about to change its size: the bytes from
// At on, as many as Removed has, make room for Inserted ones. All others stay, in
// their order. What is inserted lies there when Resize is told, or is told by a
// Write later.
type SpliceEvent struct {
	ID       uint64 // the object
	At       int    // in bytes
	Removed  []byte // shared, valid during the call
	Inserted int    // in bytes
}

// A ResizeEvent says that an object has changed its size.
type ResizeEvent struct {
	ID     uint64 // the object
	OldLen int    // its size before, in bytes
	Data   []byte // its memory now; shared, valid until the object is resized or freed
	Moved  bool   // whether the memory lies elsewhere now
}

// A ViewOp says how a view was made.
type ViewOp uint8

// The ways to make a view.
const (
	OpExport   ViewOp = iota // memoryview(exporter): a new loan
	OpView                   // memoryview(view)
	OpSlice                  // view[a:b:c]
	OpCast                   // view.cast(…)
	OpReadOnly               // view.toreadonly()
	OpDerive                 // another layout, which only Go can ask for
)

// String returns a word for op.
func (op ViewOp) String() string {
	return [...]string{"export", "view", "slice", "cast", "toreadonly", "derive"}[op]
}

// A ViewEvent says that a view has been made.
type ViewEvent struct {
	Op     ViewOp
	Object uint64 // the owner of the memory
	View   uint64 // the new view
	Parent uint64 // the view it was made from, 0 for a new loan
}

// A WriteEvent says which bytes of an object are written: Count items of Size
// bytes, the first at Offset in Data, each Step bytes after the one before.
type WriteEvent struct {
	Object uint64 // the owner of the memory, 0 when it has no number
	View   uint64 // the view written through, 0 when none was
	Data   []byte // all of the owner's memory; shared, valid during the call
	Offset int
	Count  int
	Size   int
	Step   int
}

// A CopyEvent says that bytes were copied.
type CopyEvent struct {
	From   uint64 // the owner of the source, 0 when it has no number
	To     uint64 // the owner of the target, 0 when it has no number
	Bytes  int    // how many; more than 0
	Reason Reason
}

// A Reason says why bytes were copied.
type Reason uint8

// The reasons.
const (
	ReasonConstructor    Reason = iota // a new object from existing bytes
	ReasonBytesSlice                   // bytes[a:b:c]
	ReasonByteArraySlice               // bytearray[a:b:c]
	ReasonArraySlice                   // array[a:b:c]
	ReasonToBytes                      // tobytes() of a view or an array
	ReasonConcat                       // x + y, x += y
	ReasonRepeat                       // x * n, x *= n
	ReasonExtend                       // extend, frombytes
	ReasonAssign                       // x[a:b:c] = y
	ReasonAssignTemp                   // the copy an overlapping assignment needs in between
	ReasonMove                         // a resize that had to move the memory
	ReasonShift                        // bytes that made room or closed a gap
	ReasonTake                         // take_bytes of a part
	ReasonMethod                       // the result of another method
	ReasonRead                         // Go code read through io.ReaderAt or the like
	ReasonWrite                        // Go code wrote through io.Writer or the like
	ReasonCompact                      // Compact

	NumReasons = iota // how many there are
)

// String returns words for r.
func (r Reason) String() string {
	return [...]string{
		"constructor", "bytes slice", "bytearray slice", "array slice", "tobytes", "concatenation", "repetition",
		"extend", "slice assignment", "temporary of a slice assignment", "resize", "shift", "take_bytes",
		"method", "read", "write", "compact",
	}[r]
}
