package buffertest

import (
	"errors"
	"testing"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// requests are the requests that TestExporter makes: all that have names in
// Python, with and without the wish to write.
var requests = []buffer.Request{
	buffer.Simple, buffer.ND, buffer.Strides, buffer.CContiguous, buffer.FContiguous, buffer.AnyContiguous,
	buffer.Indirect, buffer.RecordsRO, buffer.FullRO, buffer.ND | buffer.Format,
}

// TestExporter checks that e keeps the buffer protocol. It asks e for loans of
// every kind and fails t when one is not what was asked for, leaves its memory,
// is refused with an error that is no BufferError, or lends a copy. What e
// lends is left as it was. e must not be lent when TestExporter begins.
func TestExporter(t testing.TB, e buffer.Exporter) {
	t.Helper()
	full, err := e.Export(buffer.FullRO)
	if err != nil {
		t.Fatalf("Export(FullRO): %v", err)
	}
	if !checkMemory(t, full) {
		full.Release()
		return // nothing else can be relied on
	}
	for _, r := range requests {
		checkRequest(t, e, full, r)
		checkRequest(t, e, full, r|buffer.Writable)
	}
	checkShared(t, e, full)
	checkRelease(t, full)
	checkView(t, e)
}

// checkMemory checks that the items lie inside the memory and have the size
// their format says. It reports whether they lie inside.
func checkMemory(t testing.TB, loan *buffer.Buffer) bool {
	t.Helper()
	if err := loan.Layout.Check(len(loan.Data)); err != nil {
		t.Errorf("items lie outside the %d bytes of memory: %v", len(loan.Data), err)
		return false
	}
	if f, err := format.Parse(loan.Format); loan.Format != "" && err == nil && f.Size() != loan.Layout.ItemSize() {
		t.Errorf("format %q has %d bytes, an item %d", loan.Format, f.Size(), loan.Layout.ItemSize())
	}
	if loan.Format == "" && loan.Layout.ItemSize() != 1 {
		t.Errorf("no format, but items of %d bytes", loan.Layout.ItemSize())
	}
	return true
}

// checkRequest checks that e refuses r with a BufferError or grants it.
func checkRequest(t testing.TB, e buffer.Exporter, full *buffer.Buffer, r buffer.Request) {
	t.Helper()
	loan, err := e.Export(r)
	if err != nil {
		if !errors.Is(err, pyerr.BufferError) {
			t.Errorf("Export(%#x) = %v, which is no BufferError", int(r), err)
		}
		if !r.Has(buffer.Writable) && r.Has(buffer.Indirect) {
			t.Errorf("Export(%#x) = %v, but Export(FullRO) succeeds", int(r), err)
		}
		return
	}
	defer loan.Release()
	for _, rule := range []struct {
		broken bool
		text   string
	}{
		{r.Has(buffer.Writable) && loan.ReadOnly, "is read-only"},
		{r.Has(buffer.CContiguous) && !loan.IsC(), "is not C-contiguous"},
		{r.Has(buffer.FContiguous) && !loan.IsF(), "is not Fortran contiguous"},
		{r.Has(buffer.AnyContiguous) && !loan.IsC() && !loan.IsF(), "is not contiguous"},
		{!r.Has(buffer.Strides) && !loan.IsC(), "needs strides"},
		{!r.Has(buffer.ND) && loan.Layout.NumDims() != 1, "needs a shape"},
		{!r.Has(buffer.Indirect) && loan.Layout.HasSuboffsets(), "needs suboffsets"},
		{loan.Layout.NumBytes() != full.Layout.NumBytes(), "has another number of bytes"},
		{loan.Layout.ItemSize() != full.Layout.ItemSize(), "has another itemsize"},
		{loan.ReadOnly && !full.ReadOnly, "is read-only, but Export(FullRO) was not"},
	} {
		if rule.broken {
			t.Errorf("Export(%#x): the loan %s", int(r), rule.text)
		}
	}
	if err := loan.Layout.Check(len(loan.Data)); err != nil {
		t.Errorf("Export(%#x): items lie outside the memory: %v", int(r), err)
	}
}

// checkShared checks that two loans at once are of the same memory.
func checkShared(t testing.TB, e buffer.Exporter, full *buffer.Buffer) {
	t.Helper()
	again, err := e.Export(buffer.FullRO)
	if err != nil {
		t.Errorf("second Export(FullRO): %v", err)
		return
	}
	defer again.Release()
	for off := range full.Layout.Offsets() {
		if full.Layout.ItemSize() == 0 {
			return
		}
		other, err := again.Layout.At(make([]int, again.Layout.NumDims())...)
		if err != nil {
			t.Errorf("the second loan has another shape: %v", err)
			return
		}
		if &full.Data[off] != &again.Data[other] {
			t.Error("the second loan is of other memory: the exporter copies")
		}
		if full.ReadOnly {
			return
		}
		full.Data[off]++
		if full.Data[off] != again.Data[other] {
			t.Error("a write to one loan does not show in the other")
		}
		full.Data[off]--
		return // the first item tells
	}
}

// checkRelease checks that a loan can be given back, once.
func checkRelease(t testing.TB, loan *buffer.Buffer) {
	t.Helper()
	calls := 0
	loan.OnRelease = func(*buffer.Buffer) { calls++ }
	loan.Release()
	if calls != 1 {
		t.Errorf("OnRelease was called %d times", calls)
	}
}

// checkView checks that a view of e works and ends its loan.
func checkView(t testing.TB, e buffer.Exporter) {
	t.Helper()
	v := new(buffer.View)
	if err := v.InitRequest(e, buffer.FullRO); err != nil {
		t.Errorf("a view of it: %v", err)
		return
	}
	over := false
	v.Loan().OnRelease = func(*buffer.Buffer) { over = true }
	data, err := v.AppendBinary(nil)
	if err != nil || len(data) != v.NumBytes() {
		t.Errorf("the view has %d bytes, %d could be copied: %v", v.NumBytes(), len(data), err)
	}
	clone, err := v.Clone()
	if err != nil {
		t.Errorf("Clone: %v", err)
		return
	}
	if err := v.Release(); err != nil || over {
		t.Errorf("released one view of two: loan over %v, %v", over, err)
	}
	if err := clone.Release(); err != nil || !over {
		t.Errorf("released both views: loan over %v, %v", over, err)
	}
}
