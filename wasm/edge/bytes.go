//go:build js && wasm

package main

import (
	"io"
	"net/http"
	"strconv"

	"github.com/syumai/workers/cloudflare"
	"github.com/syumai/workers/cloudflare/fetch"
)

// openBytes returns bytes that index.mjs holds, as a stream of the platform's:
// handed over as it is, they never enter Go.
func openBytes(r *http.Request, size int) (io.ReadCloser, error) {
	request, err := fetch.NewRequest(r.Context(), http.MethodGet, "https://bytes.invalid/"+strconv.Itoa(size), nil)
	if err != nil {
		return nil, err
	}
	response, err := fetch.NewClient(fetch.WithBinding(cloudflare.GetBinding("BYTES"))).Do(request, nil)
	if err != nil {
		return nil, err
	}
	return response.Body, nil
}
