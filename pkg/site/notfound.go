package site

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// notFoundPage is the page that says that nothing is at an address, here and
// where a platform serves the files, which looks for this name.
const notFoundPage = builtPages + "/404.html"

// notFound says that nothing is at the address: with a page to whoever reads
// pages, with a line to everyone else.
func (f *Files) notFound(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Vary", "Accept")
	if strings.Contains(r.Header.Get("Accept"), "text/html") {
		if page, err := f.root.ReadFile(notFoundPage); err == nil {
			answerNotFound(w, contentTypes[".html"], page)
			return
		}
	}
	notFound(w, r)
}

// notFound says in a line that nothing is at the address.
func notFound(w http.ResponseWriter, r *http.Request) {
	answerNotFound(w, contentTypes[".txt"], fmt.Appendf(nil, "There is nothing at %s; the playground is at /.\n", r.URL.Path))
}

func answerNotFound(w http.ResponseWriter, contentType string, body []byte) {
	header := w.Header()
	header.Set("Content-Type", contentType)
	header.Set("Cache-Control", "no-cache")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write(body) // an error means that the client left
}
