package format

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strconv"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Pack stores the items in dst, which must have exactly f.Size() bytes.
// Padding becomes zero. It fails as struct.pack does; items before the one
// that fails have then been stored.
//
// See https://docs.python.org/3/library/struct.html#struct.pack.
func (f *Format) Pack(dst []byte, items []Item) error {
	if err := f.CheckCount("pack", len(items)); err != nil {
		return err
	}
	if len(dst) != f.size {
		panic("format: Pack into memory of another size")
	}
	return f.pack(dst, items)
}

// PackInto stores the items in buf from offset on, which counts from the end
// when it is negative. It fails as struct.pack_into does.
//
// See https://docs.python.org/3/library/struct.html#struct.pack_into.
func (f *Format) PackInto(buf []byte, offset int, items []Item) error {
	if err := f.CheckCount("pack_into", len(items)); err != nil {
		return err
	}
	start, err := f.PackOffset(len(buf), offset)
	if err != nil {
		return err
	}
	return f.pack(buf[start:start+f.size], items)
}

// CheckCount fails as the function of the struct module does when it is given
// items for a format that has another number of them.
func (f *Format) CheckCount(function string, items int) error {
	if items == f.items {
		return nil
	}
	return pyerr.StructError.Newf("%s expected %d items for packing (got %d)", function, f.items, items)
}

// PackOffset returns where PackInto stores in a buffer of size bytes, counted
// from its beginning. It fails when there is no room.
func (f *Format) PackOffset(size, offset int) (int, error) {
	start := offset
	if offset < 0 {
		if offset+f.size > 0 {
			return 0, pyerr.StructError.Newf("no space to pack %d bytes at offset %d", f.size, offset)
		}
		start += size
		if start < 0 {
			return 0, pyerr.StructError.Newf("offset %d out of range for %d-byte buffer", offset, size)
		}
	}
	if size-start < f.size {
		return 0, pyerr.StructError.Newf("pack_into requires a buffer of at least %d bytes for packing %d bytes at offset %d (actual buffer size is %d)",
			uint64(f.size)+uint64(start), f.size, start, size)
	}
	return start, nil
}

// PackEach stores items in dst, which must have exactly f.Size() bytes, like
// Pack, but asks for them one by one: item is called for each of them in turn,
// after the one before has been stored. What it fails with ends the packing.
//
// Large formats are cleared and copied in pieces, of which work is told, and
// whose error ends the packing, too; it may be nil.
func (f *Format) PackEach(dst []byte, item func(i int, code Code) (Item, error), work func(bytes int) error) error {
	if err := inPieces(len(dst), work, func(from, to int) { clear(dst[from:to]) }); err != nil {
		return err
	}
	for i := range f.fields {
		run := &f.fields[i]
		for k := range run.count {
			v, err := item(run.first+k, run.code)
			if err != nil {
				return err
			}
			p := dst[run.offset+k*run.size:][:run.size]
			if run.code == String && run.size > pieceSize && v.Kind == KindBytes {
				if err := putLong(p, v.data, work); err != nil {
					return err
				}
				continue
			}
			if err := f.put(run.code, p, v); err != nil {
				return f.putError(run.code, run.size, v, err)
			}
		}
	}
	return nil
}

func (f *Format) pack(dst []byte, items []Item) error {
	return f.PackEach(dst, func(i int, _ Code) (Item, error) { return items[i], nil }, nil)
}

// pieceSize is how many bytes are cleared or copied at once.
const pieceSize = 1 << 20

// inPieces calls f for each piece of n bytes, and tells work of it.
func inPieces(n int, work func(bytes int) error, f func(from, to int)) error {
	for from := 0; from < n; {
		to := min(from+pieceSize, n)
		f(from, to)
		if work != nil {
			if err := work(to - from); err != nil {
				return err
			}
		}
		from = to
	}
	return nil
}

// putLong stores what fits of data in p, piece by piece.
func putLong(p, data []byte, work func(bytes int) error) error {
	return inPieces(min(len(p), len(data)), work, func(from, to int) { copy(p[from:to], data[from:to]) })
}

// put stores one item in p, which has the size of the item and is zero.
func (f *Format) put(code Code, p []byte, v Item) error {
	switch code {
	case String, Pascal:
		return putBytes(code, p, v)
	case Float32:
		return f.putSingle(p, v)
	case ComplexFloat:
		// Little endian is the native order, whose packing lets a float that
		// is too large become infinite.
		if f.order == big {
			return f.putSingles(p, v)
		}
	}
	if f.order == native {
		return code.Put(p, v)
	}
	if code.IsInteger() {
		bits, err := code.Integer(v, len(p))
		if err != nil {
			return err
		}
		for i := range p {
			p[i] = byte(bits >> (8 * i))
		}
	} else if err := code.Put(p, v); err != nil {
		return err
	}
	if f.order == big {
		swap(code, p)
	}
	return nil
}

// swap turns the bytes of one item around. Each part of a complex number
// stays where it is.
func swap(code Code, p []byte) {
	if code.IsComplex() {
		slices.Reverse(p[:len(p)/2])
		p = p[len(p)/2:]
	}
	slices.Reverse(p)
}

func putBytes(code Code, p []byte, v Item) error {
	data := v.data
	switch v.Kind {
	case KindBytes:
	case KindChar:
		data = []byte{byte(v.bits)}
	default:
		return ErrType
	}
	if code == Pascal && len(p) > 0 {
		n := min(copy(p[1:], data), math.MaxUint8)
		p[0] = byte(n)
		return nil
	}
	copy(p, data)
	return nil
}

// errSingle says that a float does not fit the single precision of 'f'.
var errSingle = errors.New("format: float too large for single precision")

func (f *Format) putSingle(p []byte, v Item) error {
	x, err := v.Float64()
	if err != nil {
		return ErrType
	}
	single := float32(x)
	if math.IsInf(float64(single), 0) && !math.IsInf(x, 0) {
		return errSingle
	}
	if f.order == big {
		binary.BigEndian.PutUint32(p, math.Float32bits(single))
		return nil
	}
	binary.LittleEndian.PutUint32(p, math.Float32bits(single))
	return nil
}

func (f *Format) putSingles(p []byte, v Item) error {
	z, err := v.Complex128()
	if err != nil {
		return ErrType
	}
	if err := f.putSingle(p[:4], Float(real(z))); err != nil {
		return err
	}
	return f.putSingle(p[4:], Float(imag(z)))
}

// putError says err, met when v was to be stored in an item of size bytes, in
// the words of the struct module.
func (f *Format) putError(code Code, size int, v Item, err error) error {
	switch {
	case err == errSingle:
		return pyerr.OverflowError.New("float too large to pack with f format")
	case code == Char:
		return pyerr.StructError.New("char format requires a bytes object of length 1")
	case code == String || code == Pascal:
		return pyerr.StructError.Newf("argument for '%s' must be a bytes object", code)
	case code.IsComplex():
		return pyerr.StructError.New("required argument is not a complex")
	case code == Half && err == ErrRange && v.Kind != KindHuge:
		return pyerr.OverflowError.New("float too large to pack with e format")
	case code.IsFloat():
		return pyerr.StructError.New("required argument is not a float")
	case err == ErrType:
		return pyerr.StructError.New("required argument is not an integer")
	case code == Pointer:
		return pyerr.StructError.New("int too large to convert")
	}
	low, high := code.limits(size)
	return pyerr.StructError.Newf("'%s' format requires %s <= number <= %s", code, low, high)
}

// limits returns the smallest and the largest integer that an item of c with
// size bytes holds, in decimal.
func (c Code) limits(size int) (low, high string) {
	width := uint(8 * size)
	if c.IsSigned() {
		top := int64(1)<<(width-1) - 1
		return strconv.FormatInt(-top-1, 10), strconv.FormatInt(top, 10)
	}
	return "0", strconv.FormatUint(math.MaxUint64>>(64-width), 10)
}

// Unpack appends the items in src to dst and returns the extended slice. Items
// that are bytes share memory with src. It fails as struct.unpack does when
// src has another size than f.
//
// See https://docs.python.org/3/library/struct.html#struct.unpack.
func (f *Format) Unpack(dst []Item, src []byte) ([]Item, error) {
	if len(src) != f.size {
		return dst, pyerr.StructError.Newf("unpack requires a buffer of %d bytes", f.size)
	}
	return f.unpack(dst, src), nil
}

// UnpackFrom appends the items in buf from offset on, which counts from the
// end when it is negative, to dst. Items that are bytes share memory with buf.
// It fails as struct.unpack_from does.
//
// See https://docs.python.org/3/library/struct.html#struct.unpack_from.
func (f *Format) UnpackFrom(dst []Item, buf []byte, offset int) ([]Item, error) {
	start, err := f.UnpackOffset(len(buf), offset)
	if err != nil {
		return dst, err
	}
	return f.unpack(dst, buf[start:start+f.size]), nil
}

// UnpackOffset returns where UnpackFrom reads in a buffer of size bytes,
// counted from its beginning. It fails when there are not enough bytes.
func (f *Format) UnpackOffset(size, offset int) (int, error) {
	start := offset
	if offset < 0 {
		if offset+f.size > 0 {
			return 0, pyerr.StructError.Newf("not enough data to unpack %d bytes at offset %d", f.size, offset)
		}
		start += size
		if start < 0 {
			return 0, pyerr.StructError.Newf("offset %d out of range for %d-byte buffer", offset, size)
		}
	}
	if size-start < f.size {
		return 0, pyerr.StructError.Newf("unpack_from requires a buffer of at least %d bytes for unpacking %d bytes at offset %d (actual buffer size is %d)",
			uint64(f.size)+uint64(start), f.size, start, size)
	}
	return start, nil
}

// UnpackEach calls yield for each item in src, in turn, until yield fails, and
// returns that error. src must have at least f.Size() bytes, with which items
// that are bytes share memory.
func (f *Format) UnpackEach(src []byte, yield func(i int, item Item) error) error {
	for i := range f.fields {
		run := &f.fields[i]
		for k := range run.count {
			if err := yield(run.first+k, f.get(run.code, src[run.offset+k*run.size:][:run.size])); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *Format) unpack(dst []Item, src []byte) []Item {
	for i := range f.fields {
		run := &f.fields[i]
		for k := range run.count {
			dst = append(dst, f.get(run.code, src[run.offset+k*run.size:][:run.size]))
		}
	}
	return dst
}

// get returns the item in p, which has the size of the item.
func (f *Format) get(code Code, p []byte) Item {
	switch {
	case code == String:
		return Bytes(p)
	case code == Pascal:
		if len(p) == 0 {
			return Bytes(p)
		}
		return Bytes(p[1 : 1+min(int(p[0]), len(p)-1)])
	case f.order == native:
		return code.Get(p)
	case code.IsInteger():
		return f.getInteger(code, p)
	case f.order == little:
		return code.Get(p)
	}
	var turned [16]byte
	copy(turned[:], p)
	swap(code, turned[:len(p)])
	return code.Get(turned[:])
}

func (f *Format) getInteger(code Code, p []byte) Item {
	var v uint64
	for i := range p {
		at := i
		if f.order == little {
			at = len(p) - 1 - i
		}
		v = v<<8 | uint64(p[at])
	}
	if !code.IsSigned() {
		return Uint(v)
	}
	unused := 64 - 8*uint(len(p))
	return Int(int64(v<<unused) >> unused)
}
