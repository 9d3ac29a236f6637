//go:build !unix

package bufferio

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

// mapFile says that files cannot be mapped here.
func mapFile(*os.File, int, bool) ([]byte, error) {
	return nil, fmt.Errorf("not available on %s/%s: %w", runtime.GOOS, runtime.GOARCH, errors.ErrUnsupported)
}

// unmapFile is never called, since there is nothing to unmap.
func unmapFile([]byte) error { return errors.ErrUnsupported }
