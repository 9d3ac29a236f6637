package object

import (
	"slices"
	"strings"
)

// Repr returns repr(v).
func Repr(rt *Runtime, v Value) (string, error) {
	if err := rt.enterNative(); err != nil {
		return "", err
	}
	defer rt.leaveNative()
	return v.h.typ.slots.Repr(rt, v)
}

// StrText returns the text of str(v).
func StrText(rt *Runtime, v Value) (string, error) {
	if v.h.typ == StrType {
		return As[Str](v).s, nil
	}
	if str := v.h.typ.slots.Str; str != nil {
		if err := rt.enterNative(); err != nil {
			return "", err
		}
		defer rt.leaveNative()
		return str(rt, v)
	}
	return Repr(rt, v)
}

// reprCall returns the repr of a call: name(arg, arg).
func reprCall(rt *Runtime, name string, args ...Value) (string, error) {
	var b strings.Builder
	b.WriteString(name)
	b.WriteByte('(')
	if err := writeItems(rt, &b, args); err != nil {
		return "", err
	}
	b.WriteByte(')')
	return b.String(), nil
}

func writeItems(rt *Runtime, b *strings.Builder, items []Value) error {
	for i, item := range items {
		if i > 0 {
			b.WriteString(", ")
		}
		text, err := Repr(rt, item)
		if err != nil {
			return err
		}
		b.WriteString(text)
		if err := rt.bound(b); err != nil {
			return err
		}
	}
	return nil
}

// bound refuses to let a text that is being made grow past the meter's limit,
// and polls.
func (rt *Runtime) bound(b *strings.Builder) error {
	if err := rt.Work(pollItem); err != nil {
		return err
	}
	if b.Len() < pollEvery {
		return nil
	}
	if err := rt.Charge(b.Len()); err != nil {
		return err
	}
	rt.Credit(b.Len())
	return nil
}

// enterRepr marks v as being printed; it is false when v is being printed
// already, which is when Python prints "...".
func (rt *Runtime) enterRepr(v Value) bool {
	if slices.Contains(rt.reprs, v) {
		return false
	}
	rt.reprs = append(rt.reprs, v)
	return true
}

func (rt *Runtime) leaveRepr() { rt.reprs = rt.reprs[:len(rt.reprs)-1] }
