// Package api is how the site's routes answer: JSON, errors as {"error": "…"}, and
// streams of server-sent events.
package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// maxRequest bounds the body of a request in bytes.
const maxRequest = 16 << 10

// patience is how long a client may take to take an event.
const patience = 10 * time.Second

// Read reads the body of a request into value, of which an empty body leaves the
// zero. Where the body is wrong it answers, and returns false.
func Read(w http.ResponseWriter, r *http.Request, value any) bool {
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
		Refuse(w, http.StatusRequestEntityTooLarge, "the body is longer than 16 KiB")
		return false
	}
	Refuse(w, http.StatusBadRequest, "the body is no plan: "+problem(err))
	return false
}

// problem says what is wrong with a body in words of JSON, not of Go.
func problem(err error) string {
	wrong, ok := errors.AsType[*json.UnmarshalTypeError](err)
	if !ok {
		return strings.TrimPrefix(err.Error(), "json: ")
	}
	what := "it"
	if wrong.Field != "" {
		what = strconv.Quote(wrong.Field)
	}
	wanted := "an object"
	switch wrong.Type.Kind() {
	case reflect.Int, reflect.Int64:
		wanted = "a whole number"
	case reflect.String:
		wanted = "a string"
	case reflect.Slice:
		wanted = "a list"
	case reflect.Bool:
		wanted = "true or false"
	}
	return fmt.Sprintf("%s is %s, and has to be %s", what, wrong.Value, wanted)
}

// Refuse answers with an error.
func Refuse(w http.ResponseWriter, status int, text string) {
	Write(w, status, map[string]string{"error": text})
}

// RefuseFull answers that too many wait already, and when to try again.
func RefuseFull(w http.ResponseWriter, err error) {
	w.Header().Set("Retry-After", "60")
	Refuse(w, http.StatusTooManyRequests, err.Error())
}

// Write answers with a value as JSON, which nobody keeps.
func Write(w http.ResponseWriter, status int, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		panic("api: " + err.Error()) // these values always marshal
	}
	body = append(body, '\n')
	header := w.Header()
	header.Set("Content-Type", "application/json")
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that left needs no answer
}

// WantsEvents reports whether a client asks for a stream of events.
func WantsEvents(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "text/event-stream")
}

// Events is a stream of server-sent events.
//
// See https://html.spec.whatwg.org/multipage/server-sent-events.html.
type Events struct {
	w       http.ResponseWriter
	control *http.ResponseController
	begun   bool
}

// NewEvents returns a stream that answers a request. Until the first event is
// sent the request may still be answered otherwise.
func NewEvents(w http.ResponseWriter) *Events {
	return &Events{w: w, control: http.NewResponseController(w)}
}

// Begun reports whether an event has been sent.
func (s *Events) Begun() bool { return s.begun }

// Send sends a value as an event of a type, at once. It fails when the client does
// not take it in ten seconds.
func (s *Events) Send(name string, value any) error {
	if !s.begun {
		s.begun = true
		header := s.w.Header()
		header.Set("Content-Type", "text/event-stream")
		header.Set("Cache-Control", "no-store")
		header.Set("X-Accel-Buffering", "no") // proxies must pass events on at once
	}
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	if err := s.control.SetWriteDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(s.w, "event: %s\ndata: %s\n\n", name, text); err != nil {
		return err
	}
	return s.control.Flush()
}
