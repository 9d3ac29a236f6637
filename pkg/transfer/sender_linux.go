package transfer

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// unavailable says why no method works here: on Linux all do.
const unavailable = ""

// senderOf is the environment variable that makes this program a sender: the
// method and the size in bytes, with a space between them.
const senderOf = "ZEN_TRANSFER_SENDER"

// The descriptors of a sender.
const (
	fileFD   = 3
	socketFD = 4
	resultFD = 5
)

// A result is what a sender tells at its end.
type result struct {
	// Began is the clock (CLOCK_MONOTONIC, in nanoseconds) at the first call.
	Began int64
	Sent  int64
	Cost  Cost
	Error string
}

// Main must be the first call of a program that uses an [Arena]. Where the
// program was started as a sender Main sends and ends the process; else it does
// nothing.
func Main() {
	task, isSender := os.LookupEnv(senderOf)
	if !isSender {
		return
	}
	out := os.NewFile(resultFD, "result")
	id, size, _ := strings.Cut(task, " ")
	n, err := strconv.ParseInt(size, 10, 64)
	if err != nil {
		fmt.Fprintf(os.Stderr, "sender: %s=%q: %v\n", senderOf, task, err)
		os.Exit(2)
	}
	if err := json.NewEncoder(out).Encode(send(id, n)); err != nil {
		os.Exit(1) // the arena is gone: nobody is left to be told
	}
	os.Exit(0)
}

// senderCommand returns the command that starts a sender for the file and the
// socket, under another command where one is given; its result goes to out.
func senderCommand(id string, size int64, under []string, file, socket, out *os.File) (*exec.Cmd, error) {
	// The running program itself, even where its file has been replaced.
	command := exec.Command("/proc/self/exe")
	command.Args[0] = os.Args[0]
	if len(under) > 0 {
		self, err := os.Executable() // to the other command "self" would be its own file
		if err != nil {
			return nil, fmt.Errorf("starting the sender under %s: %w", under[0], err)
		}
		command = exec.Command(under[0], append(slices.Clone(under[1:]), self)...)
	}
	command.Env = append(os.Environ(),
		senderOf+"="+id+" "+strconv.FormatInt(size, 10),
		"GOGC=off",                  // no collection while the clock runs
		"GODEBUG=asyncpreemptoff=1", // no signals that would break calls off
	)
	command.ExtraFiles = []*os.File{file, socket, out}
	command.Stderr = os.Stderr
	// Should this process be killed, the sender must not go on.
	command.SysProcAttr = &unix.SysProcAttr{Pdeathsig: unix.SIGKILL}
	return command, nil
}

// send sends size bytes of the file by a method and measures what it costs.
func send(id string, size int64) (r result) {
	runtime.LockOSThread()
	debug.SetGCPercent(-1)
	if err := unix.SetNonblock(socketFD, false); err != nil {
		return result{Error: "making the socket wait: " + err.Error()}
	}
	var before, after unix.Rusage
	s := &sender{size: size}
	move := movers[id]
	if move == nil {
		return result{Error: fmt.Sprintf("there is no method %q", id)}
	}
	began, err := monotonic()
	if err == nil {
		err = unix.Getrusage(unix.RUSAGE_SELF, &before)
	}
	if err != nil {
		return result{Error: "reading the clocks: " + err.Error()}
	}
	moveErr := move(s)
	if err := unix.Getrusage(unix.RUSAGE_SELF, &after); err != nil {
		return result{Error: "reading what it cost: " + err.Error()}
	}
	r = result{Began: began, Sent: s.sent, Cost: costBetween(before, after)}
	r.Cost.Calls = s.calls
	if moveErr != nil {
		r.Error = moveErr.Error()
	}
	return r
}

func costBetween(before, after unix.Rusage) Cost {
	return Cost{
		User:        after.Utime.Nano() - before.Utime.Nano(),
		System:      after.Stime.Nano() - before.Stime.Nano(),
		MinorFaults: after.Minflt - before.Minflt,
		MajorFaults: after.Majflt - before.Majflt,
		Voluntary:   after.Nvcsw - before.Nvcsw,
		Involuntary: after.Nivcsw - before.Nivcsw,
	}
}

// monotonic returns CLOCK_MONOTONIC, which all processes share, in nanoseconds.
func monotonic() (int64, error) {
	var now unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_MONOTONIC, &now); err != nil {
		return 0, err
	}
	return now.Nano(), nil
}
