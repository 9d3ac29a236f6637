package kerneltest

import (
	"os"
	"os/exec"
	"regexp"
	"syscall"
	"testing"

	"github.com/zerocopyzen/zen/pkg/seccomp"
)

// childOf names the test that a child process was started for.
const childOf = "ZEN_KERNELTEST_CHILD"

// Without runs body in a child process in which the calls fail with EIO. It
// must be the last thing that the top-level test t does, and body reports
// through t: in the child the test runs from its beginning, and body's
// failures become failures of t in the parent, with the child's output.
//
// A kernel that refuses the filter fails the test: whether the calls are made
// cannot be told there.
func Without(t *testing.T, calls []seccomp.Call, body func()) {
	t.Helper()
	if os.Getenv(childOf) == t.Name() {
		if err := seccomp.Refuse(calls, syscall.EIO); err != nil {
			t.Fatalf("this test needs seccomp filters, which were refused here: %v", err)
		}
		body()
		return
	}
	child := exec.Command(os.Args[0], "-test.run=^"+regexp.QuoteMeta(t.Name())+"$", "-test.count=1", "-test.timeout=1m")
	child.Env = append(os.Environ(), childOf+"="+t.Name())
	output, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("in a child process without these calls: %v\n%s", err, output)
	}
}
