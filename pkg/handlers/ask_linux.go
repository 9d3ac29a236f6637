package handlers

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"

	"github.com/zerocopyzen/zen/pkg/seccomp"
)

// childOf is the environment variable that makes this program a child: the call
// to refuse, or none, then a space and the folder of the file.
const childOf = "ZEN_HANDLERS_CHILD"

// refusable are the calls that a child can be asked to give up.
var refusable = []struct {
	name string
	call seccomp.Call
}{
	{"sendfile", seccomp.Sendfile},
	{"splice", seccomp.Splice},
}

// control names the child that may make all calls.
const control = "nothing"

// Ask runs every shape and returns a verdict for each, in their order. It starts
// three processes, which end within the context.
func Ask(ctx context.Context) ([]Verdict, error) {
	dir, err := os.MkdirTemp("", "zero-copy-zen-handlers-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "file"), content(), 0o600); err != nil {
		return nil, err
	}
	arrived, err := runChild(ctx, control, dir)
	if err != nil {
		return nil, err
	}
	without := make(map[string]map[string]string)
	for _, each := range refusable {
		if without[each.name], err = runChild(ctx, each.name, dir); err != nil {
			return nil, err
		}
	}
	var verdicts []Verdict
	for _, shape := range Shapes() {
		v := Verdict{ID: shape.ID, Calls: []string{}, Problem: arrived[shape.ID]}
		for _, each := range refusable {
			if v.Problem == "" && without[each.name][shape.ID] != "" {
				v.Calls = append(v.Calls, each.name)
			}
		}
		verdicts = append(verdicts, v)
	}
	return verdicts, nil
}

// runChild returns what went wrong with each shape in a child that refuses a
// call: "" where the file arrived.
func runChild(ctx context.Context, refuse, dir string) (map[string]string, error) {
	command := exec.CommandContext(ctx, "/proc/self/exe")
	command.Args[0] = os.Args[0]
	command.Env = append(os.Environ(), childOf+"="+refuse+" "+dir)
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	var out, problems bytes.Buffer
	command.Stdout, command.Stderr = &out, &problems
	if err := command.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		return nil, fmt.Errorf("%w: %w: %s", ErrUnavailable, err, bytes.TrimSpace(problems.Bytes()))
	}
	var results map[string]string
	if err := json.Unmarshal(out.Bytes(), &results); err != nil {
		return nil, fmt.Errorf("what the child told: %w", err)
	}
	return results, nil
}
