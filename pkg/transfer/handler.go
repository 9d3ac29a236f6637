package transfer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Path is where [Routes] lie.
const Path = "/api/transfer"

// maxRequest bounds the body of a request in bytes.
const maxRequest = 16 * kib

// patience is how long a client may take to take an event.
const patience = 10 * time.Second

// Routes returns the arena's handlers by their patterns for [http.ServeMux]:
//
//	GET  /api/transfer                      what can be run here: methods, limits, queue
//	POST /api/transfer                      run a [Plan]; a stream of events, or one document
//	POST /api/transfer/downloads            ask for a download by a method; a one-time token
//	GET  /api/transfer/downloads/{token}    the download itself
//	GET  /api/transfer/results/{token}      what it cost
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
	writeJSON(w, http.StatusOK, struct {
		Methods []Method `json:"methods"`
		Limits  Limits   `json:"limits"`
		// Busy is how many run or wait now.
		Busy    int     `json:"busy"`
		Machine Machine `json:"machine"`
	}{Methods(), a.Limits, a.queue.length(), thisMachine()})
}

// A runner answers requests for runs.
type runner struct {
	arena *Arena
	log   *slog.Logger
}

func (h runner) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var plan Plan
	if !readJSON(w, r, &plan) {
		return
	}
	if err := plan.WithDefaults(h.arena.Limits).Check(h.arena.Limits); err != nil {
		writeError(w, err)
		return
	}
	if strings.Contains(r.Header.Get("Accept"), "text/event-stream") {
		h.stream(w, r, plan)
		return
	}
	report, err := h.arena.Run(r.Context(), plan, func(Event) {})
	h.note(plan, err)
	if err != nil {
		writeError(w, err)
		return
	}
	writeJSON(w, http.StatusOK, report)
}

// stream answers with events. A client that does not take them ends the run.
func (h runner) stream(w http.ResponseWriter, r *http.Request, plan Plan) {
	ctx, cancel := context.WithCancelCause(r.Context())
	defer cancel(nil)
	stream := events{w: w, control: http.NewResponseController(w)}
	_, err := h.arena.Run(ctx, plan, func(e Event) {
		if err := stream.send(e); err != nil {
			cancel(fmt.Errorf("the client takes no more events: %w", err))
		}
	})
	h.note(plan, err)
	switch {
	case err == nil || r.Context().Err() != nil:
	case !stream.begun:
		writeError(w, err)
	default:
		_ = stream.send(Event{Type: "error", Error: err.Error()}) // a client that left hears nothing
	}
}

func (h runner) note(plan Plan, err error) {
	if err != nil {
		h.log.Info("a transfer broke off", "size", plan.Size, "err", err)
		return
	}
	h.log.Info("a transfer ended", "size", plan.Size, "methods", len(plan.Methods))
}

// events is a stream of server-sent events.
type events struct {
	w       http.ResponseWriter
	control *http.ResponseController
	begun   bool
}

// send sends an event at once. It fails when the client does not take it in
// time.
func (s *events) send(e Event) error {
	if !s.begun {
		s.begun = true
		header := s.w.Header()
		header.Set("Content-Type", "text/event-stream")
		header.Set("Cache-Control", "no-store")
		header.Set("X-Accel-Buffering", "no") // proxies must pass events on at once
	}
	text, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if err := s.control.SetWriteDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(s.w, "event: %s\ndata: %s\n\n", e.Type, text); err != nil {
		return err
	}
	return s.control.Flush()
}

// readJSON reads the body of a request into value, of which an empty body leaves
// the zero. Where the body is wrong it answers, and returns false.
func readJSON(w http.ResponseWriter, r *http.Request, value any) bool {
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxRequest))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(value)
	if err == nil && decoder.More() {
		err = errors.New("there is more than one JSON value")
	}
	if err == nil || errors.Is(err, io.EOF) {
		return true
	}
	if _, isTooLarge := errors.AsType[*http.MaxBytesError](err); isTooLarge {
		answerError(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("the body is longer than %s", bytesText(maxRequest)))
		return false
	}
	answerError(w, http.StatusBadRequest, "the body is no plan: "+strings.TrimPrefix(err.Error(), "json: "))
	return false
}

// writeError answers with an error of a run.
func writeError(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	switch {
	case errors.Is(err, ErrPlan):
		status = http.StatusBadRequest
	case errors.Is(err, ErrUnavailable):
		status = http.StatusNotImplemented
	case errors.Is(err, ErrBusy):
		status = http.StatusTooManyRequests
		w.Header().Set("Retry-After", "60")
	}
	answerError(w, status, err.Error())
}

func answerError(w http.ResponseWriter, status int, text string) {
	writeJSON(w, status, map[string]string{"error": text})
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		panic("transfer: " + err.Error()) // these values always marshal
	}
	body = append(body, '\n')
	header := w.Header()
	header.Set("Content-Type", "application/json")
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that left needs no answer
}
