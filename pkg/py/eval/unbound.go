package eval

import "github.com/zerocopyzen/zen/pkg/pyerr"

// The errors of names that hold nothing.

func unboundLocal(name string) error {
	return pyerr.UnboundLocalError.Newf("cannot access local variable '%s' where it is not associated with a value", name)
}

func (m *Machine) unboundFree(name string) error {
	err := pyerr.NameError.Newf("cannot access free variable '%s' where it is not associated with a value in enclosing scope", name)
	return m.rt.NamedFailure(err, name)
}

func (m *Machine) undefined(name string) error {
	return m.rt.NamedFailure(pyerr.NameError.Newf("name '%s' is not defined", name), name)
}
