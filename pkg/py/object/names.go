package object

import "slices"

// Names is an ordered table from names to values, for classes and modules. Its
// zero value is empty. It owns a reference of each value.
type Names struct {
	keys  []string
	vals  []Value
	index map[string]int // nil while a search of keys is quicker
}

// indexFrom is the length from which a table gets an index.
const indexFrom = 8

func (n *Names) find(name string) int {
	if n.index != nil {
		if i, ok := n.index[name]; ok {
			return i
		}
		return -1
	}
	return slices.Index(n.keys, name)
}

// Get returns the value of name, borrowed from the table, or an empty Value.
func (n *Names) Get(name string) Value {
	if i := n.find(name); i >= 0 {
		return n.vals[i]
	}
	return Value{}
}

// Set stores v, whose reference it takes over, under name and returns the value
// that was there, for the caller to release, or an empty Value.
func (n *Names) Set(name string, v Value) Value {
	if i := n.find(name); i >= 0 {
		old := n.vals[i]
		n.vals[i] = v
		return old
	}
	n.keys = append(n.keys, name)
	n.vals = append(n.vals, v)
	switch {
	case n.index != nil:
		n.index[name] = len(n.keys) - 1
	case len(n.keys) >= indexFrom:
		n.reindex()
	}
	return Value{}
}

// Delete removes name and returns its value, for the caller to release, or an
// empty Value.
func (n *Names) Delete(name string) Value {
	i := n.find(name)
	if i < 0 {
		return Value{}
	}
	old := n.vals[i]
	n.keys = slices.Delete(n.keys, i, i+1)
	n.vals = slices.Delete(n.vals, i, i+1)
	if n.index != nil {
		n.reindex()
	}
	return old
}

// Keys returns the names in the order of their first setting. The slice is
// shared and must not be changed.
func (n *Names) Keys() []string { return n.keys }

// Visit calls visit for each value.
func (n *Names) Visit(visit func(Value)) {
	for _, v := range n.vals {
		visit(v)
	}
}

// Clear empties the table and releases its values.
func (n *Names) Clear(rt *Runtime) {
	vals := n.vals
	n.keys, n.vals, n.index = nil, nil, nil
	rt.ReleaseAll(vals)
}

func (n *Names) reindex() {
	n.index = make(map[string]int, len(n.keys)+1)
	for i, key := range n.keys {
		n.index[key] = i
	}
}
