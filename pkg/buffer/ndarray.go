package buffer

import (
	"encoding/binary"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// NDArray is an exporter of any layout that the buffer protocol allows: strides
// of any sign, an offset, Fortran order, rows behind pointers. It is the
// fixture with which CPython tests its memoryview (_testbuffer.ndarray), and
// what to reach for when a test or a program needs such memory.
//
// Layouts come from people: one that leaves the memory is refused when the
// NDArray is made.
//
// See https://docs.python.org/3/c-api/buffer.html#complex-arrays.
type NDArray struct {
	heap    *Heap
	id      uint64
	top     *ndMemory // what is exported; below are those pushed on
	fail    bool
	variant bool
}

var (
	_ Exporter = (*NDArray)(nil)
	_ Releaser = (*NDArray)(nil)
)

// ndMemory is one memory with its layout.
type ndMemory struct {
	mem      []byte
	layout   layout.Layout
	format   string
	readonly bool
	pointers bool
	exports  int
	loans    loanList
	fromHeap bool
	base     *Buffer // the loan that the memory is from, for a re-export
	below    *ndMemory
}

// NDOptions say what an NDArray is to be. The zero value is read-only memory
// in C order of one axis.
type NDOptions struct {
	// Format is the format of an item; "" stands for "B".
	Format string
	// Shape is the length of every axis. nil stands for one axis with all
	// items; an empty shape for a single item.
	Shape []int
	// Strides are in bytes; nil stands for items side by side.
	Strides []int
	// Offset is where the first item lies, in bytes.
	Offset int
	// Writable lets consumers write.
	Writable bool
	// Fortran lays the items out in Fortran order. The items are still
	// given in the order in which they lie in memory.
	Fortran bool
	// PIL puts the first axis behind pointers.
	PIL bool
	// VarExport allows to push and pop memory while some is lent.
	VarExport bool
	// GetBufFail makes every export fail.
	GetBufFail bool
	// FromHeap says that the memory came from Make of the Heap that the
	// NDArray is initialized with. It goes back there when the NDArray is
	// freed.
	FromHeap bool
}

// NewNDArray returns an NDArray of the items that lie packed in data, which it
// takes over. It fails with ValueError for a layout that leaves the memory and
// for combinations that make no sense.
func NewNDArray(data []byte, o NDOptions) (*NDArray, error) {
	nd := new(NDArray)
	if err := nd.Init(nil, data, o); err != nil {
		return nil, err
	}
	return nd, nil
}

// Init makes nd export data, which it takes over, as [NewNDArray] does.
func (nd *NDArray) Init(h *Heap, data []byte, o NDOptions) error {
	m, err := newNDMemory(h, data, o)
	if err != nil {
		return err
	}
	*nd = NDArray{heap: h, id: h.NewID(), top: m, fail: o.GetBufFail, variant: o.VarExport}
	h.allocated(nd.id, "ndarray", m.mem)
	return nil
}

// InitExporter makes nd export again what e lends.
func (nd *NDArray) InitExporter(h *Heap, e Exporter) error {
	loan, err := borrow(e, FullRO)
	if err != nil {
		return err
	}
	if loan.owner == nil {
		loan.owner = e
	}
	m := &ndMemory{
		mem: loan.Data, layout: loan.Layout, format: loan.Format, readonly: loan.ReadOnly,
		pointers: loan.HasSuboffsets(), base: loan,
	}
	*nd = NDArray{heap: h, id: loan.ID, top: m}
	return nil
}

func newNDMemory(h *Heap, data []byte, o NDOptions) (*ndMemory, error) {
	if o.Format == "" {
		o.Format = "B"
	}
	f, err := format.Parse(o.Format)
	if err != nil {
		return nil, err
	}
	if f.Size() == 0 {
		return nil, pyerr.ValueError.New("itemsize must not be zero")
	}
	if o.Shape == nil {
		o.Shape = []int{len(data) / f.Size()}
	}
	for _, n := range o.Shape {
		if n < 0 {
			return nil, pyerr.ValueError.New("elements of shape must be integers >= 0")
		}
	}
	if o.Strides != nil && o.Fortran {
		return nil, pyerr.TypeError.New("ND_FORTRAN cannot be used together with strides")
	}
	if o.Strides == nil && o.Fortran {
		if _, err := layout.NumBytes(f.Size(), o.Shape...); err != nil {
			return nil, err
		}
		fortran := layout.Fortran(f.Size(), o.Shape...)
		o.Strides = fortran.AppendStrides([]int{})
	}
	if err := o.check(len(data), f.Size()); err != nil {
		return nil, err
	}
	l, err := layout.New(len(data), o.Offset, f.Size(), o.Shape, o.Strides)
	if err == layout.ErrOutside {
		err = pyerr.ValueError.New("invalid combination of buffer, shape and strides")
	}
	if err != nil {
		return nil, err
	}
	m := &ndMemory{mem: data, layout: l, format: o.Format, readonly: !o.Writable, fromHeap: o.FromHeap}
	if !o.PIL {
		return m, nil
	}
	if err := m.putBehindPointers(h); err != nil {
		return nil, err
	}
	if o.FromHeap { // the memory is another now
		h.Recycle(data)
	}
	return m, nil
}

// check makes the checks of an offset and strides that CPython's fixture makes
// beyond that all items lie inside the memory.
func (o *NDOptions) check(size, itemsize int) error {
	if o.Offset%itemsize != 0 {
		return pyerr.ValueError.New("offset must be a multiple of itemsize")
	}
	if o.Offset < 0 || o.Offset > max(size-itemsize, 0) {
		return pyerr.ValueError.New("offset out of bounds")
	}
	if o.Strides != nil && len(o.Strides) != len(o.Shape) {
		return pyerr.ValueError.New("len(shape) != len(strides)")
	}
	for _, stride := range o.Strides {
		if stride%itemsize != 0 {
			return pyerr.ValueError.New("strides must be a multiple of itemsize")
		}
	}
	return nil
}

// putBehindPointers lays the memory out anew: first a pointer for each row,
// then the memory as it was.
//
//	pointer 0 | pointer 1 | … | row … row …
//
// A pointer is an offset in the memory, in 8 bytes: that of the lowest byte of
// its row, to which the suboffset adds what lies between it and the row's first
// item. The pointers stand in the order in which the rows lie. The memory is the
// heap's, which limits it.
func (m *ndMemory) putBehindPointers(h *Heap) error {
	if m.layout.NumDims() == 0 {
		return pyerr.ValueError.New("ND_PIL requires at least one axis")
	}
	const size = layout.PointerSize
	rows := m.layout.Len()
	if rows > maxBlock()/size {
		return ErrMemory
	}
	shape, strides := m.layout.AppendShape(nil), m.layout.AppendStrides(nil)
	suboffsets := make([]int, len(shape))
	for i := range shape[1:] {
		suboffsets[i+1] = -1
	}
	for i, n := range shape {
		if n == 0 {
			break
		}
		if i > 0 && strides[i] < 0 {
			suboffsets[0] -= (n - 1) * strides[i]
		}
	}
	table := rows * size
	mem, err := h.Make(table + len(m.mem))
	if err != nil {
		return err
	}
	copy(mem[table:], m.mem)
	first, step := 0, size
	if strides[0] < 0 {
		first, step = max(rows-1, 0)*size, -size
	}
	for i := range rows {
		row, err := m.layout.Index(0, i)
		if err != nil {
			h.Recycle(mem)
			return err
		}
		binary.LittleEndian.PutUint64(mem[first+i*step:], uint64(table+row.Offset()-suboffsets[0]))
	}
	strides[0] = step
	m.mem, m.fromHeap = mem, true
	l := layout.Strided(first, m.layout.ItemSize(), shape, strides)
	m.layout = l.WithSuboffsets(func(off int) int {
		return int(binary.LittleEndian.Uint64(mem[off:]))
	}, suboffsets...)
	m.pointers = true
	return nil
}

// Push makes nd export other memory, laid out as o says, until it is popped.
// It fails with ValueError while memory is lent, unless nd was made with
// VarExport.
func (nd *NDArray) Push(data []byte, o NDOptions) error {
	if !nd.variant && nd.top.exports > 0 {
		return nd.errLent()
	}
	m, err := newNDMemory(nd.heap, data, o)
	if err != nil {
		return err
	}
	m.below = nd.top
	nd.top = m
	return nil
}

// Pop takes the memory pushed last away. It fails with BufferError while that
// is lent, and when nothing was pushed.
func (nd *NDArray) Pop() error {
	if nd.top.exports > 0 {
		return nd.errLent()
	}
	if nd.top.below == nil {
		return pyerr.BufferError.New("list only has a single base")
	}
	if nd.top.fromHeap {
		nd.heap.Recycle(nd.top.mem)
	}
	nd.top = nd.top.below
	return nil
}

func (nd *NDArray) errLent() error {
	n := nd.top.exports
	err := pyerr.BufferError.Newf("cannot change structure: %d exported buffer%s", n, plural(n))
	err.Cause = nd.top.loans.held()
	return err
}

// AddSuboffsets makes nd give suboffsets that lead nowhere: all are -1.
func (nd *NDArray) AddSuboffsets() error {
	if nd.top.layout.HasSuboffsets() {
		return pyerr.TypeError.New("cannot add suboffsets to PIL-style array")
	}
	if nd.top.layout.NumDims() == 0 {
		return pyerr.TypeError.New("cannot add suboffsets to array without strides")
	}
	nd.top.pointers = true
	return nil
}

// Memory returns the memory and its layout. It is shared with nd.
func (nd *NDArray) Memory() ([]byte, layout.Layout) { return nd.top.mem, nd.top.layout }

// ItemFormat returns the format of an item.
func (nd *NDArray) ItemFormat() string {
	if nd.top.format == "" {
		return "B"
	}
	return nd.top.format
}

// ID returns the number of nd in its heap, 0 without one.
func (nd *NDArray) ID() uint64 { return nd.id }

// NumExports returns the number of loans of the memory on top that are not
// over.
func (nd *NDArray) NumExports() int { return nd.top.exports }

// Free gives memory from the heap back and ends the loan of a re-export. It
// panics when memory is lent.
func (nd *NDArray) Free() {
	own := true
	for m := nd.top; m != nil; m = m.below {
		if m.exports > 0 {
			panic("buffer: ndarray freed while its memory is lent")
		}
		own = own && m.base == nil
	}
	if own {
		nd.heap.freed(nd.id) // with a base the number is that of the memory's owner
	}
	for m := nd.top; m != nil; m = m.below {
		if m.base != nil {
			m.base.Release()
		}
		if m.fromHeap {
			nd.heap.Recycle(m.mem)
		}
	}
	*nd = NDArray{}
}

// Export lends the memory on top.
func (nd *NDArray) Export(r Request) (*Buffer, error) {
	if r == Read || r == Write {
		return nil, errReadOrWrite
	}
	if nd.fail {
		return nil, pyerr.BufferError.New("ND_GETBUF_FAIL: forced test exception")
	}
	m := nd.top
	loan := nd.heap.newBuffer()
	loan.Data = m.mem
	loan.Format = nd.ItemFormat()
	loan.Layout = m.layout
	loan.ReadOnly = m.readonly
	loan.Pointers = m.pointers && !m.layout.HasSuboffsets()
	loan.ID = nd.id
	if err := r.narrow(loan, &ndarrayRefusals, loan.Layout.HasSuboffsets()); err != nil {
		nd.heap.recycleBuffer(loan)
		return nil, err
	}
	loan.Lender = nd
	m.exports++
	m.loans.add(loan)
	return loan, nil
}

// ReleaseBuffer takes note that a loan is over. It is called by
// [Buffer.Release] alone.
func (nd *NDArray) ReleaseBuffer(loan *Buffer) {
	for m := nd.top; m != nil; m = m.below {
		for b := m.loans.first; b != nil; b = b.next {
			if b == loan {
				m.exports--
				m.loans.remove(loan)
				return
			}
		}
	}
	panic("buffer: loan of another ndarray")
}
