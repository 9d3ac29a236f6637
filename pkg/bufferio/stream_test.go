package bufferio_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/iotest"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/buffer/buffertest"
	"github.com/zerocopyzen/zen/pkg/bufferio"
	"github.com/zerocopyzen/zen/pkg/layout"
)

// noise returns n bytes that differ from their neighbors.
func noise(n int) []byte {
	p := make([]byte, n)
	for i := range p {
		p[i] = byte(i*7 + i/251)
	}
	return p
}

// ndarray returns a view of an NDArray.
func ndarray(t testing.TB, data []byte, o buffer.NDOptions) *buffer.View {
	t.Helper()
	nd, err := buffer.NewNDArray(data, o)
	if err != nil {
		t.Fatal(err)
	}
	v, err := buffer.NewView(nd)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// views returns views of all kinds of layouts.
func views(t testing.TB) map[string]*buffer.View {
	t.Helper()
	return map[string]*buffer.View{
		"line":       ndarray(t, noise(100), buffer.NDOptions{Writable: true}),
		"backwards":  ndarray(t, noise(100), buffer.NDOptions{Shape: []int{50}, Strides: []int{-2}, Offset: 99, Writable: true}),
		"ints":       ndarray(t, noise(100), buffer.NDOptions{Format: "i", Shape: []int{8}, Strides: []int{12}, Writable: true}),
		"rows":       ndarray(t, noise(8000), buffer.NDOptions{Shape: []int{7, 1000}, Strides: []int{1100, 1}, Writable: true}),
		"long rows":  ndarray(t, noise(8000), buffer.NDOptions{Format: "h", Shape: []int{3, 2, 500}, Strides: []int{2600, 1200, 2}, Writable: true}),
		"columns":    ndarray(t, noise(100), buffer.NDOptions{Shape: []int{10, 10}, Strides: []int{1, 10}, Writable: true}),
		"up":         ndarray(t, noise(3000), buffer.NDOptions{Shape: []int{3, 1000}, Strides: []int{-1000, 1}, Offset: 2000, Writable: true}),
		"five axes":  ndarray(t, noise(100), buffer.NDOptions{Shape: []int{2, 1, 2, 5, 2}, Strides: []int{50, 3, 25, 5, 2}, Writable: true}),
		"pointers":   ndarray(t, noise(100), buffer.NDOptions{Shape: []int{4, 25}, PIL: true, Writable: true}),
		"no axis":    ndarray(t, noise(8), buffer.NDOptions{Format: "d", Shape: []int{}, Writable: true}),
		"no items":   ndarray(t, noise(8), buffer.NDOptions{Shape: []int{3, 0}, Writable: true}),
		"scattered":  ndarray(t, noise(99999), buffer.NDOptions{Shape: []int{33333}, Strides: []int{3}, Writable: true}),
		"one column": ndarray(t, noise(9000), buffer.NDOptions{Shape: []int{9, 1}, Strides: []int{1000, 1}, Writable: true}),
	}
}

// contents returns a copy of the items.
func contents(t testing.TB, v *buffer.View) []byte {
	t.Helper()
	data, err := v.AppendBinary([]byte{})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestReader(t *testing.T) {
	for name, v := range views(t) {
		if err := iotest.TestReader(bufferio.NewReader(v), contents(t, v)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReaderWriteTo(t *testing.T) {
	for name, v := range views(t) {
		want := contents(t, v)
		for _, start := range []int{0, 1, 7, len(want) - 1, len(want), len(want) + 5} {
			if start < 0 {
				continue
			}
			r := bufferio.NewReader(v)
			if _, err := r.Seek(int64(start), io.SeekStart); err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			n, err := r.WriteTo(&got)
			if left := want[min(start, len(want)):]; err != nil || n != int64(len(left)) || !bytes.Equal(got.Bytes(), left) {
				t.Errorf("%s from %d: %d bytes, want %d: %v", name, start, n, len(left), err)
			}
		}
	}
}

// failing is a writer that takes so many bytes.
type failing int

var errFull = errors.New("full")

func (f *failing) Write(p []byte) (int, error) {
	n := min(len(p), int(*f))
	*f -= failing(n)
	if n < len(p) {
		return n, errFull
	}
	return n, nil
}

// After a failed write the Reader stands where the writer stopped.
func TestReaderWriteToFails(t *testing.T) {
	for name, v := range views(t) {
		want := contents(t, v)
		if len(want) < 20 {
			continue
		}
		r := bufferio.NewReader(v)
		room := failing(13)
		if n, err := r.WriteTo(&room); n != 13 || err != errFull {
			t.Errorf("%s: WriteTo = %d, %v, want 13, %v", name, n, err, errFull)
		}
		rest, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(rest, want[13:]) {
			t.Errorf("%s: %d bytes left, want %d: %v", name, len(rest), len(want)-13, err)
		}
	}
}

func TestSeek(t *testing.T) {
	r := bufferio.NewReader(views(t)["line"])
	for _, test := range []struct {
		offset int64
		whence int
		want   int64
		fails  bool
	}{
		{10, io.SeekStart, 10, false},
		{-3, io.SeekCurrent, 7, false},
		{-8, io.SeekCurrent, 0, true},
		{5, io.SeekEnd, 105, false},
		{0, 9, 0, true},
	} {
		got, err := r.Seek(test.offset, test.whence)
		if got != test.want || (err != nil) != test.fails {
			t.Errorf("Seek(%d, %d) = %d, %v, want %d", test.offset, test.whence, got, err, test.want)
		}
	}
}

func TestReleased(t *testing.T) {
	v := views(t)["rows"]
	r, w := bufferio.NewReader(v), bufferio.NewWriter(v)
	if err := v.Release(); err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]func() error{
		"Read":     func() error { _, err := r.Read(make([]byte, 1)); return err },
		"Seek":     func() error { _, err := r.Seek(0, 0); return err },
		"WriteTo":  func() error { _, err := r.WriteTo(io.Discard); return err },
		"Write":    func() error { _, err := w.Write([]byte("x")); return err },
		"ReadFull": func() error { _, err := bufferio.ReadFull(r, v); return err },
		"Blocks":   func() error { _, err := bufferio.Blocks(v); return err },
		"NewRGBA":  func() error { _, err := bufferio.NewRGBA(v); return err },
	} {
		if err := f(); !errors.Is(err, buffer.ErrReleased) {
			t.Errorf("%s: error %v, want %v", name, err, buffer.ErrReleased)
		}
	}
}

// releasing is a reader or writer that releases a view meanwhile.
type releasing struct {
	v *buffer.View
	n int
}

func (r *releasing) Write(p []byte) (int, error) { return r.Read(p) }
func (r *releasing) Read(p []byte) (int, error) {
	if r.n--; r.n == 0 {
		return len(p), r.v.Release()
	}
	return len(p), nil
}

func TestReleasedMeanwhile(t *testing.T) {
	v := ndarray(t, noise(4000*600), buffer.NDOptions{Shape: []int{2000, 600}, Strides: []int{1200, 1}})
	if n, err := bufferio.NewReader(v).WriteTo(&releasing{v, 3}); !errors.Is(err, buffer.ErrReleased) || n != 1024*600 {
		t.Errorf("WriteTo = %d, %v", n, err)
	}
	v = views(t)["rows"]
	if n, err := bufferio.ReadFull(&releasing{v, 3}, v); !errors.Is(err, buffer.ErrReleased) || n != 3000 {
		t.Errorf("ReadFull = %d, %v", n, err)
	}
}

// Writing a view in pieces of any size gives what assigning it gives.
func TestWriter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for name, v := range views(t) {
		want := make([]byte, v.NumBytes())
		for i := range want {
			want[i] = byte(r.Uint32())
		}
		w := bufferio.NewWriter(v)
		for rest := want; len(rest) > 0; {
			n := 1 + r.IntN(min(len(rest), 1+r.IntN(5000)))
			if written, err := w.Write(rest[:n]); written != n || err != nil {
				t.Fatalf("%s: Write of %d = %d, %v", name, n, written, err)
			}
			rest = rest[n:]
		}
		if !bytes.Equal(contents(t, v), want) {
			t.Errorf("%s holds something else", name)
		}
		if n, err := w.Write([]byte("x")); n != 0 || err != io.ErrShortWrite {
			t.Errorf("%s is full: Write = %d, %v", name, n, err)
		}
	}
}

// What lies between the items stays as it is.
func TestWriterLeavesGaps(t *testing.T) {
	data := bytes.Repeat([]byte{'.'}, 12)
	v := ndarray(t, data, buffer.NDOptions{Format: "h", Shape: []int{2, 2}, Strides: []int{6, -4}, Offset: 4, Writable: true})
	if n, err := bufferio.NewWriter(v).Write([]byte("abcdefghij")); n != 8 || err != io.ErrShortWrite {
		t.Errorf("Write = %d, %v", n, err)
	}
	if got := string(data); got != "cd..abgh..ef" {
		t.Errorf("memory %q", got)
	}
}

func TestReadFull(t *testing.T) {
	for name, v := range views(t) {
		n := v.NumBytes()
		want := noise(n + 10)[10:]
		if got, err := bufferio.ReadFull(bytes.NewReader(want), v); got != int64(n) || err != nil {
			t.Errorf("%s: ReadFull = %d, %v", name, got, err)
		}
		if !bytes.Equal(contents(t, v), want) {
			t.Errorf("%s holds something else", name)
		}
		if n < 20 {
			continue
		}
		if got, err := bufferio.ReadFull(bytes.NewReader(want[:13]), v); got != 13 || err != io.ErrUnexpectedEOF {
			t.Errorf("%s from 13 bytes: ReadFull = %d, %v", name, got, err)
		}
		if got, err := bufferio.ReadFull(bytes.NewReader(nil), v); got != 0 || err != io.EOF {
			t.Errorf("%s from nothing: ReadFull = %d, %v", name, got, err)
		}
	}
	constant := ndarray(t, noise(10), buffer.NDOptions{})
	if _, err := bufferio.ReadFull(bytes.NewReader(noise(10)), constant); !errors.Is(err, buffer.ErrReadOnly) {
		t.Errorf("read-only: %v", err)
	}
	if _, err := bufferio.NewWriter(constant).Write(noise(1)); !errors.Is(err, buffer.ErrReadOnly) {
		t.Errorf("read-only: %v", err)
	}
}

func TestReadFullFromFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data")
	want := noise(6000)
	if err := os.WriteFile(path, want, 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	v := ndarray(t, make([]byte, 9000), buffer.NDOptions{Shape: []int{6, 1000}, Strides: []int{1600, 1}, Writable: true})
	if n, err := bufferio.ReadFull(file, v); n != 6000 || err != nil {
		t.Errorf("ReadFull = %d, %v", n, err)
	}
	if !bytes.Equal(contents(t, v), want) {
		t.Error("the view holds something else")
	}
}

// addresses notes which memory it is given.
type addresses []uintptr

func (a *addresses) Write(p []byte) (int, error) { return a.Read(p) }
func (a *addresses) Read(p []byte) (int, error) {
	*a = append(*a, buffer.Address(p))
	return len(p), nil
}

// Rows are handed out, not copied, in every direction.
func TestRowsAreNotCopied(t *testing.T) {
	data := noise(8000)
	v := ndarray(t, data, buffer.NDOptions{Shape: []int{7, 1000}, Strides: []int{1100, 1}, Writable: true})
	var want []uintptr
	for i := range 7 {
		want = append(want, buffer.Address(data[1100*i:]))
	}
	var read, written addresses
	if _, err := bufferio.ReadFull(&read, v); err != nil {
		t.Fatal(err)
	}
	if _, err := bufferio.NewReader(v).WriteTo(&written); err != nil {
		t.Fatal(err)
	}
	blocks, err := bufferio.Blocks(v)
	if err != nil {
		t.Fatal(err)
	}
	var handed addresses
	for _, block := range blocks {
		if len(block) != 1000 || cap(block) != 1000 {
			t.Errorf("a block has %d bytes of %d, want 1000", len(block), cap(block))
		}
		handed = append(handed, buffer.Address(block))
	}
	for name, got := range map[string]addresses{"ReadFull": read, "WriteTo": written, "Blocks": handed} {
		if !slices.Equal(got, want) {
			t.Errorf("%s: memory at %x, want %x", name, got, want)
		}
	}
}

func TestBlocks(t *testing.T) {
	for name, v := range views(t) {
		blocks, err := bufferio.Blocks(v)
		if err != nil {
			t.Fatal(err)
		}
		if got := bytes.Join(blocks, nil); !bytes.Equal(got, contents(t, v)) {
			t.Errorf("%s: other bytes", name)
		}
	}
	for name, want := range map[string]int{"line": 1, "rows": 7, "backwards": 50, "no items": 0, "no axis": 1} {
		if blocks, err := bufferio.Blocks(views(t)[name]); err != nil || len(blocks) != want {
			t.Errorf("%s: %d blocks, want %d: %v", name, len(blocks), want, err)
		}
	}
}

// More rows than one system call takes go over a connection.
func TestConnection(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	v := ndarray(t, noise(3000*600), buffer.NDOptions{Shape: []int{2500, 600}, Strides: []int{700, 1}})
	sent := make(chan error, 1)
	go func() {
		conn, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			sent <- err
			return
		}
		defer conn.Close()
		_, err = io.Copy(conn, bufferio.NewReader(v))
		sent <- err
	}()
	conn, err := listener.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	got, err := io.ReadAll(conn)
	if err != nil {
		t.Fatal(err)
	}
	if err := <-sent; err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, contents(t, v)) {
		t.Errorf("%d bytes arrived, which are others", len(got))
	}
}

// heapView returns a view of a bytearray of a heap.
func heapView(t *testing.T, h *buffer.Heap, data []byte) (v *buffer.View, free func()) {
	t.Helper()
	b := new(buffer.ByteArray)
	if err := b.Init(h, data); err != nil {
		t.Fatal(err)
	}
	v, err := buffer.NewView(b)
	if err != nil {
		t.Fatal(err)
	}
	return v, b.Free
}

// The heap hears of every copy and of every write, and of no more.
func TestTrace(t *testing.T) {
	var events []string
	note := func(format string, args ...any) { events = append(events, fmt.Sprintf(format, args...)) }
	heap := &buffer.Heap{Trace: &buffer.Trace{
		Copy: func(e buffer.CopyEvent) { note("copy %d %v", e.Bytes, e.Reason) },
		BeforeWrite: func(e buffer.WriteEvent) {
			note("before %d+%d·%d/%d: %q", e.Offset, e.Count, e.Size, e.Step, e.Data)
		},
		Write: func(e buffer.WriteEvent) { note("write %d+%d·%d/%d: %q", e.Offset, e.Count, e.Size, e.Step, e.Data) },
	}}
	defer buffertest.Empty(t, heap)
	v, free := heapView(t, heap, []byte("abcdef"))
	defer free()
	every, err := v.Slice(layout.NewRange(0, 6, 2, 6))
	if err != nil {
		t.Fatal(err)
	}
	events = nil
	for _, test := range []struct {
		f    func() error
		want []string
	}{
		{func() error { _, err := bufferio.NewReader(v).WriteTo(io.Discard); return err }, nil},
		{func() error { _, err := bufferio.NewReader(every).WriteTo(io.Discard); return err }, []string{"copy 3 read"}},
		{func() error { _, err := bufferio.NewReader(v).Read(make([]byte, 2)); return err }, []string{"copy 2 read"}},
		{func() error { _, err := bufferio.NewWriter(every).Write([]byte("XY")); return err }, []string{
			`before 0+2·1/2: "abcdef"`, `write 0+2·1/2: "XbYdef"`, "copy 2 write"}},
		{func() error { _, err := bufferio.ReadFull(bytes.NewReader([]byte("123456")), v); return err }, []string{
			`before 0+6·1/1: "XbYdef"`, `write 0+6·1/1: "123456"`}},
		{func() error { _, err := bufferio.ReadFull(bytes.NewReader([]byte("ab")), v); return err }, []string{
			`before 0+6·1/1: "123456"`, `write 0+2·1/1: "ab3456"`}},
	} {
		events = nil
		if err := test.f(); err != nil && err != io.ErrUnexpectedEOF {
			t.Fatal(err)
		}
		if !slices.Equal(events, test.want) {
			t.Errorf("events %q, want %q", events, test.want)
		}
	}
	for _, view := range []*buffer.View{every, v} {
		if err := view.Release(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestStreamsDoNotAllocate(t *testing.T) {
	for name, v := range views(t) {
		if name == "pointers" || name == "five axes" {
			continue // layouts of more than four axes live on the heap
		}
		r, w := bufferio.NewReader(v), bufferio.NewWriter(v)
		piece := make([]byte, 10)
		n := testing.AllocsPerRun(5, func() {
			if _, err := r.Seek(0, io.SeekStart); err != nil {
				t.Fatal(err)
			}
			_, _ = r.Read(piece)  // may be at the end
			_, _ = w.Write(piece) // may be full
		})
		if n != 0 {
			t.Errorf("%s: Read and Write allocate %v times", name, n)
		}
	}
}
