package buffer_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/buffer/buffertest"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// matrix returns a writable view of 0 to 11 as three rows of four bytes.
func matrix(t testing.TB, h *buffer.Heap) *buffer.View {
	t.Helper()
	owner := new(buffer.ByteArray)
	if err := owner.Init(h, []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}); err != nil {
		t.Fatal(err)
	}
	flat, err := buffer.NewView(owner)
	if err != nil {
		t.Fatal(err)
	}
	defer flat.Release()
	m, err := flat.Cast("B", []int{3, 4})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestAxes(t *testing.T) {
	h := new(buffer.Heap)
	m := matrix(t, h)
	for _, test := range []struct {
		name     string
		derive   func() (*buffer.View, error)
		shape    string
		items    string
		readonly bool
	}{
		{"columns", func() (*buffer.View, error) { return m.SliceAxis(1, layout.NewRange(1, 4, 2, 4)) }, "[3 2]", "[1 3 5 7 9 11]", false},
		{"rows backwards", func() (*buffer.View, error) { return m.SliceAxis(0, layout.Range{Start: 2, Step: -1, Len: 3}) }, "[3 4]", "[8 9 10 11 4 5 6 7 0 1 2 3]", false},
		{"row", func() (*buffer.View, error) { return m.IndexAxis(0, -1) }, "[4]", "[8 9 10 11]", false},
		{"column", func() (*buffer.View, error) { return m.IndexAxis(1, 2) }, "[3]", "[2 6 10]", false},
		{"transposed", func() (*buffer.View, error) { return m.Transpose() }, "[4 3]", "[0 4 8 1 5 9 2 6 10 3 7 11]", false},
		{"reshaped", func() (*buffer.View, error) { return m.Reshape(2, 6) }, "[2 6]", "[0 1 2 3 4 5 6 7 8 9 10 11]", false},
		{"broadcast", func() (*buffer.View, error) { return m.Broadcast(2, 3, 4) }, "[2 3 4]",
			"[0 1 2 3 4 5 6 7 8 9 10 11 0 1 2 3 4 5 6 7 8 9 10 11]", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var v *buffer.View
			buffertest.NoCopy(t, h, func() {
				var err error
				if v, err = test.derive(); err != nil {
					t.Fatal(err)
				}
			})
			defer v.Release()
			items, err := v.ToBytes(buffer.OrderC)
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(v.AppendShape(nil)); got != test.shape {
				t.Errorf("shape %s, want %s", got, test.shape)
			}
			if got := fmt.Sprint(items.Data()); got != test.items {
				t.Errorf("items %s, want %s", got, test.items)
			}
			if v.ReadOnly() != test.readonly || !v.SharesMemory(m) {
				t.Errorf("readonly %v, shares memory %v", v.ReadOnly(), v.SharesMemory(m))
			}
		})
	}
	transposed, err := m.Transpose()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := transposed.Reshape(12); !errors.Is(err, layout.ErrNeedsCopy) {
		t.Errorf("reshaping a transposed matrix: %v, want ErrNeedsCopy", err)
	}
	if _, err := m.IndexAxis(0, 3); !errors.Is(err, pyerr.IndexError) {
		t.Errorf("row 3 of 3: %v, want IndexError", err)
	}
	if _, err := m.Broadcast(5, 4); !errors.Is(err, pyerr.ValueError) {
		t.Errorf("broadcasting 3 rows to 5: %v, want ValueError", err)
	}
	if err := transposed.Release(); err != nil {
		t.Fatal(err)
	}
	if _, err := transposed.SliceAxis(0, layout.NewRange(0, 1, 1, 4)); !errors.Is(err, buffer.ErrReleased) {
		t.Errorf("slicing a released view: %v, want ErrReleased", err)
	}
}

func ExampleView_Transpose() {
	flat, err := buffer.NewView(buffer.NewByteArray([]byte("abcdef")))
	if err != nil {
		panic(err)
	}
	rows, err := flat.Cast("B", []int{2, 3})
	if err != nil {
		panic(err)
	}
	columns, err := rows.Transpose()
	if err != nil {
		panic(err)
	}
	text, err := columns.ToBytes(buffer.OrderC)
	if err != nil {
		panic(err)
	}
	fmt.Println(columns.AppendShape(nil), columns.AppendStrides(nil), string(text.Data()))
	// Output:
	// [3 2] [1 3] adbecf
}
