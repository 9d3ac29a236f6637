package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

var FloatType = &Type{}
var errNotImplementedTruth = pyerr.TypeError.New("NotImplemented should not be used in a boolean context")

func defineNumbers()    {}
func defineStr()        {}
func defineContainers() {}
func compareItems(rt *Runtime, op Comparison, a, b []Value) (Value, error) { return NotImplemented, nil }
func hashItems(rt *Runtime, a []Value) (int64, error)                     { return 0, nil }
func hashInt(v Value) int64                                               { return 0 }
func sortedNames(rt *Runtime, names []string) (Value, error)              { return None, nil }
