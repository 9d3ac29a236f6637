package reference

import (
	"slices"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// fixture is the type of the module _testbuffer, which exists for tests.
const fixture = "ndarray"

// Offered asks the language for everything that a program can name, and returns
// it in order: "len", "struct.pack", "bytes.count", "array.array.append",
// special methods of any type as "__len__", and types that no name leads to as
// "type list_iterator".
func Offered() ([]string, error) {
	session := builtin.NewSession(builtin.Config{})
	defer session.Close()
	offered := make(map[string]bool)
	public := make(map[*object.Type]string) // the name that leads to a type

	for name, v := range builtin.Names() {
		offered[name] = true
		nameType(public, v, name, name)
	}
	for _, module := range builtin.Modules() {
		contents, err := session.Contents(module)
		if err != nil {
			return nil, err
		}
		for name, v := range contents {
			if isSpecial(name) {
				offered[name] = true
				continue
			}
			offered[module+"."+name] = true
			nameType(public, v, name, module+"."+name)
		}
	}
	for _, t := range object.Types() {
		if t.Name() == fixture {
			continue
		}
		name, named := public[t]
		if !named {
			name = t.Name()
			offered["type "+name] = true
		}
		for _, attribute := range ownNames(t) {
			if isSpecial(attribute) {
				offered[attribute] = true
				continue
			}
			offered[name+"."+attribute] = true
		}
	}
	var names []string
	for name := range offered {
		names = append(names, name)
	}
	slices.Sort(names)
	return names, nil
}

// nameType notes that a name leads to a type, if v is one. Other names of the
// same type do not count.
func nameType(public map[*object.Type]string, v object.Value, name, path string) {
	if t := object.AsType(v); t != nil && t.ShortName() == name {
		public[t] = path
	}
}

// ownNames returns the attributes of a type that none of its ancestors has.
func ownNames(t *object.Type) []string {
	var own []string
	for _, name := range t.Names() {
		inherited := slices.ContainsFunc(t.MRO()[1:], func(base *object.Type) bool { return base.Own(name).IsSet() })
		if !inherited {
			own = append(own, name)
		}
	}
	return own
}

// isSpecial reports whether a name has two underscores at both ends.
func isSpecial(name string) bool {
	return strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__") && name != "__import__"
}
