//go:build linux

package pkg_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// serveArena starts a server whose arena keeps its files in the folder dir.
func serveArena(t *testing.T, dir string) *server {
	t.Helper()
	return start(t, project(t, good), serveCommand(t, "-arena-dir", dir))
}

// beginRun begins a run that takes long and returns when its bytes flow.
func beginRun(t *testing.T, s *server) {
	t.Helper()
	plan := `{"size": 2147483648, "repeats": 3, "methods": ["read-write-4k"], "skipHash": true}`
	request, err := http.NewRequest(http.MethodPost, s.url+"/api/transfer", strings.NewReader(plan))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept", "text/event-stream")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	lines := bufio.NewScanner(response.Body)
	for lines.Scan() {
		if lines.Text() == "event: progress" {
			return
		}
	}
	t.Fatalf("the run ended before bytes flowed: %v", lines.Err())
}

// senders returns the processes that send for an arena of this test's binary.
func senders(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob("/proc/[0-9]*/environ")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, file := range all {
		text, err := os.ReadFile(file)
		if err == nil && bytes.Contains(text, []byte("ZEN_TRANSFER_SENDER=read-write-4k 2147483648")) {
			list = append(list, filepath.Base(filepath.Dir(file)))
		}
	}
	return list
}

// gone fails unless all senders end. They are killed by the kernel, which takes
// its time.
func gone(t *testing.T) {
	t.Helper()
	for range 200 {
		if len(senders(t)) == 0 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("the processes %v still send", senders(t))
}

func entries(t *testing.T, dir string) int {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

// TestArenaStopped tells the server to stop while a run goes on.
func TestArenaStopped(t *testing.T) {
	dir := t.TempDir()
	s := serveArena(t, dir)
	beginRun(t, s)
	if err := s.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := s.Wait(); err != nil {
		t.Errorf("the server ended with %v, want status 0", err)
	}
	gone(t)
	if n := entries(t, dir); n != 0 {
		t.Errorf("%d entries are left in the arena's folder, want none", n)
	}
}

// TestArenaKilled kills the server while a run goes on, and starts another.
func TestArenaKilled(t *testing.T) {
	dir := t.TempDir()
	s := serveArena(t, dir)
	beginRun(t, s)
	if err := s.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = s.Wait() // it was killed
	gone(t)
	if n := entries(t, dir); n != 1 {
		t.Fatalf("%d entries are left by a server that was killed, want its one folder", n)
	}
	next := serveArena(t, dir)
	if n := entries(t, dir); n != 1 {
		t.Errorf("%d entries after the next start, want its own folder alone", n)
	}
	if err := next.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := next.Wait(); err != nil {
		t.Errorf("the next server ended with %v, want status 0", err)
	}
	if n := entries(t, dir); n != 0 {
		t.Errorf("%d entries are left in the end, want none", n)
	}
}

// TestPagesWhileSending downloads with many clients while a run goes on, and
// while a thousand connections say nothing.
func TestPagesWhileSending(t *testing.T) {
	s := serveArena(t, t.TempDir())
	for range 1000 {
		conn, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
	}
	beginRun(t, s)
	var group sync.WaitGroup
	failures := make(chan error, 64)
	for range 64 {
		group.Go(func() {
			client := &http.Client{Transport: &http.Transport{}}
			defer client.CloseIdleConnections()
			for range 10 {
				if err := fetchPage(client, s.url); err != nil {
					failures <- err
					return
				}
			}
		})
	}
	group.Wait()
	close(failures)
	for err := range failures {
		t.Error(err)
	}
}

func fetchPage(client *http.Client, url string) error {
	response, err := client.Get(url + "/")
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK || string(text) != "the playground" {
		return fmt.Errorf("GET / = %d %q", response.StatusCode, text)
	}
	return nil
}
