package buffer

import (
	"math"
	"math/bits"
	"runtime"

	"github.com/zerocopyzen/zen/pkg/pybytes"
)

// A Heap owns the memory of the objects made with it: it limits, counts and
// recycles it, and reports what happens. All functions accept a nil *Heap,
// which is plain Go memory: no limit but the machine's, no numbers, no reports,
// nothing recycled.
//
// The zero Heap counts and gives out numbers. A Heap serves one goroutine. Its
// fields are set before its first use; Limit, Trace and Poll may change between
// operations.
type Heap struct {
	// Limit is the number of bytes that may be in use at once; 0 means no
	// limit of its own. What exceeds it raises MemoryError.
	Limit int

	// Reuse hands memory out again as soon as it is given back. Then
	// nobody may touch memory after its object was freed.
	Reuse bool

	// Poison fills memory that is given back with [PoisonByte], to make a use
	// after that visible.
	Poison bool

	// Trace is told what happens. It may be nil.
	Trace *Trace

	// Poll is called at least once for each MiB that an operation
	// allocates, copies, fills, compares, hashes, searches or converts. An
	// error ends the operation with that error; each byte it was writing
	// then holds its old or its new value. It may be nil.
	Poll func() error

	current int // bytes in use
	idle    int // bytes in recycled blocks
	loans   int // loans that are not over
	peak    int // the most since ResetPeak
	highest int // the most before it
	lastID  uint64
	debt    int // bytes allocated since the last poll

	free    [numClasses][][]byte // recycled blocks by class
	buffers *Buffer              // recycled loans, linked by next
	lent    loanList             // the loans of exporters that keep no list: of every Bytes
}

// PoisonByte is what memory is filled with under [Heap].Poison.
const PoisonByte = 0xdb

// pollSize is the number of bytes an operation handles between two polls.
const pollSize = 1 << 20

// maxBlock returns the size of the largest block: more is refused before Go is
// asked, which would end the program rather than return.
func maxBlock() int {
	switch {
	case bits.UintSize == 32:
		return math.MaxInt / 2
	case runtime.GOARCH == "wasm":
		return min(1<<31, math.MaxInt) // a constant that an int of 32 bits could hold
	}
	return min(1<<35, math.MaxInt)
}

// InUse returns the number of bytes that objects hold.
func (h *Heap) InUse() int {
	if h == nil {
		return 0
	}
	return h.current
}

// Peak returns the largest number of bytes that were in use at once.
func (h *Heap) Peak() int {
	if h == nil {
		return 0
	}
	return max(h.peak, h.highest)
}

// NumLoans returns the number of loans that are not over.
func (h *Heap) NumLoans() int {
	if h == nil {
		return 0
	}
	return h.loans
}

// RecentPeak returns the largest number of bytes that were in use at once since
// ResetPeak.
func (h *Heap) RecentPeak() int {
	if h == nil {
		return 0
	}
	return h.peak
}

// ResetPeak lets RecentPeak begin with the bytes in use now.
func (h *Heap) ResetPeak() {
	if h == nil {
		return
	}
	h.highest = max(h.highest, h.peak)
	h.peak = h.current
}

// NewID returns a number that the heap has not given out before; 0 without a
// heap.
func (h *Heap) NewID() uint64 {
	if h == nil {
		return 0
	}
	h.lastID++
	return h.lastID
}

// Make returns n bytes that are zero, or [ErrMemory] when that exceeds a
// limit. The memory is the caller's until it goes to an object that adopts it
// or back by [Heap.Recycle].
func (h *Heap) Make(n int) ([]byte, error) { return h.get(n, true) }

// MakeDirty is Make without the promise that the bytes are zero.
func (h *Heap) MakeDirty(n int) ([]byte, error) { return h.get(n, false) }

func (h *Heap) get(n int, zero bool) ([]byte, error) {
	if n == 0 {
		return nil, nil
	}
	if n < 0 || n > maxBlock() {
		return nil, ErrMemory
	}
	if h == nil {
		return make([]byte, n), nil
	}
	size := n
	if h.Reuse {
		size = classSize(n)
	}
	if h.Limit > 0 && size > h.Limit-h.current {
		return nil, ErrMemory
	}
	if err := h.owe(n); err != nil {
		return nil, err
	}
	mem, err := h.take(n, size, zero)
	if err != nil {
		return nil, err
	}
	h.current += cap(mem)
	h.peak = max(h.peak, h.current)
	return mem, nil
}

// take returns memory of length n and capacity size, recycled or new.
func (h *Heap) take(n, size int, zero bool) ([]byte, error) {
	if h.Reuse && size <= largestClass {
		list := &h.free[class(size)]
		if last := len(*list) - 1; last >= 0 {
			mem := (*list)[last][:n]
			(*list)[last] = nil
			*list = (*list)[:last]
			h.idle -= cap(mem)
			if zero {
				if err := h.fill(mem, 0); err != nil {
					h.give(mem)
					return nil, err
				}
			}
			return mem, nil
		}
	}
	return make([]byte, n, size), nil
}

// Recycle gives back memory that came from Make, whole: neither its beginning
// nor its capacity cut. Nobody may use it afterwards.
func (h *Heap) Recycle(mem []byte) {
	if h == nil || cap(mem) == 0 {
		return
	}
	h.current -= cap(mem)
	h.give(mem)
}

// Inherit takes over the memory that old keeps for reuse. Nothing made with old
// may be alive, and old is of no more use.
func (h *Heap) Inherit(old *Heap) {
	h.free, h.idle = old.free, old.idle
}

// Account takes note of memory that did not come from Make but is about to be
// adopted by an object, such as what append has grown. It fails when that
// exceeds a limit.
func (h *Heap) Account(mem []byte) error { return h.Charge(cap(mem)) }

// Op returns the operations of package pybytes that poll h.
func (h *Heap) Op() pybytes.Op {
	if h == nil {
		return pybytes.Op{}
	}
	return pybytes.Op{Poll: h.Poll}
}

// give puts memory where take finds it.
func (h *Heap) give(mem []byte) {
	mem = mem[:cap(mem)]
	if h.Poison {
		for i := range mem {
			mem[i] = PoisonByte
		}
	}
	size := len(mem)
	if h.Reuse && size <= mostIdle-h.idle && size == classSize(size) {
		h.idle += size
		h.free[class(size)] = append(h.free[class(size)], mem)
	}
}

// owe counts bytes towards the next poll.
func (h *Heap) owe(n int) error {
	h.debt += n
	if h.debt < pollSize {
		return nil
	}
	h.debt = 0
	return h.poll()
}

func (h *Heap) poll() error {
	if h == nil || h.Poll == nil {
		return nil
	}
	return h.Poll()
}

// Blocks to be recycled have one of four sizes between two powers of two, so
// that at most a fifth of a block goes unused.
const (
	smallestClass = 16
	largestClass  = 64 << 20
	numClasses    = 4 * (26 - 4 + 1)
)

// mostIdle is the number of bytes in blocks that wait to be used again. What
// exceeds it is left to Go's collector.
const mostIdle = largestClass

// classSize returns n rounded up to the size of a class.
func classSize(n int) int {
	if n <= smallestClass {
		return smallestClass
	}
	step := 1 << (bits.Len(uint(n-1)) - 3)
	return (n + step - 1) &^ (step - 1)
}

// class returns the number of the class of a size that classSize returned.
func class(size int) int {
	power := bits.Len(uint(size)) - 1
	return 4*(power-4) + (size>>(power-2))&3
}

// newBuffer returns an empty loan, recycled if possible.
func (h *Heap) newBuffer() *Buffer {
	if h == nil {
		return new(Buffer)
	}
	h.loans++
	b := h.buffers
	if b == nil {
		b = &Buffer{heap: h}
	} else {
		h.buffers = b.next
		b.next = nil
		b.released = false
	}
	if h.Trace != nil && h.Trace.Origin != nil {
		b.ledger = &ledger{origin: h.Trace.Origin()}
	}
	return b
}

// recycleBuffer takes back a loan that is over.
func (h *Heap) recycleBuffer(b *Buffer) {
	if h == nil {
		return
	}
	h.loans--
	if b.listed {
		b.listed = false
		h.lent.remove(b)
	}
	if !h.Reuse {
		return
	}
	*b = Buffer{heap: h, released: true, next: h.buffers}
	h.buffers = b
}

// NewBuffer returns an empty loan for an exporter to fill in. It is recycled
// when it is over, if the heap reuses memory.
func (h *Heap) NewBuffer() *Buffer { return h.newBuffer() }
