package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestStatus checks the exit status of programs and what they print where, with
// and without drawing.
func TestStatus(t *testing.T) {
	for _, test := range []struct {
		program, out, errs string
		status             int
	}{
		{"print(1)", "1\n", "", 0},
		{"1 / 0", "", "ZeroDivisionError: division by zero\n", 1},
		{"x =", "", "SyntaxError: invalid syntax\n", 1},
		{"raise KeyboardInterrupt", "", "KeyboardInterrupt\n", 130},
		{"import sys\nsys.exit(3)", "", "", 3},
		{"import sys\nsys.exit('why')", "", "why\n", 1},
		{"exit()", "", "", 0},
		{"raise SystemExit(True)", "", "", 1},
	} {
		for _, args := range [][]string{nil, {"-"}, {"--ledger"}} {
			var out, errs bytes.Buffer
			status := run(args, strings.NewReader(test.program), &out, &errs)
			printed := out.String()
			if len(args) > 0 && args[0] == "--ledger" {
				printed = printed[:min(len(test.out), len(printed))] // the ledger follows
			}
			if status != test.status || printed != test.out || !strings.HasSuffix(errs.String(), test.errs) {
				t.Errorf("pyrun %v of %q: status %d, %q, %q, want %d, %q, %q", args, test.program, status, printed, errs.String(), test.status, test.out, test.errs)
			}
		}
	}
}

// TestStderr checks that sys.stderr is the standard error.
func TestStderr(t *testing.T) {
	var out, errs bytes.Buffer
	run(nil, strings.NewReader("import sys\nprint('a')\nprint('b', file=sys.stderr)"), &out, &errs)
	if out.String() != "a\n" || errs.String() != "b\n" {
		t.Errorf("printed %q and %q, want a and b", out.String(), errs.String())
	}
}

// TestFinalizersAtTheEnd checks that objects which live to the end are finalized
// when all else has been told, and that their exceptions are no one's failure.
func TestFinalizersAtTheEnd(t *testing.T) {
	var out, errs bytes.Buffer
	program := "class C:\n    def __del__(self):\n        print('gone')\n        self.x\nc = C()\n"
	if status := run(nil, strings.NewReader(program), &out, &errs); status != 0 || out.String() != "gone\n" || !strings.HasPrefix(errs.String(), "Exception ignored while calling deallocator <function C.__del__ at 0x") {
		t.Errorf("status %d, %q, %q", status, out.String(), errs.String())
	}
	errs.Reset()
	if status := run(nil, strings.NewReader(program+"1 / 0"), &out, &errs); status != 1 || !strings.HasPrefix(errs.String(), "Traceback") || !strings.Contains(errs.String(), "Exception ignored") {
		t.Errorf("status %d, %q", status, errs.String())
	}
}

// TestNameOfFile checks that tracebacks name a file as Python does: from the
// root, in the words of the command line.
func TestNameOfFile(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if dir, _ = os.Getwd(); dir == "" {
		t.Fatal("no working directory")
	}
	for _, program := range []string{"1 / 0\n", "x =\n"} {
		if err := os.WriteFile("program.py", []byte(program), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, test := range []struct{ file, name string }{
			{"program.py", dir + "/program.py"},
			{"./program.py", dir + "/./program.py"},
			{dir + "//program.py", dir + "//program.py"},
		} {
			var errs bytes.Buffer
			run([]string{test.file}, strings.NewReader(""), io.Discard, &errs)
			if want := "  File \"" + test.name + "\", line 1"; !strings.Contains(errs.String(), want) {
				t.Errorf("pyrun %s said %q, want %q", test.file, errs.String(), want)
			}
		}
	}
}

// TestPromptAfterFile checks that -i goes on with the names of the file, even of
// one that failed.
func TestPromptAfterFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "program.py")
	if err := os.WriteFile(file, []byte("x = 6\nprint('ran')\n1/0\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	status := run([]string{"-i", file}, strings.NewReader("x * 7\nexit(4)\n"), &out, &errs)
	if status != 4 || out.String() != "ran\n42\n" || !strings.HasSuffix(errs.String(), "ZeroDivisionError: division by zero\n>>> >>> ") {
		t.Errorf("status %d, %q, %q", status, out.String(), errs.String())
	}
}

// TestGreeting checks that the prompt greets, unless it is told not to.
func TestGreeting(t *testing.T) {
	for _, test := range []struct {
		args []string
		want string
	}{{[]string{"-i"}, banner + ">>> \n"}, {[]string{"-i", "-q"}, ">>> \n"}} {
		var errs bytes.Buffer
		run(test.args, strings.NewReader(""), io.Discard, &errs)
		if errs.String() != test.want {
			t.Errorf("pyrun %v said %q, want %q", test.args, errs.String(), test.want)
		}
	}
}

// TestFlush checks that what is flushed comes before what is then written to
// sys.stderr, and what is not comes behind it, as into a pipe of Python.
func TestFlush(t *testing.T) {
	for _, test := range []struct{ program, want string }{
		{"print('a', flush=True)", "aeb"},
		{"print('a', flush=0)", "eab"},
		{"print('a')", "eab"},
		{"print('a'); sys.stdout.flush()", "aeb"},
		{"print('a', file=sys.stdout, flush=[1])", "aeb"},
		{"sys.stdout.write('a'); sys.stdout.flush()", "aeb"},
		{"print('a'); sys.stderr.flush()", "eab"},
	} {
		var both bytes.Buffer
		run(nil, strings.NewReader("import sys\n"+test.program+"\nprint('e', file=sys.stderr)\nprint('b')"), &both, &both)
		if got := strings.ReplaceAll(both.String(), "\n", ""); got != test.want {
			t.Errorf("%s wrote %q, want %s", test.program, got, test.want)
		}
	}
}
