package buffer

import (
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// TestRequests asks for loans with flags that the recorded programs leave out.
func TestRequests(t *testing.T) {
	numbers, err := NewArray("i", format.Int(1), format.Int(2))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := NewNDArray([]byte("abcdef"), NDOptions{Shape: []int{2, 3}, PIL: true, Writable: true})
	if err != nil {
		t.Fatal(err)
	}
	columns, err := NewNDArray([]byte("abcdef"), NDOptions{Shape: []int{2, 3}, Fortran: true})
	if err != nil {
		t.Fatal(err)
	}
	const internal = "SystemError: ../Objects/abstract.c:443: bad argument to internal function"
	for _, test := range []struct {
		name   string
		e      Exporter
		r      Request
		format string
		ndim   int
		want   string
	}{
		{"bytes", NewBytes([]byte("ab")), Simple, "", 1, ""},
		{"bytes", NewBytes([]byte("ab")), Format, "", 1, ""},
		{"bytes", NewBytes([]byte("ab")), Writable, "", 0, "BufferError: Object is not writable."},
		{"bytes", NewBytes([]byte("ab")), Read, "", 0, internal},
		{"bytes", NewBytes([]byte("ab")), Write, "", 0, internal},
		{"bytes", NewBytes([]byte("ab")), Read | Writable, "", 0, "BufferError: Object is not writable."},
		{"bytearray", NewByteArray([]byte("ab")), Full, "", 1, ""},
		{"bytearray", NewByteArray([]byte("ab")), Write, "", 0, internal},
		{"array", numbers, Simple, "", 1, ""},
		{"array", numbers, Format, "i", 1, ""},
		{"array", numbers, Full, "i", 1, ""},
		{"array", numbers, Read, "", 0, internal},
		{"rows", rows, Full, "B", 2, ""},
		{"rows", rows, Strided, "", 0, "BufferError: ndarray cannot be represented without suboffsets"},
		{"rows", rows, CContiguous, "", 0, "BufferError: ndarray is not C-contiguous"},
		{"rows", rows, FContiguous, "", 0, "BufferError: ndarray is not Fortran contiguous"},
		{"rows", rows, AnyContiguous, "", 0, "BufferError: ndarray is not contiguous"},
		{"rows", rows, Write, "", 0, internal},
		{"columns", columns, FContiguous, "", 2, ""},
		{"columns", columns, AnyContiguous | Format, "B", 2, ""},
		{"columns", columns, ND, "", 0, "BufferError: ndarray is not C-contiguous"},
		{"columns", columns, Contig, "", 0, "BufferError: ndarray is not writable"},
	} {
		loan, err := test.e.Export(test.r)
		if test.want != "" {
			if err == nil || pyerr.Traceback(err) != test.want {
				t.Errorf("%s: Export(%#x): %v, want %s", test.name, int(test.r), err, test.want)
			}
			continue
		}
		if err != nil || loan.Format != test.format || loan.Layout.NumDims() != test.ndim {
			t.Errorf("%s: Export(%#x): format %q, %d axes, %v", test.name, int(test.r), loan.Format, loan.Layout.NumDims(), err)
			continue
		}
		loan.Release()
	}
	if numbers.NumExports() != 0 || rows.NumExports() != 0 {
		t.Errorf("refused requests left %d and %d loans", numbers.NumExports(), rows.NumExports())
	}
}

// TestFlags compares the flags with inspect.BufferFlags.
func TestFlags(t *testing.T) {
	for r, want := range map[Request]int{
		Simple: 0, Writable: 1, Format: 4, ND: 8, Strides: 24, CContiguous: 56, FContiguous: 88, AnyContiguous: 152,
		Indirect: 280, Contig: 9, Strided: 25, Records: 29, RecordsRO: 28, Full: 285, FullRO: 284, Read: 256, Write: 512,
	} {
		if int(r) != want {
			t.Errorf("flag is %d, want %d", int(r), want)
		}
	}
	if ContigRO != 8 || StridedRO != 24 {
		t.Errorf("ContigRO %d, StridedRO %d, want 8, 24", ContigRO, StridedRO)
	}
}
