//go:build !unix

package bufferio_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/bufferio"
)

// Where there is no mmap the error says so.
func TestMapUnavailable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data")
	if err := os.WriteFile(path, []byte("data"), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	_, err = bufferio.Map(file, false)
	if !errors.Is(err, errors.ErrUnsupported) || !strings.Contains(err.Error(), "not available on "+runtime.GOOS) {
		t.Errorf("error %v", err)
	}
}
