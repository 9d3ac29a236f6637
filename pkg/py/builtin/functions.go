package builtin

import (
	"slices"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// functions are the built-in functions, by subject.
//
// See https://docs.python.org/3/library/functions.html.
var functions = slices.Concat(
	numberFunctions, textFunctions, iterationFunctions, extremeFunctions, attributeFunctions, classFunctions,
	scopeFunctions, refusedFunctions,
)

// keywords sorts out the keyword arguments of a variadic native function: the
// result has the values in the order of names, empty where none was given.
func keywords(function string, args object.Args, names ...string) ([]object.Value, error) {
	found := make([]object.Value, len(names))
	n := args.Positional()
	for i, name := range args.Names {
		at := slices.Index(names, name)
		if at < 0 {
			return nil, object.UnexpectedKeyword(function, name, names)
		}
		found[at] = args.Values[n+i]
	}
	return found, nil
}

// noKeywords is the error of a function that takes no keyword arguments, or nil
// when there are none.
func noKeywords(function string, args object.Args) error {
	if len(args.Names) > 0 {
		return pyerr.TypeError.Newf("%s() takes no keyword arguments", function)
	}
	return nil
}

// makeStr returns the str of a text whose length a program chose.
func makeStr(rt *object.Runtime, text string, err error) (object.Value, error) {
	if err != nil {
		return object.Value{}, err
	}
	return object.MakeStr(rt, text)
}

// done is what functions return that return None.
func done(err error) (object.Value, error) {
	if err != nil {
		return object.Value{}, err
	}
	return object.None, nil
}

// workItem is what working through one item costs, in the bytes of
// [object.Runtime.Work].
const workItem = 64
