package buffer

import (
	"encoding/hex"
	"fmt"
	"strconv"
	"testing"
)

// raw is a result as JSON.
type raw string

func (r raw) String() string { return string(r) }

func TestRecordedByteArray(t *testing.T) {
	for _, h := range heaps() {
		for i, p := range readPrograms[string](t, "bytearray.json") {
			b := new(ByteArray)
			if err := b.Init(h, unhex(t, p.Start)); err != nil {
				t.Fatal(err)
			}
			var held View
			for k, s := range p.Steps {
				result, err := runByteArray(t, b, &held, s)
				fault := checkStep(t, s, err, b.Data(), result)
				if fault == "" && b.Alloc() != s.Alloc {
					fault = fmt.Sprintf("allocated %d, want %d", b.Alloc(), s.Alloc)
				}
				if fault != "" {
					t.Errorf("program %d, step %d, %s: %s", i, k, s.Op, fault)
					break
				}
			}
			release(t, &held)
			b.Free()
		}
		empty(t, h)
	}
}

func runByteArray(t *testing.T, b *ByteArray, held *View, s step) (raw, error) {
	t.Helper()
	value := func() byte { return byte(number(t, s.V)) }
	oneByte := func(v byte, err error) (raw, error) { return raw(strconv.Itoa(int(v))), err }
	switch s.Op {
	case "append":
		return "", b.Append(value())
	case "insert":
		return "", b.Insert(s.I, value())
	case "pop":
		return oneByte(b.Pop(s.I))
	case "remove":
		return "", b.Remove(value())
	case "extend":
		return "", b.Extend(unhex(t, text(t, s.X)), 0)
	case "concat":
		return "", b.Concat(unhex(t, text(t, s.X)), 0)
	case "concatself":
		loan, err := b.Export(Simple)
		if err != nil {
			return "", err
		}
		defer loan.Release()
		return "", b.Concat(loan.Bytes(), b.ID())
	case "repeat":
		return "", b.Repeat(s.I)
	case "setslice":
		return "", b.SetSlice(slice(t, s.S, b.Len()), unhex(t, text(t, s.X)), 0)
	case "setself":
		return "", b.SetSlice(slice(t, s.S, b.Len()), b.Data(), b.ID())
	case "delslice":
		return "", b.DeleteSlice(slice(t, s.S, b.Len()))
	case "delete":
		return "", b.Delete(s.I)
	case "reverse":
		return "", b.Reverse()
	case "clear":
		return "", b.Clear()
	case "resize":
		return "", b.Resize(s.I)
	case "take":
		var taken Bytes
		err := b.TakeBytes(&taken, s.I)
		defer taken.Free()
		return raw(strconv.Quote(hex.EncodeToString(taken.Data()))), err
	case "hold":
		release(t, held)
		return "", held.Init(b)
	case "drop":
		return "", held.Release()
	case "get":
		return oneByte(b.At(s.I))
	case "set":
		return "", b.Set(s.I, value())
	case "nothing":
		return "", nil
	}
	t.Fatalf("unknown operation %q", s.Op)
	return "", nil
}
