package buffer

import (
	"iter"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Array is Python's array.array: a sequence of numbers of one kind, or of
// characters, that changes and grows. While its memory is lent every operation
// that would change its length fails with BufferError and changes nothing.
//
// An Array is made by one of its Init functions or by [NewArray]. Its memory
// grows by a sixteenth when it must grow, as in CPython.
//
// See https://docs.python.org/3/library/array.html.
type Array struct {
	heap    *Heap
	mem     []byte // as the heap gave it; its length is what is allocated
	n       int    // items
	exports int
	id      uint64
	loans   loanList
	code    format.Code
}

var (
	_ Exporter = (*Array)(nil)
	_ Releaser = (*Array)(nil)
)

// Typecodes are the typecodes of arrays, in Python's order.
//
// See https://docs.python.org/3/library/array.html#array.typecodes.
var Typecodes = [...]string{"b", "B", "u", "w", "h", "H", "i", "I", "l", "L", "q", "Q", "e", "f", "d", "Zf", "Zd"}

// ParseTypecode returns the code that a typecode stands for, or ValueError.
func ParseTypecode(typecode string) (format.Code, error) {
	for _, known := range Typecodes {
		if typecode != known {
			continue
		}
		switch known {
		case "Zf":
			return format.ComplexFloat, nil
		case "Zd":
			return format.ComplexDouble, nil
		}
		return format.Code(known[0]), nil
	}
	return 0, pyerr.ValueError.New("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, e, f, d, Zf or Zd)")
}

// NewArray returns an array of the items. It fails with ValueError for a bad
// typecode and as [Array.Append] does.
func NewArray(typecode string, items ...format.Item) (*Array, error) {
	a := new(Array)
	code, err := ParseTypecode(typecode)
	if err != nil {
		return nil, err
	}
	if err := a.Init(nil, code, len(items)); err != nil {
		return nil, err
	}
	for i, item := range items {
		if err := a.Set(i, item); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// Init makes a hold n items that are zero.
func (a *Array) Init(h *Heap, code format.Code, n int) error {
	size, err := repeatedSize(code.ItemSize(), n)
	if err != nil {
		return err
	}
	mem, err := h.Make(size)
	if err != nil {
		return err
	}
	a.set(h, code, mem, h.NewID())
	return nil
}

// InitBytes makes a hold a copy of src, which belongs to the object named
// from, as items. It fails with ValueError when they do not come out even.
func (a *Array) InitBytes(h *Heap, code format.Code, src []byte, from uint64, reason Reason) error {
	if len(src)%code.ItemSize() != 0 {
		return errNotMultiple
	}
	mem, err := h.MakeDirty(len(src))
	if err != nil {
		return err
	}
	id := h.NewID()
	if err := h.copyBytes(mem, src, from, id, reason); err != nil {
		h.Recycle(mem)
		return err
	}
	a.set(h, code, mem, id)
	return nil
}

var errNotMultiple error = pyerr.ValueError.New("bytes length not a multiple of item size")

// InitAdopt makes a hold the items in mem, which came from h.Make, possibly cut
// to a shorter length at its end. No byte is copied.
func (a *Array) InitAdopt(h *Heap, code format.Code, mem []byte) { a.set(h, code, mem, h.NewID()) }

// InitSlice makes a hold a copy of the items of src at the positions of r,
// which must have been made for the length of src.
func (a *Array) InitSlice(h *Heap, src *Array, r layout.Range) error {
	size := src.ItemSize()
	if r.Step == 1 {
		return a.InitBytes(h, src.code, src.Data()[r.Start*size:(r.Start+r.Len)*size], src.id, ReasonArraySlice)
	}
	mem, err := h.MakeDirty(r.Len * size)
	if err != nil {
		return err
	}
	id := h.NewID()
	if err := h.gather(mem, src.Data(), r.Start*size, r.Len, r.Step*size, size); err != nil {
		h.Recycle(mem)
		return err
	}
	h.copied(src.id, id, len(mem), ReasonArraySlice)
	a.set(h, src.code, mem, id)
	return nil
}

func (a *Array) set(h *Heap, code format.Code, mem []byte, id uint64) {
	*a = Array{heap: h, mem: mem, n: len(mem) / code.ItemSize(), id: id, code: code}
	h.allocatedItems(id, "array.array", mem, code.String())
}

// Free gives the memory back to the heap. a must be initialized before it is
// used again. It panics when the memory is lent.
func (a *Array) Free() {
	if a.exports != 0 {
		panic("buffer: array freed while its memory is lent")
	}
	a.heap.freed(a.id)
	a.heap.Recycle(a.mem)
	*a = Array{}
}

// ID returns the number of a in its heap, 0 without one.
func (a *Array) ID() uint64 { return a.id }

// Heap returns the heap of a, which may be nil.
func (a *Array) Heap() *Heap { return a.heap }

// Len returns the number of items.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__len__.
func (a *Array) Len() int { return a.n }

// Code returns the code of an item.
//
// See https://docs.python.org/3/library/array.html#array.array.typecode.
func (a *Array) Code() format.Code { return a.code }

// Typecode returns the typecode that a was made with.
//
// See https://docs.python.org/3/library/array.html#array.array.typecode.
func (a *Array) Typecode() string { return a.code.String() }

// ItemSize returns the size of one item in bytes.
//
// See https://docs.python.org/3/library/array.html#array.array.itemsize.
func (a *Array) ItemSize() int { return a.code.ItemSize() }

// IsText reports whether the items are characters.
func (a *Array) IsText() bool { return a.code == format.WideChar || a.code == format.UCS4 }

// Data returns the bytes of the items. The result shares memory with a: writes
// go both ways, unreported. It is valid until a changes its length or is
// freed.
func (a *Array) Data() []byte {
	n := a.n * a.ItemSize()
	return a.mem[:n:n]
}

// NumExports returns the number of loans that are not over.
func (a *Array) NumExports() int { return a.exports }

// NumDerived returns the number of views of a that were made from other views
// of it.
func (a *Array) NumDerived() int { return a.loans.derived() }

// Export lends the items. a keeps its length until the loan is over.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__buffer__.
func (a *Array) Export(r Request) (*Buffer, error) {
	if err := r.checkSimple(false); err != nil {
		return nil, err
	}
	loan := a.heap.newBuffer()
	loan.Data = a.Data()
	loan.Layout = layout.Contiguous(a.ItemSize(), a.n)
	if r.Has(Format) {
		loan.Format = a.bufferFormat()
	}
	loan.ID = a.id
	loan.Lender = a
	a.exports++
	a.loans.add(loan)
	return loan, nil
}

// bufferFormat returns the format of the items in the buffer protocol.
func (a *Array) bufferFormat() string {
	if a.code == format.WideChar {
		return "w"
	}
	return a.code.String()
}

// ReleaseBuffer takes note that a loan is over. It is called by
// [Buffer.Release] alone.
func (a *Array) ReleaseBuffer(loan *Buffer) {
	a.exports--
	a.loans.remove(loan)
}

// At returns item i; negative indices count from the end. It fails with
// IndexError.
//
// See https://docs.python.org/3/library/stdtypes.html#common-sequence-operations.
func (a *Array) At(i int) (format.Item, error) {
	if i < 0 {
		i += a.n
	}
	if uint(i) >= uint(a.n) {
		return format.Item{}, pyerr.IndexError.New("array index out of range")
	}
	return a.code.Get(a.mem[i*a.ItemSize():]), nil
}

// Values returns the items in order. The walk looks at the array as it is at
// each step.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__iter__.
func (a *Array) Values() iter.Seq[format.Item] {
	return func(yield func(format.Item) bool) {
		for i := 0; i < a.n; i++ {
			if !yield(a.code.Get(a.mem[i*a.ItemSize():])) {
				return
			}
		}
	}
}

// Find returns where item i is, counted from the front; negative indices count
// from the end. It fails with IndexError in the words of an assignment.
func (a *Array) Find(i int) (int, error) {
	if i < 0 {
		i += a.n
	}
	if uint(i) >= uint(a.n) {
		return 0, pyerr.IndexError.New("array assignment index out of range")
	}
	return i, nil
}

// Set stores item i; negative indices count from the end. It fails with
// IndexError, then as [Array.Check] does; and with OverflowError for a half
// that is out of range, which Check lets pass.
//
// See https://docs.python.org/3/library/stdtypes.html#mutable-sequence-types.
func (a *Array) Set(i int, item format.Item) error {
	i, err := a.Find(i)
	if err != nil {
		return err
	}
	size := a.ItemSize()
	if !a.heap.traced() {
		return a.put(a.mem[i*size:], item)
	}
	var packed [16]byte
	if err := a.put(packed[:], item); err != nil {
		return err
	}
	e := a.write(i, 1, 1)
	a.heap.beforeWrite(e)
	copy(a.mem[i*size:], packed[:size])
	a.heap.written(e)
	return nil
}

// Check fails when the array cannot hold item: with OverflowError when it is
// out of range and TypeError when it is of another type. A half that is out of
// range passes: as in CPython that is found out only when it is stored.
func (a *Array) Check(item format.Item) error {
	var packed [16]byte
	if a.code == format.Half {
		if _, err := item.Float64(); err != nil {
			return a.itemError(item, err)
		}
		return nil
	}
	return a.put(packed[:], item)
}

// PackArrayItem stores item in the first bytes of p as an array of code does:
// what is to become an array's memory is filled by it. It fails as [Array.Set]
// does for the item.
func PackArrayItem(code format.Code, p []byte, item format.Item) error {
	a := Array{code: code}
	return a.put(p, item)
}

// put stores item in p. A half goes through single precision, in which it may
// become infinite: that is what CPython's array does, and its memoryview not.
func (a *Array) put(p []byte, item format.Item) error {
	stored := item
	if a.code == format.Half {
		if f, err := item.Float64(); err == nil {
			stored = format.Float(float64(float32(f)))
		}
	}
	if err := a.code.Put(p, stored); err != nil {
		return a.itemError(item, err)
	}
	return nil
}

// write returns the event for n items from item i on.
func (a *Array) write(i, n, step int) WriteEvent {
	size := a.ItemSize()
	return WriteEvent{Object: a.id, Data: a.Data(), Offset: i * size, Count: n, Size: size, Step: step * size}
}

// itemError says in the words of the array module what format.Code.Put meant.
func (a *Array) itemError(item format.Item, err error) error {
	switch {
	case err == format.ErrType:
		return a.typeError(item)
	case a.code.IsInteger():
		return pyerr.OverflowError.New(a.rangeText(item))
	}
	if _, err := item.Complex128(); err != nil {
		return pyerr.OverflowError.New("int too large to convert to float")
	}
	return pyerr.OverflowError.New("float too large to pack with e format")
}

// rangeText says that the array's integers do not hold item. CPython converts
// to a C type in two steps where it has no conversion to the type itself, and
// each step has words of its own.
func (a *Array) rangeText(item format.Item) string {
	const toLong = "Python int too large to convert to C long"
	switch a.code {
	case format.LongLong:
		return "int too big to convert"
	case format.UnsignedLL:
		if item.Negative() {
			return "can't convert negative int to unsigned"
		}
		return "int too big to convert"
	case format.Long:
		return toLong
	case format.Uint32, format.UnsignedLong:
		if item.Negative() {
			return "can't convert negative value to unsigned int"
		}
		if _, ok := item.Uint64(); !ok {
			return "Python int too large to convert to C unsigned long"
		}
		return "unsigned int is greater than maximum"
	}
	v, ok := item.Int64()
	if !ok {
		return toLong
	}
	name := ""
	switch a.code {
	case format.SignedChar:
		name = "signed char"
		if v != int64(int16(v)) {
			name = "signed short integer"
		}
	case format.UnsignedChar:
		name = "unsigned byte integer"
	case format.Short:
		name = "signed short integer"
	case format.UnsignedShort:
		name = "unsigned short"
		if v != int64(int32(v)) {
			name = "signed integer"
		}
	case format.Int32:
		name = "signed integer"
	}
	if v < 0 {
		return name + " is less than minimum"
	}
	return name + " is greater than maximum"
}

// typeNames are Python's names of the types of items.
var typeNames = map[format.Kind]string{
	format.KindInt: "int", format.KindUint: "int", format.KindHuge: "int", format.KindBool: "bool",
	format.KindFloat: "float", format.KindComplex: "complex",
	format.KindChar: "bytes", format.KindBytes: "bytes", format.KindRune: "str", format.KindNone: "object",
}

func (a *Array) typeError(item format.Item) error {
	name := typeNames[item.Kind]
	switch {
	case a.IsText():
		return pyerr.TypeError.Newf("array item must be a unicode character, not %s", name)
	case a.code.IsInteger():
		return pyerr.TypeError.Newf("'%s' object cannot be interpreted as an integer", name)
	}
	return pyerr.TypeError.Newf("must be real number, not %s", name)
}
