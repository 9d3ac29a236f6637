// Command serve builds Zero-Copy Zen when the site is missing or stale, and
// serves it on this machine:
//
//	go run serve.go [-addr localhost:8080] [-open] [-arena-size MiB] [-arena-methods a,b,…] [-arena-dir DIR]
//
// It needs Go and Node.js and runs in the project's folder. Ctrl-C and SIGTERM
// let requests end for five seconds, then stop it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/zerocopyzen/zen/pkg/bench/benchhttp"
	"github.com/zerocopyzen/zen/pkg/handlers"
	"github.com/zerocopyzen/zen/pkg/site"
	"github.com/zerocopyzen/zen/pkg/stamp"
	"github.com/zerocopyzen/zen/pkg/transfer"
)

// drain is how long requests may go on when the server is told to stop.
const drain = 5 * time.Second

func main() {
	transfer.Main()
	handlers.Main()
	addr := flag.String("addr", "localhost:8080", "address to listen on; port 0 takes a free one")
	open := flag.Bool("open", false, "open the page in the browser")
	stampOnly := flag.Bool("stamp", false, "print the stamp of the sources and exit; build.sh records it")
	var arena arenaFlags
	flag.Int64Var(&arena.size, "arena-size", 0, "largest file that the sendfile arena sends, in MiB; 0 is 2048 on this machine's own addresses and 64 on others")
	flag.StringVar(&arena.methods, "arena-methods", "", "methods that the arena offers, separated by commas; none is all")
	flag.StringVar(&arena.dir, "arena-dir", os.TempDir(), "folder on the disk that the arena's files lie in while it runs")
	flag.Parse()

	err := run(*addr, *open, *stampOnly, arena, flag.Args())
	if err != nil {
		if !errors.Is(err, errToldAlready) {
			fmt.Fprintln(os.Stderr, "serve:", err)
		}
		os.Exit(1)
	}
}

func run(addr string, open, stampOnly bool, flags arenaFlags, rest []string) error {
	if len(rest) > 0 {
		return fmt.Errorf("there is no argument %q: there are only flags, which -help lists", rest[0])
	}
	if addr == "" {
		return errors.New("-addr is empty: give it a host and a port, such as localhost:8080")
	}
	if _, err := os.Stat("build.sh"); err != nil {
		return errors.New("there is no build.sh here: run this in the project's folder")
	}
	sources, err := stamp.Of(".")
	if err != nil {
		return err
	}
	if stampOnly {
		fmt.Println(sources)
		return nil
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, orphaned := context.WithCancel(ctx)
	defer orphaned()
	if underGoRun() {
		go watchParent(os.Getppid(), orphaned)
	}
	// Before the build, which takes a while: a taken port is told at once.
	listener, err := listen(addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	limits, err := flags.limits(listener)
	if err != nil {
		return err
	}
	if sources, err = build(ctx, sources); err != nil {
		return err
	}
	arena, err := transfer.Open(flags.dir, limits)
	if err != nil {
		return fmt.Errorf("-arena-dir %s: %w", flags.dir, err)
	}
	err = serve(ctx, stop, listener, arena, addr, open, sources)
	return errors.Join(err, arena.Close())
}

// arenaFlags say what the sendfile arena may do.
type arenaFlags struct {
	size    int64 // MiB; 0 is the default
	methods string
	dir     string
}

// limits returns what the arena may do on the listener's address: strangers may
// do less than this machine's own user, unless the flags say otherwise.
func (f arenaFlags) limits(listener net.Listener) (transfer.Limits, error) {
	limits := transfer.PublicLimits()
	if isLocal(listener) {
		limits = transfer.LocalLimits()
	}
	if f.size < 0 || f.size > 1<<20 {
		return limits, fmt.Errorf("-arena-size %d: give it MiB, from 1 to %d", f.size, 1<<20)
	}
	if f.size > 0 {
		limits.MaxSize, limits.MaxReadAll = f.size<<20, f.size<<20
	}
	if f.methods != "" {
		limits.Methods = strings.Split(f.methods, ",")
	}
	if err := limits.Check(); err != nil {
		return limits, fmt.Errorf("-arena-methods: %w", err)
	}
	return limits, nil
}

// errToldAlready is a failure that build.sh has explained.
var errToldAlready = errors.New("build.sh failed")

// build runs build.sh unless the site was built from the sources with the stamp
// given. It returns the stamp of what is served.
func build(ctx context.Context, sources string) (string, error) {
	if stamp.Fresh(".", sources) {
		return sources, nil
	}
	lock, err := stamp.Lock(".", func() { fmt.Println("waiting for another build to end") })
	if err != nil {
		return "", err
	}
	defer lock.Close()
	if sources, err = stamp.Of("."); err != nil {
		return "", err
	}
	if stamp.Fresh(".", sources) {
		return sources, nil // the other build made what we need
	}
	shell, err := exec.LookPath("sh")
	if err != nil {
		return "", errors.New("sh is missing, which build.sh needs: on Windows use WSL, or install Git for Windows and put its sh into PATH")
	}
	fmt.Println("building the site")
	script := exec.CommandContext(ctx, shell, "build.sh", "build")
	script.Stdout, script.Stderr = os.Stdout, os.Stderr
	script.Env = append(os.Environ(), "ZEN_LOCKED=1")
	if runtime.GOOS != "windows" {
		// The steps hold the lock too: should we be killed, no other build
		// begins before they have ended.
		script.ExtraFiles = []*os.File{lock}
	}
	script.Cancel = func() error { return script.Process.Signal(syscall.SIGTERM) }
	script.WaitDelay = drain
	err = script.Run()
	if ctx.Err() != nil {
		return "", errors.New("stopped while building")
	}
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.Exited() {
		return "", errToldAlready
	}
	if err != nil {
		return "", fmt.Errorf("build.sh did not end by itself: %w", err)
	}
	return sources, nil
}

// serve answers requests until ctx is done. It calls stop then, so that a
// second Ctrl-C ends the process at once.
func serve(ctx context.Context, stop func(), listener net.Listener, arena *transfer.Arena, addr string, open bool, built string) error {
	files, err := site.OpenFiles("static")
	if err != nil {
		return err
	}
	defer files.Close()
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	server := &http.Server{
		Handler: site.New(site.Config{Assets: files, Routes: routes(arena, isLocal(listener), log), Offers: offers, Hosts: hosts(listener), Build: built}),
		// No WriteTimeout: page.wasm over a slow line and streams of events
		// take as long as they take.
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		ConnContext:       site.KeepConn,
		// Streams of events see that the server stops.
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()

	address := pageAddress(addr, listener)
	fmt.Println("Zero-Copy Zen is at", address)
	if open {
		openBrowser(log, address)
	}
	select {
	case err := <-ended:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
		stop()
	}
	fmt.Println("stopping")
	limited, cancel := context.WithTimeout(context.Background(), drain)
	defer cancel()
	if err := server.Shutdown(limited); err != nil {
		log.Warn("requests were cut off", "after", drain)
		return server.Close()
	}
	return nil
}

// offers are what pages may ask of the API.
var offers = []string{"/api/bench", "/api/handlers", "/api/transfer"}

// routes returns what the API offers beside the health check. The arena and the
// benchmarks share a queue: one heavy thing happens at a time.
func routes(arena *transfer.Arena, local bool, log *slog.Logger) map[string]http.Handler {
	limits := benchhttp.PublicLimits()
	if local {
		limits = benchhttp.LocalLimits()
	}
	all := arena.Routes(log)
	maps.Copy(all, handlers.Routes(log))
	maps.Copy(all, benchhttp.Routes(&arena.Queue, limits, log))
	return all
}

// isLocal reports whether only this machine reaches a listener.
func isLocal(listener net.Listener) bool {
	at, ok := listener.Addr().(*net.TCPAddr)
	return ok && at.IP.IsLoopback()
}

func listen(addr string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is taken by another program: stop it, or choose another port: -addr %s", addr, nextPort(addr))
	}
	if err != nil {
		return nil, fmt.Errorf("-addr %s cannot be listened on: %w", addr, err)
	}
	return listener, nil
}

// nextPort returns addr with the port after its own.
func nextPort(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	number, notNumber := strconv.Atoi(port)
	if err != nil || notNumber != nil {
		return "localhost:8081"
	}
	return net.JoinHostPort(host, strconv.Itoa(number+1))
}

// hosts returns the names by which a server that only this machine can reach
// may be called, and none, which means all, for a server that others reach.
func hosts(listener net.Listener) []string {
	at, ok := listener.Addr().(*net.TCPAddr)
	if !ok || !at.IP.IsLoopback() {
		return nil
	}
	port := strconv.Itoa(at.Port)
	names := []string{"localhost", "127.0.0.1", "::1"}
	if own := at.IP.String(); own != "127.0.0.1" && own != "::1" {
		names = append(names, own)
	}
	var list []string
	for _, name := range names {
		list = append(list, net.JoinHostPort(name, port))
		if port == "80" {
			list = append(list, strings.TrimSuffix(net.JoinHostPort(name, port), ":80"))
		}
	}
	return list
}

// pageAddress returns what to type into a browser on this machine.
func pageAddress(addr string, listener net.Listener) string {
	_, port, err := net.SplitHostPort(listener.Addr().String())
	host, _, hostErr := net.SplitHostPort(addr)
	if err != nil || hostErr != nil {
		return "http://" + listener.Addr().String()
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}

// openBrowser asks the system to show the address. A system that cannot is no
// reason to stop: the address is printed.
func openBrowser(log *slog.Logger, address string) {
	command := exec.Command("xdg-open", address)
	switch runtime.GOOS {
	case "darwin":
		command = exec.Command("open", address)
	case "windows":
		command = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	}
	if err := command.Start(); err != nil {
		log.Warn("the browser did not open", "err", err)
		return
	}
	go command.Wait() // its end means nothing to us, but it must be waited for
}

// underGoRun reports whether `go run` started this program: it was built from a
// file named on the command line, as `go run serve.go` does it, or lies in Go's
// build cache, as after `go run .`.
func underGoRun() bool {
	info, ok := debug.ReadBuildInfo()
	file, err := os.Executable()
	return ok && info.Path == "command-line-arguments" || err == nil && strings.Contains(file, "go-build")
}

// watchParent calls orphaned when the parent is another than the one given.
// `go run` dies of SIGTERM without passing it on, and would leave the server
// behind. Where a process keeps a dead parent's number, as on Windows, nothing
// happens.
func watchParent(parent int, orphaned func()) {
	for range time.Tick(250 * time.Millisecond) {
		if os.Getppid() != parent {
			orphaned()
			return
		}
	}
}
