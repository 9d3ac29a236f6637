package layout_test

import (
	"errors"
	"math"
	"testing"

	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func TestAtErrors(t *testing.T) {
	scalar, line, rows := layout.Contiguous(4), layout.Bytes(3), layout.Contiguous(1, 2, 3)
	empty := layout.Bytes(0)
	for _, test := range []struct {
		layout  layout.Layout
		indices []int
		class   *pyerr.Class
		text    string
	}{
		{line, []int{3}, pyerr.IndexError, "index out of bounds on dimension 1"},
		{line, []int{-4}, pyerr.IndexError, "index out of bounds on dimension 1"},
		{line, []int{math.MinInt}, pyerr.IndexError, "index out of bounds on dimension 1"},
		{empty, []int{0}, pyerr.IndexError, "index out of bounds on dimension 1"},
		{rows, []int{0, 3}, pyerr.IndexError, "index out of bounds on dimension 2"},
		{rows, []int{2, 9}, pyerr.IndexError, "index out of bounds on dimension 1"},
		{line, []int{0, 0}, pyerr.TypeError, "cannot index 1-dimension view with 2-element tuple"},
		{rows, []int{0, 0, 0}, pyerr.TypeError, "cannot index 2-dimension view with 3-element tuple"},
		{line, nil, pyerr.NotImplementedError, "sub-views are not implemented"},
		{rows, []int{0}, pyerr.NotImplementedError, "sub-views are not implemented"},
		{scalar, []int{0}, pyerr.TypeError, "invalid indexing of 0-dim memory"},
	} {
		_, err := test.layout.At(test.indices...)
		if !errors.Is(err, test.class) || err.Error() != test.text {
			t.Errorf("At(%v) = %v, want %v: %s", test.indices, err, test.class, test.text)
		}
	}
	if off, err := scalar.At(); off != 0 || err != nil {
		t.Errorf("At() of a scalar = %d, %v, want 0", off, err)
	}
}

func TestAt1(t *testing.T) {
	reversed := layout.Strided(9, 2, []int{5}, []int{-2})
	for i := -6; i <= 5; i++ {
		want, wantErr := reversed.At(i)
		got, err := reversed.At1(i)
		if got != want || (err == nil) != (wantErr == nil) {
			t.Errorf("At1(%d) = %d, %v, want %d, %v", i, got, err, want, wantErr)
		}
	}
}

func TestIndexErrors(t *testing.T) {
	rows := layout.Contiguous(1, 2, 3)
	if _, err := rows.Index(1, 3); !errors.Is(err, pyerr.IndexError) || err.Error() != "index out of bounds on dimension 2" {
		t.Errorf("Index(1, 3) = %v", err)
	}
	if n, err := rows.Ellipsis(1); n != 1 || err != nil {
		t.Errorf("Ellipsis(1) = %d, %v, want 1", n, err)
	}
	if _, err := rows.Ellipsis(3); !errors.Is(err, pyerr.IndexError) {
		t.Errorf("Ellipsis(3) = %v, want an IndexError", err)
	}
}
