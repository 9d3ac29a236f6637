package main

import (
	"encoding/binary"
	"fmt"
	"slices"
)

const (
	startFunc  = "\x60\x00\x00" // the type of a function without parameters and results
	alignedTo4 = 2              // bytes, as a power of two
)

// Counters are numbers in the tables that are one more, or one record further, for
// each function: its number, in the index and in its record, and where its record
// is. Such numbers compress badly. They are left out of the download, and a
// function that WebAssembly calls first of all writes them.
type counters struct {
	index   int // where the index is in the memory, in bytes
	records int // where the first record is in the memory
	first   int // the first record's offset in the tables
	number  int // of the first function
	count   int // of functions
}

// takeCounters takes the counters out of the memory and adds the function that
// writes them. The error is errUnknown, and the program unchanged, when they do
// not grow evenly, or when something else is called first.
func (m *module) takeCounters() error {
	t, err := findTables(m.image)
	if err != nil {
		return err
	}
	c, err := t.counters()
	if err != nil {
		return err
	}
	if err := m.addStart(c.code()); err != nil {
		return err
	}
	c.each(func(at, _ int) { binary.LittleEndian.PutUint32(m.image[at:], 0) })
	return nil
}

// counters returns the tables' counters.
func (t *tables) counters() (counters, error) {
	if t.count < 1 || t.count > len(t.funcs)/(indexEntry+packedSize) {
		return counters{}, fmt.Errorf("%w: %d functions", errUnknown, t.count)
	}
	c := counters{index: t.origin, first: t.offset(0), count: t.count}
	c.records = t.origin + c.first
	c.number = int(binary.LittleEndian.Uint32(t.image[c.index:]))
	if c.first < indexEntry*c.count || c.first > len(t.funcs)-packedSize*c.count {
		return counters{}, fmt.Errorf("%w: the records lie elsewhere", errUnknown)
	}
	even := true
	c.each(func(at, value int) { even = even && binary.LittleEndian.Uint32(t.image[at:]) == uint32(value) })
	if !even {
		return counters{}, fmt.Errorf("%w: functions do not follow each other", errUnknown)
	}
	return c, nil
}

// each calls f with the address and the value of each counter.
func (c counters) each(f func(at, value int)) {
	for i := range c.count {
		f(c.index+indexEntry*i, c.number+i)
		f(c.index+indexEntry*i+4, c.first+packedSize*i)
		f(c.records+packedSize*i, c.number+i)
	}
}

// code returns the body of the function that writes the counters: the loop of
// each. Where a record is counts from the index.
func (c counters) code() []byte {
	const entry, record, number = 0, 1, 2 // local variables
	b := []byte{1, 3, typeI32}
	constant := func(n int) { b = appendInt(append(b, opI32Const), n) }
	get := func(local byte) { b = append(b, opLocalGet, local) }
	set := func(local byte) { b = append(b, opLocalSet, local) }
	store := func(offset byte) { b = append(b, opI32Store, alignedTo4, offset) }
	for local, first := range []int{entry: c.index, record: c.records, number: c.number} {
		constant(first)
		set(byte(local))
	}
	b = append(b, opLoop, typeVoid)
	get(entry)
	get(number)
	store(0)
	get(entry)
	get(record)
	constant(c.index)
	b = append(b, opI32Sub)
	store(4)
	get(record)
	get(number)
	store(0)
	for local, step := range []int{entry: indexEntry, record: packedSize, number: 1} {
		get(byte(local))
		constant(step)
		b = append(b, opI32Add)
		set(byte(local))
	}
	get(entry)
	constant(c.index + indexEntry*c.count)
	return append(b, opI32LtU, opBrIf, 0, opEnd, opEnd)
}

// addStart adds a function without parameters and results, which WebAssembly calls
// as soon as memory is filled. The error is errUnknown when there is such a
// function, or a section is missing.
func (m *module) addStart(body []byte) error {
	if m.section(startSection) != nil {
		return fmt.Errorf("%w: the program has a start of its own", errUnknown)
	}
	imports, ok := countImports(m.section(importSection))
	if !ok {
		return fmt.Errorf("%w: it imports more than functions", errUnknown)
	}
	for _, id := range []byte{typeSection, funcSection, codeSection} {
		if m.section(id) == nil {
			return fmt.Errorf("%w: section %d is missing", errUnknown, id)
		}
	}
	kind := m.addItem(typeSection, []byte(startFunc))
	defined := m.addItem(funcSection, binary.AppendUvarint(nil, uint64(kind)))
	m.addItem(codeSection, appendBytes(nil, body))
	start := section{id: startSection, content: binary.AppendUvarint(nil, uint64(imports+defined))}
	at := slices.IndexFunc(m.sections, func(s section) bool { return s.id > startSection })
	m.sections = slices.Insert(m.sections, at, start)
	return nil
}

// addItem adds an item to a section that is a list, and returns its number.
func (m *module) addItem(id byte, item []byte) (number int) {
	i := slices.IndexFunc(m.sections, func(s section) bool { return s.id == id })
	r := &reader{rest: m.sections[i].content}
	number = r.uint()
	m.sections[i].content = slices.Concat(binary.AppendUvarint(nil, uint64(number+1)), r.rest, item)
	return number
}

// countImports counts the imports of a program that imports functions alone.
func countImports(content []byte) (count int, ok bool) {
	r := &reader{rest: content}
	count = r.uint()
	for range count {
		r.bytes(r.uint()) // its module
		r.bytes(r.uint()) // its name
		if r.byte() != 0 {
			return 0, false
		}
		r.uint() // its type
	}
	return count, !r.failed && len(r.rest) == 0
}
