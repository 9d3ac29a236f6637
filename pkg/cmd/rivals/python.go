package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/zerocopyzen/zen/pkg/transfer"
)

// pythonSender sends a file by os.sendfile, 64 KiB a call, and prints what that
// cost it.
const pythonSender = `
import json, os, resource, socket, sys
file, port, chunk = sys.argv[1], int(sys.argv[2]), 65536
size = os.stat(file).st_size
with socket.create_connection(("127.0.0.1", port)) as s, open(file, "rb") as f:
    before = resource.getrusage(resource.RUSAGE_SELF)
    at = 0
    while at < size:
        at += os.sendfile(s.fileno(), f.fileno(), at, chunk)
    after = resource.getrusage(resource.RUSAGE_SELF)
cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
print(json.dumps(int(cpu * 1e9)))
`

// againstPython compares the arena's sendfile methods with python3.
func againstPython(ctx context.Context, size int64, turns int) error {
	python, err := exec.LookPath("python3")
	if err != nil {
		return errors.New("python3 is missing: the arena was not compared with it")
	}
	dir, err := os.MkdirTemp("", "zero-copy-zen-rivals-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "file")
	if err := sparse(file, size); err != nil {
		return err
	}
	arena, err := transfer.Open(dir, transfer.LocalLimits())
	if err != nil {
		return err
	}
	defer arena.Close()
	var theirs, chunks, whole []sample
	for range turns {
		one, err := pythonTurn(ctx, python, file)
		if err != nil {
			return err
		}
		theirs = append(theirs, one)
		plan := transfer.Plan{Size: size, Repeats: 1, Methods: []string{"sendfile-64k", "sendfile-whole"}, SkipHash: true}
		result, err := arena.Run(ctx, plan, func(transfer.Event) {})
		if err != nil {
			return err
		}
		chunks, whole = append(chunks, sampleOf(result.Runs[0])), append(whole, sampleOf(result.Runs[1]))
	}
	value, detail := ratio(chunks, theirs, wall)
	report("sendfile, 64 KiB: time, to os.sendfile in python3", value, 1.0, true, detail)
	value, detail = ratio(chunks, theirs, cpu)
	report("sendfile, 64 KiB: sender's CPU", value, 1.1, true, detail)
	value, detail = ratio(whole, theirs, cpu)
	report("sendfile, whole file: sender's CPU", value, 0.85, true, detail)
	return nil
}

func sampleOf(r transfer.Run) sample {
	return sample{wall: time.Duration(r.Wall), cpu: time.Duration(r.Cost.User + r.Cost.System)}
}

func sparse(name string, size int64) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(file.Truncate(size), file.Close())
}

// pythonTurn lets python3 send the file to a receiver that reads 64 KiB at a
// time. Time runs from the first byte to the last, as nearly as a receiver sees
// it.
func pythonTurn(ctx context.Context, python, file string) (sample, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return sample{}, err
	}
	defer listener.Close()
	port := listener.Addr().(*net.TCPAddr).Port
	command := exec.CommandContext(ctx, python, "-c", pythonSender, file, fmt.Sprint(port))
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return sample{}, err
	}
	if err := command.Start(); err != nil {
		return sample{}, err
	}
	elapsed, receiveErr := receive(listener)
	var nanoseconds int64
	decodeErr := json.NewDecoder(out).Decode(&nanoseconds)
	if err := errors.Join(receiveErr, decodeErr, command.Wait()); err != nil {
		return sample{}, fmt.Errorf("python3's sender: %w", err)
	}
	return sample{wall: elapsed, cpu: time.Duration(nanoseconds)}, nil
}

// receive takes one connection's bytes, 64 KiB at a time.
func receive(listener net.Listener) (time.Duration, error) {
	conn, err := listener.Accept()
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	began := time.Now()
	part := make([]byte, 64<<10)
	for {
		_, err := conn.Read(part)
		if errors.Is(err, io.EOF) {
			return time.Since(began), nil
		}
		if err != nil {
			return 0, err
		}
	}
}
