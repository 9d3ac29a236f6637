package buffer

import (
	"math/bits"
	"unsafe"
)

// This file is the only one of the package that uses package unsafe.

// Address returns where the memory of p begins, for display and for telling
// whether two slices share memory. Nothing is read through it.
//
// The conversion to an integer is sound since nothing is converted back: the
// number does not keep the memory alive and may belong to other memory once p
// is garbage.
func Address(p []byte) uintptr { return uintptr(unsafe.Pointer(unsafe.SliceData(p))) }

// SharesMemory reports whether a and b have a byte in common.
func SharesMemory(a, b []byte) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	x, y := Address(a), Address(b)
	return x < y+uintptr(len(b)) && y < x+uintptr(len(a))
}

// liesBehind reports whether a begins inside b, so that a copy from b to a has
// to begin at the end.
func liesBehind(a, b []byte) bool {
	x, y := Address(a), Address(b)
	return x > y && x < y+uintptr(len(b))
}

// A unit is what the bytes of an item are loaded and stored as. Arrays of bytes
// would need no alignment but are moved by a call, which takes ten times as
// long in WebAssembly.
type unit interface {
	uint8 | uint16 | uint32 | uint64
}

// transferUnits copies n items, one at least, from src to dst: the first from
// byte s to byte d, each sstep and dstep bytes after the one before. Items that
// are not aligned are copied as bytes. It panics when an item lies outside its
// memory.
//
// The loop handles four items a turn and checks nothing. That is sound since
// the first and the last item lie inside the memory, which was checked before,
// and all others lie between them; since all lie at multiples of the alignment
// of a T; and since memory of any content is a T, which holds no pointer.
func transferUnits[T unit](dst []byte, d, dstep int, src []byte, s, sstep, n int) {
	size, align := int(unsafe.Sizeof(*new(T))), int(unsafe.Alignof(*new(T)))
	if !holds(dst, d, dstep, n, size) || !holds(src, s, sstep, n, size) {
		panic("buffer: items outside their memory")
	}
	first, second := int(Address(dst))+d, int(Address(src))+s
	if (first|second|dstep|sstep)&(align-1) != 0 {
		transferBytes(dst, d, dstep, src, s, sstep, n, size)
		return
	}
	to, from := unsafe.Pointer(unsafe.SliceData(dst)), unsafe.Pointer(unsafe.SliceData(src))
	for ; n >= 4; n -= 4 {
		*(*T)(unsafe.Add(to, d)) = *(*T)(unsafe.Add(from, s))
		d, s = d+dstep, s+sstep
		*(*T)(unsafe.Add(to, d)) = *(*T)(unsafe.Add(from, s))
		d, s = d+dstep, s+sstep
		*(*T)(unsafe.Add(to, d)) = *(*T)(unsafe.Add(from, s))
		d, s = d+dstep, s+sstep
		*(*T)(unsafe.Add(to, d)) = *(*T)(unsafe.Add(from, s))
		d, s = d+dstep, s+sstep
	}
	for ; n > 0; n-- {
		*(*T)(unsafe.Add(to, d)) = *(*T)(unsafe.Add(from, s))
		d, s = d+dstep, s+sstep
	}
}

// holds reports whether n items of size bytes, the first at off, each step
// bytes after the one before, all lie inside mem. n is 1 or more.
func holds(mem []byte, off, step, n, size int) bool {
	last := len(mem) - size // where the last item may lie
	if off < 0 || off > last {
		return false
	}
	room := last - off
	if step < 0 {
		room, step = off, -step
	}
	high, extent := bits.Mul(uint(n-1), uint(step))
	return high == 0 && extent <= uint(room)
}
