package main

import (
	"bytes"
	"fmt"
	"strings"
)

// shortNames returns another table of names, and where in it each function's name
// is: "?", behind the path of its package. Only tracebacks ask for names, and
// they must see of which package a function is.
func (t *tables) shortNames(records []record) (names []byte, offsets []uint32, err error) {
	names = []byte{0} // the name of what has none
	at := make(map[string]uint32)
	for _, f := range records {
		name, ok := t.name(f)
		if !ok {
			return nil, nil, fmt.Errorf("%w: a function's name lies elsewhere", errUnknown)
		}
		if name != "" {
			name = packageOf(name) + ".?"
		}
		if _, ok := at[name]; !ok && name != "" {
			at[name] = uint32(len(names))
			names = append(append(names, name...), 0)
		}
		offsets = append(offsets, at[name])
	}
	if len(names) > len(t.names) {
		return nil, nil, fmt.Errorf("%w: the names would grow", errUnknown)
	}
	return names, offsets, nil
}

// name returns a function's name, "" when it has none.
func (t *tables) name(f record) (name string, ok bool) {
	off := f.word(fieldName)
	if off == 0 {
		return "", true
	}
	if int64(off) >= int64(len(t.names)) {
		return "", false
	}
	end := bytes.IndexByte(t.names[off:], 0)
	if end < 0 {
		return "", false
	}
	return string(t.names[off:][:end]), true
}

// packageOf returns the path of the package that a function's name begins with.
func packageOf(name string) string {
	name, _, _ = strings.Cut(name, "[") // arguments for types have paths of their own
	slash := strings.LastIndexByte(name, '/') + 1
	in, _, _ := strings.Cut(name[slash:], ".")
	return name[:slash] + in
}
