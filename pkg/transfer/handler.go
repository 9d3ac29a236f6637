package transfer

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/zerocopyzen/zen/pkg/api"
	"github.com/zerocopyzen/zen/pkg/queue"
)

// ErrUnavailable says that no method works on this system.
var ErrUnavailable = errors.New("sending needs Linux's own system calls, which this system does not have")

// Path is where [Routes] lie.
const Path = "/api/transfer"

// Routes returns the arena's handlers by their patterns for [http.ServeMux]:
//
//	GET  /api/transfer                      what can be run here: methods, limits, queue
//	POST /api/transfer                      run a [Plan]; a stream of events, or one document
//	POST /api/transfer/downloads            ask for a download by a method; a one-time token
//	GET  /api/transfer/downloads/{token}    the download itself
//	GET  /api/transfer/results/{token}      what it cost, a [Downloaded]
//
// A POST whose Accept header names text/event-stream is answered by server-sent
// events, each an [Event] as JSON; any other by the [Report]. Errors are JSON,
// {"error": "…"}. A client that goes away ends its run.
//
// See https://html.spec.whatwg.org/multipage/server-sent-events.html.
func (a *Arena) Routes(log *slog.Logger) map[string]http.Handler {
	d := newDownloads(a, log)
	return map[string]http.Handler{
		"GET " + Path:                        http.HandlerFunc(a.describe),
		"POST " + Path:                       runner{a, log},
		"POST " + Path + "/downloads":        http.HandlerFunc(d.promise),
		"GET " + Path + "/downloads/{token}": http.HandlerFunc(d.serve),
		"GET " + Path + "/results/{token}":   http.HandlerFunc(d.result),
	}
}

// describe says what can be run here.
func (a *Arena) describe(w http.ResponseWriter, r *http.Request) {
	api.Write(w, http.StatusOK, struct {
		Methods []Method `json:"methods"`
		Limits  Limits   `json:"limits"`
		// Busy is how many run or wait now.
		Busy    int     `json:"busy"`
		Machine Machine `json:"machine"`
	}{Methods(), a.Limits, a.Queue.Len(), thisMachine()})
}

// A runner answers requests for runs.
type runner struct {
	arena *Arena
	log   *slog.Logger
}

func (h runner) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	plan, ok := readPlan(w, r, h.arena.Limits)
	if !ok {
		return
	}
	plan = plan.WithDefaults(h.arena.Limits)
	if api.WantsEvents(r) {
		h.stream(w, r, plan)
		return
	}
	report, err := h.arena.Run(r.Context(), plan, func(Event) {})
	h.note(plan, err)
	if err != nil {
		writeError(w, told(r, err))
		return
	}
	api.Write(w, http.StatusOK, report)
}

// stream answers with events. A client that does not take them ends the run.
func (h runner) stream(w http.ResponseWriter, r *http.Request, plan Plan) {
	ctx, cancel := context.WithCancelCause(r.Context())
	defer cancel(nil)
	stream := api.NewEvents(w)
	_, err := h.arena.Run(ctx, plan, func(e Event) {
		if err := stream.Send(e.Type, e); err != nil {
			cancel(fmt.Errorf("the client takes no more events: %w", err))
		}
	})
	h.note(plan, err)
	switch {
	case err == nil:
	case !stream.Begun():
		writeError(w, told(r, err))
	default:
		_ = stream.Send("error", Event{Type: "error", Error: told(r, err).Error()}) // a client that left hears nothing
	}
}

// errStopping is what clients are told whose requests end before they do: the
// server has been told to stop. Those that ended their requests themselves do
// not hear it.
var errStopping = errors.New("the server is being stopped, and broke the run off")

// told returns the error of a run as its client is told of it.
func told(r *http.Request, err error) error {
	if r.Context().Err() != nil {
		return errStopping
	}
	return err
}

func (h runner) note(plan Plan, err error) {
	if err != nil {
		h.log.Info("a run broke off", "size", plan.Size, "methods", len(plan.Methods), "repeats", plan.Repeats, "err", err)
		return
	}
	h.log.Info("a run ended", "size", plan.Size, "methods", len(plan.Methods), "repeats", plan.Repeats)
}

// writeError answers with an error of a run.
func writeError(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	switch {
	case errors.Is(err, ErrPlan):
		status = http.StatusBadRequest
	case errors.Is(err, ErrUnavailable):
		status = http.StatusNotImplemented
	case errors.Is(err, errStopping):
		status = http.StatusServiceUnavailable
	case errors.Is(err, queue.ErrFull):
		api.RefuseFull(w, err)
		return
	}
	api.Refuse(w, status, err.Error())
}
