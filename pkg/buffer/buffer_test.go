package buffer

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// An exporterFunc is an exporter of somebody else's.
type exporterFunc func(Request) (*Buffer, error)

func (f exporterFunc) Export(r Request) (*Buffer, error) { return f(r) }

func TestLoansAreNotBelieved(t *testing.T) {
	data := make([]byte, 16)
	rows := layout.Strided(0, 1, []int{2, 2}, []int{8, 1})
	for _, test := range []struct {
		name, want string
		loan       Buffer
	}{
		{"too long", "buffer: items lie outside the 16 bytes lent", Buffer{Data: data, Layout: layout.Bytes(17)}},
		{"no memory", "buffer: items lie outside the 0 bytes lent", Buffer{Layout: layout.Bytes(1)}},
		{"before the beginning", "buffer: items lie outside the 16 bytes lent",
			Buffer{Data: data, Layout: layout.Strided(0, 1, []int{2}, []int{-1})}},
		{"overflow", "buffer: items lie outside the 16 bytes lent",
			Buffer{Data: data, Layout: layout.Strided(0, 1, []int{1 << 30}, []int{math.MaxInt})}},
		{"bad pointers", "buffer: items lie outside the 16 bytes lent",
			Buffer{Data: data, Layout: rows.WithSuboffsets(func(int) int { return 15 }, 0, -1)}},
		{"short items", "buffer: items of 1 bytes with format 'q', which has 8",
			Buffer{Data: data, Format: "q", Layout: layout.Bytes(16)}},
		{"short records", "buffer: items of 4 bytes with format '<hI', which has 6",
			Buffer{Data: data, Format: "<hI", Layout: layout.Contiguous(4, 4)}},
		{"items of no bytes", "buffer: items of 0 bytes with format 'B', which has 1",
			Buffer{Data: data, Layout: layout.Contiguous(0, 4)}},
	} {
		over := 0
		e := exporterFunc(func(Request) (*Buffer, error) {
			loan := test.loan
			loan.OnRelease = func(*Buffer) { over++ }
			return &loan, nil
		})
		v := mustView(t, NewByteArray(make([]byte, 16)))
		_, made := NewView(e)
		assigned, copied := v.Assign(layout.All(16), e), v.CopyFrom(e)
		for _, err := range []error{made, assigned, copied, new(NDArray).InitExporter(nil, e)} {
			if !errors.Is(err, pyerr.BufferError) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s: %v, want %s", test.name, err, test.want)
			}
		}
		if equal, err := v.Equal(e); equal || err != nil {
			t.Errorf("%s: equal %v, %v", test.name, equal, err)
		}
		if over != 5 {
			t.Errorf("%s: %d of 5 loans given back", test.name, over)
		}
		release(t, v)
	}
}

// A format that package format does not know is no reason to refuse: items are
// copied as they are.
func TestLoansOfUnknownFormats(t *testing.T) {
	v := mustView(t, exporterFunc(func(Request) (*Buffer, error) {
		return &Buffer{Data: []byte("abcdef"), Format: "T{h:x:b:y:}", Layout: layout.Contiguous(3, 2)}, nil
	}))
	if _, err := v.At(0); !errors.Is(err, pyerr.NotImplementedError) {
		t.Errorf("At: %v", err)
	}
	if data, err := v.AppendBinary(nil); string(data) != "abcdef" || err != nil {
		t.Errorf("AppendBinary = %q, %v", data, err)
	}
	release(t, v)
}

func TestBroadcastBeyondAnyMemory(t *testing.T) {
	v := mustView(t, NewBytes([]byte("x")))
	wide, err := v.Broadcast(math.MaxInt)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := wide.AppendBinary(nil); !errors.Is(err, ErrMemory) {
		t.Errorf("AppendBinary: %v", err)
	}
	if _, err := wide.ToBytes(OrderC); !errors.Is(err, ErrMemory) {
		t.Errorf("ToBytes: %v", err)
	}
	p := make([]byte, 3)
	if n, err := wide.ReadAt(p, math.MaxInt-2); n != 2 || string(p[:n]) != "xx" || err == nil {
		t.Errorf("ReadAt near the end = %d, %v", n, err)
	}
	release(t, wide, v)
}

func TestStoreThroughTheZeroView(t *testing.T) {
	if err := new(View).Store(0, format.Int(1)); err != ErrReleased {
		t.Errorf("Store: %v", err)
	}
}
