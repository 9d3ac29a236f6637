package buffer

import (
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A Request says what a consumer can deal with: the flags of Python's
// inspect.BufferFlags, with the same values.
//
// See https://docs.python.org/3/c-api/buffer.html#buffer-request-types.
type Request int

// The flags, and the combinations that have names.
const (
	Simple   Request = 0
	Writable Request = 0x1
	Format   Request = 0x4
	ND       Request = 0x8
	Strides  Request = 0x10 | ND

	CContiguous   Request = 0x20 | Strides
	FContiguous   Request = 0x40 | Strides
	AnyContiguous Request = 0x80 | Strides
	Indirect      Request = 0x100 | Strides

	Contig    = ND | Writable
	ContigRO  = ND
	Strided   = Strides | Writable
	StridedRO = Strides
	Records   = Strides | Writable | Format
	RecordsRO = Strides | Format
	Full      = Indirect | Writable | Format
	FullRO    = Indirect | Format

	Read  Request = 0x100
	Write Request = 0x200
)

// Has reports whether r asks for all of flags.
func (r Request) Has(flags Request) bool { return r&flags == flags }

// The text is CPython's, with the place it names in its own source.
var errReadOrWrite error = pyerr.SystemError.New("../Objects/abstract.c:443: bad argument to internal function")

// checkSimple refuses what an owner of one-dimensional memory refuses.
func (r Request) checkSimple(readonly bool) error {
	if r == Read || r == Write {
		return errReadOrWrite
	}
	if readonly && r.Has(Writable) {
		return pyerr.BufferError.New("Object is not writable.")
	}
	return nil
}

// refusals are the words in which an exporter of any layout refuses.
type refusals struct {
	readonly, c, f, any, pointers, format string
}

var viewRefusals = refusals{
	readonly: "memoryview: underlying buffer is not writable",
	c:        "memoryview: underlying buffer is not C-contiguous",
	f:        "memoryview: underlying buffer is not Fortran contiguous",
	any:      "memoryview: underlying buffer is not contiguous",
	pointers: "memoryview: underlying buffer requires suboffsets",
	format:   "memoryview: cannot cast to unsigned bytes if the format flag is present",
}

var ndarrayRefusals = refusals{
	readonly: "ndarray is not writable",
	c:        "ndarray is not C-contiguous",
	f:        "ndarray is not Fortran contiguous",
	any:      "ndarray is not contiguous",
	pointers: "ndarray cannot be represented without suboffsets",
	format:   "ndarray: cannot cast to unsigned bytes if the format flag is present",
}

// narrow takes from b, which has complete information, what r does not ask
// for, or refuses when b cannot do without. Without a format items are
// unsigned bytes, but keep their size; without a shape they lie on one axis.
// pointers says that b cannot be understood without its suboffsets.
func (r Request) narrow(b *Buffer, say *refusals, pointers bool) error {
	isC := b.IsC()
	switch {
	case r.Has(Writable) && b.ReadOnly:
		return pyerr.BufferError.New(say.readonly)
	case r.Has(CContiguous) && !isC:
		return pyerr.BufferError.New(say.c)
	case r.Has(FContiguous) && !b.IsF():
		return pyerr.BufferError.New(say.f)
	case r.Has(AnyContiguous) && !isC && !b.IsF():
		return pyerr.BufferError.New(say.any)
	case !r.Has(Indirect) && pointers:
		return pyerr.BufferError.New(say.pointers)
	case !r.Has(Strides) && !isC:
		return pyerr.BufferError.New(say.c)
	case !r.Has(ND) && r.Has(Format):
		return pyerr.BufferError.New(say.format)
	}
	if !r.Has(Format) {
		b.Format = ""
	}
	switch {
	case !r.Has(ND) && b.Layout.NumDims() != 1:
		b.flatten()
	case !r.Has(Strides):
		b.forgetStrides()
	}
	return nil
}
