//go:build unix

package bufferio_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/buffer/buffertest"
	"github.com/zerocopyzen/zen/pkg/bufferio"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// temporary returns a new file of so many bytes, which are zero and take no
// room.
func temporary(t testing.TB, size int64) *os.File {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	if err := file.Truncate(size); err != nil {
		t.Fatal(err)
	}
	return file
}

func mapped(t testing.TB, file *os.File, writable bool) *bufferio.Mapping {
	t.Helper()
	m, err := bufferio.Map(file, writable)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	})
	return m
}

func TestMap(t *testing.T) {
	file := temporary(t, 5000)
	m := mapped(t, file, true)
	buffertest.TestExporter(t, m)
	buffertest.TestExporter(t, mapped(t, file, false))
	if m.Len() != 5000 || m.ReadOnly() {
		t.Errorf("%d bytes, read-only %v", m.Len(), m.ReadOnly())
	}
	v, err := buffer.NewView(m)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Set1(4999, format.Int('z')); err != nil {
		t.Fatal(err)
	}
	last := make([]byte, 1)
	if _, err := file.ReadAt(last, 4999); err != nil || last[0] != 'z' {
		t.Errorf("the file ends with %q, %v", last, err)
	}
	if _, err := file.WriteAt([]byte("file"), 100); err != nil {
		t.Fatal(err)
	}
	if got := string(v.Memory()[100:104]); got != "file" {
		t.Errorf("the view shows %q", got)
	}
	if err := v.Release(); err != nil {
		t.Fatal(err)
	}
}

// The file stays in memory while some of it is lent, and no longer.
func TestMappingClose(t *testing.T) {
	m := mapped(t, temporary(t, 100), false)
	v, err := buffer.NewView(m)
	if err != nil {
		t.Fatal(err)
	}
	part, err := v.Slice(layout.NewRange(10, 20, 1, 100))
	if err != nil {
		t.Fatal(err)
	}
	for _, held := range []*buffer.View{v, part} {
		if err := m.Close(); !errors.Is(err, pyerr.BufferError) || err.Error() != "cannot close exported pointers exist" {
			t.Errorf("Close of a lent mapping: %v", err)
		}
		if err := held.Release(); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if err := m.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	}
	if _, err := buffer.NewView(m); !errors.Is(err, bufferio.ErrUnmapped) || !errors.Is(err, pyerr.ValueError) {
		t.Errorf("view of a closed mapping: %v", err)
	}
	if m.Len() != 0 {
		t.Errorf("a closed mapping has %d bytes", m.Len())
	}
}

func TestMapFails(t *testing.T) {
	if _, err := bufferio.Map(temporary(t, 0), false); !errors.Is(err, pyerr.ValueError) || err.Error() != "cannot mmap an empty file" {
		t.Errorf("empty file: %v", err)
	}
	file := temporary(t, 10)
	constant, err := os.Open(file.Name())
	if err != nil {
		t.Fatal(err)
	}
	defer constant.Close()
	var failed *os.PathError
	if _, err := bufferio.Map(constant, true); !errors.As(err, &failed) || failed.Op != "mmap" {
		t.Errorf("writable mapping of a file opened for reading: %v", err)
	}
	v, err := buffer.NewView(mapped(t, constant, false))
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Set1(0, format.Int(1)); !errors.Is(err, buffer.ErrReadOnly) {
		t.Errorf("write to a read-only mapping: %v", err)
	}
	if err := v.Release(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufferio.Map(file, false); !errors.Is(err, os.ErrClosed) {
		t.Errorf("closed file: %v", err)
	}
}

// derive makes the views that must not depend on the size of what they show.
func derive(t testing.TB, e buffer.Exporter) {
	v, err := buffer.NewView(e)
	if err != nil {
		t.Fatal(err)
	}
	ints, err := v.Cast("i", []int{v.NumBytes() / 8, 2})
	if err != nil {
		t.Fatal(err)
	}
	constant, err := ints.ToReadOnly()
	if err != nil {
		t.Fatal(err)
	}
	half, err := v.Slice(layout.NewRange(v.NumBytes()-1, 0, -2, v.NumBytes()))
	if err != nil {
		t.Fatal(err)
	}
	for _, view := range []*buffer.View{half, constant, ints, v} {
		if err := view.Release(); err != nil {
			t.Fatal(err)
		}
	}
}

// To export, cast, slice and release a gigabyte takes no longer than a page: to
// touch all of it once would take a hundred milliseconds.
func TestGigabyte(t *testing.T) {
	m := mapped(t, temporary(t, 1<<30), true)
	const rounds = 1000
	start := time.Now()
	for range rounds {
		derive(t, m)
	}
	if d := time.Since(start) / rounds; d > time.Millisecond {
		t.Errorf("one round takes %v", d)
	}
	v, err := buffer.NewView(m)
	if err != nil {
		t.Fatal(err)
	}
	r := bufferio.NewReader(v)
	if _, err := r.Seek(-3, io.SeekEnd); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(r); err != nil || len(got) != 3 {
		t.Errorf("the last bytes: %v, %v", got, err)
	}
	if err := v.Release(); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkDeriveGigabyte(b *testing.B) { benchmarkDerive(b, 1<<30) }
func BenchmarkDerivePage(b *testing.B)     { benchmarkDerive(b, 1<<12) }

func benchmarkDerive(b *testing.B, size int64) {
	m := mapped(b, temporary(b, size), true)
	b.ReportAllocs()
	for b.Loop() {
		derive(b, m)
	}
}
