package object

import "unsafe"

// As returns the object behind v as the Go struct that its kind stands for. T
// must be that struct: the caller has looked at v's kind or at its type.
//
// It shares the object: valid as long as the caller owns or borrows v.
func As[T any](v Value) *T {
	// Sound because every object struct begins with its Header (or with a
	// Container, which begins with one), and a header is only ever reached
	// through a pointer to the whole object, whose kind was set when the
	// struct was made.
	return (*T)(unsafe.Pointer(v.h))
}

// Address returns the address of the object as id() and reprs show it. For
// values that live in their bits it is the address of their static header.
func (v Value) Address() uintptr {
	// Sound because the number is never turned back into a pointer.
	return uintptr(unsafe.Pointer(v.h))
}

func containerOf(h *Header) *Container {
	// Sound because only objects that begin with a Container have gc set.
	return (*Container)(unsafe.Pointer(h))
}
