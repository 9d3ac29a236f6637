package buffertest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/buffer/buffertest"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func ndarray(t *testing.T, o buffer.NDOptions) *buffer.NDArray {
	t.Helper()
	nd, err := buffer.NewNDArray([]byte("abcdefghijklmnopqrstuvwx"), o)
	if err != nil {
		t.Fatal(err)
	}
	return nd
}

func TestExportersOfThePackage(t *testing.T) {
	numbers, err := buffer.NewArray("i", format.Int(1), format.Int(2))
	if err != nil {
		t.Fatal(err)
	}
	view, err := buffer.NewView(numbers)
	if err != nil {
		t.Fatal(err)
	}
	every, err := view.Slice(layout.NewRange(0, 2, 2, 2))
	if err != nil {
		t.Fatal(err)
	}
	for name, e := range map[string]buffer.Exporter{
		"bytes":           buffer.NewBytes([]byte("abc")),
		"empty bytes":     buffer.NewBytes(nil),
		"bytearray":       buffer.NewByteArray([]byte("abc")),
		"empty bytearray": new(buffer.ByteArray),
		"array":           numbers,
		"view":            view,
		"strided view":    every,
		"2-d":             ndarray(t, buffer.NDOptions{Shape: []int{4, 6}, Writable: true}),
		"fortran":         ndarray(t, buffer.NDOptions{Shape: []int{4, 6}, Fortran: true}),
		"negative":        ndarray(t, buffer.NDOptions{Shape: []int{4, 3}, Strides: []int{-6, 2}, Offset: 18, Writable: true}),
		"pointers":        ndarray(t, buffer.NDOptions{Shape: []int{4, 6}, PIL: true, Writable: true}),
		"compound":        ndarray(t, buffer.NDOptions{Format: "<hI", Shape: []int{4}, Writable: true}),
		"0-d":             ndarray(t, buffer.NDOptions{Format: "d", Shape: []int{}}),
		"empty":           ndarray(t, buffer.NDOptions{Shape: []int{0, 3}}),
	} {
		t.Run(name, func(t *testing.T) { buffertest.TestExporter(t, e) })
	}
}

// recorder is a testing.TB that notes failures.
type recorder struct {
	testing.TB
	failures []string
}

func (r *recorder) Helper() {}
func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}
func (r *recorder) Error(args ...any) { r.failures = append(r.failures, fmt.Sprint(args...)) }

// faulty is an exporter with a fault.
type faulty func(r buffer.Request, loan *buffer.Buffer) error

func (f faulty) Export(r buffer.Request) (*buffer.Buffer, error) {
	loan := &buffer.Buffer{Data: faultyMemory, Layout: layout.Bytes(len(faultyMemory))}
	if err := f(r, loan); err != nil {
		return nil, err
	}
	return loan, nil
}

var faultyMemory = []byte("memory")

func TestFaultsAreFound(t *testing.T) {
	for _, test := range []struct {
		want  string
		fault faulty
	}{
		{"", func(buffer.Request, *buffer.Buffer) error { return nil }},
		{"copies", func(_ buffer.Request, loan *buffer.Buffer) error {
			loan.Data = append([]byte(nil), loan.Data...)
			return nil
		}},
		{"lie outside", func(_ buffer.Request, loan *buffer.Buffer) error {
			loan.Layout = layout.Bytes(7)
			return nil
		}},
		{"an item 1", func(_ buffer.Request, loan *buffer.Buffer) error {
			loan.Format = "i"
			return nil
		}},
		{"is read-only", func(_ buffer.Request, loan *buffer.Buffer) error {
			loan.ReadOnly = true
			return nil
		}},
		{"needs strides", func(_ buffer.Request, loan *buffer.Buffer) error {
			loan.Layout = loan.Layout.SliceFirst(layout.NewRange(0, 6, 2, 6))
			return nil
		}},
		{"no BufferError", func(r buffer.Request, _ *buffer.Buffer) error {
			if r.Has(buffer.Writable) {
				return pyerr.TypeError.New("not for you")
			}
			return nil
		}},
		{"another number of bytes", func(r buffer.Request, loan *buffer.Buffer) error {
			if !r.Has(buffer.Indirect) {
				loan.Layout = layout.Bytes(3)
			}
			return nil
		}},
	} {
		r := &recorder{TB: t}
		buffertest.TestExporter(r, test.fault)
		got := strings.Join(r.failures, "\n")
		if test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("found %q, want %q", got, test.want)
		}
	}
}

func TestNoCopyAndEmpty(t *testing.T) {
	h := new(buffer.Heap)
	b := new(buffer.ByteArray)
	if err := b.Init(h, []byte("hello world")); err != nil {
		t.Fatal(err)
	}
	v, err := buffer.NewView(b)
	if err != nil {
		t.Fatal(err)
	}
	buffertest.NoCopy(t, h, func() {
		part, err := v.Slice(layout.NewRange(2, 8, 3, 11))
		if err != nil {
			t.Fatal(err)
		}
		if err := part.Release(); err != nil {
			t.Fatal(err)
		}
	})
	r := &recorder{TB: t}
	buffertest.NoCopy(r, h, func() {
		data, err := v.ToBytes(buffer.OrderC)
		if err != nil {
			t.Fatal(err)
		}
		data.Free()
	})
	buffertest.Empty(r, h)
	want := "11 bytes copied from 1 to 4: tobytes\n11 bytes of the heap are still in use\n1 loans are not over"
	if got := strings.Join(r.failures, "\n"); got != want {
		t.Errorf("found %q, want %q", got, want)
	}
	if err := v.Release(); err != nil {
		t.Fatal(err)
	}
	b.Free()
	buffertest.Empty(t, h)
}
