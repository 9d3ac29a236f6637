package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/zerocopyzen/zen/pkg/site"
)

// nginxConfig runs one worker in the foreground, all of it in one folder.
const nginxConfig = `daemon off; master_process off; pid %[1]s/pid; error_log %[1]s/error.log;
events {}
http {
  access_log off; sendfile on; sendfile_max_chunk 0; tcp_nopush on;
  client_body_temp_path %[1]s/b; proxy_temp_path %[1]s/p; fastcgi_temp_path %[1]s/f; uwsgi_temp_path %[1]s/u; scgi_temp_path %[1]s/s;
  server { listen 127.0.0.1:%[2]d; root %[1]s; }
}
`

// fileSize is what the rivals serve.
const fileSize = 100 << 20

// againstNginx compares the site's handler with nginx.
func againstNginx(ctx context.Context, _ int64, turns int) error {
	nginx, err := exec.LookPath("nginx")
	if err != nil {
		return errors.New("nginx is missing: the site's handler was not compared with it")
	}
	dir, err := os.MkdirTemp("", "zero-copy-zen-rivals-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := sparse(filepath.Join(dir, "file"), fileSize); err != nil {
		return err
	}
	if err := os.Chmod(dir, 0o755); err != nil { // nginx may serve as another user
		return err
	}
	ours, err := serveSelf(ctx, dir)
	if err != nil {
		return err
	}
	defer ours.stop()
	theirs, err := serveNginx(ctx, nginx, dir)
	if err != nil {
		return err
	}
	defer theirs.stop()
	var a, b []sample
	for range turns {
		for _, side := range []struct {
			server  *rival
			samples *[]sample
		}{{ours, &a}, {theirs, &b}} {
			one, err := side.server.turn()
			if err != nil {
				return err
			}
			*side.samples = append(*side.samples, one)
		}
	}
	value, detail := ratio(b, a, wall)
	report("100 MB file over HTTP: throughput, to nginx", value, 0.95, false, detail)
	value, detail = ratio(a, b, cpu)
	report("100 MB file over HTTP: CPU, to nginx", value, 1.2, true, detail)
	return nil
}

// A rival is a server in a process of its own.
type rival struct {
	url     string
	command *exec.Cmd
}

func (r *rival) stop() {
	r.command.Process.Kill()
	_ = r.command.Wait() // it was killed
}

// downloads is how often a turn fetches the file: the kernel counts CPU time in
// hundredths of a second.
const downloads = 20

// turn fetches the file and looks what that cost the server.
func (r *rival) turn() (sample, error) {
	before, err := processTime(r.command.Process.Pid)
	if err != nil {
		return sample{}, err
	}
	began := time.Now()
	for range downloads {
		if err := download(r.url + "/file"); err != nil {
			return sample{}, err
		}
	}
	elapsed := time.Since(began)
	after, err := processTime(r.command.Process.Pid)
	return sample{wall: elapsed / downloads, cpu: (after - before) / downloads}, err
}

func download(url string) error {
	response, err := http.Get(url)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	// The client's own splice(2) would hide what the server does: read.
	n, err := io.CopyBuffer(struct{ io.Writer }{io.Discard}, response.Body, make([]byte, 256<<10))
	if err == nil && n != fileSize {
		err = fmt.Errorf("%d bytes arrived of %d", n, fileSize)
	}
	return err
}

// processTime returns the CPU time of a process, user and system.
//
// See https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html.
func processTime(pid int) (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0, errors.New("/proc does not say what the process cost")
	}
	user, userErr := strconv.ParseInt(fields[11], 10, 64)
	system, systemErr := strconv.ParseInt(fields[12], 10, 64)
	return time.Duration(user+system) * 10 * time.Millisecond, errors.Join(userErr, systemErr)
}

// selfDir is the environment variable that makes this program a file server.
const selfDir = "ZEN_RIVALS_SERVE"

func init() {
	dir := os.Getenv(selfDir)
	if dir == "" {
		return
	}
	files, err := site.OpenFiles(dir)
	if err == nil {
		var listener net.Listener
		if listener, err = net.Listen("tcp", "127.0.0.1:0"); err == nil {
			fmt.Println("http://" + listener.Addr().String())
			server := &http.Server{Handler: site.New(site.Config{Assets: files}), ConnContext: site.KeepConn}
			err = server.Serve(listener)
		}
	}
	fmt.Fprintln(os.Stderr, "rivals:", err)
	os.Exit(1)
}

// serveSelf serves a folder with the site's handler.
func serveSelf(ctx context.Context, dir string) (*rival, error) {
	command := exec.CommandContext(ctx, "/proc/self/exe")
	command.Env = append(os.Environ(), selfDir+"="+dir)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	var url string
	if _, err := fmt.Fscanln(out, &url); err != nil {
		return nil, fmt.Errorf("starting the site's handler: %w", err)
	}
	return &rival{url: url, command: command}, nil
}

// serveNginx serves a folder with nginx.
func serveNginx(ctx context.Context, nginx, dir string) (*rival, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	port := listener.Addr().(*net.TCPAddr).Port
	if err := listener.Close(); err != nil {
		return nil, err
	}
	config := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, nginxConfig, dir, port), 0o644); err != nil {
		return nil, err
	}
	command := exec.CommandContext(ctx, nginx, "-c", config, "-p", dir, "-e", filepath.Join(dir, "error.log"))
	command.Stderr = os.Stderr
	if err := command.Start(); err != nil {
		return nil, err
	}
	r := &rival{url: fmt.Sprintf("http://127.0.0.1:%d", port), command: command}
	for range 100 {
		if err = download(r.url + "/file"); err == nil {
			return r, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	r.stop()
	return nil, fmt.Errorf("starting nginx: %w", err)
}
