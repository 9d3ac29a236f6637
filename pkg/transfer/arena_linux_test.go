package transfer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	Main()
	os.Exit(m.Run())
}

func openArena(t *testing.T) *Arena {
	t.Helper()
	a, err := Open(t.TempDir(), LocalLimits())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if left, _ := os.ReadDir(a.dir); len(left) > 0 {
			t.Errorf("the arena's folder still holds %v", left)
		}
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// things counts what may leak: goroutines, descriptors and children.
func things(t *testing.T) [3]int {
	t.Helper()
	descriptors, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return [3]int{runtime.NumGoroutine(), len(descriptors), len(children(t))}
}

// children returns the processes that this one has started and not waited for.
func children(t *testing.T) []int {
	t.Helper()
	tasks, err := filepath.Glob("/proc/self/task/*/children")
	if err != nil {
		t.Fatal(err)
	}
	var list []int
	for _, task := range tasks {
		text, err := os.ReadFile(task)
		if err != nil {
			continue // the thread has ended
		}
		for _, word := range strings.Fields(string(text)) {
			pid, err := strconv.Atoi(word)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, pid)
		}
	}
	return list
}

// keepsNothing fails when a function leaves something behind. What ends by
// itself gets time to do so.
func keepsNothing(t *testing.T, f func()) {
	t.Helper()
	before := things(t)
	f()
	var after [3]int
	for range 100 {
		after = things(t)
		if after[0] <= before[0] && after[1] <= before[1] && after[2] <= before[2] {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("goroutines, descriptors, children: %v before, %v after", before, after)
}

func TestRun(t *testing.T) {
	a := openArena(t)
	const size = 5*mib + 123
	for _, plan := range []Plan{
		{Size: size, File: Sparse, Repeats: 2},
		{Size: size, File: Random, Receiver: Discards, Repeats: 1},
		{Size: size, Cache: Cold, Repeats: 1, SkipHash: true, Methods: []string{sendfileAll, mapped}},
		{Size: 1, Repeats: 1},
	} {
		var events []Event
		keepsNothing(t, func() {
			report, err := a.Run(t.Context(), plan, func(e Event) { events = append(events, e) })
			if err != nil {
				t.Fatalf("Run(%+v) = %v", plan, err)
			}
			checkReport(t, plan.WithDefaults(a.Limits), report)
		})
		checkEvents(t, plan.WithDefaults(a.Limits), events)
	}
}

func checkReport(t *testing.T, plan Plan, report Report) {
	t.Helper()
	if got, want := len(report.Runs), plan.Repeats*len(plan.Methods); got != want {
		t.Errorf("%d runs were made, want %d", got, want)
	}
	if got, want := len(report.Summaries), len(plan.Methods); got != want {
		t.Errorf("%d summaries were made, want %d", got, want)
	}
	for _, run := range report.Runs {
		if run.Bytes != plan.Size || run.Wall <= 0 || run.Cost.User+run.Cost.System < 0 {
			t.Errorf("run %+v, want %d bytes, a time, and CPU time", run, plan.Size)
		}
		if n := len(run.Arrivals); n != parts || !slices.IsSorted(run.Arrivals) || run.Arrivals[n-1] != run.Wall {
			t.Errorf("the bytes arrived at %v, want %d growing times with %d in the end", run.Arrivals, parts, run.Wall)
		}
		if least := leastCalls(run.Method, plan.Size); run.Cost.Calls < least {
			t.Errorf("%s made %d calls for %d bytes, want at least %d", run.Method, run.Cost.Calls, plan.Size, least)
		}
	}
	for _, summary := range report.Summaries {
		if (summary.Hash == "") != plan.SkipHash {
			t.Errorf("the hash of %s is %q", summary.Method, summary.Hash)
		}
	}
}

// leastCalls is how many calls a method needs when each moves all it is asked to.
func leastCalls(id string, size int64) int64 {
	m, _ := method(id)
	parts := int64(1)
	if m.Chunk > 0 {
		parts = (size + int64(m.Chunk) - 1) / int64(m.Chunk)
	}
	switch id {
	case mapped:
		return parts + 1 // the mapping
	case readAll, readWrite4K, readWrite64K, readWrite1M, spliced:
		return 2 * parts
	}
	return parts
}

func checkEvents(t *testing.T, plan Plan, events []Event) {
	t.Helper()
	count := make(map[string]int)
	for _, e := range events {
		count[e.Type]++
	}
	passes := plan.Repeats
	if !plan.SkipHash {
		passes++
	}
	want := map[string]int{"started": passes * len(plan.Methods), "ended": plan.Repeats * len(plan.Methods), "report": 1}
	for kind, n := range want {
		if count[kind] != n {
			t.Errorf("%d events %q, want %d", count[kind], kind, n)
		}
	}
	if last := events[len(events)-1]; last.Type != "report" {
		t.Errorf("the last event is %q, want report", last.Type)
	}
}

// TestCanceled ends the context in the middle of each kind of work.
func TestCanceled(t *testing.T) {
	a := openArena(t)
	for _, stage := range []string{"file", "started", "progress"} {
		keepsNothing(t, func() {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			plan := Plan{Size: 512 * mib, File: Random, Methods: []string{readWrite4K}, SkipHash: true}
			if stage != "file" {
				plan.File = Sparse
			}
			_, err := a.Run(ctx, plan, func(e Event) {
				if e.Type == stage {
					cancel()
				}
			})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("Run() canceled at %q = %v, want %v", stage, err, context.Canceled)
			}
		})
	}
}

// TestSenderKilled kills the sender in the middle.
func TestSenderKilled(t *testing.T) {
	a := openArena(t)
	keepsNothing(t, func() {
		_, err := a.Run(t.Context(), Plan{Size: gib, Methods: []string{readWrite4K}, SkipHash: true}, func(e Event) {
			if e.Type != "progress" {
				return
			}
			for _, pid := range children(t) {
				if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
					t.Error(err)
				}
			}
		})
		if err == nil || !strings.Contains(err.Error(), "the sender: signal: killed") {
			t.Errorf("Run() whose sender was killed = %v, want it to say so", err)
		}
	})
}

// TestFileCut cuts the file while it is sent, by every method.
func TestFileCut(t *testing.T) {
	a := openArena(t)
	for _, id := range methodIDs() {
		keepsNothing(t, func() {
			src, err := makeSource(t.Context(), a.dir, Plan{Size: 64 * mib, File: Sparse}, func(int64) {})
			if err != nil {
				t.Fatal(err)
			}
			defer src.close()
			one := &transfer{src: src, method: id, tell: func(Event) {}}
			_, _, err = one.send(t.Context(), func(r *receiver) error {
				n, err := r.conn.Read(make([]byte, 1))
				if _, err := r.took(n, err); err != nil {
					return err
				}
				if err := src.file.Truncate(mib); err != nil {
					t.Error(err)
				}
				return r.receive(Reads)
			})
			// When the first byte arrives read-all has read the last one already.
			if (err == nil) != (id == readAll) {
				t.Errorf("%s sent a file that was cut meanwhile, and said %v", id, err)
			}
		})
	}
}

// TestStalled has a receiver that takes nothing.
func TestStalled(t *testing.T) {
	a := openArena(t)
	keepsNothing(t, func() {
		src, err := makeSource(t.Context(), a.dir, Plan{Size: 64 * mib, File: Sparse}, func(int64) {})
		if err != nil {
			t.Fatal(err)
		}
		defer src.close()
		one := &transfer{src: src, method: sendfile64K, tell: func(Event) {}, stall: 300 * time.Millisecond}
		_, _, err = one.send(t.Context(), func(r *receiver) error {
			for r.conn.SetReadDeadline(time.Time{}) == nil { // until it is closed
				time.Sleep(10 * time.Millisecond)
			}
			return io.ErrClosedPipe
		})
		if !errors.Is(err, errStalled) {
			t.Errorf("send() to a receiver that takes nothing = %v, want %v", err, errStalled)
		}
	})
}

func TestNoRoom(t *testing.T) {
	err := room(t.TempDir(), 1<<60)
	if err == nil || !strings.Contains(err.Error(), "are kept free") {
		t.Errorf("room(2**60 bytes) = %v, want an error that says how much is free", err)
	}
	if err := room(t.TempDir(), 1); err != nil {
		t.Errorf("room(1 byte) = %v, want nil", err)
	}
}

// TestFolders leaves a folder of a process that is no more, as a kill does.
func TestFolders(t *testing.T) {
	parent := t.TempDir()
	dead := filepath.Join(parent, dirPrefix+"999999999-1")
	living := filepath.Join(parent, fmt.Sprintf("%s%d-1", dirPrefix, os.Getppid()))
	for _, dir := range []string{dead, living} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	a, err := Open(parent, LocalLimits())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dead); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder of a dead process is still there: %v", err)
	}
	if _, err := os.Stat(living); err != nil {
		t.Errorf("the folder of a living process: %v", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(a.dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the arena's own folder is still there after Close: %v", err)
	}
}

// TestAlive has a process that has ended and that nobody has waited for.
func TestAlive(t *testing.T) {
	if !alive(os.Getpid()) || alive(999999999) {
		t.Error("this process is not alive, or one is that never was")
	}
	ended := exec.Command("/proc/self/exe", "-test.run", "^$")
	out, err := ended.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := ended.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, out); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(10 * time.Second); alive(ended.Process.Pid); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("a process that has ended counts as alive")
		}
	}
	if err := ended.Wait(); err != nil {
		t.Error(err)
	}
}

func TestTurns(t *testing.T) {
	methods := []string{"a", "b", "c"}
	for number, want := range map[int][]string{1: {"a", "b", "c"}, 2: {"b", "c", "a"}, 3: {"c", "a", "b"}, 4: {"a", "b", "c"}} {
		if got := turns(methods, number); !slices.Equal(got, want) {
			t.Errorf("turns(%v, %d) = %v, want %v", methods, number, got, want)
		}
	}
}
