//go:build linux

package kerneltest_test

import (
	"errors"
	"os"
	"syscall"
	"testing"

	"github.com/zerocopyzen/zen/pkg/kerneltest"
	"github.com/zerocopyzen/zen/pkg/seccomp"
)

// sendfile asks the kernel to move one byte from a file into a socket pair.
func sendfile(t *testing.T) error {
	t.Helper()
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteString("J"); err != nil {
		t.Fatal(err)
	}
	pair, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Close(pair[0])
	defer syscall.Close(pair[1])
	offset := int64(0)
	_, err = syscall.Sendfile(pair[0], int(file.Fd()), &offset, 1)
	return err
}

func TestWithout(t *testing.T) {
	kerneltest.Without(t, []seccomp.Call{seccomp.Splice, seccomp.Sendfile}, func() {
		if err := sendfile(t); !errors.Is(err, syscall.EIO) {
			t.Errorf("sendfile under a filter = %v, want %v", err, syscall.EIO)
		}
	})
}

func TestWithoutLeavesOtherCalls(t *testing.T) {
	kerneltest.Without(t, []seccomp.Call{seccomp.Splice}, func() {
		if err := sendfile(t); err != nil {
			t.Errorf("sendfile with splice refused = %v, want success", err)
		}
	})
}

func TestSendfileWithoutFilter(t *testing.T) {
	if err := sendfile(t); err != nil {
		t.Errorf("sendfile without a filter = %v, want success", err)
	}
}
