package main

import (
	"encoding/binary"
	"testing"
)

// valueAt returns what a table of values says at an instruction, as runtime.pcvalue does.
func (t *tables) valueAt(off uint32, pc int) int {
	if off == 0 {
		return -1
	}
	r := &reader{rest: t.pctab[off:]}
	value, end := -1, 0
	for first := true; ; first = false {
		step := r.uint()
		if step == 0 && !first {
			return -2 // past the end
		}
		value += int(int32(-(step & 1) ^ (step >> 1)))
		end += r.uint()
		if pc < end {
			return value
		}
	}
}

// find returns the index of the function that begins at the number-th place, as
// runtime.findfunc does.
func (t *tables) find(number int) int {
	b := 16 * number
	i := int(binary.LittleEndian.Uint32(t.buckets[bucketEntry*b:])) + int(t.buckets[bucketEntry*b+4])
	for int(binary.LittleEndian.Uint32(t.funcs[indexEntry*(i+1):])) <= firstPC/stepPC+number {
		i++
	}
	return i
}

// TestTablesSayTheSame compares what the runtime looks up before and after, for
// every function and instruction.
func TestTablesSayTheSame(t *testing.T) {
	name := build(t)
	m, stripped := parse(t, name), parse(t, name)
	before, err := findTables(m.image)
	if err != nil {
		t.Fatal(err)
	}
	if err := stripLines(stripped.image); err != nil {
		t.Fatal(err)
	}
	after, err := findTables(stripped.image)
	if err != nil {
		t.Fatal(err)
	}
	old, err := before.records()
	if err != nil {
		t.Fatal(err)
	}
	records, err := after.records()
	if err != nil {
		t.Fatal(err)
	}
	if len(old) != len(records) || len(old) < 1000 {
		t.Fatalf("%d functions, %d before", len(records), len(old))
	}
	for i, f := range records {
		was := old[i]
		if i2 := after.find(i); i2 != before.find(i) {
			t.Fatalf("function %d is found at %d, before at %d", i, i2, before.find(i))
		}
		if string(f[:fieldName]) != string(was[:fieldName]) || string(f[fieldName+4:fieldPCSP]) != string(was[fieldName+4:fieldPCSP]) ||
			string(f[fieldStart+4:fieldNumData]) != string(was[fieldStart+4:fieldNumData]) {
			t.Fatalf("function %d: % x, before % x", i, f[:fieldTables], was[:fieldTables])
		}
		name, ok := after.name(f)
		full, fullOK := before.name(was)
		if !ok || !fullOK || (name != "" || full != "") && name != packageOf(full)+".?" {
			t.Fatalf("function %d is called %q (%t), before %q (%t)", i, name, ok, full, fullOK)
		}
		for pc := 0; before.valueAt(was.word(fieldPCSP), pc) != -2; pc++ {
			if got, want := after.valueAt(f.word(fieldPCSP), pc), before.valueAt(was.word(fieldPCSP), pc); got != want {
				t.Fatalf("function %d has a frame of %d bytes at %d, want %d", i, got, pc, want)
			}
			if got, want := after.valueAt(f.table(tableStackMap), pc), before.valueAt(was.table(tableStackMap), pc); got != want {
				t.Fatalf("function %d has map %d at %d, want %d", i, got, pc, want)
			}
			if before.valueAt(was.word(fieldPCSP), 0) == -1 {
				break // there is no table
			}
		}
		for _, kind := range []int{dataArgsMap, dataLocalMap, dataObjects, dataDefers} {
			if f.data(kind) != was.data(kind) {
				t.Fatalf("function %d has data %d at %d, want %d", i, kind, f.data(kind), was.data(kind))
			}
			if off := f.data(kind); off != noData && before.gofunc[off] != after.gofunc[off] {
				t.Fatalf("function %d has changed data %d", i, kind)
			}
		}
	}
}

func TestPackageOf(t *testing.T) {
	tests := []struct{ name, want string }{
		{"main.main", "main"},
		{"runtime.gopanic", "runtime"},
		{"math/big.(*Int).Add", "math/big"},
		{"github.com/zerocopyzen/zen/pkg/py/eval.(*Machine).run.func1", "github.com/zerocopyzen/zen/pkg/py/eval"},
		{"slices.SortFunc[go.shape.[]github.com/a/b.T]", "slices"},
		{"type:.eq.main.T", "type:"},
		{"go:buildid", "go:buildid"},
	}
	for _, test := range tests {
		if got := packageOf(test.name); got != test.want {
			t.Errorf("packageOf(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}
