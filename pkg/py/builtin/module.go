package builtin

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A moduleObject is what "import name" binds: a table of names.
type moduleObject struct {
	object.Container
	name  string
	names object.Names
}

var moduleType = &object.Type{}

func defineModule() {
	moduleType.Define(object.TypeSpec{
		Name: "module", Kind: object.KindModule, Sealed: true,
		Slots: object.Slots{
			Free:     func(rt *object.Runtime, v object.Value) { object.As[moduleObject](v).names.Clear(rt) },
			Clear:    func(rt *object.Runtime, v object.Value) { object.As[moduleObject](v).names.Clear(rt) },
			Children: func(v object.Value, visit func(object.Value)) { object.As[moduleObject](v).names.Visit(visit) },
			GetAttr:  moduleGetAttr,
			SetAttr: func(rt *object.Runtime, v object.Value, name string, value object.Value) error {
				return pyerr.AttributeError.Newf("module '%s' cannot be changed here: attribute '%s'", object.As[moduleObject](v).name, name)
			},
			Repr: func(rt *object.Runtime, v object.Value) (string, error) {
				return fmt.Sprintf("<module '%s' (built-in)>", object.As[moduleObject](v).name), nil
			},
		},
		Methods: []object.Method{{Name: "__dir__", Fn: func(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
			names := slices.Sorted(slices.Values(object.As[moduleObject](self).names.Keys()))
			items := make([]object.Value, len(names))
			for i, name := range names {
				items[i] = object.NewStr(name)
			}
			return object.NewList(rt, items)
		}}},
	})
}

func moduleGetAttr(rt *object.Runtime, v object.Value, name string) (object.Value, error) {
	m := object.As[moduleObject](v)
	if found := m.names.Get(name); found.IsSet() {
		return found.Retain(), nil
	}
	if m.name == mainModule {
		if found := sessionOf(rt).Machine.Globals().Get(name); found.IsSet() {
			return found.Retain(), nil
		}
	}
	switch name {
	case "__name__":
		return object.NewStr(m.name), nil
	case "__class__", "__dir__":
		return object.GenericGetAttr(rt, v, name)
	case "__doc__":
		return object.None, nil
	case "__dict__":
		return dictOf(rt, func(f func(string, object.Value)) {
			for _, name := range m.names.Keys() {
				f(name, m.names.Get(name))
			}
		})
	}
	if spec, ok := modules[m.name]; ok && spec.lacks[name] != "" {
		return object.Value{}, pyerr.AttributeError.Newf("module '%s' has no attribute '%s' here: %s", m.name, name, spec.lacks[name])
	}
	return object.Value{}, pyerr.AttributeError.Newf("module '%s' has no attribute '%s'", m.name, name)
}

// A moduleSpec says what a module offers. Its contents are made anew for each
// session that imports it.
type moduleSpec struct {
	doc       string
	functions []function
	types     []*object.Type
	// fill adds what must be made in the session; nil adds nothing.
	fill func(s *Session, set func(name string, v object.Value)) error
	// lacks says of names that the module has elsewhere why it has not here.
	lacks map[string]string
	// fixture marks a module that exists for tests alone.
	fixture bool
}

// modules are the modules that can be imported, by dotted name. It is filled by
// the files that define them and does not change after start-up.
var modules = map[string]moduleSpec{}

// importModule returns the function that finds the session's modules.
func (s *Session) importModule(fixtures bool) func(*object.Runtime, string) (object.Value, error) {
	return func(rt *object.Runtime, name string) (object.Value, error) {
		if modules[name].fixture && !fixtures {
			return object.Value{}, moduleNotFound(name)
		}
		return s.module(name)
	}
}

// mainModule is the name of the module that the session's program runs in. What
// imports it sees the program's names.
const mainModule = "__main__"

func init() { modules[mainModule] = moduleSpec{} }

// module returns the module of the name, which is made on its first import. The
// caller owns the result.
func (s *Session) module(name string) (object.Value, error) {
	if v, ok := s.modules[name]; ok {
		return v.Retain(), nil
	}
	spec, ok := modules[name]
	if !ok {
		return object.Value{}, moduleNotFound(name)
	}
	v, err := s.makeModule(name, spec)
	if err != nil {
		return object.Value{}, err
	}
	s.modules[name] = v
	return v.Retain(), nil
}

func (s *Session) makeModule(name string, spec moduleSpec) (object.Value, error) {
	m := &moduleObject{name: name}
	m.Init(s.Runtime, moduleType)
	set := func(name string, v object.Value) {
		if old := m.names.Set(name, v); old.IsSet() {
			s.Runtime.Release(old)
		}
	}
	if spec.doc != "" {
		set("__doc__", object.NewStr(spec.doc))
	}
	for _, f := range spec.functions {
		set(f.name, object.NewNative(name+"."+f.name, f.params, f.doc, f.fn))
	}
	for _, t := range spec.types {
		set(t.ShortName(), t.Value())
	}
	if spec.fill != nil {
		if err := spec.fill(s, set); err != nil {
			s.Runtime.Release(m.Value())
			return object.Value{}, err
		}
	}
	return m.Value(), nil
}

// insteadOf says, of a package that concerns memory, files or the network, what
// a cell can do instead, and returns "" for others.
func insteadOf(name string) string {
	switch name {
	case "os", "asyncio", "socketserver", "http", "select", "selectors":
		return "a cell cannot reach files or the network; the sendfile page runs that part of the story on the server"
	case "mmap":
		return "a cell cannot reach files; a memoryview of a bytearray is writable memory of fixed size, too"
	case "ctypes":
		return "a cell cannot reach memory by its address; memoryview.cast and struct.unpack_from read numbers in a buffer"
	case "multiprocessing":
		return "a cell is one process; memoryviews of one bytearray share its memory"
	}
	return ""
}

// moduleNotFound says what can be done or imported instead.
func moduleNotFound(name string) error {
	top, _, _ := strings.Cut(name, ".")
	if instead := insteadOf(top); instead != "" {
		return pyerr.ModuleNotFoundError.Newf("No module named '%s' here: %s", name, instead)
	}
	var offered []string
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		if !modules[name].fixture && !strings.Contains(name, ".") && name != mainModule {
			offered = append(offered, name)
		}
	}
	return pyerr.ModuleNotFoundError.Newf("No module named '%s'; a cell can import %s", name, strings.Join(offered, ", "))
}
