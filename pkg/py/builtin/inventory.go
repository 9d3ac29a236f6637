package builtin

import (
	"maps"
	"slices"

	"github.com/zerocopyzen/zen/pkg/py/object"
)

// Modules returns the dotted names of the modules that a cell can import, in
// order.
func Modules() []string {
	var names []string
	for name, spec := range modules {
		if !spec.fixture && name != mainModule {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Lacks returns the names that a module has in CPython and not here, and why.
func Lacks(module string) map[string]string { return maps.Clone(modules[module].lacks) }

// Contents returns what a module of the session offers, by name. The values are
// borrowed from the module.
func (s *Session) Contents(module string) (map[string]object.Value, error) {
	v, err := s.module(module)
	if err != nil {
		return nil, err
	}
	defer s.Runtime.Release(v) // the session keeps it
	names := &object.As[moduleObject](v).names
	contents := make(map[string]object.Value)
	for _, name := range names.Keys() {
		contents[name] = names.Get(name)
	}
	return contents, nil
}
