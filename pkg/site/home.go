package site

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// HomeAddress is where a page learns what stands behind it, before it asks for
// anything: {"offers": ["/api/bench", …]}. It lies outside /api/, so that where
// the platform serves the files it is one of them, and nothing is started to
// say that something is missing.
const HomeAddress = "/home.json"

// HomeText returns what is at [HomeAddress] of a home that offers the addresses
// given, in their order.
func HomeText(offers []string) []byte {
	text, err := json.Marshal(map[string][]string{"offers": append([]string{}, offers...)})
	if err != nil {
		panic("site: " + err.Error()) // strings always marshal
	}
	return append(text, '\n')
}

// home answers [HomeAddress] as a file would be served.
func home(offers []string) http.Handler {
	text := HomeText(offers)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !readOnly(w, r) {
			return
		}
		header := w.Header()
		header.Set("Content-Type", contentType(HomeAddress))
		header.Set("Cache-Control", cacheControl(HomeAddress[1:]))
		header.Set("Content-Length", strconv.Itoa(len(text)))
		w.Write(text) // an error means that the client left
	})
}
