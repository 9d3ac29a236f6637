package strided_test

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"testing"
	"unsafe"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/buffer/buffertest"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
	"github.com/zerocopyzen/zen/pkg/strided"
)

// viewOf returns a view of an NDArray over memory that begins at a multiple of
// eight.
func viewOf(t *testing.T, size int, o buffer.NDOptions) *buffer.View {
	t.Helper()
	memory := make([]byte, max(size, 64))[:size]
	if buffer.Address(memory)%8 != 0 {
		t.Fatal("64 bytes of Go memory are not aligned")
	}
	for i := range memory {
		memory[i] = byte(i)
	}
	nd, err := buffer.NewNDArray(memory, o)
	if err != nil {
		t.Fatal(err)
	}
	v, err := buffer.NewView(nd)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// refusal is what Of[T] says of a view.
type refusal func(v *buffer.View) error

func of[T strided.Item](v *buffer.View) error {
	_, err := strided.Of[T](v)
	return err
}

func TestRefusals(t *testing.T) {
	for _, test := range []struct {
		size  int
		o     buffer.NDOptions
		of    refusal
		cause error
		text  string
	}{
		{16, buffer.NDOptions{Format: "i"}, of[float32], strided.ErrReadOnly, "strided: memory is read-only"},
		{16, buffer.NDOptions{Format: "i", Writable: true}, of[float32], strided.ErrFormat, "strided: items of format 'i' are no float32"},
		{16, buffer.NDOptions{Format: "i", Writable: true}, of[uint32], strided.ErrFormat, "strided: items of format 'i' are no uint32"},
		{16, buffer.NDOptions{Format: "i", Writable: true}, of[int64], strided.ErrFormat, "strided: items of format 'i' are no int64"},
		{16, buffer.NDOptions{Format: "e", Writable: true}, of[uint16], strided.ErrFormat, "strided: items of format 'e' are no uint16"},
		{16, buffer.NDOptions{Format: "hh", Writable: true}, of[int32], strided.ErrFormat, "strided: items of format 'hh' are no int32"},
		{16, buffer.NDOptions{Format: "xB", Writable: true}, of[uint16], strided.ErrFormat, "strided: items of format 'xB' are no uint16"},
		{16, buffer.NDOptions{Format: "<xB", Writable: true}, of[uint16], strided.ErrFormat, "strided: items of format '<xB' are no uint16"},
		{16, buffer.NDOptions{Format: "4s", Writable: true}, of[uint32], strided.ErrFormat, "strided: items of format '4s' are no uint32"},
		{16, buffer.NDOptions{Format: "s", Writable: true}, of[uint8], strided.ErrFormat, "strided: items of format 's' are no uint8"},
		{16, buffer.NDOptions{Format: "x", Writable: true}, of[uint8], strided.ErrFormat, "strided: items of format 'x' are no uint8"},
		{16, buffer.NDOptions{Format: "<l", Writable: true}, of[int64], strided.ErrFormat, "strided: items of format '<l' are no int64"},
		{16, buffer.NDOptions{Format: ">d", Writable: true}, of[float64], strided.ErrByteOrder, "strided: format '>d' has another byte order than this machine"},
		{16, buffer.NDOptions{Format: "!h", Writable: true}, of[int16], strided.ErrByteOrder, "strided: format '!h' has another byte order than this machine"},
		{17, buffer.NDOptions{Format: "<H", Writable: true, Shape: []int{2}, Strides: []int{2}}, of[uint16], nil, ""},
		{32, buffer.NDOptions{Writable: true, Shape: []int{1, 2, 2, 2, 2}}, of[uint8], strided.ErrDims, "strided: 5 axes, at most 4"},
		{32, buffer.NDOptions{Writable: true, Shape: []int{4, 8}, PIL: true}, of[uint8], strided.ErrPointers, "strided: items behind pointers"},
	} {
		v := viewOf(t, test.size, test.o)
		err := test.of(v)
		if test.text == "" {
			if err != nil {
				t.Errorf("%+v: %v", test.o, err)
			}
			continue
		}
		if err == nil || err.Error() != test.text || !errors.Is(err, test.cause) || !errors.Is(err, pyerr.BufferError) {
			t.Errorf("%+v: error %v, want %s", test.o, err, test.text)
		}
	}
}

func TestAlignment(t *testing.T) {
	if unsafe.Alignof(float64(0)) != 8 {
		t.Skip("here a float64 may lie at any multiple of 4")
	}
	memory := make([]byte, 64)
	for _, test := range []struct {
		offset int
		shape  []int
		stride []int
		of     func(buffer.Exporter) error
		text   string
	}{
		{4, []int{2}, []int{8}, borrow[float64], "strided: items lie 4 bytes beyond a multiple of 8"},
		{0, []int{2}, []int{12}, borrow[float64], "strided: stride 12 of axis 0 is no multiple of 8"},
		{24, []int{2, 2}, []int{-12, 8}, borrow[float64], "strided: stride -12 of axis 0 is no multiple of 8"},
		{0, []int{1, 2}, []int{12, 8}, borrow[float64], ""},
		{4, []int{0, 2}, []int{12, 8}, borrow[float64], ""},
		{8, []int{2}, []int{16}, borrow[complex128], ""},
		{8, []int{}, []int{}, borrow[complex128], ""},
	} {
		size, letter := 8, "d"
		if test.offset == 8 {
			size, letter = 16, "Zd"
		}
		err := test.of(loaned{memory, letter, layout.Strided(test.offset, size, test.shape, test.stride)})
		if test.text == "" && err == nil {
			continue
		}
		if err == nil || err.Error() != test.text || !errors.Is(err, strided.ErrAlignment) {
			t.Errorf("offset %d, strides %v: error %v, want %q", test.offset, test.stride, err, test.text)
		}
	}
}

func borrow[T strided.Item](e buffer.Exporter) error {
	_, loan, err := strided.Borrow[T](e)
	if err == nil {
		loan.Release()
	}
	return err
}

// loaned is an exporter that says what it is told to.
type loaned struct {
	data   []byte
	format string
	layout layout.Layout
}

func (l loaned) Export(buffer.Request) (*buffer.Buffer, error) {
	return &buffer.Buffer{Data: l.data, Format: l.format, Layout: l.layout}, nil
}

// What an exporter says about its memory is not believed.
func TestLyingExporter(t *testing.T) {
	for _, l := range []layout.Layout{
		layout.Bytes(9),
		layout.Strided(-1, 1, []int{2}, []int{1}),
		layout.Strided(0, 1, []int{2}, []int{-1}),
		layout.Strided(0, 1, []int{3}, []int{math.MaxInt/2 + 1}),
		layout.Strided(9, 1, []int{0}, []int{1}),
	} {
		if err := borrow[uint8](loaned{make([]byte, 8), "B", l}); !errors.Is(err, layout.ErrOutside) {
			t.Errorf("offset %d: error %v, want %v", l.Offset(), err, layout.ErrOutside)
		}
	}
	if err := borrow[uint8](loaned{make([]byte, 8), "B", layout.Contiguous(2, 4)}); !errors.Is(err, strided.ErrFormat) {
		t.Errorf("format of another size: error %v", err)
	}
	empty, loan, err := strided.Borrow[uint8](loaned{nil, "B", layout.Bytes(0)})
	if err != nil || empty.Size() != 0 {
		t.Fatalf("no memory: %v, %v", &empty, err)
	}
	loan.Release()
}

func TestReleasedAndRestricted(t *testing.T) {
	v := viewOf(t, 8, buffer.NDOptions{Writable: true})
	v.Restrict()
	if _, err := strided.Of[uint8](v); !errors.Is(err, buffer.ErrRestricted) {
		t.Errorf("restricted: error %v", err)
	}
	if err := v.Release(); err != nil {
		t.Fatal(err)
	}
	if _, err := strided.Of[uint8](v); !errors.Is(err, buffer.ErrReleased) {
		t.Errorf("released: error %v", err)
	}
}

// Every format that is a number has its Go types, and those only.
func TestFormats(t *testing.T) {
	type named int16
	for _, test := range []struct {
		formats string
		of      refusal
	}{
		{"b", of[int8]}, {"B", of[uint8]}, {"c", of[uint8]}, {"?", of[uint8]},
		{"h", of[int16]}, {"@h", of[named]}, {"<h", of[int16]}, {"H", of[uint16]},
		{"i", of[int32]}, {"=i", of[int32]}, {"<l", of[int32]}, {"I", of[uint32]}, {"=L", of[uint32]},
		{"l", of[int64]}, {"q", of[int64]}, {"n", of[int64]}, {"<q", of[int64]},
		{"L", of[uint64]}, {"Q", of[uint64]}, {"N", of[uint64]}, {"P", of[uint64]},
		{"f", of[float32]}, {"<f", of[float32]}, {"d", of[float64]}, {"@d", of[float64]},
		{"Zf", of[complex64]}, {"@Zd", of[complex128]}, {"<Zd", of[complex128]}, {">b", of[int8]}, {"!?", of[uint8]},
	} {
		if err := test.of(viewOf(t, 32, buffer.NDOptions{Format: test.formats, Writable: true})); err != nil {
			t.Errorf("format %q: %v", test.formats, err)
		}
	}
}

// Text arrays hold code points, which are rune or uint32 in Go.
func TestTextArray(t *testing.T) {
	text, err := buffer.NewArray("w", format.Rune('é'), format.Rune('𝄞'))
	if err != nil {
		t.Fatal(err)
	}
	runes, loan, err := strided.Borrow[rune](text)
	if err != nil {
		t.Fatal(err)
	}
	defer loan.Release()
	if got := string(runes.AppendTo(nil)); got != "é𝄞" {
		t.Errorf("runes %q", got)
	}
	if err := borrow[uint32](text); err != nil {
		t.Error(err)
	}
	if err := borrow[float32](text); !errors.Is(err, strided.ErrFormat) {
		t.Errorf("as float32: %v", err)
	}
}

// A typed view and a memoryview show the same items.
func TestOfSharesMemory(t *testing.T) {
	heap := new(buffer.Heap)
	defer buffertest.Empty(t, heap)
	b := new(buffer.ByteArray)
	if err := b.Init(heap, make([]byte, 48)); err != nil {
		t.Fatal(err)
	}
	defer b.Free()
	bytes, err := buffer.NewView(b)
	if err != nil {
		t.Fatal(err)
	}
	ints, err := bytes.Cast("i", []int{3, 4})
	if err != nil {
		t.Fatal(err)
	}
	buffertest.NoCopy(t, heap, func() {
		v, err := strided.Of[int32](ints)
		if err != nil {
			t.Fatal(err)
		}
		column := v.Index(1, 2)
		column.Fill(0x01020304)
	})
	for row := range 3 {
		if got := binary.LittleEndian.Uint32(bytes.Memory()[16*row+8:]); got != 0x01020304 {
			t.Errorf("row %d holds %#x", row, got)
		}
	}
	for _, v := range []*buffer.View{ints, bytes} {
		if err := v.Release(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestReadOnly(t *testing.T) {
	v, loan, err := strided.BorrowReadOnly[uint8](buffer.NewBytes([]byte("abcdef")))
	if err != nil {
		t.Fatal(err)
	}
	defer loan.Release()
	back := v.Slice(0, 5, -7, -2)
	if got := back.AppendTo(nil); string(got) != "fdb" || !back.ReadOnly() {
		t.Errorf("got %q, read-only %v", got, back.ReadOnly())
	}
	var into strided.View[uint8]
	into.SliceInto(&v, 0, 1, 3, 1)
	for row := range v.Rows() {
		if !row.ReadOnly() || !into.ReadOnly() {
			t.Error("what is taken from a read-only view is not read-only")
		}
	}
	for want, f := range map[string]func(){
		"strided: Set on a read-only view":      func() { v.Set('x', 0) },
		"strided: Set1 on a read-only view":     func() { v.Set1(0, 'x') },
		"strided: Fill on a read-only view":     func() { back.Fill('x') },
		"strided: CopyFrom on a read-only view": func() { v.CopyFrom(v) },
	} {
		if got := panicOf(f); got != want {
			t.Errorf("panic %q, want %q", got, want)
		}
	}
	if _, _, err := strided.Borrow[uint8](buffer.NewBytes([]byte("abc"))); !errors.Is(err, pyerr.BufferError) {
		t.Errorf("Borrow of bytes: %v", err)
	}
	writable, loan2, err := strided.BorrowReadOnly[uint8](buffer.NewByteArray([]byte("abc")))
	if err != nil || writable.ReadOnly() {
		t.Fatalf("BorrowReadOnly of writable memory: read-only %v, %v", writable.ReadOnly(), err)
	}
	loan2.Release()
}

// A loan that a view cannot be made of is given back.
func TestBorrowGivesBack(t *testing.T) {
	b := buffer.NewByteArray([]byte("abcd"))
	if err := borrow[int32](b); !errors.Is(err, strided.ErrFormat) {
		t.Fatal(err)
	}
	if err := b.Append('e'); err != nil {
		t.Errorf("the bytearray is still lent: %v", err)
	}
	v, loan, err := strided.Borrow[uint8](b)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Append('f'); !errors.Is(err, pyerr.BufferError) {
		t.Errorf("append to a lent bytearray: %v", err)
	}
	v.Set1(0, 'A')
	loan.Release()
	if got := b.Data(); !slices.Equal(got, []byte("Abcde")) {
		t.Errorf("the bytearray holds %q", got)
	}
}
