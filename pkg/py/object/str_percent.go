package object

import (
	"math/big"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// percentStr is the Binary slot of str: the % operator.
//
// See https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting.
func percentStr(rt *Runtime, op Operator, a, b Value) (Value, error) {
	if op != Mod || a.h.kind != KindStr {
		return NotImplemented, nil
	}
	args := &percentArgs{rt: rt, operand: b}
	defer args.release()
	formatted, err := text.AppendPercent(nil, As[Str](a).s, args, rt.textLimit())
	if err != nil {
		return Value{}, err
	}
	return MakeStr(rt, string(formatted))
}

// percentArgs is the right operand of a % operator, as package text asks for it.
type percentArgs struct {
	rt      *Runtime
	operand Value   // borrowed
	items   []Value // looked up by key
}

var _ text.Args[Value] = (*percentArgs)(nil)

// Len returns the number of items of a tuple, and -1 for any other operand.
func (p *percentArgs) Len() int {
	if p.operand.h.kind != KindTuple {
		return -1
	}
	return len(TupleItems(p.operand))
}

// At returns item i of a tuple, or the operand itself, borrowed.
func (p *percentArgs) At(i int) Value {
	if p.operand.h.kind != KindTuple {
		return p.operand
	}
	return TupleItems(p.operand)[i]
}

// IsMapping reports whether the operand has items that are no characters and no
// tuple's.
func (p *percentArgs) IsMapping() bool {
	kind := p.operand.h.kind
	return p.operand.h.typ.slots.GetItem != nil && kind != KindTuple && kind != KindStr
}

// Lookup returns the operand's item for a key, borrowed until release.
func (p *percentArgs) Lookup(key string) (Value, error) { return p.lookup(NewStr(key)) }

func (p *percentArgs) lookup(key Value) (Value, error) {
	v, err := GetItem(p.rt, p.operand, key)
	if err != nil {
		return Value{}, err
	}
	p.items = append(p.items, v)
	return v, nil
}

// release releases what was looked up.
func (p *percentArgs) release() { p.rt.ReleaseAll(p.items) }

// OperandType returns the name of the operand's class.
func (p *percentArgs) OperandType() string { return p.operand.TypeName() }

// TypeName returns the name of v's class.
func (p *percentArgs) TypeName(v Value) string { return v.QualifiedTypeName() }

// Exact returns v when it is an int.
func (p *percentArgs) Exact(v Value) (n int64, big *big.Int, ok bool) {
	if !v.IsInt() {
		return 0, nil, false
	}
	n, big = splitInt(v)
	return n, big, true
}

// Int returns the int of a number, without its fraction.
func (p *percentArgs) Int(v Value) (n int64, big *big.Int, err error) {
	slots := &v.h.typ.slots
	if slots.Int == nil && slots.Index == nil {
		return 0, nil, pyerr.TypeError.New("a real number is required")
	}
	return p.split(ToInt(p.rt, v))
}

// Index returns the int that v is or that its __index__ returns.
func (p *percentArgs) Index(v Value) (n int64, big *big.Int, err error) {
	return p.split(Index(p.rt, v))
}

func (p *percentArgs) split(v Value, err error) (int64, *big.Int, error) {
	if err != nil {
		return 0, nil, p.unsuited(err)
	}
	defer p.rt.Release(v)
	n, big := splitInt(v)
	return n, big, nil
}

// unsuited returns err without its exception object when it is a TypeError:
// package text puts one of its own in its stead.
func (p *percentArgs) unsuited(err error) error {
	if err == nil || !IsException(err, pyerr.TypeError) {
		return err
	}
	p.rt.Discard(err)
	return pyerr.TypeError
}

// splitInt returns an int in 64 bits, or as a big one when it does not fit.
func splitInt(v Value) (int64, *big.Int) {
	if n, ok := v.Int64(); ok {
		return n, nil
	}
	return 0, &As[BigInt](v).big
}

// Float returns the float of a number.
func (p *percentArgs) Float(v Value) (float64, error) {
	f, err := AsFloat(p.rt, v)
	return f, p.unsuited(err)
}

// Str returns str(v).
func (p *percentArgs) Str(v Value) (string, error) { return StrText(p.rt, v) }

// Repr returns repr(v).
func (p *percentArgs) Repr(v Value) (string, error) { return Repr(p.rt, v) }

// Text returns the text of a str.
func (p *percentArgs) Text(v Value) (s, class string) {
	if !v.IsStr() {
		return "", ""
	}
	return StrOf(v), "str"
}

// Bytes is for bytes formats alone.
func (p *percentArgs) Bytes(v Value) (s string, ok bool, err error) { return "", false, nil }

// PercentBytes returns format % operand for a bytes object, whose bytes format
// holds.
//
// See https://docs.python.org/3/library/stdtypes.html#printf-style-bytes-formatting.
func PercentBytes(rt *Runtime, format string, operand Value) ([]byte, error) {
	args := bytesPercentArgs{&percentArgs{rt: rt, operand: operand}}
	defer args.release()
	return text.AppendPercentBytes(nil, format, args, rt.textLimit())
}

// bytesPercentArgs is percentArgs for a bytes format.
type bytesPercentArgs struct{ *percentArgs }

var _ text.Args[Value] = bytesPercentArgs{}

// IsMapping reports whether the operand has items that are no bytes.
func (p bytesPercentArgs) IsMapping() bool {
	kind := p.operand.h.kind
	return p.percentArgs.IsMapping() && kind != KindBytes && kind != KindByteArray
}

// Lookup returns the operand's item for a bytes key, borrowed until release.
func (p bytesPercentArgs) Lookup(key string) (Value, error) {
	v, err := p.rt.MakeBytes(p.rt, []byte(key))
	if err != nil {
		return Value{}, err
	}
	defer p.rt.Release(v)
	return p.lookup(v)
}

// Text returns the bytes of a bytes or bytearray object.
func (p bytesPercentArgs) Text(v Value) (s, class string) {
	switch v.h.kind {
	case KindBytes:
		class = "bytes"
	case KindByteArray:
		class = "bytearray"
	default:
		return "", ""
	}
	s, ok, err := p.Bytes(v)
	p.rt.Discard(err)
	if err != nil || !ok {
		return "", ""
	}
	return s, class
}

// Bytes returns what v's __bytes__ returns, or the bytes of a bytes-like object
// without one.
func (p bytesPercentArgs) Bytes(v Value) (s string, ok bool, err error) {
	if v.h.kind == KindBytes || v.h.kind == KindByteArray || lookupSpecial(v, "__bytes__").h == nil {
		if v.h.typ.slots.Buffer == nil {
			return "", false, nil
		}
		s, err = p.rt.Contents(p.rt, v)
		return s, true, err
	}
	result, err := callSpecial(p.rt, v, "__bytes__")
	if err != nil {
		return "", true, err
	}
	defer p.rt.Release(result)
	if result.h.kind != KindBytes {
		return "", true, pyerr.TypeError.Newf("%s.__bytes__() must return a bytes, not %s", v.QualifiedTypeName(), result.QualifiedTypeName())
	}
	return p.Bytes(result)
}
