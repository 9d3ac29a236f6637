package object

import (
	"math"
)

// A Value is what a Python name can hold. See the package comment.
//
// Values are compared with == for identity, as Python's "is" compares, with the
// freedom Python leaves for numbers: equal small ints are identical.
type Value struct {
	h    *Header
	bits uint64
}

// A Header begins every object that is not held in a Value's bits.
type Header struct {
	_    [0]func() // an object is its address: nothing compares two by what is in them
	typ  *Type
	refs int32 // owners; uncounted below zero, dead at zero
	kind Kind
	gc   bool // the object begins with a Container
}

// uncounted is the refs of objects that have no owners to count.
const uncounted = -1

// A Kind tells the Go struct behind a header. Subclasses share the kind of the
// built-in class they derive from.
type Kind uint8

// The kinds. KindOther is everything that no operation needs to tell apart.
const (
	KindOther Kind = iota
	KindNone
	KindEllipsis
	KindNotImplemented
	KindBool
	KindInt
	KindFloat
	KindComplex
	KindStr
	KindBytes
	KindByteArray
	KindArray
	KindView
	KindTuple
	KindList
	KindDict
	KindSet
	KindFrozenSet
	KindSlice
	KindRange
	KindType
	KindInstance
	KindException
	KindNative
	KindFunction
	KindMethod
	KindModule
	KindCell
	KindFrame
	KindGenerator
	KindCode
	KindTraceback
	KindListIterator
	KindTupleIterator
	KindRangeIterator
	KindDictIterator
	KindDictView
	KindSetIterator
	KindEnumerate
	KindZip
	KindMap
	KindFilter
	KindReversed

	numKinds
)

// The headers of the values that live in their bits alone.
var (
	noneHeader           = Header{refs: uncounted, kind: KindNone}
	ellipsisHeader       = Header{refs: uncounted, kind: KindEllipsis}
	notImplementedHeader = Header{refs: uncounted, kind: KindNotImplemented}
	boolHeader           = Header{refs: uncounted, kind: KindBool}
	intHeader            = Header{refs: uncounted, kind: KindInt}
	floatHeader          = Header{refs: uncounted, kind: KindFloat}
)

// The values that exist once.
var (
	None           = Value{h: &noneHeader}
	Ellipsis       = Value{h: &ellipsisHeader}
	NotImplemented = Value{h: &notImplementedHeader}
	False          = Value{h: &boolHeader}
	True           = Value{h: &boolHeader, bits: 1}
)

// Int returns the Python int i.
func Int(i int64) Value { return Value{&intHeader, uint64(i)} }

// Float returns the Python float f. Every NaN that it makes is an object of its
// own, as in CPython: a container finds the NaN it holds, and no other.
func Float(f float64) Value {
	if f != f {
		return newNaN(f)
	}
	return Value{&floatHeader, math.Float64bits(f)}
}

// Bool returns True or False.
func Bool(b bool) Value {
	if b {
		return True
	}
	return False
}

// IsSet reports whether v is a Python value, and not an empty slot.
func (v Value) IsSet() bool { return v.h != nil }

// IsNone reports whether v is None.
func (v Value) IsNone() bool { return v.h == &noneHeader }

// Kind returns the kind of v, which must be set.
func (v Value) Kind() Kind { return v.h.kind }

// Type returns the class of v, which must be set.
func (v Value) Type() *Type { return v.h.typ }

// TypeName returns the name of v's class as error texts show it.
func (v Value) TypeName() string { return v.h.typ.name }

// QualifiedTypeName is TypeName with all that stands around a class written in
// Python ("f.<locals>.C"): some error texts show it.
func (v Value) QualifiedTypeName() string { return v.h.typ.qualifiedName() }

// IsSmallInt reports whether v is an int, not a bool, that fits 64 bits and is
// of no subclass: the case worth a short path.
func (v Value) IsSmallInt() bool { return v.h == &intHeader }

// SmallInt returns the number of a value for which IsSmallInt is true.
func (v Value) SmallInt() int64 { return int64(v.bits) }

// IsFloat reports whether v is a float, not a NaN, and of no subclass: the case
// worth a short path. [FloatOf] knows all.
func (v Value) IsFloat() bool { return v.h == &floatHeader }

// Float64 returns the number of a value for which IsFloat is true.
func (v Value) Float64() float64 { return math.Float64frombits(v.bits) }

// IsBool reports whether v is True or False.
func (v Value) IsBool() bool { return v.h == &boolHeader }

// Bits returns the bits beside the pointer. Together with the address they are
// the identity of the value.
func (v Value) Bits() uint64 { return v.bits }

// Retain adds an owner and returns v, so that a result can be returned as
//
//	return item.Retain(), nil
func (v Value) Retain() Value {
	if v.h.refs > 0 {
		v.h.refs++
	}
	return v
}

// Refs returns the number of owners, or -1 if v has no count.
func (v Value) Refs() int { return int(v.h.refs) }

// Counted reports whether v counts its owners.
func (v Value) Counted() bool { return v.h.refs >= 0 }

// A Container begins every object that can hold another and so can be part of a
// cycle. The collector finds it by its place in the runtime's registry.
type Container struct {
	Header
	place int32
}

// Init makes the header of a new object of class t with one owner. The object
// owns a reference of a class that was written in Python.
func (h *Header) Init(rt *Runtime, t *Type) {
	h.typ, h.refs, h.kind = t, 1, t.kind
	if t.refs > 0 {
		t.refs++
	}
	rt.live++
}

// InitUncounted makes the header of a new object of class t that counts no
// owners.
func (h *Header) InitUncounted(t *Type) {
	h.typ, h.refs, h.kind = t, uncounted, t.kind
}

// Init makes the header of a new container of class t with one owner.
func (c *Container) Init(rt *Runtime, t *Type) {
	c.Header.Init(rt, t)
	c.gc = true
	rt.register(c)
}

// Succeed makes h the header of an object that takes the place of another, of
// which from was the header: from is dead then, and h has its owners.
func (h *Header) Succeed(from *Header) {
	*h = *from
	from.refs = 0
}

// Value returns the value of the object that begins with h.
func (h *Header) Value() Value { return Value{h: h} }
