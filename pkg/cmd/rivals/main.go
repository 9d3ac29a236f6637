// Command rivals compares what the server sends with what others send the same
// way, and prints a line for each promise:
//
//   - the arena's sendfile methods against a plain loop of os.sendfile in
//     python3: time, and the sender's CPU
//   - the site's handler against nginx with sendfile on: throughput, and CPU
//   - the answers to page requests while an arena run goes on
//
// Both sides of a ratio take turns in one run; a figure is the median of all
// turns. A rival that is not installed is named as missing. The program judges,
// it does not assert: its exit status is 0 whatever it measured.
//
//	go run ./pkg/cmd/rivals [-size MiB] [-turns N] [-json]
//
// # What keeps the handler behind nginx
//
// Both ask for the same: about twenty to forty times a file the socket is full,
// the server waits in epoll, and goes on with 1.5 to 4 MB in one sendfile(2).
// Each time Go's processors all go idle and back, and with them its monitor
// thread, which then looks after them every 20 µs: 70 to 200 nanosleep(2) and 15
// to 40 futex(2) a file, where nginx has none. Where the receiver shares two
// processors with the server, that is the receiver's time too. What helped is that
// packets are full, as nginx's tcp_nopush has it: see cork in package site. Tried,
// and without effect beyond the noise: Nagle's algorithm on, larger buffers,
// GOMAXPROCS=1. A blocking socket
// with a thread of its own, as the arena's sender has, would be even; it would
// cost a thread for each slow client.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"time"

	"github.com/zerocopyzen/zen/pkg/promise"
	"github.com/zerocopyzen/zen/pkg/transfer"
)

func main() {
	transfer.Main()
	size := flag.Int64("size", 2048, "length of the file that python3 and the arena send, in MiB")
	turns := flag.Int("turns", 9, "turns of each side")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	for _, compare := range []func(context.Context, int64, int) error{againstPython, againstNginx, whileSending} {
		if err := compare(ctx, *size<<20, *turns); err != nil {
			missing(err)
		}
	}
}

// A sample is one turn of one side.
type sample struct {
	wall, cpu time.Duration
}

// isJSON says whether a line is an object, for programs.
var isJSON = flag.Bool("json", false, "print an object for each promise")

// report prints a promise: what was measured, the bar, and the verdict.
func report(what string, value, bar float64, atMost bool, detail string) {
	holds, sign := value >= bar, "≥"
	if atMost {
		holds, sign = value <= bar, "≤"
	}
	promise.Judged(what, fmt.Sprintf("%.2f×", value), fmt.Sprintf("%s %.2f×", sign, bar), holds, detail).Print(os.Stdout, *isJSON)
}

// missing says why promises were not measured.
func missing(err error) {
	promise.Row{What: "against a rival", Verdict: promise.Missing, Detail: err.Error()}.Print(os.Stdout, *isJSON)
}

// median returns the median of one figure of samples.
func median(samples []sample, figure func(sample) time.Duration) time.Duration {
	var values []time.Duration
	for _, s := range samples {
		values = append(values, figure(s))
	}
	slices.Sort(values)
	return values[len(values)/2]
}

func wall(s sample) time.Duration { return s.wall }
func cpu(s sample) time.Duration  { return s.cpu }

// ratio divides the medians of ours and theirs.
func ratio(ours, theirs []sample, figure func(sample) time.Duration) (value float64, detail string) {
	a, b := median(ours, figure), median(theirs, figure)
	return float64(a) / float64(max(b, 1)), fmt.Sprintf("%v / %v", a.Round(time.Millisecond/10), b.Round(time.Millisecond/10))
}
