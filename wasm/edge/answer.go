//go:build js && wasm

package main

import (
	"fmt"
	"net/http"
	"os"
	"runtime/debug"

	"github.com/zerocopyzen/zen/pkg/api"
)

// A taker takes a stream of the platform as the whole body of an answer. Its
// type parameter is syscall/js's Value, which only safejs may name.
type taker[Value any] interface {
	http.ResponseWriter
	WriteRawJSBody(body Value)
}

// An answer is the platform's ResponseWriter, watched: what a panic can still
// say depends on whether the body has begun, and an answer to HEAD has none.
//
// It wraps the writer and yet lets a body be handed over, because it passes
// WriteRawJSBody on. An http.ResponseWriter that does not would cost that,
// silently: io.Copy would read and write every byte.
type answer[Value any] struct {
	taker[Value]
	none   Value // the body of an answer that has none
	isHead bool
	began  bool
}

// watch returns the answer to r; none is JavaScript's null. It panics when w is
// not the platform's own.
func watch[Value any](w http.ResponseWriter, r *http.Request, none Value) *answer[Value] {
	return &answer[Value]{taker: w.(taker[Value]), none: none, isHead: r.Method == http.MethodHead}
}

func (a *answer[Value]) Write(p []byte) (int, error) {
	if a.isHead {
		return len(p), nil
	}
	a.began = true
	return a.taker.Write(p)
}

func (a *answer[Value]) WriteRawJSBody(body Value) {
	a.began = true
	a.taker.WriteRawJSBody(body)
}

// end is deferred around the handler. A panic before the body becomes status
// 500. After that nothing can be said any more: the body ends where it is. The
// platform offers no way to break the connection off, as net/http does, so that
// a handler that cannot say how long its body is must end it with something
// that tells it is whole, as /api/stream does.
func (a *answer[Value]) end() {
	if failure := recover(); failure != nil {
		fmt.Fprintf(os.Stderr, "edge: a handler panicked: %v\n%s", failure, debug.Stack())
		if a.began {
			return
		}
		api.Refuse(a, http.StatusInternalServerError, "the server failed on this request, and has written down why; other requests are not affected")
	}
	if a.isHead {
		// Its Content-Length is that of the body to GET, which none is sent of.
		a.taker.WriteRawJSBody(a.none)
	}
}
