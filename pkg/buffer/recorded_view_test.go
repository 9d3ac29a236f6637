package buffer

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// An exporterSpec describes an exporter.
type exporterSpec struct {
	Kind, Data, Format string
	Shape, Strides     []int
	Offset             int
	Fortran, PIL       bool
	Writable           bool
}

// A viewSpec is all that CPython said about a view.
type viewSpec struct {
	Format            string
	ItemSize, NBytes  int
	Shape, Suboffsets []int
	Strides           []string
	ReadOnly          bool
	Contiguous        string
	C, F, A           string // what tobytes gives in each order
	List              []json.RawMessage
	ListErr, HashErr  string
}

func TestRecordedView(t *testing.T) {
	for _, h := range heaps() {
		for i, p := range readPrograms[[2]json.RawMessage](t, "view.json") {
			var exporter exporterSpec
			var first viewSpec
			if err := json.Unmarshal(p.Start[0], &exporter); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(p.Start[1], &first); err != nil {
				t.Fatal(err)
			}
			r := &viewRun{t: t, heap: h}
			e, free := r.export(exporter)
			r.views = []*View{mustView(t, e)}
			fault := compareView(t, r.views[0], &first)
			for k, s := range p.Steps {
				if fault == "" {
					fault = r.step(s)
				}
				if fault != "" {
					t.Errorf("program %d over %+v, step %d, %s: %s", i, exporter, k, s.Op, fault)
					break
				}
			}
			release(t, r.views...)
			free()
		}
		empty(t, h)
	}
}

// A viewRun is a program that is running.
type viewRun struct {
	t     *testing.T
	heap  *Heap
	views []*View
}

// export returns an exporter and what frees it.
func (r *viewRun) export(spec exporterSpec) (Exporter, func()) {
	r.t.Helper()
	data := unhex(r.t, spec.Data)
	switch spec.Kind {
	case "bytes":
		b := new(Bytes)
		if err := b.Init(r.heap, data); err != nil {
			r.t.Fatal(err)
		}
		return b, b.Free
	case "bytearray":
		b := newByteArray(r.t, r.heap, string(data))
		return b, b.Free
	case "array":
		a := makeArray(r.t, r.heap, spec.Format, spec.Data)
		return a, a.Free
	}
	nd := new(NDArray)
	if err := nd.Init(r.heap, data, NDOptions{
		Format: spec.Format, Shape: spec.Shape, Strides: spec.Strides, Offset: spec.Offset,
		Fortran: spec.Fortran, PIL: spec.PIL, Writable: spec.Writable,
	}); err != nil {
		r.t.Fatal(err)
	}
	return nd, nd.Free
}

// step runs one step and returns what went wrong.
func (r *viewRun) step(s step) string {
	r.t.Helper()
	v := r.views[number(r.t, s.V)]
	made, result, err := r.run(v, s)
	if made != nil && s.Op != "export" {
		r.views = append(r.views, made)
	}
	memory, fail := r.views[0].AppendBinary(nil)
	if fail != nil {
		r.t.Fatal(fail)
	}
	want := s.R
	s.R = nil // compared as an item
	fault := checkStep(r.t, s, err, memory, nil)
	switch {
	case fault != "" || err != nil:
	case made != nil:
		fault = compareView(r.t, made, s.View)
	case want != nil && !sameItem(result, decodeItem(r.t, want)):
		fault = fmt.Sprintf("result %+v, want %s", result, want)
	}
	if made != nil && s.Op == "export" {
		release(r.t, made)
	}
	return fault
}

// run runs one operation and returns the view it made or its result.
func (r *viewRun) run(v *View, s step) (*View, format.Item, error) {
	r.t.Helper()
	var none format.Item
	n := 0
	if v.NumDims() > 0 {
		n = v.layout.Len()
	}
	view := func(w *View, err error) (*View, format.Item, error) { return w, none, err }
	item := func(i format.Item, err error) (*View, format.Item, error) { return nil, i, err }
	truth := func(same bool, err error) (*View, format.Item, error) { return nil, format.Truth(same), err }
	switch s.Op {
	case "slice":
		return view(v.Slice(slice(r.t, s.S, n)))
	case "cast":
		return view(v.Cast(s.Format, s.Shape))
	case "toreadonly":
		return view(v.ToReadOnly())
	case "clone":
		return view(v.Clone())
	case "get":
		return item(v.At1(s.I))
	case "getitems":
		return item(v.At(s.At...))
	case "set":
		return nil, none, v.Set1(s.I, decodeItem(r.t, s.X))
	case "setitems":
		return nil, none, v.Set(decodeItem(r.t, s.X), s.At...)
	case "assign":
		return nil, none, r.assign(v, n, s)
	case "index":
		i, err := v.Index(decodeItem(r.t, s.X), s.I, s.J)
		if err == nil && i < 0 {
			err = ErrNotFound
		}
		return nil, format.Int(int64(i)), err
	case "count":
		k, err := v.Count(decodeItem(r.t, s.X))
		return nil, format.Int(int64(k)), err
	case "equal":
		return truth(v.Equal(r.views[s.From]))
	case "equalother":
		other, free := r.export(s.Other)
		defer free()
		return truth(v.Equal(other))
	case "export":
		e := new(View)
		if err := e.InitRequest(v, Request(s.Flags)); err != nil {
			return nil, none, err
		}
		return e, none, nil
	}
	r.t.Fatalf("unknown operation %q", s.Op)
	return nil, none, nil
}

func (r *viewRun) assign(v *View, n int, s step) error {
	r.t.Helper()
	source := r.views[s.From]
	if source.NumDims() > 0 {
		part, err := source.Slice(slice(r.t, s.T, source.layout.Len()))
		if err != nil {
			return err
		}
		defer release(r.t, part)
		source = part
	}
	return v.Assign(slice(r.t, s.S, n), source)
}

// compareView returns how v differs from what CPython said.
func compareView(t *testing.T, v *View, want *viewSpec) string {
	t.Helper()
	contiguous := ""
	for _, order := range []struct {
		name string
		is   bool
	}{{"C", v.IsC()}, {"F", v.IsF()}, {"A", v.IsContiguous()}} {
		if order.is {
			contiguous += order.name
		}
	}
	strides := []string{}
	for _, n := range v.AppendStrides(nil) {
		strides = append(strides, strconv.Itoa(n))
	}
	switch {
	case v.ItemFormat() != want.Format:
		return fmt.Sprintf("format %q, want %q", v.ItemFormat(), want.Format)
	case v.ItemSize() != want.ItemSize || v.NumBytes() != want.NBytes:
		return fmt.Sprintf("itemsize %d, nbytes %d, want %d, %d", v.ItemSize(), v.NumBytes(), want.ItemSize, want.NBytes)
	case !slices.Equal(v.AppendShape(nil), want.Shape):
		return fmt.Sprintf("shape %v, want %v", v.AppendShape(nil), want.Shape)
	case !slices.Equal(strides, want.Strides):
		return fmt.Sprintf("strides %v, want %v", strides, want.Strides)
	case !slices.Equal(v.AppendSuboffsets(nil), want.Suboffsets):
		return fmt.Sprintf("suboffsets %v, want %v", v.AppendSuboffsets(nil), want.Suboffsets)
	case v.ReadOnly() != want.ReadOnly:
		return fmt.Sprintf("readonly %v", v.ReadOnly())
	case contiguous != want.Contiguous:
		return fmt.Sprintf("contiguous %s, want %s", contiguous, want.Contiguous)
	}
	if fault := compareBytes(t, v, want); fault != "" {
		return fault
	}
	return compareItems(t, v, want)
}

func compareBytes(t *testing.T, v *View, want *viewSpec) string {
	t.Helper()
	for order, text := range map[Order]string{OrderC: want.C, OrderF: want.F, OrderAny: want.A} {
		if order != OrderC && v.NumDims() < 2 {
			text = want.C
		}
		data, err := v.ToBytes(order)
		if err != nil {
			return err.Error()
		}
		if hex.EncodeToString(data.Data()) != text {
			return fmt.Sprintf("tobytes(%c) %x, want %s", order, data.Data(), text)
		}
		data.Free()
	}
	hash, err := v.Hash()
	if want.HashErr != "" {
		if err == nil || pyerr.Traceback(err) != want.HashErr {
			return fmt.Sprintf("hash: %v, want %s", err, want.HashErr)
		}
		return ""
	}
	if err != nil || hash != Hash(unhex(t, want.C)) {
		return fmt.Sprintf("hash %#x, %v", hash, err)
	}
	return ""
}

func compareItems(t *testing.T, v *View, want *viewSpec) string {
	t.Helper()
	if want.ListErr != "" {
		err := v.CanGet()
		if err == nil {
			_, err = v.Load(0)
		}
		if err == nil || pyerr.Traceback(err) != want.ListErr {
			return fmt.Sprintf("items: %v, want %s", err, want.ListErr)
		}
		return ""
	}
	got := slices.Collect(v.Values())
	if len(got) != len(want.List) {
		return fmt.Sprintf("%d items, want %d", len(got), len(want.List))
	}
	for i, item := range got {
		if !sameItem(item, decodeItem(t, want.List[i])) {
			return fmt.Sprintf("item %d is %+v, want %s", i, item, want.List[i])
		}
	}
	return ""
}
