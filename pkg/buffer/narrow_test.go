package buffer_test

import (
	"errors"
	"testing"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func TestNarrow(t *testing.T) {
	rows := layout.Contiguous(2, 2, 3)
	columns := rows.Transpose()
	for _, test := range []struct {
		request  buffer.Request
		layout   layout.Layout
		readonly bool
		format   string // of what is left
		ndim     int
		refusal  string
	}{
		{buffer.FullRO, columns, true, "h", 2, ""},
		{buffer.Strides, columns, true, "", 2, ""},
		{buffer.Simple, rows, true, "", 1, ""},
		{buffer.ND | buffer.Format, rows, true, "h", 2, ""},
		{buffer.Writable, rows, true, "", 0, "Object is not writable."},
		{buffer.CContiguous, columns, false, "", 0, "buffer is not C-contiguous"},
		{buffer.FContiguous, rows, false, "", 0, "buffer is not Fortran contiguous"},
		{buffer.Simple, columns, false, "", 0, "buffer is not C-contiguous"},
		{buffer.Format, rows, false, "", 0, "buffer: cannot cast to unsigned bytes if the format flag is present"},
	} {
		loan := &buffer.Buffer{Data: make([]byte, 12), Format: "h", Layout: test.layout, ReadOnly: test.readonly}
		err := test.request.Narrow(loan)
		if test.refusal != "" {
			if !errors.Is(err, pyerr.BufferError) || err.Error() != test.refusal {
				t.Errorf("%#x: error %v, want %s", int(test.request), err, test.refusal)
			}
			continue
		}
		if err != nil || loan.Format != test.format || loan.Layout.NumDims() != test.ndim {
			t.Errorf("%#x: format %q, %d axes, error %v, want %q, %d", int(test.request), loan.Format,
				loan.Layout.NumDims(), err, test.format, test.ndim)
		}
	}
}
