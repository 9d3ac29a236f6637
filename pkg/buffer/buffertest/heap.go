package buffertest

import (
	"testing"

	"github.com/zerocopyzen/zen/pkg/buffer"
)

// NoCopy fails t when the library copies bytes of objects of the heap while f
// runs. It panics without a heap, since nothing would be reported.
func NoCopy(t testing.TB, h *buffer.Heap, f func()) {
	t.Helper()
	old := h.Trace
	trace := buffer.Trace{}
	if old != nil {
		trace = *old
	}
	var copies []buffer.CopyEvent
	trace.Copy = func(e buffer.CopyEvent) {
		copies = append(copies, e)
		if old != nil && old.Copy != nil {
			old.Copy(e)
		}
	}
	h.Trace = &trace
	defer func() { h.Trace = old }()
	f()
	for _, e := range copies {
		t.Errorf("%d bytes copied from %d to %d: %v", e.Bytes, e.From, e.To, e.Reason)
	}
}

// Empty fails t when objects still hold memory of the heap, or loans are not
// over.
func Empty(t testing.TB, h *buffer.Heap) {
	t.Helper()
	if n := h.InUse(); n != 0 {
		t.Errorf("%d bytes of the heap are still in use", n)
	}
	if n := h.NumLoans(); n != 0 {
		t.Errorf("%d loans are not over", n)
	}
}
