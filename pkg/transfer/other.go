//go:build !linux

package transfer

import (
	"context"
	"net/http"
	"runtime"

	"github.com/zerocopyzen/zen/pkg/queue"
)

const unavailable = "needs Linux, and this server runs on " + runtime.GOOS

// Main does nothing: there are no senders here.
func Main() {}

// An Arena refuses every run: sending needs Linux.
type Arena struct {
	Limits Limits

	// Queue is for other heavy work: no run enters it.
	Queue queue.Queue

	// Under is a command that senders are started under.
	Under []string
}

// Open returns an arena that refuses every run.
func Open(_ string, limits Limits) (*Arena, error) { return &Arena{Limits: limits}, nil }

// Close does nothing.
func (a *Arena) Close() error { return nil }

// Run returns [ErrUnavailable].
func (a *Arena) Run(context.Context, Plan, func(Event)) (Report, error) {
	return Report{}, ErrUnavailable
}

func thisMachine() Machine {
	return Machine{System: runtime.GOOS + " " + runtime.GOARCH, CPUs: runtime.GOMAXPROCS(0), Go: runtime.Version()}
}

func (d *downloads) send(w http.ResponseWriter, _ *http.Request, _ *download) (*Downloaded, error) {
	writeError(w, ErrUnavailable)
	return nil, ErrUnavailable
}
