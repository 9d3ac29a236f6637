package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

var errUnknown = errors.New("unknown tables")

// magic begins the header of the tables, which Go calls pclntab; after it come
// two zeros, the size of an instruction, 1, and that of a pointer, 8.
const magic = "\xf1\xff\xff\xff\x00\x00\x01\x08"

// The header's words, from runtime.pcHeader, and those of the record that points
// to it, from runtime.moduledata.
const (
	wordNumFuncs = 1
	wordNames    = 4
	wordUnits    = 5
	wordPCTab    = 7
	wordFuncs    = 8

	wordModuleNames = 1
	wordModulePCTab = 10
	wordModuleFuncs = 13
	wordBuckets     = 19
	wordFirst       = 20
	wordLast        = 21
	wordGoFunc      = 40
	wordEnd         = 41
)

// The fields of a function's record, from runtime._func. Behind them are the
// offsets of its tables of values by instruction, then those of its other data.
const (
	fieldName      = 4
	fieldPCSP      = 16
	fieldFile      = 20
	fieldLine      = 24
	fieldNumTables = 28
	fieldUnit      = 32
	fieldStart     = 36
	fieldNumData   = 43
	fieldTables    = 44
)

// What the tables and data say, from internal/abi.
const (
	tableInlined = 2
	dataInlined  = 3
	dataArgs     = 5
	noData       = 1<<32 - 1

	inlinedSize = 16 // of a record of dataInlined
	argsEnd     = 0xff
)

// tables are the tables of a program about its functions.
type tables struct {
	image   []byte
	names   []byte // the functions' names
	files   []byte // the names of files, by unit of compilation
	pctab   []byte // tables of values by instruction, each used by many functions
	funcs   []byte // an index, and the functions' records
	origin  int    // where funcs are in the image
	gofunc  []byte // the functions' other data
	buckets []byte // where to begin to search the index
	count   int
}

// stripLines takes lines, file names, functions' own names and arguments from the
// tables in a program's memory. The error is errUnknown when the tables are not as expected; the memory
// is then unchanged.
func stripLines(image []byte) error {
	t, err := findTables(image)
	if err != nil {
		return err
	}
	records, err := t.records()
	if err != nil {
		return err
	}
	inData := make(map[uint32]bool)  // where data begin that are still needed
	inNoData := make(map[uint32]int) // the sizes of data that are not needed, by where they begin
	for _, f := range records {
		for i := range f.numData() {
			if i != dataInlined && i != dataArgs {
				inData[f.data(i)] = true
			}
		}
		inNoData[f.data(dataInlined)] = t.sizeInlined(f)
		inNoData[f.data(dataArgs)] = t.sizeArgs(f)
	}
	delete(inNoData, noData)
	names, offsets, err := t.shortNames(records)
	if err != nil {
		return err
	}
	if err := t.pack(records, offsets); err != nil {
		return err
	}
	clear(t.names)
	copy(t.names, names)
	for off, size := range inNoData {
		for i := off; i < off+uint32(size) && !inData[i]; i++ {
			t.gofunc[i] = 0
		}
	}
	clear(t.files)
	t.coarsen()
	return nil
}

// findTables finds the header, and the record that confirms it.
func findTables(image []byte) (*tables, error) {
	word := func(at, i int) int {
		at += 8 * i
		if at < 0 || at > len(image)-8 {
			return -1
		}
		return int(int64(binary.LittleEndian.Uint64(image[at:])))
	}
	for at := 0; at <= len(image)-8*wordFuncs; at += 8 {
		if string(image[at:at+8]) != magic {
			continue
		}
		pctab, funcs := at+word(at, wordPCTab), at+word(at, wordFuncs)
		for module := 0; module <= len(image)-8*wordEnd; module += 8 {
			gofunc, end := word(module, wordGoFunc), word(module, wordEnd)
			if word(module, 0) != at || word(module, wordModuleNames) != at+word(at, wordNames) ||
				word(module, wordModulePCTab) != pctab || word(module, wordModuleFuncs) != funcs {
				continue
			}
			names, units, buckets := at+word(at, wordNames), at+word(at, wordUnits), word(module, wordBuckets)
			bucketsEnd := buckets + sizeBuckets(word(module, wordLast)-word(module, wordFirst))
			if !(at < names && names < units && units < pctab && pctab < funcs && funcs < gofunc && gofunc < buckets && buckets < bucketsEnd &&
				bucketsEnd <= end && end <= len(image)) {
				continue
			}
			return &tables{
				image:   image,
				names:   image[names:units],
				files:   image[units:pctab],
				pctab:   image[pctab:funcs],
				funcs:   image[funcs:gofunc],
				origin:  funcs,
				gofunc:  image[gofunc:buckets],
				buckets: image[buckets:bucketsEnd],
				count:   word(at, wordNumFuncs),
			}, nil
		}
	}
	return nil, fmt.Errorf("%w: found no header with the record that points to it", errUnknown)
}

// records returns the functions' records after checking all that they refer to.
func (t *tables) records() ([]record, error) {
	if t.count < 0 || t.count > len(t.funcs)/indexEntry {
		return nil, fmt.Errorf("%w: %d functions", errUnknown, t.count)
	}
	records := make([]record, t.count)
	for i := range records {
		off := t.offset(i)
		if off > len(t.funcs)-fieldTables {
			return nil, fmt.Errorf("%w: a function's record lies elsewhere", errUnknown)
		}
		f := record(t.funcs[off:])
		if 4*(int(f.word(fieldNumTables))+f.numData()) > len(f)-fieldTables {
			return nil, fmt.Errorf("%w: a function's record is too long", errUnknown)
		}
		offsets := []uint32{f.word(fieldPCSP), f.word(fieldFile), f.word(fieldLine)}
		for i := range f.numTables() {
			offsets = append(offsets, f.table(i))
		}
		for _, off := range offsets {
			if _, _, ok := t.values(off); !ok {
				return nil, fmt.Errorf("%w: a table of values lies elsewhere", errUnknown)
			}
		}
		for i := range f.numData() {
			if off := f.data(i); off != noData && int(off) >= len(t.gofunc) {
				return nil, fmt.Errorf("%w: a function's data lie elsewhere", errUnknown)
			}
		}
		records[i] = f
	}
	return records, nil
}

// offset returns where a function's record is.
func (t *tables) offset(i int) int {
	return int(binary.LittleEndian.Uint32(t.funcs[indexEntry*i+4:]))
}

// values returns the size and the largest value of a table of values by
// instruction: pairs of a step from the last value, at first -1, and a number of
// instructions, until a step is 0 that is not the first.
func (t *tables) values(off uint32) (size, largest int, ok bool) {
	if off == 0 {
		return 0, -1, true // there is none
	}
	if int64(off) > int64(len(t.pctab)) {
		return 0, 0, false
	}
	r := &reader{rest: t.pctab[off:]}
	value := -1
	largest = value
	for first := true; ; first = false {
		step := r.uint()
		if r.failed {
			return 0, 0, false
		}
		if step == 0 && !first {
			return len(t.pctab) - int(off) - len(r.rest), largest, true
		}
		value += int(int32(-(step & 1) ^ (step >> 1)))
		largest = max(largest, value)
		r.uint()
	}
}

// sizeInlined returns the size of the data about what was inlined into a function.
func (t *tables) sizeInlined(f record) int {
	off := f.data(dataInlined)
	if off == noData {
		return 0
	}
	_, last, _ := t.values(f.table(tableInlined))
	return min(inlinedSize*(last+1), len(t.gofunc)-int(off))
}

// sizeArgs returns the size of the data about a function's arguments.
func (t *tables) sizeArgs(f record) int {
	off := f.data(dataArgs)
	if off == noData {
		return 0
	}
	return bytes.IndexByte(t.gofunc[off:], argsEnd) + 1
}

// A record is a function's record and what lies behind it.
type record []byte

func (f record) word(off int) uint32 { return binary.LittleEndian.Uint32(f[off:]) }

func (f record) set(off int, n uint32) { binary.LittleEndian.PutUint32(f[off:], n) }

func (f record) numTables() int { return int(f.word(fieldNumTables)) }

func (f record) numData() int { return int(f[fieldNumData]) }

// table returns where a table is, 0 when there is none.
func (f record) table(i int) uint32 {
	if i >= f.numTables() {
		return 0
	}
	return f.word(fieldTables + 4*i)
}

// data returns where data are, noData when there are none.
func (f record) data(i int) uint32 {
	if i >= f.numData() {
		return noData
	}
	return f.word(fieldTables + 4*f.numTables() + 4*i)
}
