package buffer

import (
	"fmt"
	"io"
	"sync"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
)

// These tests are for the race detector: they do at once what doc.go promises
// may be done at once.

// atOnce runs f in several goroutines.
func atOnce(t *testing.T, f func(i int) error) {
	t.Helper()
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			if err := f(i); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

// first returns the first error of a row of calls.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// only keeps the error of a call.
func only[T any](_ T, err error) error { return err }

// look reads all that can be read through a view and asks all that can be asked
// of it, without memory of a heap.
func look(v, other *View) error {
	for range v.Values() {
	}
	if _, err := v.Equal(other); err != nil {
		return err
	}
	v.Base()
	v.Retained()
	v.SharesMemory(other)
	v.Layout()
	v.Restricted()
	if _, err := v.WriteTo(io.Discard); err != nil {
		return err
	}
	if _, err := v.ReadAt(make([]byte, 3), 0); err != nil && err != io.EOF {
		return err
	}
	_ = fmt.Sprintf("%v %x", v, v)
	errs := []error{
		v.CopyInto(make([]byte, v.NumBytes()), OrderF),
		only(v.AppendBinary(nil)),
		only(v.EqualView(other)),
	}
	if v.NumDims() == 1 {
		errs = append(errs, only(v.At1(-1)), only(v.At(0)), only(v.Count(format.Int(0))), only(v.Index(format.Int(1), 0, 99)))
		v.Int(0)
	}
	_, _ = v.Hash() // most cannot be hashed; TestHashAtOnce looks at the others
	return first(errs...)
}

// lookWithMemory does what takes memory, from a heap if there is one.
func lookWithMemory(v *View) error {
	compact, err := v.Compact()
	if err != nil {
		return err
	}
	return first(only(v.ToBytes(OrderC)), only(v.ToBytes(OrderF)), only(v.AppendHex(nil, ':', 1)), compact.Release())
}

// lookedAt returns views of one loan, and of others, with the heap.
func lookedAt(t *testing.T, h *Heap) []*View {
	t.Helper()
	constant := new(Bytes)
	if err := constant.Init(h, []byte("a hundred bytes, give or take ninety")); err != nil {
		t.Fatal(err)
	}
	nd := new(NDArray)
	o := NDOptions{Shape: []int{3, 4}, PIL: true, Writable: true}
	if err := nd.Init(h, []byte("abcdefghijkl"), o); err != nil {
		t.Fatal(err)
	}
	var views []*View
	add := func(v *View, err error) *View {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		views = append(views, v)
		return v
	}
	add(NewView(nd))
	add(NewView(constant))
	v := add(NewView(newByteArray(t, h, "0123456789abcdef")))
	add(v.Slice(v.Range(15, -17, -3)))
	add(v.ToReadOnly())
	add(v.Cast("h", []int{2, 4}))
	add(v.Cast("d", nil))
	return views
}

func TestReadAtOnce(t *testing.T) {
	for name, h := range map[string]*Heap{"no heap": nil, "a heap without a trace": {Reuse: true}} {
		views := lookedAt(t, h)
		atOnce(t, func(i int) error {
			for k := range views {
				v := views[(i+k)%len(views)]
				if err := look(v, views[k]); err != nil {
					return fmt.Errorf("%s, %v: %w", name, v.AppendShape(nil), err)
				}
				if h != nil {
					continue
				}
				if err := lookWithMemory(v); err != nil {
					return fmt.Errorf("%v: %w", v.AppendShape(nil), err)
				}
			}
			return nil
		})
		release(t, views...)
	}
}

// All goroutines that hash at once, the first time, get the same hash, which
// survives the release.
func TestHashAtOnce(t *testing.T) {
	data := []byte("hashed by eight")
	b := NewBytes(data)
	v, err := NewView(b)
	if err != nil {
		t.Fatal(err)
	}
	atOnce(t, func(int) error {
		for _, f := range []func() (uint64, error){v.Hash, b.Hash} {
			if hash, err := f(); err != nil || hash != Hash(data) {
				return fmt.Errorf("hash %x, %v, want %x", hash, err, Hash(data))
			}
		}
		return nil
	})
	release(t, v)
	if hash, err := v.Hash(); err != nil || hash != Hash(data) {
		t.Errorf("after the release %x, %v", hash, err)
	}
}

// A Bytes may be read, and lent, by many at once: each view has its own loan.
func TestBytesAtOnce(t *testing.T) {
	b := NewBytes([]byte("immutable"))
	atOnce(t, func(i int) error {
		v, err := NewView(b)
		if err != nil {
			return err
		}
		part, err := v.Slice(v.Range(i%3, 9, 1))
		if err != nil {
			return err
		}
		return first(look(part, v), only(b.At(i)), only(b.AppendBinary(nil)), only(b.WriteTo(io.Discard)),
			only(b.ReadAt(make([]byte, 2), 1)), part.Release(), v.Release())
	})
}

// Sequences may be read by many at once, without views.
func TestSequencesAtOnce(t *testing.T) {
	b := newByteArray(t, nil, "hello world")
	a, err := NewArray("h", format.Int(1), format.Int(-2))
	if err != nil {
		t.Fatal(err)
	}
	atOnce(t, func(i int) error {
		_ = fmt.Sprintf("%v %x %v", b, b, a)
		_, _, _, _ = b.Data(), b.Alloc(), a.Data(), a.Len()
		for range a.Values() {
		}
		return first(only(b.At(i)), only(b.AppendBinary(nil)), only(b.WriteTo(io.Discard)), only(b.ReadAt(make([]byte, 2), 1)),
			only(a.At(i%2)), only(a.AppendBinary(nil)), only(a.WriteTo(io.Discard)), only(a.Count(format.Int(1))))
	})
}

// Items that nobody else uses may be written.
func TestWriteAtOnce(t *testing.T) {
	b := newByteArray(t, nil, string(make([]byte, 8*16)))
	v, err := NewView(b)
	if err != nil {
		t.Fatal(err)
	}
	parts := make([]*View, 8)
	for i := range parts {
		if parts[i], err = v.Slice(v.Range(i, 8*16, 8)); err != nil { // every eighth byte
			t.Fatal(err)
		}
	}
	source, err := NewView(NewBytes([]byte("0123456789abcdef")))
	if err != nil {
		t.Fatal(err)
	}
	atOnce(t, func(i int) error {
		part := parts[i]
		if err := part.Assign(layout.All(16), source); err != nil {
			return err
		}
		if i%2 == 0 && !part.SetInt(3, int64(i)) {
			return fmt.Errorf("part %d cannot be written to", i)
		}
		return first(part.Set(format.Int(int64(i)), 1), part.Set1(2, format.Int(int64(i))))
	})
	for i, part := range parts {
		for k, want := range map[int]int{0: '0', 1: i, 2: i, 15: 'f'} {
			if got, _ := part.Int(k); got != int64(want) {
				t.Errorf("item %d of part %d is %d, want %d", k, i, got, want)
			}
		}
	}
	release(t, append(parts, v, source)...)
}
