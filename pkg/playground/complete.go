package playground

import (
	"slices"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// maxCompletions bounds the names of one answer.
const maxCompletions = 2000

// Complete returns the names that can stand behind a dotted path: the attributes
// of "data" for "data", those of memoryview for "memoryview"; for "" the names of
// the session and the built-in ones. Each is a line, the name, a tab, and what it
// is: "class", "function", "module", "attribute", or the type of the value. The
// lines are in the order of the names, and there are none when the path leads
// nowhere, or while a program runs.
//
// No Python code runs for it: a path through an object whose class was written in
// Python, and whose attributes may therefore do anything, is not followed.
func (m *Machine) Complete(path string) string {
	if m.running {
		return ""
	}
	return Completions(m.session, path)
}

// Completions is [Machine.Complete] for a session in which no program runs.
func Completions(s *builtin.Session, path string) string {
	if path == "" {
		return namesInSession(s)
	}
	v := follow(s, strings.Split(path, "."))
	if !v.IsSet() {
		return ""
	}
	defer s.Runtime.Release(v)
	if v.Type().Kind() == object.KindModule {
		return namesInModule(s, v)
	}
	return attributesOf(s.Runtime, v)
}

// attributesOf lists the attributes of v and of its class.
func attributesOf(rt *object.Runtime, v object.Value) string {
	list, err := object.Dir(rt, v)
	if err != nil {
		rt.Discard(err)
		return ""
	}
	defer rt.Release(list)
	names, err := object.Items(rt, list)
	if err != nil {
		rt.Discard(err)
		return ""
	}
	lines := make([]string, len(names))
	for i, name := range names {
		text := object.StrOf(name)
		lines[i] = text + "\t" + kindOfAttribute(v, text)
		rt.Release(name)
	}
	return completions(lines)
}

// namesInModule lists what a module offers.
func namesInModule(s *builtin.Session, v object.Value) string {
	rt := s.Runtime
	name, err := object.GetAttr(rt, v, "__name__")
	if err != nil {
		rt.Discard(err)
		return ""
	}
	defer rt.Release(name)
	contents, err := s.Contents(object.StrOf(name))
	if err != nil {
		rt.Discard(err)
		return ""
	}
	var lines []string
	for name, v := range contents {
		lines = append(lines, name+"\t"+kindOf(v))
	}
	return completions(lines)
}

// namesInSession lists the names that a program can use without an import. Those
// of the session hide built-in ones.
func namesInSession(s *builtin.Session) string {
	var lines []string
	globals := s.Machine.Globals()
	globals.Each(func(name string, v object.Value) { lines = append(lines, name+"\t"+kindOf(v)) })
	for name, v := range builtin.Names() {
		if !globals.Get(name).IsSet() {
			lines = append(lines, name+"\t"+kindOf(v))
		}
	}
	return completions(lines)
}

func completions(lines []string) string {
	slices.Sort(lines)
	return strings.Join(lines[:min(len(lines), maxCompletions)], "\n")
}

// follow returns the object at the end of a path, owned, or an empty Value.
func follow(s *builtin.Session, path []string) object.Value {
	rt := s.Runtime
	v := s.Machine.Globals().Get(path[0])
	if !v.IsSet() {
		v = builtin.Names()[path[0]]
	}
	if !v.IsSet() {
		return object.Value{}
	}
	v = v.Retain()
	for _, name := range path[1:] {
		if !isNative(v) {
			rt.Release(v)
			return object.Value{}
		}
		next, err := object.FindAttr(rt, v, name)
		rt.Release(v)
		if err != nil {
			rt.Discard(err)
			return object.Value{}
		}
		if !next.IsSet() {
			return object.Value{}
		}
		v = next
	}
	return v
}

// isNative reports whether reading an attribute of v runs no Python code.
func isNative(v object.Value) bool {
	if t := object.AsType(v); t != nil && !t.Builtin() {
		return false
	}
	return v.Type().Builtin()
}

// kindOfAttribute says what v.name is, by what classes hold: nothing is read from
// v, for that could run Python code.
func kindOfAttribute(v object.Value, name string) string {
	t := object.AsType(v)
	if t == nil {
		t = v.Type()
	}
	found := t.Lookup(name)
	if !found.IsSet() || found.Type().Slots().Call == nil {
		return "attribute"
	}
	return kindOf(found)
}

func kindOf(v object.Value) string {
	switch {
	case object.AsType(v) != nil:
		return "class"
	case v.Type().Kind() == object.KindModule:
		return "module"
	case v.Type().Slots().Call != nil:
		return "function"
	}
	return v.TypeName()
}
