package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"
)

// TestCountersReturn takes the counters out of a program and writes them again as
// its new function does; that one itself runs in TestProgramRunsAsBefore.
func TestCountersReturn(t *testing.T) {
	m := parse(t, build(t))
	if err := stripLines(m.image); err != nil {
		t.Fatal(err)
	}
	before := bytes.Clone(m.image)
	tables, err := findTables(m.image)
	if err != nil {
		t.Fatal(err)
	}
	c, err := tables.counters()
	if err != nil {
		t.Fatal(err)
	}
	if err := m.takeCounters(); err != nil {
		t.Fatal(err)
	}
	if kept := nonzero(before) - nonzero(m.image); kept < 6*c.count {
		t.Errorf("the counters of %d functions were %d bytes", c.count, kept)
	}
	c.each(func(at, value int) { binary.LittleEndian.PutUint32(m.image[at:], uint32(value)) })
	if !bytes.Equal(m.image, before) {
		t.Error("the memory is another after the counters are back")
	}
}

func TestUnevenCountersStay(t *testing.T) {
	uneven := func(m *module, c counters) { m.image[c.records+packedSize]++ }
	started := func(m *module, _ counters) {
		m.sections = append(m.sections, section{id: startSection, content: []byte{0}})
	}
	for name, change := range map[string]func(*module, counters){"uneven": uneven, "started": started} {
		m := parse(t, build(t))
		if err := stripLines(m.image); err != nil {
			t.Fatal(err)
		}
		tables, err := findTables(m.image)
		if err != nil {
			t.Fatal(err)
		}
		c, err := tables.counters()
		if err != nil {
			t.Fatal(err)
		}
		change(m, c)
		before := m.append(nil)
		if err := m.takeCounters(); !errors.Is(err, errUnknown) {
			t.Errorf("%s: %v, want %v", name, err, errUnknown)
		}
		if !bytes.Equal(m.append(nil), before) {
			t.Errorf("%s: the program was changed", name)
		}
	}
}

func TestCountImports(t *testing.T) {
	tests := []struct {
		content string
		count   int
		ok      bool
	}{
		{"\x00", 0, true},
		{"\x02\x01a\x01b\x00\x00\x01a\x01c\x00\x01", 2, true},
		{"\x01\x01a\x01b\x02\x00\x01", 0, false}, // a memory
		{"\x02\x01a\x01b\x00\x00", 0, false},     // the second is missing
		{"", 0, false},
	}
	for _, test := range tests {
		count, ok := countImports([]byte(test.content))
		if ok != test.ok || ok && count != test.count {
			t.Errorf("countImports(%q) = %d, %t, want %d, %t", test.content, count, ok, test.count, test.ok)
		}
	}
}
