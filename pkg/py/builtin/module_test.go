package builtin_test

import (
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// TestLacking checks that what a cell cannot have is refused with the reason.
func TestLacking(t *testing.T) {
	for _, test := range []struct{ program, want string }{
		{"import nothing", "ModuleNotFoundError: No module named 'nothing'; a cell can import abc, array, "},
		{"import os", "ModuleNotFoundError: No module named 'os' here: a cell cannot reach files or the network; the sendfile page"},
		{"import os.path", "ModuleNotFoundError: No module named 'os.path' here: a cell cannot reach files"},
		{"import mmap", "ModuleNotFoundError: No module named 'mmap' here: a cell cannot reach files; a memoryview of a bytearray"},
		{"import ctypes", "ModuleNotFoundError: No module named 'ctypes' here: a cell cannot reach memory by its address; memoryview.cast"},
		{"from multiprocessing import shared_memory", "ModuleNotFoundError: No module named 'multiprocessing' here: a cell is one process; memoryviews"},
		{"import multiprocessing.shared_memory", "ModuleNotFoundError: No module named 'multiprocessing.shared_memory' here: a cell is one process"},
		{"input()", "EOFError: input() is not available: no keyboard and no file is read here; give the text a name in the program"},
		{"import _testbuffer", "ModuleNotFoundError: No module named '_testbuffer'; "},
		{"from collections import deque", "ImportError: cannot import name 'deque' from 'collections' (unknown location): it has collections.abc alone"},
		{"import tracemalloc\ntracemalloc.take_snapshot", "AttributeError: module 'tracemalloc' has no attribute 'take_snapshot' here: it counts bytes"},
		{"import sys\nsys.nothing", "AttributeError: module 'sys' has no attribute 'nothing'"},
		{"import sys\nsys.stdout = None", "AttributeError: module 'sys' cannot be changed here: attribute 'stdout'"},
		{"open('x')", "OSError: open() is not available: a cell cannot reach files; io.BytesIO keeps a file's bytes in memory"},
		{"eval('1')", "NotImplementedError: eval() is not available in a cell"},
		{"import socket\nsocket.socket()", "OSError: socket.socket() is not available: a cell cannot reach the network"},
		{"import socket\na, b = socket.socketpair()\na.recv(1)", "BlockingIOError: [Errno 11] Resource temporarily unavailable: nothing was sent"},
		{"import sys\nsys.set_int_max_str_digits(0)", "ValueError: the limit of 4300 digits cannot be changed here"},
		{"import numpy\nnumpy.random", "AttributeError: module 'numpy' has no attribute 'random' here: of numpy there are arrays"},
	} {
		s := builtin.NewSession(builtin.Config{})
		err := s.Machine.Run("cell", test.program, eval.File)
		s.Close()
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%q failed with %v, want %s", test.program, err, test.want)
		}
		if n := s.Runtime.Live(); n != 0 {
			t.Errorf("%d objects live after %q", n, test.program)
		}
	}
}

// TestStreams checks where printed text goes.
func TestStreams(t *testing.T) {
	var out, errs strings.Builder
	s := builtin.NewSession(builtin.Config{
		Output: func(text string) error {
			out.WriteString(text)
			return nil
		},
		Errors: func(text string) error {
			errs.WriteString(text)
			return nil
		},
	})
	defer s.Close()
	program := "import sys\nprint('a', 1, sep='-')\nprint('b', file=sys.stderr)\nsys.stdout.write('c\\n')\nprint('d', file=None, end='')\nsys.stderr.writelines(['e', 'f'])"
	if err := s.Machine.Run("cell", program, eval.File); err != nil {
		t.Fatal(err)
	}
	if out.String() != "a-1\nc\nd" || errs.String() != "b\nef" {
		t.Errorf("printed %q and %q, want %q and %q", out.String(), errs.String(), "a-1\nc\nd", "b\nef")
	}
}

// TestFailedRelease checks that the exception of a __release_buffer__ is shown,
// behind what was printed before. The text is that of CPython 3.15.2.
func TestFailedRelease(t *testing.T) {
	var out strings.Builder
	flushed := 0
	s := builtin.NewSession(builtin.Config{
		Flush:  func() error { flushed = out.Len(); return nil },
		Output: func(text string) error { out.WriteString(text); return nil },
	})
	defer s.Close()
	program := "class V:\n    def __buffer__(self, flags): return memoryview(b'abc')\n    def __release_buffer__(self, view): [][1]\nprint('before')\nmemoryview(V()).release()\nprint('after')"
	if err := s.Machine.Run("cell", program, eval.File); err != nil {
		t.Fatal(err)
	}
	const want = `before
Exception ignored in __release_buffer__ of V:
Traceback (most recent call last):
  File "cell", line 3, in __release_buffer__
    def __release_buffer__(self, view): [][1]
                                        ~~^^^
IndexError: list index out of range
after
`
	if out.String() != want || flushed != len("before\n") {
		t.Errorf("printed\n%s\nwant\n%s\nflushed %d bytes", out.String(), want, flushed)
	}
}

// TestSleepStops checks that a sleep ends when the program is interrupted.
func TestSleepStops(t *testing.T) {
	var s *builtin.Session
	s = builtin.NewSession(builtin.Config{Yield: func() { s.Machine.Interrupt() }})
	defer s.Close()
	err := s.Machine.Run("cell", "import time\ntime.sleep(3600)", eval.File)
	if f, ok := err.(*eval.Failure); !ok || !f.Interrupted {
		t.Errorf("an interrupted sleep ended with %v, want KeyboardInterrupt", err)
	}
}
