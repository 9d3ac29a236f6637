package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// runInNode compiles this program for GOOS=js and runs it with arguments, which
// prints the rows about WebAssembly to out. It fails when Go or Node is missing.
func runInNode(out, errors io.Writer, arguments []string) error {
	dir, err := os.MkdirTemp("", "bars")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "bars.wasm")
	build := exec.Command("go", "build", "-o", program, "github.com/zerocopyzen/zen/pkg/cmd/bars")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if err := loud(build); err != nil {
		return err
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	script := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	run := exec.Command("node", append([]string{"--stack-size=8192", script, program}, arguments...)...)
	// wasm_exec.js takes 12 KB of environment at most.
	run.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME")}
	run.Stdout, run.Stderr = out, errors
	return run.Run()
}

// loud runs a command whose error is what it printed.
func loud(command *exec.Cmd) error {
	output, err := command.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return fmt.Errorf("%s: %s", command.Path, strings.TrimSpace(string(output)))
	}
	return err
}
