//go:build js && wasm

package main

import (
	"maps"
	"net/http"

	"github.com/hack-pad/safejs"
	"github.com/syumai/workers"

	"github.com/zerocopyzen/zen/pkg/edge"
	"github.com/zerocopyzen/zen/pkg/site"
)

// build names what is served; the linker sets it.
var build string

func main() {
	routes := edge.Routes(openBytes)
	maps.Copy(routes, probes())
	workers.Serve(atEdge(site.New(site.Config{Routes: routes, Build: build})))
}

// atEdge returns handler as the platform needs it: with HEAD answered right,
// and with panics caught, which would end the program before it has answered.
func atEdge(handler http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := watch(w, r, safejs.Unsafe(safejs.Null()))
		defer answer.end()
		handler.ServeHTTP(answer, r)
	})
}
