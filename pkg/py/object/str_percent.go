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
	args := NewPercentArgs(rt, b)
	defer args.Release()
	formatted, err := text.AppendPercent(nil, As[Str](a).s, args, rt.textLimit())
	if err != nil {
		return Value{}, err
	}
	return MakeStr(rt, string(formatted))
}

// PercentArgs is the right operand of a % operator, as package text asks for it.
// Bytes formats embed it and answer Text, Bytes and Lookup in their own way.
type PercentArgs struct {
	rt      *Runtime
	operand Value   // borrowed
	items   []Value // looked up by key
}

var _ text.Args[Value] = (*PercentArgs)(nil)

// NewPercentArgs returns the arguments that operand holds. They borrow it, and
// own what is looked up in it until Release.
func NewPercentArgs(rt *Runtime, operand Value) *PercentArgs {
	return &PercentArgs{rt: rt, operand: operand}
}

// Release releases what was looked up.
func (p *PercentArgs) Release() { p.rt.ReleaseAll(p.items) }

// Len returns the number of items of a tuple, and -1 for any other operand.
func (p *PercentArgs) Len() int {
	if p.operand.h.kind != KindTuple {
		return -1
	}
	return len(TupleItems(p.operand))
}

// At returns item i of a tuple, or the operand itself, borrowed.
func (p *PercentArgs) At(i int) Value {
	if p.operand.h.kind != KindTuple {
		return p.operand
	}
	return TupleItems(p.operand)[i]
}

// IsMapping reports whether the operand has items that are no characters and no
// tuple's.
func (p *PercentArgs) IsMapping() bool {
	kind := p.operand.h.kind
	return p.operand.h.typ.slots.GetItem != nil && kind != KindTuple && kind != KindStr
}

// Lookup returns the operand's item for a key.
func (p *PercentArgs) Lookup(key string) (Value, error) { return p.LookupValue(NewStr(key)) }

// LookupValue returns the operand's item for a key that need not be a str,
// borrowed until Release.
func (p *PercentArgs) LookupValue(key Value) (Value, error) {
	v, err := GetItem(p.rt, p.operand, key)
	if err != nil {
		return Value{}, err
	}
	p.items = append(p.items, v)
	return v, nil
}

// OperandType returns the name of the operand's class.
func (p *PercentArgs) OperandType() string { return p.operand.TypeName() }

// TypeName returns the name of v's class.
func (p *PercentArgs) TypeName(v Value) string { return v.TypeName() }

// Exact returns v when it is an int.
func (p *PercentArgs) Exact(v Value) (n int64, big *big.Int, ok bool) {
	if !v.IsInt() {
		return 0, nil, false
	}
	n, big = splitInt(v)
	return n, big, true
}

// Int returns the int of a number, without its fraction.
func (p *PercentArgs) Int(v Value) (n int64, big *big.Int, err error) {
	slots := &v.h.typ.slots
	if slots.Int == nil && slots.Index == nil {
		return 0, nil, pyerr.TypeError.New("a real number is required")
	}
	return p.split(ToInt(p.rt, v))
}

// Index returns the int that v is or that its __index__ returns.
func (p *PercentArgs) Index(v Value) (n int64, big *big.Int, err error) {
	return p.split(Index(p.rt, v))
}

func (p *PercentArgs) split(v Value, err error) (int64, *big.Int, error) {
	if err != nil {
		return 0, nil, err
	}
	defer p.rt.Release(v)
	n, big := splitInt(v)
	return n, big, nil
}

// splitInt returns an int in 64 bits, or as a big one when it does not fit.
func splitInt(v Value) (int64, *big.Int) {
	if n, ok := v.Int64(); ok {
		return n, nil
	}
	return 0, &As[BigInt](v).big
}

// Float returns the float of a number.
func (p *PercentArgs) Float(v Value) (float64, error) { return AsFloat(p.rt, v) }

// Str returns str(v).
func (p *PercentArgs) Str(v Value) (string, error) { return StrText(p.rt, v) }

// Repr returns repr(v).
func (p *PercentArgs) Repr(v Value) (string, error) { return Repr(p.rt, v) }

// Text returns the text of a str.
func (p *PercentArgs) Text(v Value) (s string, ok bool) { return StrOf(v), v.IsStr() }

// Bytes returns the bytes of a bytes-like object. Str formats do not ask.
func (p *PercentArgs) Bytes(v Value) (s string, err error) {
	known, err := withBytes(p.rt, v, func(data []byte) error {
		s = string(data)
		return nil
	})
	if err == nil && !known {
		err = pyerr.TypeError.Newf("a bytes-like object is required, not '%s'", v.TypeName())
	}
	return s, err
}
