package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// NoneType, EllipsisType and NotImplementedType are the classes of the values
// that exist once.
var (
	NoneType           = &Type{}
	EllipsisType       = &Type{}
	NotImplementedType = &Type{}
)

var errNotImplementedTruth = pyerr.TypeError.New("NotImplemented should not be used in a boolean context")

func defineSingletons() {
	single := func(t *Type, name, called, repr string, kind Kind, v Value, truth bool) {
		t.Define(TypeSpec{
			Name: name, Kind: kind, Sealed: true,
			Slots: Slots{
				New: func(rt *Runtime, t *Type, args Args) (Value, error) {
					if len(args.Values) > 0 {
						return Value{}, pyerr.TypeError.Newf("%s takes no arguments", called)
					}
					return v, nil
				},
				Repr: func(*Runtime, Value) (string, error) { return repr, nil },
				Bool: func(*Runtime, Value) (bool, error) { return truth, nil },
			},
		})
	}
	single(NoneType, "NoneType", "NoneType", "None", KindNone, None, false)
	NoneType.slots.Hash = func(*Runtime, Value) (int64, error) { return hashNone, nil }
	single(EllipsisType, "ellipsis", "EllipsisType", "Ellipsis", KindEllipsis, Ellipsis, true)
	single(NotImplementedType, "NotImplementedType", "NotImplementedType", "NotImplemented", KindNotImplemented, NotImplemented, true)
	NotImplementedType.slots.Bool = func(*Runtime, Value) (bool, error) {
		return false, errNotImplementedTruth
	}
}
