package buffer

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func TestBytesFormat(t *testing.T) {
	for _, test := range []struct {
		format, data, bytes, array string
	}{
		{"%v", "ab\x00'", `b"ab\x00'"`, `bytearray(b"ab\x00'")`},
		{"%s", "\\\n\"'", `b'\\\n"\''`, `bytearray(b'\\\n"\'')`},
		{"%x", "\x01\xff", "01ff", "01ff"},
		{"% X", "\x01\xff", "01 FF", "01 FF"},
	} {
		if got := fmt.Sprintf(test.format, NewBytes([]byte(test.data))); got != test.bytes {
			t.Errorf("bytes: Sprintf(%q, %q) = %s, want %s", test.format, test.data, got, test.bytes)
		}
		if got := fmt.Sprintf(test.format, NewByteArray([]byte(test.data))); got != test.array {
			t.Errorf("bytearray: Sprintf(%q, %q) = %s, want %s", test.format, test.data, got, test.array)
		}
	}
	v := mustView(t, NewBytes([]byte("\x01\xff")))
	if got := fmt.Sprintf("%x", v); got != "01ff" {
		t.Errorf("view in hexadecimal: %s", got)
	}
	if got := fmt.Sprint(v); !strings.HasPrefix(got, "<memory at 0x") {
		t.Errorf("view: %s", got)
	}
	release(t, v)
	if got := fmt.Sprintf("%x", v); !strings.Contains(got, "released") {
		t.Errorf("released view in hexadecimal: %s", got)
	}
}

func TestByteArrayIsAWriter(t *testing.T) {
	h := new(Heap)
	b := newByteArray(t, h, "a")
	if _, err := fmt.Fprintf(b, "%d%s", 12, "c"); err != nil || string(b.Data()) != "a12c" {
		t.Fatalf("b = %q, %v", b.Data(), err)
	}
	text := strings.Repeat("0123456789", 500)
	n, err := io.Copy(b, io.LimitReader(strings.NewReader(text), 4321))
	if n != 4321 || err != nil || string(b.Data()) != "a12c"+text[:4321] {
		t.Fatalf("copied %d bytes, %v", n, err)
	}
	var out bytes.Buffer
	if n, err := b.WriteTo(&out); n != 4325 || err != nil || out.String() != string(b.Data()) {
		t.Errorf("wrote %d bytes, %v", n, err)
	}
	p := make([]byte, 3)
	if n, err := b.ReadAt(p, 1); n != 3 || err != nil || string(p) != "12c" {
		t.Errorf("ReadAt = %q, %v", p[:n], err)
	}
	if n, err := b.ReadAt(p, 4324); n != 1 || err != io.EOF {
		t.Errorf("ReadAt at the end = %d, %v", n, err)
	}
	if n, err := b.ReadAt(p, 9999); n != 0 || err != io.EOF {
		t.Errorf("ReadAt behind the end = %d, %v", n, err)
	}
	v := mustView(t, b)
	if n, err := b.Write([]byte("x")); n != 0 || !errors.Is(err, pyerr.BufferError) {
		t.Errorf("Write while lent = %d, %v", n, err)
	}
	if _, err := b.ReadFrom(strings.NewReader("x")); !errors.Is(err, pyerr.BufferError) {
		t.Errorf("ReadFrom while lent: %v", err)
	}
	release(t, v)
	b.Free()
	empty(t, h)
}

func TestReadFromStopsAtAnError(t *testing.T) {
	broken := errors.New("broken")
	b := NewByteArray(nil)
	n, err := b.ReadFrom(io.MultiReader(strings.NewReader("abc"), errorReader{broken}))
	if n != 3 || err != broken || string(b.Data()) != "abc" {
		t.Errorf("ReadFrom = %d, %v, b = %q", n, err, b.Data())
	}
}

type errorReader struct{ err error }

func (r errorReader) Read([]byte) (int, error) { return 0, r.err }

func TestWriteToGivesTheMemoryItself(t *testing.T) {
	data := []byte("0123456789")
	v := mustView(t, NewBytes(data))
	var blocks [][]byte
	w := writerFunc(func(p []byte) (int, error) { blocks = append(blocks, p); return len(p), nil })
	if n, err := v.WriteTo(w); n != 10 || err != nil {
		t.Fatalf("WriteTo = %d, %v", n, err)
	}
	if len(blocks) != 1 || &blocks[0][0] != &data[0] {
		t.Errorf("WriteTo gave %d blocks, or a copy", len(blocks))
	}
}

type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// TestReaders checks that each object gives its bytes, and reports copies but
// not what it hands out itself.
func TestReaders(t *testing.T) {
	h, log := copies()
	frozen := new(Bytes)
	if err := frozen.Init(h, []byte("\x01\x00\x02\x00")); err != nil {
		t.Fatal(err)
	}
	array := newByteArray(t, h, "\x01\x00\x02\x00")
	numbers := new(Array)
	if err := numbers.InitBytes(h, format.Short, frozen.Data(), frozen.ID(), ReasonConstructor); err != nil {
		t.Fatal(err)
	}
	view := mustView(t, numbers)
	for name, object := range map[string]interface {
		encoding.BinaryAppender
		io.WriterTo
	}{"bytes": frozen, "bytearray": array, "array": numbers, "view": view} {
		*log = nil
		data, err := object.AppendBinary([]byte("x"))
		if string(data) != "x\x01\x00\x02\x00" || err != nil || fmt.Sprint(*log) != "[4: tobytes]" {
			t.Errorf("%s: AppendBinary = %q, %v, copied %v", name, data, err, *log)
		}
		*log = nil
		var out bytes.Buffer
		if n, err := object.WriteTo(&out); n != 4 || err != nil || out.String() != string(data[1:]) || len(*log) != 0 {
			t.Errorf("%s: WriteTo wrote %q, %v, copied %v", name, out.String(), err, *log)
		}
		r, ok := object.(io.ReaderAt)
		if !ok {
			continue
		}
		p := make([]byte, 2)
		if n, err := r.ReadAt(p, 2); n != 2 || err != nil || string(p) != "\x02\x00" || fmt.Sprint(*log) != "[2: read]" {
			t.Errorf("%s: ReadAt = %q, %v, copied %v", name, p[:n], err, *log)
		}
	}
	if array.NumExports() != 0 || numbers.NumExports() != 1 || view.NumExports() != 0 {
		t.Errorf("exports: %d, %d, %d", array.NumExports(), numbers.NumExports(), view.NumExports())
	}
	release(t, view)
	frozen.Free()
	array.Free()
	numbers.Free()
	empty(t, h)
}

func TestOwnerCanBeChanged(t *testing.T) {
	inner, outer := NewByteArray([]byte("abc")), new(pixels)
	loan, err := inner.Export(FullRO)
	if err != nil {
		t.Fatal(err)
	}
	var v View
	v.InitLoan(loan, outer)
	if v.Exporter() != Exporter(outer) || loan.Owner() != Exporter(outer) || loan.Heap() != nil {
		t.Errorf("owner is %v", v.Exporter())
	}
	loan.SetOwner(inner)
	if v.Exporter() != Exporter(inner) {
		t.Errorf("owner is %v", v.Exporter())
	}
	release(t, &v)
	if inner.NumExports() != 0 {
		t.Error("the lender was not told that the loan is over")
	}
}

func TestReadAtOfGaps(t *testing.T) {
	rows, err := NewNDArray([]byte("abcdefghijklmnopqrstuvwx"), NDOptions{Shape: []int{3, 2}, Strides: []int{8, 4}, Format: "2s"})
	if err != nil {
		t.Fatal(err)
	}
	v := mustView(t, rows)
	const text = "abefijmnqruv"
	for off := range len(text) + 2 {
		for n := range len(text) + 2 {
			p := make([]byte, n)
			want := text[min(off, len(text)):min(off+n, len(text))]
			got, err := v.ReadAt(p, int64(off))
			if string(p[:got]) != want || (err == io.EOF) != (got < n) || err != nil && err != io.EOF {
				t.Errorf("ReadAt(%d bytes, %d) = %q, %v, want %q", n, off, p[:got], err, want)
			}
		}
	}
	release(t, v)
}

func TestWriteToAWriterThatReleases(t *testing.T) {
	v := mustView(t, NewBytes([]byte("abcdef")))
	every, err := v.Slice(v.Range(0, 6, 2))
	if err != nil {
		t.Fatal(err)
	}
	n, err := every.WriteTo(writerFunc(func(p []byte) (int, error) { return len(p), every.Release() }))
	if n != 1 || err != ErrReleased {
		t.Errorf("WriteTo = %d, %v", n, err)
	}
	release(t, v)
}

func TestFormatWidth(t *testing.T) {
	b := NewByteArray([]byte("a"))
	for _, test := range []struct{ format, want string }{
		{"%v|", "bytearray(b'a')|"},
		{"%+v|", "bytearray(b'a')|"},
		{"%#v|", "bytearray(b'a')|"},
		{"%18s|", "   bytearray(b'a')|"},
		{"%-18v|", "bytearray(b'a')   |"},
		{"%4x|", "  61|"},
	} {
		if got := fmt.Sprintf(test.format, b); got != test.want {
			t.Errorf("%s: %q, want %q", test.format, got, test.want)
		}
	}
}
