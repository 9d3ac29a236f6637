package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// A backward walks a sequence from its end by its indexes: it is what reversed
// returns for sequences that have no __reversed__.
type backward struct {
	adapter
	seq  Value
	next int
}

// newBackward returns reversed(args[0]), which need not be of class t.
func newBackward(rt *Runtime, t *Type, args Args) (Value, error) {
	if t == ReversedType || !initOverridden(t) {
		if err := noKeywords("reversed", args); err != nil {
			return Value{}, err
		}
	}
	if n := args.Positional(); n != 1 {
		return Value{}, pyerr.TypeError.Newf("reversed expected 1 argument, got %d", n)
	}
	seq := args.At(0)
	method := lookupSpecial(seq, "__reversed__")
	if method.h != nil && !method.IsNone() {
		return callUnboundSpecial(rt, method, seq, nil)
	}
	slots := &seq.h.typ.slots
	if method.h != nil || slots.GetItem == nil || slots.Len == nil || seq.h.kind == KindDict {
		return Value{}, pyerr.TypeError.Newf("'%s' object is not reversible", seq.TypeName())
	}
	n, err := Len(rt, seq)
	if err != nil {
		return Value{}, err
	}
	b := &backward{seq: seq.Retain(), next: n - 1}
	b.Init(rt, t)
	return b.Value(), nil
}

func nextBackward(rt *Runtime, v Value) (Value, error) {
	b := As[backward](v)
	if b.seq.h == nil {
		return Value{}, nil
	}
	if b.next < 0 {
		rt.Replace(&b.seq, Value{})
		return Value{}, nil
	}
	seq := b.seq.Retain()
	item, err := GetItem(rt, seq, Int(int64(b.next)))
	rt.Release(seq)
	if err == nil {
		b.next--
		return item, nil
	}
	rt.Replace(&b.seq, Value{})
	if IsException(err, pyerr.IndexError) || IsException(err, pyerr.StopIteration) {
		rt.Discard(err)
		return Value{}, nil
	}
	return Value{}, err
}

func defineReversed() {
	slots := adapterSlots(func(v Value, visit func(*Value)) { visit(&As[backward](v).seq) })
	slots.New, slots.Next = newBackward, nextBackward
	ReversedType.Define(TypeSpec{
		Name: "reversed", Kind: KindReversed, Slots: slots,
		Doc: "Return a reverse iterator over the values of the given sequence.",
		Methods: []Method{{Name: "__length_hint__", Doc: "Private method returning an estimate of len(list(it)).",
			Fn: func(rt *Runtime, self Value, args Args) (Value, error) {
				b := As[backward](self)
				if b.seq.h == nil {
					return Int(0), nil
				}
				n, err := Len(rt, b.seq)
				if err != nil || n < b.next+1 {
					return Int(0), err
				}
				return Int(int64(b.next + 1)), nil
			}}},
	})
}
