package benchhttp

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/zerocopyzen/zen/pkg/api"
	"github.com/zerocopyzen/zen/pkg/bench"
	"github.com/zerocopyzen/zen/pkg/queue"
)

// Path is where [Routes] lie.
const Path = "/api/bench"

// An Event is what a run tells. Type says which fields it has:
//
//	queued    Position: how many run or wait before this one
//	batch     Case, and Done of Of batches
//	result    Result
//	report    Report: all results; the last event
//	error     Error: the run broke off; the last event
type Event struct {
	Type     string          `json:"type"`
	Position int             `json:"position,omitempty"`
	Workload string          `json:"workload,omitempty"`
	Series   bench.Series    `json:"series,omitempty"`
	Way      bench.Way       `json:"way,omitempty"`
	N        int             `json:"n,omitempty"`
	Done     int             `json:"done"`
	Of       int             `json:"of"`
	Result   *bench.Result   `json:"result,omitempty"`
	Report   *bench.Document `json:"report,omitempty"`
	Error    string          `json:"error,omitempty"`
}

// Routes returns the handlers by their patterns for [http.ServeMux]. Runs enter
// the queue.
func Routes(q *queue.Queue, limits Limits, log *slog.Logger) map[string]http.Handler {
	r := &runner{q, limits, log}
	return map[string]http.Handler{
		"GET " + Path:  http.HandlerFunc(r.describe),
		"POST " + Path: r,
	}
}

// A runner answers requests for runs.
type runner struct {
	queue  *queue.Queue
	limits Limits
	log    *slog.Logger
}

// describe says what can be run here.
func (h *runner) describe(w http.ResponseWriter, _ *http.Request) {
	api.Write(w, http.StatusOK, struct {
		Limits Limits `json:"limits"`
		// Busy is how many run or wait now.
		Busy        int               `json:"busy"`
		Environment bench.Environment `json:"environment"`
	}{h.limits, h.queue.Len(), bench.Here("server")})
}

func (h *runner) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var plan Plan
	if !api.Read(w, r, &plan) {
		return
	}
	cases, err := plan.cases(h.limits)
	if err != nil {
		refuse(w, err)
		return
	}
	if api.WantsEvents(r) {
		h.stream(w, r, cases)
		return
	}
	report, err := h.run(r.Context(), cases, func(Event) {})
	h.note(plan, err)
	if err != nil {
		refuse(w, err)
		return
	}
	api.Write(w, http.StatusOK, report)
}

// stream answers with events. A client that does not take them ends the run.
func (h *runner) stream(w http.ResponseWriter, r *http.Request, cases []bench.Case) {
	ctx, cancel := context.WithCancelCause(r.Context())
	defer cancel(nil)
	stream := api.NewEvents(w)
	report, err := h.run(ctx, cases, func(e Event) {
		if err := stream.Send(e.Type, e); err != nil {
			cancel(err)
		}
	})
	h.note(Plan{Workload: cases[0].Workload}, err)
	last := Event{Type: "report", Report: &report}
	if err != nil {
		last = Event{Type: "error", Error: err.Error()}
	}
	switch {
	case r.Context().Err() != nil:
	case err != nil && !stream.Begun():
		refuse(w, err)
	default:
		_ = stream.Send(last.Type, last) // a client that left hears nothing
	}
}

// run waits for its turn and measures the cases. It ends soon after the context
// does, with its cause.
func (h *runner) run(ctx context.Context, cases []bench.Case, tell func(Event)) (bench.Document, error) {
	leave, err := h.queue.Enter(ctx, func(position int) { tell(Event{Type: "queued", Position: position}) })
	if err != nil {
		return bench.Document{}, err
	}
	defer leave()
	ctx, cancel := context.WithTimeoutCause(ctx, h.limits.Time, ErrTime)
	defer cancel()
	report := bench.Document{Version: 1, Environment: bench.Here("server")}
	for _, c := range cases {
		goOn := func() error { return context.Cause(ctx) }
		result, err := bench.Measure(c, bench.Options{
			Poll: goOn, Pause: goOn, MemoryLimit: h.limits.Memory,
			Tell: func(done, of int) {
				tell(Event{Type: "batch", Workload: c.Workload, Series: c.Series, Way: c.Way, N: c.N, Done: done, Of: of})
			},
		})
		if err != nil {
			return bench.Document{}, err
		}
		report.Results = append(report.Results, result)
		tell(Event{Type: "result", Result: &result})
	}
	return report, nil
}

func (h *runner) note(plan Plan, err error) {
	if err != nil {
		h.log.Info("a benchmark broke off", "workload", plan.Workload, "err", err)
		return
	}
	h.log.Info("a benchmark ended", "workload", plan.Workload)
}

// refuse answers with an error of a run.
func refuse(w http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, queue.ErrFull):
		api.RefuseFull(w, err)
	case errors.Is(err, ErrPlan):
		api.Refuse(w, http.StatusBadRequest, err.Error())
	case errors.Is(err, ErrTime):
		api.Refuse(w, http.StatusServiceUnavailable, err.Error())
	default:
		api.Refuse(w, http.StatusInternalServerError, err.Error())
	}
}
