package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var classFunctions = []function{
	{"callable", "obj, /", "Return whether the object is callable (i.e., some kind of function).", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		return object.Bool(args.At(0).Type().Slots().Call != nil), nil
	}},
	{"isinstance", "obj, class_or_tuple, /", "Return whether an object is an instance of a class or of a subclass thereof.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		q := classQuestion{rt: rt, class: args.At(0).Type(), name: "isinstance", wanted: "a type, a tuple of types, or a union", where: "__instancecheck__"}
		yes, err := q.isOf(args.At(1), 0)
		return object.Bool(yes), err
	}},
	{"issubclass", "cls, class_or_tuple, /", "Return whether 'cls' is derived from another class or is the same class.", func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		class := object.AsType(args.At(0))
		if class == nil {
			return object.Value{}, pyerr.TypeError.New("issubclass() arg 1 must be a class")
		}
		q := classQuestion{rt: rt, class: class, name: "issubclass", wanted: "a class, a tuple of classes, or a union", where: "__subclasscheck__"}
		yes, err := q.isOf(args.At(1), 0)
		return object.Bool(yes), err
	}},
}

// A classQuestion asks whether a class is one of those that isinstance or
// issubclass names.
type classQuestion struct {
	rt     *object.Runtime
	class  *object.Type
	name   string // of the function that asks
	wanted string // what its second argument must be
	where  string
}

// maxNesting bounds the nesting of tuples of classes.
const maxNesting = 1000

// isOf reports whether the class is, or derives from, what v names: a class or
// a tuple of such.
func (q *classQuestion) isOf(v object.Value, depth int) (bool, error) {
	if t := object.AsType(v); t != nil {
		return q.class.In(t) || isAbstractly(q.rt, q.class, t), nil
	}
	switch {
	case object.IsGenericAlias(v):
		return false, pyerr.TypeError.Newf("%s() argument 2 cannot be a parameterized generic", q.name)
	case v.Kind() != object.KindTuple:
		return false, pyerr.TypeError.Newf("%s() arg 2 must be %s", q.name, q.wanted)
	}
	if depth > maxNesting {
		return false, pyerr.RecursionError.Newf("maximum recursion depth exceeded in %s", q.where)
	}
	for _, item := range object.TupleItems(v) {
		yes, err := q.isOf(item, depth+1)
		if err != nil || yes {
			return yes, err
		}
	}
	return false, nil
}
