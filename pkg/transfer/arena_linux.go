package transfer

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"slices"
	"time"

	"github.com/zerocopyzen/zen/pkg/queue"
)

// An Arena makes runs, one plan at a time. It may be used by several goroutines.
type Arena struct {
	// Limits bound the plans. They are not changed while the arena is used.
	Limits Limits

	// Queue lets the runs in. Other heavy work may enter it, too.
	Queue queue.Queue

	// Under is a command that senders are started under, such as strace(1), or
	// none. It is not changed while the arena is used. A sender that is watched
	// is slowed down.
	Under []string

	dir string
}

// Open returns an arena that keeps its files in a folder of its own below
// parent, such as [os.TempDir]. It removes the folders of arenas whose processes
// were killed.
func Open(parent string, limits Limits) (*Arena, error) {
	dir, err := makeDir(parent)
	if err != nil {
		return nil, fmt.Errorf("making the arena's folder: %w", err)
	}
	return &Arena{Limits: limits, dir: dir}, nil
}

// Close removes the arena's folder. Runs have ended before.
func (a *Arena) Close() error { return os.RemoveAll(a.dir) }

// Run waits for its turn, sends as the plan says, and calls tell with what
// happens, from one goroutine at a time. It returns when all is done, when the
// first transfer fails, or within a tenth of a second after the context ends;
// then nothing that it started goes on.
//
// The error is an [ErrPlan], [queue.ErrFull], the context's cause, or says what broke
// off.
func (a *Arena) Run(ctx context.Context, plan Plan, tell func(Event)) (Report, error) {
	plan = plan.WithDefaults(a.Limits)
	if err := plan.Check(a.Limits); err != nil {
		return Report{}, err
	}
	leave, err := a.Queue.Enter(ctx, func(position int) { tell(Event{Type: "queued", Position: position}) })
	if err != nil {
		return Report{}, err
	}
	defer leave()
	tell(Event{Type: "file", Total: plan.Size})
	src, err := makeSource(ctx, a.dir, plan, func(done int64) { tell(Event{Type: "file", Done: done, Total: plan.Size}) })
	if err != nil {
		return Report{}, err
	}
	defer src.close()
	src.reading = func(done int64) { tell(Event{Type: "reading", Done: done, Total: plan.Size}) }
	report, err := a.measure(ctx, src, plan, tell)
	if err != nil {
		return Report{}, err
	}
	tell(Event{Type: "report", Report: &report})
	return report, nil
}

// measure makes the untimed passes and the runs.
func (a *Arena) measure(ctx context.Context, src *source, plan Plan, tell func(Event)) (Report, error) {
	hashes := make(map[string]string)
	if !plan.SkipHash {
		want, err := src.hash(ctx)
		if err != nil {
			return Report{}, err
		}
		for _, id := range plan.Methods {
			t := &transfer{src: src, method: id, of: plan.Repeats, under: a.Under, tell: tell}
			got, err := t.check(ctx)
			if err != nil {
				return Report{}, fmt.Errorf("%s: %w", id, err)
			}
			if got != want {
				return Report{}, fmt.Errorf("%s: other bytes arrived than were sent: SHA-256 %s instead of %s", id, got, want)
			}
			hashes[id] = got
			tell(Event{Type: "checked", Method: id, Hash: got})
		}
	}
	var runs []Run
	for number := 1; number <= plan.Repeats; number++ {
		for _, id := range turns(plan.Methods, number) {
			if err := src.prepare(ctx, plan.Cache); err != nil {
				return Report{}, err
			}
			t := &transfer{src: src, method: id, number: number, of: plan.Repeats, under: a.Under, tell: tell}
			run, err := t.run(ctx, plan.Receiver)
			if err != nil {
				return Report{}, fmt.Errorf("%s: %w", id, err)
			}
			runs = append(runs, run)
			tell(Event{Type: "ended", Method: id, Run: number, Of: plan.Repeats, Result: &run})
		}
	}
	return Report{Plan: plan, Machine: thisMachine(), Runs: runs, Summaries: summarize(plan.Methods, runs, hashes)}, nil
}

// turns returns the methods in the order of a round: each round begins with
// another one, so that none always follows the same neighbor.
func turns(methods []string, number int) []string {
	i := (number - 1) % len(methods)
	return slices.Concat(methods[i:], methods[:i])
}

// A transfer is one sending of a file.
type transfer struct {
	src    *source
	method string
	number int // of the run; 0 is the untimed pass
	of     int
	under  []string      // see [Arena.Under]
	stall  time.Duration // how long it may stand still; 0 means [stall]
	tell   func(Event)
}

// run sends the file to a receiver and returns what it cost.
func (t *transfer) run(ctx context.Context, kind string) (Run, error) {
	r, sent, err := t.send(ctx, func(r *receiver) error { return r.receive(kind) })
	if err != nil {
		return Run{}, err
	}
	run := Run{Method: t.method, Number: t.number, Bytes: r.count.Load(), Wall: r.ended() - sent.Began, Cost: sent.Cost}
	for _, at := range r.arrivals {
		run.Arrivals = append(run.Arrivals, at-sent.Began)
	}
	return run, nil
}

// check sends the file to a receiver that hashes it.
func (t *transfer) check(ctx context.Context) (hash string, err error) {
	_, _, err = t.send(ctx, func(r *receiver) (err error) {
		hash, err = r.hash()
		return err
	})
	return hash, err
}

// errStalled says that nothing arrived for too long.
var errStalled = errors.New("the transfer stood still: nothing arrived any more")

// send starts a sender and a receiver, and returns when both have ended.
func (t *transfer) send(ctx context.Context, receive func(*receiver) error) (*receiver, result, error) {
	here, there, err := connect()
	if err != nil {
		return nil, result{}, err
	}
	defer here.Close()
	defer there.Close()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	s, err := start(ctx, t.method, t.src, there, t.under)
	if err != nil {
		return nil, result{}, err
	}
	there.Close() // the sender has its own; its end must end the connection
	r := &receiver{conn: here, size: t.src.size}
	// The receiver waits in a read, which a closed connection ends.
	defer context.AfterFunc(ctx, func() { here.Close() })()
	received := make(chan error, 1)
	go func() { received <- receive(r) }()
	t.tell(Event{Type: "started", Method: t.method, Run: t.number, Of: t.of, Total: t.src.size})
	err = t.watch(r, received, cancel)
	if err != nil {
		cancel(err)
	}
	sent, sendErr := s.wait()
	if cause := context.Cause(ctx); cause != nil {
		return nil, result{}, cause
	}
	if sendErr != nil {
		return nil, result{}, sendErr
	}
	if got := r.count.Load(); got != t.src.size || sent.Sent != t.src.size {
		return nil, result{}, fmt.Errorf("%d bytes were sent and %d arrived of %d", sent.Sent, got, t.src.size)
	}
	return r, sent, nil
}

// watch tells progress until the receiver has ended, and cancels a transfer that
// stands still.
func (t *transfer) watch(r *receiver, received <-chan error, cancel context.CancelCauseFunc) error {
	ticker := time.NewTicker(100 * time.Millisecond)
	defer ticker.Stop()
	began, last, moved := time.Now(), int64(0), time.Now()
	for {
		select {
		case err := <-received:
			return err
		case <-ticker.C:
		}
		done := r.count.Load()
		if done != last {
			last, moved = done, time.Now()
		} else if time.Since(moved) > cmp.Or(t.stall, stall) {
			cancel(errStalled) // closes the connection, so the receiver ends
		}
		t.tell(Event{
			Type: "progress", Method: t.method, Run: t.number, Of: t.of,
			Done: done, Total: t.src.size, Elapsed: time.Since(began).Nanoseconds(),
		})
	}
}

// A process is a sender at work.
type process struct {
	out  *os.File
	wait func() (result, error)
}

// start starts a sender of the file to a socket, which it gets a copy of. The
// context's end kills it. Whoever starts it must wait for it.
func start(ctx context.Context, id string, src *source, conn *net.TCPConn, under []string) (*process, error) {
	file, err := src.open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	socket, err := conn.File()
	if err != nil {
		return nil, fmt.Errorf("handing the socket to the sender: %w", err)
	}
	defer socket.Close()
	out, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	command, err := senderCommand(id, src.size, under, file, socket, in)
	if err != nil {
		out.Close()
		return nil, err
	}
	if err := command.Start(); err != nil {
		out.Close()
		return nil, fmt.Errorf("starting the sender: %w", err)
	}
	forget := context.AfterFunc(ctx, func() { command.Process.Kill() }) // fails when it has ended already
	return &process{out: out, wait: func() (result, error) {
		defer out.Close()
		text, readErr := io.ReadAll(out)
		waitErr := command.Wait()
		forget()
		return parseResult(text, errors.Join(readErr, waitErr))
	}}, nil
}

// parseResult reads what a sender told at its end.
func parseResult(text []byte, err error) (result, error) {
	if err != nil {
		return result{}, fmt.Errorf("the sender: %w", err)
	}
	var r result
	if err := json.Unmarshal(text, &r); err != nil {
		return result{}, fmt.Errorf("the sender told nothing: %w", err)
	}
	if r.Error != "" {
		return result{}, fmt.Errorf("the sender: %s", r.Error)
	}
	return r, nil
}
