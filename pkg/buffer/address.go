package buffer

import "unsafe"

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
