//go:build js && wasm && probe

package main

import (
	"io"
	"net/http"
)

// probes returns handlers that fail, for the tests of what happens then.
func probes() map[string]http.Handler {
	return map[string]http.Handler{
		"/api/probe/panic": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/plain")
			var none map[string]int
			none["one"] = 1
		}),
		"/api/probe/late": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "begun")
			panic("late")
		}),
	}
}
