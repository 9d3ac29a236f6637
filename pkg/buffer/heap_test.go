package buffer

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func newByteArray(t testing.TB, h *Heap, data string) *ByteArray {
	t.Helper()
	b := new(ByteArray)
	if err := b.Init(h, []byte(data)); err != nil {
		t.Fatal(err)
	}
	return b
}

// empty fails t when memory or loans of h have not been given back.
func empty(t testing.TB, h *Heap) {
	t.Helper()
	if h.InUse() != 0 || h.NumLoans() != 0 {
		t.Errorf("%d bytes in use, %d loans", h.InUse(), h.NumLoans())
	}
}

func release(t testing.TB, views ...*View) {
	t.Helper()
	for _, v := range views {
		if err := v.Release(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestHeapCounts(t *testing.T) {
	h := new(Heap)
	a, b := newByteArray(t, h, "hello"), newByteArray(t, h, "world!")
	if h.InUse() != 11 || h.Peak() != 11 {
		t.Errorf("in use %d, peak %d, want 11, 11", h.InUse(), h.Peak())
	}
	a.Free()
	if h.InUse() != 6 || h.Peak() != 11 {
		t.Errorf("in use %d, peak %d, want 6, 11", h.InUse(), h.Peak())
	}
	b.Free()
	empty(t, h)
}

func TestHeapLimit(t *testing.T) {
	h := &Heap{Limit: 100}
	b := newByteArray(t, h, "0123456789")
	for _, test := range []struct {
		name string
		do   func() error
	}{
		{"resize", func() error { return b.Resize(200) }},
		{"repeat", func() error { return b.Repeat(50) }},
		{"repeat beyond int", func() error { return b.Repeat(math.MaxInt) }},
		{"bytes", func() error { return new(Bytes).InitZero(h, 91) }},
		{"absurd bytes", func() error { return new(Bytes).InitZero(nil, math.MaxInt) }},
		{"absurd array", func() error { return new(Array).Init(nil, format.Float64, math.MaxInt/2) }},
		{"extend", func() error { return b.Extend(make([]byte, 85), 0) }},
	} {
		if err := test.do(); !errors.Is(err, pyerr.MemoryError) || err.Error() != "MemoryError" {
			t.Errorf("%s = %v, want MemoryError", test.name, err)
		}
		if string(b.Data()) != "0123456789" || h.InUse() != 10 {
			t.Fatalf("%s: b = %q, %d in use", test.name, b.Data(), h.InUse())
		}
	}
	b.Free()
	empty(t, h)
}

func TestHeapCharges(t *testing.T) {
	h := &Heap{Limit: 100}
	b := newByteArray(t, h, "0123456789")
	if err := h.Charge(90); err != nil {
		t.Fatal(err)
	}
	if err := h.Charge(1); err != ErrMemory || h.InUse() != 100 {
		t.Errorf("Charge beyond the limit = %v, %d in use", err, h.InUse())
	}
	h.Credit(90)
	b.Free()
	empty(t, h)
}

func TestHeapReuses(t *testing.T) {
	h := &Heap{Reuse: true, Poison: true}
	a := newByteArray(t, h, "some bytes")
	stale := a.Data()
	a.Free()
	if want := bytes.Repeat([]byte{PoisonByte}, len(stale)); !bytes.Equal(stale, want) {
		t.Errorf("freed memory holds %x, want %x", stale, want)
	}
	b := newByteArray(t, h, "other byte")
	if &b.Data()[0] != &stale[0] {
		t.Error("memory was not handed out again")
	}
	b.Free()
	zero := new(Bytes)
	if err := zero.InitZero(h, 10); err != nil || !bytes.Equal(zero.Data(), make([]byte, 10)) {
		t.Errorf("zero bytes hold %x, %v", zero.Data(), err)
	}
	zero.Free()
	empty(t, h)
	var loops ByteArray
	var v View
	if n := testing.AllocsPerRun(100, func() {
		if err := loops.InitZero(h, 100); err != nil {
			t.Fatal(err)
		}
		if err := v.Init(&loops); err != nil {
			t.Fatal(err)
		}
		release(t, &v)
		loops.Free()
	}); n != 0 {
		t.Errorf("bytearray, view, release and free allocate %v times with a heap that reuses", n)
	}
}

func TestHeapInherits(t *testing.T) {
	old := &Heap{Reuse: true}
	a := newByteArray(t, old, "some bytes")
	place := &a.Data()[0]
	a.Free()
	h := &Heap{Reuse: true}
	h.Inherit(old)
	b := newByteArray(t, h, "other byte")
	if &b.Data()[0] != place || h.idle != 0 {
		t.Errorf("the memory of the heap before was not handed out again, %d bytes are idle", h.idle)
	}
	c := newByteArray(t, h, "others yet")
	if &c.Data()[0] == place {
		t.Error("memory was handed out twice")
	}
	b.Free()
	c.Free()
	empty(t, h)
}

func TestHeapKeepsFewIdleBlocks(t *testing.T) {
	h := &Heap{Reuse: true}
	for _, size := range []int{1 << 20, 3 << 20, 5 << 20} {
		var blocks [][]byte
		for range 30 {
			mem, err := h.MakeDirty(size)
			if err != nil {
				t.Fatal(err)
			}
			blocks = append(blocks, mem)
		}
		for _, mem := range blocks {
			h.Recycle(mem)
		}
		held := 0
		for _, list := range h.free {
			for _, mem := range list {
				held += cap(mem)
			}
		}
		if held > mostIdle || held != h.idle {
			t.Fatalf("%d bytes wait to be used again, counted %d, at most %d", held, h.idle, mostIdle)
		}
	}
	empty(t, h)
}

func TestPlainHeapKeepsMemory(t *testing.T) {
	for _, h := range []*Heap{nil, {}} {
		b := newByteArray(t, h, "keep me")
		kept := b.Data()
		b.Free()
		other := newByteArray(t, h, "1234567")
		if string(kept) != "keep me" {
			t.Errorf("memory that a Go program kept holds %q", kept)
		}
		other.Free()
	}
}

func TestClasses(t *testing.T) {
	last := -1
	for n := 1; n <= largestClass; n += 1 + n/5 {
		size := classSize(n)
		if size < n || n > smallestClass && size > n+n/4 {
			t.Fatalf("classSize(%d) = %d", n, size)
		}
		if classSize(size) != size {
			t.Fatalf("classSize(%d) = %d, want itself", size, classSize(size))
		}
		c := class(size)
		if c < last || c >= numClasses {
			t.Fatalf("class(%d) = %d after %d of %d", size, c, last, numClasses)
		}
		last = c
	}
	seen := make(map[int]int)
	for n := 1; n <= 1<<16; n++ {
		size := classSize(n)
		if other, ok := seen[class(size)]; ok && other != size {
			t.Fatalf("sizes %d and %d are in one class", other, size)
		}
		seen[class(size)] = size
	}
	if c := class(largestClass); c >= numClasses {
		t.Errorf("class(%d) = %d of %d", largestClass, c, numClasses)
	}
}

// TestPoll checks that every long operation polls at least once for each MiB,
// and ends with the error that Poll returns.
func TestPoll(t *testing.T) {
	const size = 8 << 20
	polls := 0
	h := &Heap{Poll: func() error { polls++; return nil }}
	b := new(ByteArray)
	if err := b.InitZero(h, size); err != nil {
		t.Fatal(err)
	}
	a := new(Array)
	if err := a.Init(h, format.Int32, size/4); err != nil {
		t.Fatal(err)
	}
	other := new(ByteArray)
	if err := other.InitZero(h, size); err != nil {
		t.Fatal(err)
	}
	frozen := new(Bytes)
	if err := frozen.InitZero(h, size); err != nil {
		t.Fatal(err)
	}
	v, w, r := mustView(t, b), mustView(t, other), mustView(t, frozen)
	numbers := mustView(t, a)
	odd, err := v.Slice(v.Range(1, size, 2))
	if err != nil {
		t.Fatal(err)
	}
	table, err := v.Cast("B", []int{size / 64, 64})
	if err != nil {
		t.Fatal(err)
	}
	l := table.Layout()
	inner, err := table.WithLayout(l.Slice(1, layout.NewRange(0, 60, 1, 64)))
	if err != nil {
		t.Fatal(err)
	}
	dst := make([]byte, size)
	stop := errors.New("stop")
	for _, test := range []struct {
		name string
		work int
		do   func() error
	}{
		{"tobytes", size, func() error { return v.CopyInto(dst, OrderC) }},
		{"strided tobytes", size / 2, func() error { return odd.CopyInto(dst[:size/2], OrderC) }},
		{"2-d tobytes", size / 64 * 60, func() error { return inner.CopyInto(dst[:inner.NumBytes()], OrderC) }},
		{"Fortran tobytes", size, func() error { return table.CopyInto(dst, OrderF) }},
		{"slice assignment", size, func() error { return v.Assign(layout.All(size), w) }},
		{"strided assignment", size / 2, func() error { return v.Assign(layout.NewRange(0, size, 2, size), odd) }},
		{"copy", size, func() error { return new(Bytes).Init(h, b.Data()) }},
		{"strided copy", size / 2, func() error {
			return new(Bytes).InitSlice(h, b.Data(), layout.NewRange(0, size, 2, size), b.ID(), ReasonByteArraySlice)
		}},
		{"equal", size, func() error { _, err := v.Equal(w); return err }},
		{"equal values", size, func() error {
			signed, err := w.Cast("b", nil)
			if err != nil {
				return err
			}
			defer signed.Release()
			_, err = v.Equal(signed)
			return err
		}},
		{"hash", size, func() error { frozen.hash = hashMemo{}; _, err := frozen.Hash(); return err }},
		{"view hash", size, func() error { r.hash = hashMemo{}; _, err := r.Hash(); return err }},
		{"index", size, func() error { _, err := v.Index(format.Int(1), 0, size); return err }},
		{"count", size, func() error { _, err := numbers.Count(format.Int(1)); return err }},
		{"array count", size, func() error { _, err := a.Count(format.Int(1)); return err }},
		{"hex", size, func() error { _, err := v.AppendHex(nil, 0, 0); return err }},
		{"reverse", size, b.Reverse},
		{"array reverse", size / 2, a.Reverse},
		{"byteswap", size, a.ByteSwap},
		{"repeat", size, func() error {
			small := newByteArray(t, h, "ab")
			defer small.Free()
			return small.Repeat(size / 2)
		}},
		{"resize", size, func() error {
			small := newByteArray(t, h, "ab")
			defer small.Free()
			return small.Resize(size)
		}},
		{"remove", size, func() error {
			if err := other.Remove(1); !errors.Is(err, pyerr.ValueError) {
				return err
			}
			return nil
		}},
	} {
		polls = 0
		if err := test.do(); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if want := test.work/pollSize - 1; polls < want {
			t.Errorf("%s of %d bytes polled %d times, want %d", test.name, test.work, polls, want)
		}
		h.Poll = func() error { return stop }
		if err := test.do(); err != stop {
			t.Errorf("%s: a stop gave %v", test.name, err)
		}
		h.Poll = func() error { polls++; return nil }
	}
	release(t, v, w, r, numbers, odd, table, inner)
	if h.NumLoans() != 0 {
		t.Errorf("%d loans are not over", h.NumLoans())
	}
}

// TestStoppedChangesKeepTheirLength checks that an object is whole after an
// operation on it was stopped.
func TestStoppedChangesKeepTheirLength(t *testing.T) {
	const size = 4 << 20
	stop := errors.New("stop")
	for _, at := range []int{1, 2, 3} {
		h := &Heap{Reuse: true}
		b := new(ByteArray)
		if err := b.InitZero(h, size); err != nil {
			t.Fatal(err)
		}
		n := 0
		h.Poll = func() error {
			if n++; n == at {
				return stop
			}
			return nil
		}
		if err := b.Insert(0, 1); err != nil && err != stop {
			t.Fatal(err)
		}
		if b.Len() != size && b.Len() != size+1 || len(b.Data()) != b.Len() {
			t.Errorf("stopped at poll %d the bytearray has %d bytes", at, b.Len())
		}
		h.Poll = nil
		b.Free()
		empty(t, h)
	}
}

func TestTrace(t *testing.T) {
	var log []string
	note := func(format string, args ...any) { log = append(log, fmt.Sprintf(format, args...)) }
	h := &Heap{Trace: &Trace{
		Alloc:  func(e AllocEvent) { note("alloc %d %s %q", e.ID, e.Type, e.Data) },
		Free:   func(id uint64) { note("free %d", id) },
		Resize: func(e ResizeEvent) { note("resize %d %d→%d moved %v", e.ID, e.OldLen, len(e.Data), e.Moved) },
		View: func(v *View, e ViewEvent) {
			note("view %d by %v of %d from %d: %d bytes", e.View, e.Op, e.Object, e.Parent, v.NumBytes())
		},
		Release:     func(id uint64) { note("release %d", id) },
		BeforeWrite: func(e WriteEvent) { note("before %q", e.Data) },
		Write: func(e WriteEvent) {
			note("write %d through %d: %d×%d at %d step %d: %q", e.Object, e.View, e.Count, e.Size, e.Offset, e.Step, e.Data)
		},
		Copy: func(e CopyEvent) { note("copy %d→%d %d bytes: %v", e.From, e.To, e.Bytes, e.Reason) },
	}}
	b := newByteArray(t, h, "hello")
	v := mustView(t, b)
	part, err := v.Slice(v.Range(4, 0, -2))
	if err != nil {
		t.Fatal(err)
	}
	if err := part.Set1(1, format.Int('L')); err != nil {
		t.Fatal(err)
	}
	if err := part.Assign(layout.All(2), NewBytes([]byte("xy"))); err != nil {
		t.Fatal(err)
	}
	tail, err := v.Slice(v.Range(1, 5, 1))
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Assign(layout.NewRange(0, 4, 1, 5), tail); err != nil {
		t.Fatal(err)
	}
	data, err := part.ToBytes(OrderC)
	if err != nil {
		t.Fatal(err)
	}
	data.Free()
	release(t, part, tail, v)
	if err := b.Append('!'); err != nil {
		t.Fatal(err)
	}
	b.Free()
	want := []string{
		`copy 0→1 5 bytes: constructor`,
		`alloc 1 bytearray "hello"`,
		`view 2 by export of 1 from 0: 5 bytes`,
		`view 3 by slice of 1 from 2: 2 bytes`,
		`before "hello"`,
		`write 1 through 3: 1×1 at 2 step 1: "heLlo"`,
		`before "heLlo"`,
		`write 1 through 3: 2×1 at 4 step -2: "heylx"`,
		`copy 0→1 2 bytes: slice assignment`,
		`view 4 by slice of 1 from 2: 4 bytes`,
		`before "heylx"`,
		`write 1 through 2: 4×1 at 0 step 1: "eylxx"`,
		`copy 1→1 4 bytes: slice assignment`,
		`copy 1→5 2 bytes: tobytes`,
		`alloc 5 bytes "xl"`,
		`free 5`,
		`release 3`,
		`release 4`,
		`release 2`,
		`copy 1→1 5 bytes: resize`,
		`resize 1 5→6 moved true`,
		`before "eylxx\x00"`,
		`write 1 through 0: 1×1 at 5 step 1: "eylxx!"`,
		`free 1`,
	}
	if len(log) != len(want) {
		t.Errorf("%d events, want %d", len(log), len(want))
	}
	for i, line := range want {
		if i >= len(log) || log[i] != line {
			t.Fatalf("event %d is\n%s\nwant\n%s\nall:\n%q", i, log[min(i, len(log)-1)], line, log)
		}
	}
}

// A copy lies to a cache line as what it was made from, and its block comes
// back whole.
func TestCopiesAreAligned(t *testing.T) {
	h := &Heap{Reuse: true}
	const line = 64
	memory := make([]byte, 5000+line)
	for i := range memory {
		memory[i] = byte(i * 7)
	}
	for _, n := range []int{1, 100, 1100, 4096, 4500} {
		for start := range line {
			src := memory[start : start+n]
			var b Bytes
			if err := b.Init(h, src); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(b.Data(), src) {
				t.Fatalf("a copy of %d bytes from %d differs", n, start)
			}
			// A block of 4096 bytes has no room for another beginning.
			apart := (Address(b.Data()) - Address(src)) % line
			if n > 1024 && n != 4096 && apart != 0 {
				t.Errorf("a copy of %d bytes from %d is %d bytes off", n, start, apart)
			}
			b.Free()
			if h.InUse() != 0 {
				t.Fatalf("%d bytes in use after a copy of %d from %d", h.InUse(), n, start)
			}
		}
	}
	// Each size took one block, again and again.
	if allocs := testing.AllocsPerRun(10, func() {
		var b Bytes
		if err := b.Init(h, memory[3:4503]); err != nil {
			t.Fatal(err)
		}
		b.Free()
	}); allocs != 0 {
		t.Errorf("a copy into a recycled block allocates %v times", allocs)
	}
}
