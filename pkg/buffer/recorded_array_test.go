package buffer

import (
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
)

func TestRecordedArray(t *testing.T) {
	for _, h := range heaps() {
		for i, p := range readPrograms[[2]string](t, "array.json") {
			a := makeArray(t, h, p.Start[0], p.Start[1])
			var held View
			for k, s := range p.Steps {
				result, err := runArray(t, a, &held, s)
				want := s.R
				s.R = nil // compared as an item
				fault := checkStep(t, s, err, a.Data(), nil)
				if fault == "" && want != nil && !sameItem(result, decodeItem(t, want)) {
					fault = "result " + string(want) + " wanted"
				}
				if fault != "" {
					t.Errorf("program %d of %s, step %d, %s %s: %s", i, p.Start[0], k, s.Op, s.V, fault)
					break
				}
			}
			release(t, &held)
			a.Free()
		}
		empty(t, h)
	}
}

func makeArray(t *testing.T, h *Heap, typecode, data string) *Array {
	t.Helper()
	code, err := ParseTypecode(typecode)
	if err != nil {
		t.Fatal(err)
	}
	a := new(Array)
	if err := a.InitBytes(h, code, unhex(t, data), 0, ReasonConstructor); err != nil {
		t.Fatal(err)
	}
	return a
}

func runArray(t *testing.T, a *Array, held *View, s step) (format.Item, error) {
	t.Helper()
	none := format.Item{}
	value := func() format.Item { return decodeItem(t, s.V) }
	position := func(i int, err error) (format.Item, error) {
		if err == nil && i < 0 {
			err = ErrNotInArray
		}
		return format.Int(int64(i)), err
	}
	switch s.Op {
	case "append":
		return none, a.Append(value())
	case "insert":
		return none, a.Insert(s.I, value())
	case "pop":
		return a.Pop(s.I)
	case "remove":
		return none, a.Remove(value())
	case "index":
		return position(a.Index(value(), s.I, s.J))
	case "count":
		return position(a.Count(value()))
	case "extend":
		other := makeArray(t, a.Heap(), a.Typecode(), text(t, s.X))
		defer other.Free()
		return none, a.Extend(other)
	case "extendself":
		return none, a.Extend(a)
	case "repeat":
		return none, a.Repeat(s.I)
	case "setslice":
		other := makeArray(t, a.Heap(), a.Typecode(), text(t, s.X))
		defer other.Free()
		return none, a.SetSlice(slice(t, s.S, a.Len()), other)
	case "setother":
		other, err := NewArray(map[bool]string{true: "i", false: "h"}[a.Code() == format.Short])
		if err != nil {
			return none, err
		}
		return none, a.SetSlice(slice(t, s.S, a.Len()), other)
	case "setself":
		return none, a.SetSlice(slice(t, s.S, a.Len()), a)
	case "delslice":
		return none, a.DeleteSlice(slice(t, s.S, a.Len()))
	case "delete":
		return none, a.Delete(s.I)
	case "reverse":
		return none, a.Reverse()
	case "byteswap":
		return none, a.ByteSwap()
	case "clear":
		return none, a.Clear()
	case "frombytes":
		return none, a.FromBytes(unhex(t, text(t, s.X)), 0)
	case "hold":
		release(t, held)
		return none, held.Init(a)
	case "drop":
		return none, held.Release()
	case "get":
		return a.At(s.I)
	case "set":
		return none, a.Set(s.I, value())
	case "nothing":
		return none, nil
	}
	t.Fatalf("unknown operation %q", s.Op)
	return none, nil
}
