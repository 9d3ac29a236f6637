package object

var boolSignature = ParseSignature("bool", "object?, /")

func defineBool() {
	BoolType.Define(TypeSpec{
		Name: "bool", Kind: KindBool, Base: IntType, Sealed: true,
		Doc: "Returns True when the argument is true, False otherwise.\n" +
			"The builtins True and False are the only two instances of the class bool.\n" +
			"The class bool is a subclass of the class int, and cannot be subclassed.",
		Slots: Slots{
			New: newBool,
			Repr: func(rt *Runtime, v Value) (string, error) {
				if v == True {
					return "True", nil
				}
				return "False", nil
			},
			Binary: binaryBool,
			Invert: invertInt,
		},
		Methods: []Method{{Name: "__new__", Params: "*args", Kind: StaticMethod, Fn: newOf(BoolType)}},
	})
	BoolType.HideOperators(And, Or, Xor)
}

// newBool is bool(x).
//
// See https://docs.python.org/3/library/functions.html#bool.
func newBool(rt *Runtime, _ *Type, args Args) (Value, error) {
	args, err := boolSignature.Bind(args)
	if err != nil || args.At(0).h == nil {
		return False, err
	}
	truth, err := Truth(rt, args.At(0))
	return Bool(truth), err
}

// binaryBool is the Binary slot of bool: &, | and ^ of two bools are a bool.
func binaryBool(rt *Runtime, op Operator, a, b Value) (Value, error) {
	if a.h == &boolHeader && b.h == &boolHeader {
		switch op {
		case And:
			return Bool(a.bits&b.bits != 0), nil
		case Or:
			return Bool(a.bits|b.bits != 0), nil
		case Xor:
			return Bool(a.bits != b.bits), nil
		}
	}
	return binaryInt(rt, op, a, b)
}
