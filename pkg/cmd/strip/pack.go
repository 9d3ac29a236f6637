package main

import (
	"encoding/binary"
	"fmt"
)

// Of a function's tables and data, these are what the runtime needs in a page:
// the collector's and those of deferred calls. What goroutines need to be stopped
// anywhere, and what the execution tracer wants to know, is not.
const (
	tableStackMap = 1
	keptTables    = 2 // the first is gone, but has its place

	dataArgsMap  = 0
	dataLocalMap = 1
	dataObjects  = 2
	dataDefers   = 4
	keptData     = 5

	packedSize = fieldTables + 4*keptTables + 4*keptData // bytes

	indexEntry  = 8      // bytes: a function's number and where its record is
	bucketEntry = 4 + 16 // bytes: a function's index, and numbers to add to it
	bucketSize  = 4096   // of addresses, a sixteenth of it for each number
	longestRun  = 1<<16 - 1
)

// pack writes the tables of values and the records anew: without those that are
// not needed, equal ones once, and records of one size; names says where each
// function's name is from now on.
func (t *tables) pack(records []record, names []uint32) error {
	values := newPool(t)
	packed := make([]record, len(records))
	for i, f := range records {
		packed[i] = f.pack()
		packed[i].set(fieldName, names[i])
		packed[i].set(fieldPCSP, values.add(f.word(fieldPCSP)))
	}
	size, first := 0, len(t.funcs)
	for i, f := range records { // second, so that the tables of a kind lie together
		packed[i].set(fieldTables+4*tableStackMap, values.add(f.table(tableStackMap)))
		size += len(packed[i])
		first = min(first, t.offset(i))
	}
	if len(values.bytes) > len(t.pctab) || size > len(t.funcs)-first {
		return fmt.Errorf("%w: they would grow", errUnknown)
	}
	clear(t.pctab)
	copy(t.pctab, values.bytes)
	clear(t.funcs[first:])
	for i, f := range packed {
		binary.LittleEndian.PutUint32(t.funcs[indexEntry*i+4:], uint32(first))
		first += copy(t.funcs[first:], f)
	}
	return nil
}

// pack returns a copy of the record that says only what is needed, but not yet
// where its tables are.
func (f record) pack() record {
	p := make(record, packedSize)
	copy(p, f[:fieldTables])
	for _, field := range []int{fieldFile, fieldLine, fieldUnit, fieldStart} {
		p.set(field, 0)
	}
	p.set(fieldNumTables, keptTables)
	p[fieldNumData] = keptData
	for i := range keptData {
		p.set(fieldTables+4*keptTables+4*i, f.data(i))
	}
	p.set(fieldTables+4*keptTables+4*dataInlined, noData)
	return p
}

// A pool collects tables of values.
type pool struct {
	from  *tables
	bytes []byte
	at    map[string]uint32
}

func newPool(t *tables) *pool {
	return &pool{from: t, bytes: []byte{0}, at: map[string]uint32{"": 0}}
}

// add adds the table at off, unless there is one that says the same, and returns
// where it is now. The last value holds up to the end of the function: its run may
// as well be longer, which makes the tables of many functions the same.
func (p *pool) add(off uint32) uint32 {
	size, _, _ := p.from.values(off)
	r := &reader{rest: p.from.pctab[off:][:size]}
	var table []byte
	for len(r.rest) > 1 { // the last byte is the end
		table = binary.AppendUvarint(table, uint64(r.uint()))
		run := r.uint()
		if len(r.rest) == 1 {
			run = longestRun
		}
		table = binary.AppendUvarint(table, uint64(run))
	}
	at, ok := p.at[string(table)]
	if !ok {
		at = uint32(len(p.bytes))
		p.at[string(table)] = at
		p.bytes = append(append(p.bytes, table...), 0)
	}
	return at
}

// sizeBuckets returns the size of the buckets for so many addresses. The last one
// ends with the last number that is in use.
func sizeBuckets(addresses int) int {
	const sub = bucketSize / 16
	return 4*((addresses+bucketSize-1)/bucketSize) + (addresses+sub-1)/sub
}

// coarsen changes the buckets, in which the runtime looks up by address where to
// begin its search for a function. Each function has 16 of them; after this each
// 16 functions have the same. The runtime searches forward from there.
func (t *tables) coarsen() {
	for b := t.buckets; len(b) > 4; b = b[min(bucketEntry, len(b)):] {
		index := binary.LittleEndian.Uint32(b)
		clear(b[:min(bucketEntry, len(b))])
		binary.LittleEndian.PutUint32(b, index&^15)
	}
}
