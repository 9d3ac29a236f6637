package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// A Comparison is one of the six rich comparisons.
type Comparison uint8

// The comparisons, in the order of Python's own enumeration.
const (
	Lt Comparison = iota
	Le
	Eq
	Ne
	Gt
	Ge
)

var comparisonText = [...]string{"<", "<=", "==", "!=", ">", ">="}

// String returns the operator as it is written.
func (op Comparison) String() string { return comparisonText[op] }

// Swapped returns the comparison that gives the same answer with the operands
// exchanged.
func (op Comparison) Swapped() Comparison {
	return [...]Comparison{Gt, Ge, Eq, Ne, Lt, Le}[op]
}

// Holds reports whether the comparison is true of operands that compare as
// order says: negative, zero or positive.
func (op Comparison) Holds(order int) bool {
	switch op {
	case Lt:
		return order < 0
	case Le:
		return order <= 0
	case Eq:
		return order == 0
	case Ne:
		return order != 0
	case Gt:
		return order > 0
	}
	return order >= 0
}

// An Operator is a binary arithmetic operator.
type Operator uint8

// The operators.
const (
	Add Operator = iota
	Sub
	Mul
	TrueDiv
	FloorDiv
	Mod
	Pow
	LShift
	RShift
	And
	Or
	Xor
	MatMul
)

var operatorText = [...]string{"+", "-", "*", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^", "@"}
var inPlaceText = [...]string{"+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "@="}

// String returns the operator as error texts show it.
func (op Operator) String() string { return operatorText[op] }

// Binary returns a op b.
func Binary(rt *Runtime, op Operator, a, b Value) (Value, error) {
	v, err := binary(rt, op, a, b)
	if err != nil || v.h != &notImplementedHeader {
		return v, err
	}
	return sequenceBinary(rt, op, a, b, operatorText[op])
}

// binary asks the operands' Binary slots and may answer NotImplemented.
func binary(rt *Runtime, op Operator, a, b Value) (Value, error) {
	ta, tb := a.h.typ, b.h.typ
	left, right := ta.slots.Binary, tb.slots.Binary
	if ta == tb {
		right = nil
	}
	if right != nil && tb.In(ta) {
		v, err := right(rt, op, a, b)
		if err != nil || v.h != &notImplementedHeader {
			return v, err
		}
		right = nil
	}
	if left != nil {
		v, err := left(rt, op, a, b)
		if err != nil || v.h != &notImplementedHeader {
			return v, err
		}
	}
	if right != nil {
		return right(rt, op, a, b)
	}
	return NotImplemented, nil
}

// sequenceBinary tries + and * of sequences when no number slot knew the
// operands; otherwise it is the error that names them.
func sequenceBinary(rt *Runtime, op Operator, a, b Value, text string) (Value, error) {
	switch op {
	case Add:
		if concat := a.h.typ.slots.Concat; concat != nil {
			return concat(rt, a, b)
		}
	case Mul:
		if text == "*=" && a.h.typ.slots.Repeat == nil && (a.h.typ.slots.Len != nil || a.h.kind == KindInstance) {
			break // a has what sequences have, if not this
		}
		if repeat := a.h.typ.slots.Repeat; repeat != nil {
			return repeatBy(rt, repeat, a, b)
		}
		if repeat := b.h.typ.slots.Repeat; repeat != nil {
			return repeatBy(rt, repeat, b, a)
		}
	}
	return Value{}, unsupportedOperands(text, a, b)
}

func unsupportedOperands(text string, a, b Value) error {
	return pyerr.TypeError.Newf("unsupported operand type(s) for %s: '%s' and '%s'", text, a.TypeName(), b.TypeName())
}

func repeatBy(rt *Runtime, repeat func(*Runtime, Value, int) (Value, error), a, count Value) (Value, error) {
	if !IsIndex(count) {
		return Value{}, pyerr.TypeError.Newf("can't multiply sequence by non-int of type '%s'", count.TypeName())
	}
	n, err := AsSize(rt, count, pyerr.OverflowError)
	if err != nil {
		return Value{}, err
	}
	return repeat(rt, a, n)
}

// repeatMethod is __mul__ of a sequence that is called by its name.
func repeatMethod(rt *Runtime, repeat func(*Runtime, Value, int) (Value, error), self, count Value) (Value, error) {
	n, err := AsSize(rt, count, pyerr.OverflowError)
	if err != nil {
		return Value{}, err
	}
	return repeat(rt, self, n)
}

// InPlace returns the result of a op= b, which may be a itself.
func InPlace(rt *Runtime, op Operator, a, b Value) (Value, error) {
	slots := &a.h.typ.slots
	if slots.InPlace != nil {
		v, err := slots.InPlace(rt, op, a, b)
		if err != nil || v.h != &notImplementedHeader {
			return v, err
		}
	}
	v, err := binary(rt, op, a, b)
	if err != nil || v.h != &notImplementedHeader {
		return v, err
	}
	switch {
	case op == Add && slots.InPlaceConcat != nil:
		return slots.InPlaceConcat(rt, a, b)
	case op == Mul && slots.InPlaceRepeat != nil:
		return repeatBy(rt, slots.InPlaceRepeat, a, b)
	}
	return sequenceBinary(rt, op, a, b, inPlaceText[op])
}

// Compare returns a op b, which may be any object.
func Compare(rt *Runtime, op Comparison, a, b Value) (Value, error) {
	ta, tb := a.h.typ, b.h.typ
	tried := false
	if ta != tb && tb.slots.Compare != nil && tb.In(ta) {
		tried = true
		v, err := tb.slots.Compare(rt, op.Swapped(), b, a)
		if err != nil || v.h != &notImplementedHeader {
			return v, err
		}
	}
	if ta.slots.Compare != nil {
		v, err := ta.slots.Compare(rt, op, a, b)
		if err != nil || v.h != &notImplementedHeader {
			return v, err
		}
	}
	if !tried && tb.slots.Compare != nil {
		v, err := tb.slots.Compare(rt, op.Swapped(), b, a)
		if err != nil || v.h != &notImplementedHeader {
			return v, err
		}
	}
	switch op {
	case Eq:
		return Bool(a == b), nil
	case Ne:
		return Bool(a != b), nil
	}
	return Value{}, pyerr.TypeError.Newf("'%s' not supported between instances of '%s' and '%s'", op, a.TypeName(), b.TypeName())
}

// CompareBool is Compare with the truth of the result. Unlike Compare it does
// not take identity for equality.
func CompareBool(rt *Runtime, op Comparison, a, b Value) (bool, error) {
	v, err := Compare(rt, op, a, b)
	if err != nil {
		return false, err
	}
	truth, err := Truth(rt, v)
	rt.Release(v)
	return truth, err
}

// Equal reports whether a is b or equals it, which is how containers compare
// their items.
func Equal(rt *Runtime, a, b Value) (bool, error) {
	if a == b {
		return true, nil
	}
	if a.h == &intHeader && b.h == &intHeader {
		return false, nil
	}
	if a.h.typ == StrType && b.h.typ == StrType {
		return As[Str](a).s == As[Str](b).s, nil
	}
	return CompareBool(rt, Eq, a, b)
}

// Truth returns the truth value of v.
func Truth(rt *Runtime, v Value) (bool, error) {
	switch v.h {
	case &boolHeader, &intHeader:
		return v.bits != 0, nil
	case &noneHeader:
		return false, nil
	}
	slots := &v.h.typ.slots
	if slots.Bool != nil {
		return slots.Bool(rt, v)
	}
	if slots.Len != nil {
		n, err := slots.Len(rt, v)
		return n != 0, err
	}
	return true, nil
}

// Len returns len(v).
func Len(rt *Runtime, v Value) (int, error) {
	if length := v.h.typ.slots.Len; length != nil {
		return length(rt, v)
	}
	return 0, pyerr.TypeError.Newf("object of type '%s' has no len()", v.TypeName())
}

// Negative returns -v.
func Negative(rt *Runtime, v Value) (Value, error) {
	return unary(rt, v, v.h.typ.slots.Negative, "unary -")
}

// Positive returns +v.
func Positive(rt *Runtime, v Value) (Value, error) {
	return unary(rt, v, v.h.typ.slots.Positive, "unary +")
}

// Invert returns ~v.
func Invert(rt *Runtime, v Value) (Value, error) {
	return unary(rt, v, v.h.typ.slots.Invert, "unary ~")
}

// Absolute returns abs(v).
func Absolute(rt *Runtime, v Value) (Value, error) {
	return unary(rt, v, v.h.typ.slots.Absolute, "abs()")
}

func unary(rt *Runtime, v Value, slot func(*Runtime, Value) (Value, error), what string) (Value, error) {
	if slot == nil {
		return Value{}, pyerr.TypeError.Newf("bad operand type for %s: '%s'", what, v.TypeName())
	}
	return slot(rt, v)
}

// Power returns pow(a, b, modulus); modulus may be not set.
func Power(rt *Runtime, a, b, modulus Value) (Value, error) {
	if modulus.h == nil || modulus.IsNone() {
		return Binary(rt, Pow, a, b)
	}
	for _, operand := range []Value{a, b, modulus} {
		if power := operand.h.typ.slots.Power; power != nil {
			v, err := power(rt, a, b, modulus)
			if err != nil || v.h != &notImplementedHeader {
				return v, err
			}
		}
	}
	return Value{}, pyerr.TypeError.Newf("unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
		a.TypeName(), b.TypeName(), modulus.TypeName())
}

// GetItem returns v[key].
func GetItem(rt *Runtime, v, key Value) (Value, error) {
	if get := v.h.typ.slots.GetItem; get != nil {
		return get(rt, v, key)
	}
	if t := AsType(v); t != nil {
		if fn := t.Lookup("__class_getitem__"); fn.h != nil {
			method, err := GetAttr(rt, v, "__class_getitem__")
			if err != nil {
				return Value{}, err
			}
			defer rt.Release(method)
			return CallValues(rt, method, key)
		}
		return Value{}, pyerr.TypeError.Newf("type '%s' is not subscriptable", t.name)
	}
	return Value{}, pyerr.TypeError.Newf("'%s' object is not subscriptable", v.TypeName())
}

// GetRange returns v[start:stop]. Types with a GetRange slot need no slice
// object for it.
func GetRange(rt *Runtime, v, start, stop Value) (Value, error) {
	get := v.h.typ.slots.GetRange
	if get != nil && plainBound(start) && plainBound(stop) {
		return get(rt, v, plainBounds(start, stop))
	}
	key := NewSlice(rt, start.Retain(), stop.Retain(), None)
	defer rt.Release(key)
	return GetItem(rt, v, key)
}

// plainBound reports whether a bound of a slice is a number as it stands: others
// run Python code, and the object wants to know when.
func plainBound(v Value) bool { return v.h == &noneHeader || v.h == &intHeader }

// SetItem does v[key] = value.
func SetItem(rt *Runtime, v, key, value Value) error {
	if set := v.h.typ.slots.SetItem; set != nil {
		return set(rt, v, key, value)
	}
	if t := v.h.typ; IsIndex(key) && (t.slots.Len != nil || !t.builtin) {
		if _, err := AsSize(rt, key, pyerr.IndexError); err != nil {
			return err
		}
	}
	return pyerr.TypeError.Newf("'%s' object does not support item assignment", v.TypeName())
}

// DelItem does del v[key].
func DelItem(rt *Runtime, v, key Value) error {
	if set := v.h.typ.slots.SetItem; set != nil {
		return set(rt, v, key, Value{})
	}
	// CPython's sequences say it in other words than the rest.
	if t := v.h.typ; IsIndex(key) && (t.slots.Len != nil || !t.builtin) {
		if _, err := AsSize(rt, key, pyerr.IndexError); err != nil {
			return err
		}
		return pyerr.TypeError.Newf("'%s' object doesn't support item deletion", t.name)
	}
	return pyerr.TypeError.Newf("'%s' object does not support item deletion", v.TypeName())
}

// Contains reports whether item is in v.
func Contains(rt *Runtime, v, item Value) (bool, error) {
	if contains := v.h.typ.slots.Contains; contains != nil {
		return contains(rt, v, item)
	}
	it, err := Iter(rt, v)
	if err != nil {
		if IsException(err, pyerr.TypeError) {
			rt.Discard(err)
			return false, pyerr.TypeError.Newf("argument of type '%s' is not a container or iterable", v.TypeName())
		}
		return false, err
	}
	defer rt.Release(it)
	for {
		x, err := Next(rt, it)
		if err != nil || x.h == nil {
			return false, err
		}
		equal, err := Equal(rt, x, item)
		rt.Release(x)
		if err != nil || equal {
			return equal, err
		}
		if err := rt.Work(pollItem); err != nil {
			return false, err
		}
	}
}

// pollItem is what working through one item costs, in the bytes of [Runtime.Work].
const pollItem = 64

// Hash returns hash(v).
func Hash(rt *Runtime, v Value) (int64, error) {
	if hash := v.h.typ.slots.Hash; hash != nil {
		return hash(rt, v)
	}
	return hashAddress(rt, v)
}

func hashAddress(rt *Runtime, v Value) (int64, error) {
	return int64(v.Address() >> 4), nil
}

func unhashable(rt *Runtime, v Value) (int64, error) {
	return 0, pyerr.TypeError.Newf("unhashable type: '%s'", v.TypeName())
}
