package pkg_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// binary builds serve.go once for all tests, as a package: a process of it is
// not tied to its parent.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "zen-serve")
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "serve")
	output, err := exec.Command("go", "build", "-o", file, "github.com/zerocopyzen/zen").CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w\n%s", err, output)
	}
	return file, err
})

func TestMain(m *testing.M) {
	status := m.Run()
	if file, err := binary(); err == nil {
		os.RemoveAll(filepath.Dir(file))
	}
	os.Exit(status)
}

// project returns a folder that serve.go takes for the project, with a build.sh
// of the given steps. The steps have a variable $stamp.
func project(t *testing.T, steps string) string {
	t.Helper()
	dir := t.TempDir()
	file, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	script := "set -eu\nstamp=$('" + file + "' -stamp)\necho building >>builds.txt\n" + steps
	for name, text := range map[string]string{"build.sh": script, "static/index.html": "the playground"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const good = "mkdir -p static/build\necho run >static/build/main.js\necho $stamp >static/build/stamp\n"

func builds(t *testing.T, dir string) int {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "builds.txt"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return strings.Count(string(text), "building\n")
}

// A server is a running serve.go.
type server struct {
	*exec.Cmd
	url   string
	lines *bufio.Scanner // the rest of its standard output
}

// start starts command in dir and returns when it has printed its address.
func start(t *testing.T, dir string, command *exec.Cmd) *server {
	t.Helper()
	command.Dir = dir
	command.Stderr = os.Stderr
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { command.Process.Kill() })
	s := &server{Cmd: command, lines: bufio.NewScanner(output)}
	for s.lines.Scan() {
		if _, address, ok := strings.Cut(s.lines.Text(), "Zero-Copy Zen is at "); ok {
			s.url = address
			return s
		}
	}
	t.Fatalf("the server ended without an address: %v", command.Wait())
	return nil
}

func serveCommand(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	file, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	return exec.Command(file, append([]string{"-addr", "localhost:0"}, args...)...)
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

func TestServe(t *testing.T) {
	dir := project(t, good)
	server := start(t, dir, serveCommand(t))
	if status, body := get(t, server.url+"/"); status != 200 || body != "the playground" {
		t.Errorf("GET / = %d %q", status, body)
	}
	if status, body := get(t, server.url+"/build/main.js"); status != 200 || body != "run\n" {
		t.Errorf("GET /build/main.js = %d %q", status, body)
	}
	status, body := get(t, server.url+"/api/healthz")
	var health struct{ Status, Build string }
	if err := json.Unmarshal([]byte(body), &health); err != nil || status != 200 || health.Status != "ok" || len(health.Build) != 64 {
		t.Errorf("GET /api/healthz = %d %q, %v", status, body, err)
	}
	request, err := http.NewRequest("GET", server.url, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Host = "evil.example"
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("a request to evil.example = %d, want 421", response.StatusCode)
	}
}

func TestServeBuildsWhatIsStale(t *testing.T) {
	dir := project(t, good)
	for _, test := range []struct {
		name string
		edit func() error
		want int
	}{
		{"first start", func() error { return nil }, 1},
		{"second start", func() error { return nil }, 1},
		{"page edited", func() error { return os.WriteFile(filepath.Join(dir, "static/index.html"), []byte("new"), 0o644) }, 2},
		{"result gone", func() error { return os.RemoveAll(filepath.Join(dir, "static/build")) }, 3},
	} {
		if err := test.edit(); err != nil {
			t.Fatal(err)
		}
		server := start(t, dir, serveCommand(t))
		if err := server.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		if err := server.Wait(); err != nil {
			t.Errorf("%s: the server ended with %v", test.name, err)
		}
		if got := builds(t, dir); got != test.want {
			t.Errorf("%s: %d builds so far, want %d", test.name, got, test.want)
		}
	}
}

func TestServeBuildsOnceForTwoStarts(t *testing.T) {
	dir := project(t, "sleep 0.3\n"+good)
	var both sync.WaitGroup
	for range 2 {
		command := serveCommand(t)
		both.Go(func() { start(t, dir, command) })
	}
	both.Wait()
	if got := builds(t, dir); got != 1 {
		t.Errorf("%d builds for two starts at once, want 1", got)
	}
}

func TestServeFails(t *testing.T) {
	taken, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	for _, test := range []struct {
		name, steps string
		args        []string
		want        string // all that it prints to its standard error, as a regular expression
	}{
		{"port taken", good, []string{"-addr", fmt.Sprintf("localhost:%d", port)},
			fmt.Sprintf(`serve: localhost:%d is taken by another program: stop it, or choose another port: -addr localhost:%d\n`, port, port+1)},
		{"no such address", good, []string{"-addr", "localhost"}, `serve: -addr localhost cannot be listened on: .*missing port.*\n`},
		{"a step fails", "echo 'build.sh: npm is missing' >&2\nexit 1\n", nil, `build.sh: npm is missing\n`},
		{"the build is killed", "kill -9 $$\n", nil, `serve: build.sh did not end by itself: signal: killed\n`},
		{"an argument", good, []string{"8080"}, `serve: there is no argument "8080": there are only flags, which -help lists\n`},
	} {
		command := serveCommand(t, test.args...)
		command.Dir = project(t, test.steps)
		var stderr strings.Builder
		command.Stderr = &stderr
		err := command.Run()
		if command.ProcessState.ExitCode() != 1 {
			t.Errorf("%s: %v, want exit status 1", test.name, err)
		}
		if got := stderr.String(); !regexp.MustCompile(`^` + test.want + `$`).MatchString(got) {
			t.Errorf("%s prints %q, want %q", test.name, got, test.want)
		}
	}
}

func TestServeOutsideTheProject(t *testing.T) {
	command := serveCommand(t)
	command.Dir = t.TempDir()
	output, err := command.CombinedOutput()
	if want := "serve: there is no build.sh here: run this in the project's folder\n"; err == nil || string(output) != want {
		t.Errorf("prints %q, %v, want %q", output, err, want)
	}
}

func TestServeWithoutShell(t *testing.T) {
	command := serveCommand(t)
	command.Dir = project(t, good)
	command.Env = []string{"PATH=" + t.TempDir()}
	output, err := command.CombinedOutput()
	if !strings.HasPrefix(string(output), "serve: sh is missing") || err == nil {
		t.Errorf("prints %q, %v, want that sh is missing", output, err)
	}
}

// TestServeDrains stops the server while a download waits for its client.
func TestServeDrains(t *testing.T) {
	const size = 64 << 20 // more than the sockets hold
	dir := project(t, good)
	large := filepath.Join(dir, "static", "large.txt")
	if err := os.WriteFile(large, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, size); err != nil {
		t.Fatal(err)
	}
	server := start(t, dir, serveCommand(t))
	response, err := http.Get(server.url + "/large.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if err := server.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	for server.lines.Scan() && server.lines.Text() != "stopping" {
	}
	n, err := io.Copy(io.Discard, response.Body)
	if err != nil || n != size {
		t.Errorf("the download under way got %d of %d bytes, %v", n, size, err)
	}
	if err := server.Wait(); err != nil {
		t.Errorf("the server ended with %v", err)
	}
}

// TestServeEndsWithItsParent kills what stands for `go run`, which passes no
// signal on.
func TestServeEndsWithItsParent(t *testing.T) {
	dir := project(t, good)
	// What `go run serve.go` would start: built from the file, not as a package.
	build := exec.Command("go", "build", "-o", filepath.Join(dir, "serve"), "serve.go")
	build.Dir = ".."
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	// sh stands for go: it starts the program, waits for it, and dies of SIGTERM alone.
	parent := exec.Command("sh", "-c", "./serve -addr localhost:0; true")
	server := start(t, dir, parent)
	get(t, server.url+"/api/healthz")
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for begin := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		response, err := http.Get(server.url + "/api/healthz")
		if err != nil {
			return // it listens no more
		}
		response.Body.Close()
		if time.Since(begin) > 5*time.Second {
			t.Fatal("the server lives on five seconds after its parent died")
		}
	}
}
