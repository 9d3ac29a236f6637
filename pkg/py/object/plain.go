package object

import "math"

// The functions of this file do their work for operands whose classes are
// written in Go, where it runs no Python code: then the operands may be borrowed
// from variables. For others they do nothing and say so: ok is false.

// PlainTruth is [Truth]. It is not ok either when that fails.
func PlainTruth(rt *Runtime, v Value) (truth, ok bool) {
	if v.h == nil {
		return false, false
	}
	switch v.h {
	case &boolHeader, &intHeader:
		return v.bits != 0, true
	case &noneHeader:
		return false, true
	}
	t := v.h.typ
	if !t.builtin || t.slots.Bool != nil || t.slots.Len == nil {
		return false, false
	}
	n, err := t.slots.Len(rt, v)
	return n != 0, err == nil
}

// PlainLen is [Len]. It is not ok either when that fails.
func PlainLen(rt *Runtime, v Value) (n int, ok bool) {
	if v.h == nil || v.h.typ == nil || !v.h.typ.builtin || v.h.typ.slots.Len == nil {
		return 0, false
	}
	n, err := v.h.typ.slots.Len(rt, v)
	return n, err == nil
}

// PlainItem is [GetItem] for a sequence and an int.
func PlainItem(rt *Runtime, v, key Value) (item Value, ok bool, err error) {
	if v.h == nil || key.h != &intHeader || !plainSequence[v.h.kind] || !v.h.typ.builtin {
		return Value{}, false, nil
	}
	item, err = v.h.typ.slots.GetItem(rt, v, key)
	return item, true, err
}

// PlainSetItem is [SetItem] for a buffer, an int and a number.
func PlainSetItem(rt *Runtime, v, key, value Value) (ok bool, err error) {
	if v.h == nil || key.h != &intHeader || !plainBuffer[v.h.kind] || !v.h.typ.builtin ||
		value.h != &intHeader && value.h != &floatHeader {
		return false, nil
	}
	return true, v.h.typ.slots.SetItem(rt, v, key, value)
}

// PlainRange is [GetRange] for bounds that are ints or None.
func PlainRange(rt *Runtime, v, start, stop Value) (part Value, ok bool, err error) {
	if v.h == nil || start.h == nil || stop.h == nil || !v.h.typ.builtin || !plainBound(start) || !plainBound(stop) {
		return Value{}, false, nil
	}
	get := v.h.typ.slots.GetRange
	if get == nil {
		return Value{}, false, nil
	}
	part, err = get(rt, v, plainBounds(start, stop))
	return part, true, err
}

// Shrinker returns the Shrink slot of a value that has one owner and whose class
// is written in Go, else nil. It is inlined.
func (v Value) Shrinker() func(rt *Runtime, v Value, b Bounds) (Value, error) {
	if v.h == nil || v.h.refs != 1 || !v.h.typ.builtin {
		return nil
	}
	return v.h.typ.slots.Shrink
}

// ConstantBounds returns the bounds of a slice that are numbers or None as they
// stand, and false for others.
func ConstantBounds(start, stop Value) (Bounds, bool) {
	if start.h == nil || stop.h == nil || !plainBound(start) || !plainBound(stop) {
		return Bounds{}, false
	}
	return plainBounds(start, stop), true
}

// plainBounds is SliceBounds for bounds of which plainBound is true, without a
// step.
func plainBounds(start, stop Value) Bounds {
	b := Bounds{Start: 0, Stop: math.MaxInt, Step: 1}
	if start.h == &intHeader {
		b.Start = int(int64(start.bits))
	}
	if stop.h == &intHeader {
		b.Stop = int(int64(stop.bits))
	}
	return b
}

var plainSequence = [numKinds]bool{
	KindBytes: true, KindByteArray: true, KindArray: true, KindView: true, KindTuple: true, KindList: true,
}

var plainBuffer = [numKinds]bool{KindByteArray: true, KindArray: true, KindView: true}
