//go:build !darwin && !dragonfly && !freebsd && !linux && !netbsd && !openbsd && !windows

package stamp

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

func lockFile(string, func()) (*os.File, error) {
	return nil, fmt.Errorf("%s: %w", runtime.GOOS, errors.ErrUnsupported)
}
