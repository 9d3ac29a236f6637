//go:build js && wasm && !probe

package main

import "net/http"

// probes returns the handlers that exist for tests alone: in the product, none.
func probes() map[string]http.Handler { return nil }
