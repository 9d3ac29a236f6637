package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/bufferio"
)

// measureConstant measures what must take the same time whatever the size of
// the memory: files of 1 KB and 1 GB in memory, which hold no data and take no
// room on the disk.
func measureConstant(t *table) error {
	dir, err := os.MkdirTemp("", "bars")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	small, closeSmall, err := mapSparse(filepath.Join(dir, "small"), 1<<10)
	if err != nil {
		return err
	}
	defer closeSmall()
	large, closeLarge, err := mapSparse(filepath.Join(dir, "large"), 1<<30)
	if err != nil {
		return err
	}
	defer closeLarge()

	var part buffer.View
	cast := func(v *buffer.View) subject {
		return timed(func(n int) {
			for range n {
				must(v.CastInto(&part, "I", nil))
				must(part.Release())
			}
		})
	}
	readOnly := func(v *buffer.View) subject {
		return timed(func(n int) {
			for range n {
				must(v.ToReadOnlyInto(&part))
				must(part.Release())
			}
		})
	}
	// Noise alone makes neighbors differ by a tenth; what depends on the size
	// would differ by a factor of a million.
	const same = 1.25
	t.ratio("cast and release, 1 GB against 1 KB", same, cast(large), cast(small))
	t.ratio("toreadonly and release, 1 GB against 1 KB", same, readOnly(large), readOnly(small))
	return nil
}

// mapSparse returns a view of a new file of n bytes that are all holes, and
// what ends it.
func mapSparse(path string, n int64) (v *buffer.View, end func(), err error) {
	file, err := os.Create(path)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	if err := file.Truncate(n); err != nil {
		return nil, nil, fmt.Errorf("a file of %d bytes: %w", n, err)
	}
	mapping, err := bufferio.Map(file, true)
	if err != nil {
		return nil, nil, err
	}
	if v, err = buffer.NewView(mapping); err != nil {
		return nil, nil, err
	}
	return v, func() {
		must(v.Release())
		must(mapping.Close())
	}, nil
}
