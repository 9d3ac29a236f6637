package bufferio

import (
	"fmt"
	"reflect"
	"unsafe"

	"github.com/zerocopyzen/zen/pkg/layout"
)

// This file is the only one of the package that uses package unsafe, to see the
// memory of variables as bytes. The bytes handed out keep the variable alive.
// Memory that holds pointers is handed out read-only, so that no pointer is
// written behind the garbage collector's back.

// ExportVariable returns an exporter of the variable that p points to: a number
// or an array, or array of arrays, of numbers. An array has an axis for each of
// its lengths. The exporter shares memory with the variable. ExportVariable
// panics for other types.
//
// A bool is no number here: Go has no bool that is neither 0 nor 1, and Python
// could write one.
func ExportVariable[T any](p *T) *Memory {
	item := describe(reflect.TypeFor[T]())
	// Sound: T holds no pointers, and its bytes are those of one variable.
	data := unsafe.Slice((*byte)(unsafe.Pointer(p)), unsafe.Sizeof(*p))
	return &Memory{Data: data, Format: item.format, Layout: layout.Contiguous(item.size, item.shape...)}
}

// ExportField returns an exporter of one field of every record of a slice, as
// field returns it: a number, an array of numbers or an array of arrays. The
// records are the first axis, the array's lengths the others; what else a
// record holds lies in the gaps between them. The exporter shares memory with
// the records. It is read-only when records hold pointers, strings and slices
// included.
//
// ExportField calls field once, with the first record. It panics when field
// returns a pointer to something else than a part of the record, and for fields
// of other types.
func ExportField[S, F any](records []S, field func(*S) *F) *Memory {
	item := describe(reflect.TypeFor[F]())
	size := int(unsafe.Sizeof(*new(S)))
	shape := append([]int{len(records)}, item.shape...)
	strides := append([]int{size}, item.strides()...)
	m := &Memory{Format: item.format, ReadOnly: holdsPointers(reflect.TypeFor[S]())}
	if len(records) == 0 {
		m.Layout = layout.Strided(0, item.size, shape, strides)
		return m
	}
	first := unsafe.Pointer(unsafe.SliceData(records))
	// Sound: the numbers are compared, and nothing is converted back.
	off := int(uintptr(unsafe.Pointer(field(&records[0]))) - uintptr(first))
	if off < 0 || off > size-int(unsafe.Sizeof(*new(F))) {
		panic(fmt.Sprintf("bufferio: no field of the %v", reflect.TypeFor[S]()))
	}
	// Sound: these are the bytes of the slice, which is one block. Where
	// they hold pointers they are not written, see above.
	m.Data = unsafe.Slice((*byte)(first), len(records)*size)
	m.Layout = layout.Strided(off, item.size, shape, strides)
	return m
}

// An item is what a number, or an array of numbers, is in a buffer.
type item struct {
	format string
	size   int
	shape  []int
}

// strides returns the distances of items side by side.
func (i item) strides() []int {
	l := layout.Contiguous(i.size, i.shape...)
	return l.AppendStrides(nil)
}

// describe returns the item of a type, or panics.
func describe(t reflect.Type) item {
	i := item{}
	of := t
	for ; of.Kind() == reflect.Array; of = of.Elem() {
		i.shape = append(i.shape, of.Len())
	}
	i.size = int(of.Size())
	switch kind := of.Kind(); {
	case reflect.Int <= kind && kind <= reflect.Int64:
		i.format = "bh.i...q"[i.size-1 : i.size]
	case reflect.Uint <= kind && kind <= reflect.Uintptr:
		i.format = "BH.I...Q"[i.size-1 : i.size]
	case kind == reflect.Float32:
		i.format = "f"
	case kind == reflect.Float64:
		i.format = "d"
	case kind == reflect.Complex64:
		i.format = "Zf"
	case kind == reflect.Complex128:
		i.format = "Zd"
	default:
		panic(fmt.Sprintf("bufferio: %v is neither a number nor an array of numbers", t))
	}
	return i
}

// holdsPointers reports whether a variable of type t holds pointers.
func holdsPointers(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Array:
		return t.Len() > 0 && holdsPointers(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if holdsPointers(t.Field(i).Type) {
				return true
			}
		}
		return false
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice,
		reflect.String, reflect.UnsafePointer:
		return true
	}
	return false
}
