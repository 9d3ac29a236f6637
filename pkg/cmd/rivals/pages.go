package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/zerocopyzen/zen/pkg/transfer"
)

// clients is how many download while a run goes on.
const clients = 64

// whileSending looks how long small requests take while the arena works and 64
// clients download.
func whileSending(ctx context.Context, size int64, _ int) error {
	dir, err := os.MkdirTemp("", "zero-copy-zen-rivals-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := sparse(filepath.Join(dir, "file"), fileSize); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("the page"), 0o644); err != nil {
		return err
	}
	server, err := serveSelf(ctx, dir)
	if err != nil {
		return err
	}
	defer server.stop()
	arena, err := transfer.Open(dir, transfer.LocalLimits())
	if err != nil {
		return err
	}
	defer arena.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var working sync.WaitGroup
	working.Go(func() {
		// It is broken off when the requests have been made.
		_, _ = arena.Run(ctx, transfer.Plan{Size: size, Repeats: 15, SkipHash: true}, func(transfer.Event) {})
	})
	var mu sync.Mutex
	var times []time.Duration
	failed := 0
	var group sync.WaitGroup
	for range clients {
		group.Go(func() {
			client := &http.Client{Transport: &http.Transport{}}
			defer client.CloseIdleConnections()
			err := download(server.url + "/file")
			var own []time.Duration
			for range 20 {
				began := time.Now()
				response, getErr := client.Get(server.url + "/")
				if getErr != nil {
					err = getErr
					break
				}
				response.Body.Close()
				own = append(own, time.Since(began))
			}
			mu.Lock()
			defer mu.Unlock()
			times = append(times, own...)
			if err != nil {
				failed++
			}
		})
	}
	group.Wait()
	cancel()
	working.Wait()
	slices.Sort(times)
	slow := times[len(times)*99/100]
	detail := fmt.Sprintf("%v at the 99th percentile, %d of %d clients failed", slow.Round(time.Millisecond), failed, clients)
	report("page requests while sending, to 200 ms", float64(slow)/float64(200*time.Millisecond), 1, true, detail)
	return nil
}
