package eval

import "github.com/zerocopyzen/zen/pkg/py/object"

// Globals are the names of a session's module. Code refers to them by place, so
// that reading one is an index and no search.
//
// It owns a reference of each value. Built-in names stand beside them: reading
// a global that is not set finds the built-in of the same name.
type Globals struct {
	place    map[string]int
	names    []string
	values   []object.Value
	builtins []object.Value
	builtin  map[string]object.Value // borrowed: built-ins are shared or live as long
}

// NewGlobals returns an empty module in which the built-ins are known.
func NewGlobals(builtin map[string]object.Value) *Globals {
	return &Globals{place: make(map[string]int), builtin: builtin}
}

// at returns the place of name, which it makes if need be.
func (g *Globals) at(name string) int {
	if i, ok := g.place[name]; ok {
		return i
	}
	i := len(g.names)
	g.place[name] = i
	g.names = append(g.names, name)
	g.values = append(g.values, object.Value{})
	g.builtins = append(g.builtins, g.builtin[name])
	return i
}

// Get returns the value of a global, borrowed, or an empty Value. Built-ins do
// not count.
func (g *Globals) Get(name string) object.Value {
	if i, ok := g.place[name]; ok {
		return g.values[i]
	}
	return object.Value{}
}

// Set binds name to v, whose reference it takes over.
func (g *Globals) Set(rt *object.Runtime, name string, v object.Value) {
	rt.Replace(&g.values[g.at(name)], v)
}

// Delete unbinds name.
func (g *Globals) Delete(rt *object.Runtime, name string) {
	if i, ok := g.place[name]; ok {
		rt.Replace(&g.values[i], object.Value{})
	}
}

// Each calls f with every name that is bound, in the order of first mention,
// and its value, borrowed.
func (g *Globals) Each(f func(name string, v object.Value)) {
	for i, v := range g.values {
		if v.IsSet() {
			f(g.names[i], v)
		}
	}
}

// Clear unbinds every name.
func (g *Globals) Clear(rt *object.Runtime) {
	for i := range g.values {
		if g.values[i].IsSet() {
			rt.Replace(&g.values[i], object.Value{})
		}
	}
}
