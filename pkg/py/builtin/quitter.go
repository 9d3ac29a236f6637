package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A quitter is exit or quit: it ends the program when called, and says so when
// its name alone is typed at a prompt.
//
// See https://docs.python.org/3/library/constants.html#exit.
type quitter struct {
	object.Header
	name string
}

var quitterType = &object.Type{}

func init() {
	quitterType.Define(object.TypeSpec{
		Name: "Quitter", Module: "_sitebuiltins", Sealed: true,
		Slots: object.Slots{
			New: notInstantiable("_sitebuiltins.Quitter"),
			Repr: func(rt *object.Runtime, v object.Value) (string, error) {
				return "Use " + object.As[quitter](v).name + "() or Ctrl-D (i.e. EOF) to exit", nil
			},
			Call: func(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
				status, err := quitStatus(args)
				if err != nil {
					return object.Value{}, err
				}
				return object.Value{}, object.Raise(object.MakeException(rt, object.ExceptionType(pyerr.SystemExit), status.Retain()))
			},
		},
	})
}

func newQuitter(name string) object.Value {
	q := &quitter{name: name}
	q.InitUncounted(quitterType)
	return q.Value()
}

// quitStatus returns the one argument of exit, borrowed: None unless it is given.
func quitStatus(args object.Args) (object.Value, error) {
	const name = "Quitter.__call__"
	if n := args.Positional(); n > 1 {
		return object.Value{}, pyerr.TypeError.Newf("%s() takes from 1 to 2 positional arguments but %d were given", name, n+1)
	}
	values, err := keywords(name, args, "code")
	switch {
	case err != nil:
		return object.Value{}, err
	case values[0].IsSet() && args.Positional() == 1:
		return object.Value{}, pyerr.TypeError.Newf("%s() got multiple values for argument 'code'", name)
	case values[0].IsSet():
		return values[0], nil
	case args.Positional() == 1:
		return args.At(0), nil
	}
	return object.None, nil
}
