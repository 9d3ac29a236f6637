package main

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// program answers each line, a number n, with the nanoseconds that n slices of
// a memoryview take, net of an empty loop.
const program = `
import sys, time
def slices(m, numbers):
    start = time.perf_counter_ns()
    for _ in numbers:
        m[1:]
    return time.perf_counter_ns() - start
def nothing(m, numbers):
    start = time.perf_counter_ns()
    for _ in numbers:
        pass
    return time.perf_counter_ns() - start
m = memoryview(bytearray(1 << 20))
print("%d.%d.%d" % sys.version_info[:3], flush=True)
for line in sys.stdin:
    n = int(line)
    print(slices(m, range(n)) - nothing(m, range(n)), flush=True)
`

// A python is a CPython that runs beside this program and measures when it is
// asked to.
type python struct {
	why     string // there is none, "" when there is
	in      io.WriteCloser
	answers *bufio.Scanner
	command *exec.Cmd
}

func missingPython(why string) *python { return &python{why: why} }

// startPython starts the python3 of the PATH.
func startPython() *python {
	command := exec.Command("python3", "-c", program)
	in, err := command.StdinPipe()
	if err != nil {
		return missingPython(err.Error())
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return missingPython(err.Error())
	}
	if err := command.Start(); err != nil {
		return missingPython("install python3: " + err.Error())
	}
	p := &python{in: in, answers: bufio.NewScanner(out), command: command}
	if !p.answers.Scan() {
		p.stop()
		return missingPython("python3 does not run")
	}
	return p
}

// slices is the subject that slices a memoryview. It panics when Python dies.
func (p *python) slices(n int) time.Duration {
	fmt.Fprintln(p.in, n)
	if !p.answers.Scan() {
		panic("python3 has ended")
	}
	ns, err := strconv.ParseInt(strings.TrimSpace(p.answers.Text()), 10, 64)
	must(err)
	return time.Duration(max(ns, 1))
}

// stop ends Python, which ends with its input.
func (p *python) stop() {
	if p.why != "" {
		return
	}
	p.in.Close()
	// How it ended does not matter: it has answered all that was asked.
	_ = p.command.Wait()
}
