package stamp

import (
	"fmt"
	"os"
	"path/filepath"
)

// Scratch is the folder, below the root of the tree, where a build keeps what
// is not part of its result.
const Scratch = ".build"

// Lock waits until no other process builds in the tree at root and returns the
// lock, which ends when the file is closed or the process dies. A process that
// inherited the file holds the lock too, as long as it lives. Before waiting it
// calls wait, which may be nil.
func Lock(root string, wait func()) (*os.File, error) {
	dir := filepath.Join(root, Scratch)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("stamp: %w", err)
	}
	file, err := lockFile(filepath.Join(dir, "lock"), wait)
	if err != nil {
		return nil, fmt.Errorf("stamp: locking the build: %w", err)
	}
	return file, nil
}
