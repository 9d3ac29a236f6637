package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestMain lets the test's program be pyrun, for tests that need a process.
func TestMain(m *testing.M) {
	if os.Getenv("ZEN_TEST_PYRUN") != "" {
		main()
	}
	os.Exit(m.Run())
}

// A console is a terminal with pyrun in front of it.
type console struct {
	t      *testing.T
	master *os.File
	slave  *os.File
	cmd    *exec.Cmd
	modes  unix.Termios // before pyrun began
	shown  watched
}

// openConsole starts pyrun as the owner of a new terminal of a kind.
func openConsole(t *testing.T, kind string) *console {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetPointerInt(int(master.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(int(master.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	slave, err := os.OpenFile(fmt.Sprint("/dev/pts/", n), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	c := &console{t: t, master: master, slave: slave, cmd: exec.Command(os.Args[0], "-q")}
	c.modes = c.termios()
	c.cmd.Env = append(os.Environ(), "ZEN_TEST_PYRUN=1", "TERM="+kind)
	c.cmd.Stdin, c.cmd.Stdout, c.cmd.Stderr = slave, slave, slave
	c.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	read := make(chan struct{})
	go func() {
		io.Copy(&c.shown, master) // until the terminal is closed
		close(read)
	}()
	t.Cleanup(func() {
		c.cmd.Process.Kill()
		slave.Close()
		<-read
		master.Close()
	})
	return c
}

func (c *console) termios() unix.Termios {
	c.t.Helper()
	modes, err := unix.IoctlGetTermios(int(c.slave.Fd()), unix.TCGETS)
	if err != nil {
		c.t.Fatal(err)
	}
	return *modes
}

// waitFor waits until a text shows.
func (c *console) waitFor(text string) {
	c.t.Helper()
	select {
	case <-c.shown.seen(text):
	case <-time.After(20 * time.Second):
		c.shown.mu.Lock()
		defer c.shown.mu.Unlock()
		c.t.Fatalf("the terminal does not show %q but\n%q", text, c.shown.text.String())
	}
}

// types types keys and waits until a text shows.
func (c *console) types(keys, text string) {
	c.t.Helper()
	if _, err := io.WriteString(c.master, keys); err != nil {
		c.t.Fatal(err)
	}
	c.waitFor(text)
}

// ends waits for the end, which leaves the terminal as it was.
func (c *console) ends(status int) {
	c.t.Helper()
	err := c.cmd.Wait()
	if _, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
		c.t.Fatal(err)
	}
	if got := c.cmd.ProcessState.ExitCode(); got != status {
		c.t.Errorf("the exit status is %d, want %d", got, status)
	}
	if got := c.termios(); got != c.modes {
		c.t.Errorf("the terminal is left as %+v, was %+v", got, c.modes)
	}
}

// Keys as a terminal sends them.
const (
	up, down, left = "\x1b[A", "\x1b[B", "\x1b[D"
	enter          = "\r"

	// ran is what shows where Enter ends a line that runs: behind it comes
	// what the line prints.
	ran = "\r\n\x1b[?2004l"

	// asked is what shows before a prompt: from then on Ctrl-C and Ctrl-D are
	// keys. Typed earlier they are the terminal's.
	asked = "\x1b[?2004h"
)

func TestTerminal(t *testing.T) {
	c := openConsole(t, "xterm")
	c.waitFor(">>> ")
	c.types("first = 1"+enter+"second = 2"+enter, "second = 2\r\n")
	c.types(up+up+"00"+enter+"first"+enter, ran+"100\r\n")
	c.types(up+up+up+up+down+"0; second"+enter, ran+"20\r\n")
	c.types("prnt('left')"+strings.Repeat(left, 10)+"i"+enter, ran+"left\r\n")
	c.types("f\t.is_int\t()"+enter, "NameError: name 'f'") // several names begin so
	c.types("memoryv\t(b'x').hex()"+enter, ran+"'78'\r\n")
	c.types("if second:"+enter+"\tprint('in', 'dented')"+enter+enter, ran+"in dented\r\n")
	c.types("x = (1,"+enter, "(1,"+ran+asked+"... ")
	c.types("dropped\x03", "\r\nKeyboardInterrupt\r\n")
	c.types("'af' 'ter'"+enter, ran+"'after'\r\n")
	c.types("while True: print('lo' 'op')"+enter+enter, ran+"loop\r\n")
	c.types("\x03", "    while True: print('lo' 'op')\r\n")
	c.types("sum([20, 21])"+enter, ran+"41\r\n")
	c.types("\x1b[200~for i in range(2):\n\tprint(i, 'pasted')\n\nprint('rest')\x1b[201~"+enter, "\r\n1 pasted\r\n")
	c.waitFor(ran + "rest\r\n" + asked + ">>> ")
	if _, err := io.WriteString(c.master, "\x04"); err != nil {
		t.Fatal(err)
	}
	c.ends(exitInterrupted)
}

// TestTerminalIsRestored checks the ways out of the prompt.
func TestTerminalIsRestored(t *testing.T) {
	for _, test := range []struct {
		name   string
		end    func(c *console)
		status int
	}{
		{"Ctrl-D", func(c *console) { c.types("\x04", "\r\n") }, 0},
		{"exit", func(c *console) { c.types("exit(3)"+enter, "\r\n") }, 3},
		{"SIGTERM", func(c *console) { c.cmd.Process.Signal(syscall.SIGTERM) }, 128 + 15},
		{"SIGHUP", func(c *console) { c.cmd.Process.Signal(syscall.SIGHUP) }, 128 + 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := openConsole(t, "xterm")
			c.waitFor(">>> ")
			if c.termios() == c.modes {
				t.Error("the terminal edits lines itself")
			}
			test.end(c)
			c.ends(test.status)
		})
	}
}

// TestTerminalOfProgram checks that a program that runs, and one that came from a
// file, leave the terminal alone.
func TestTerminalOfProgram(t *testing.T) {
	c := openConsole(t, "xterm")
	c.types("import time; print('run' 'ning'); time.sleep(60)"+enter, "running\r\n")
	if got := c.termios(); got != c.modes {
		t.Errorf("the terminal is %+v while a program runs, want %+v", got, c.modes)
	}
	c.types("\x03", "KeyboardInterrupt\r\n")
	c.types("exit()"+enter, "exit()\r\n")
	c.ends(exitInterrupted)
}

// TestDumbTerminal checks that nothing is edited where the cursor cannot move.
func TestDumbTerminal(t *testing.T) {
	c := openConsole(t, "dumb")
	c.waitFor(">>> ")
	if got := c.termios(); got != c.modes {
		t.Errorf("the terminal is %+v, want %+v", got, c.modes)
	}
	c.types("print('e' 'cho')\n", "\r\necho\r\n")
	c.types("exit()\n", "exit()\r\n")
	c.ends(0)
}
