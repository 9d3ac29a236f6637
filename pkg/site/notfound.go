package site

import (
	"fmt"
	"html"
	"io"
	"net/http"
	"strconv"
	"strings"
)

const notFoundPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Not found · Zero-Copy Zen</title>
<h1>There is nothing at %s</h1>
<p>The address may have been mistyped or shortened. A program that was shared lives behind the <code>#</code> of the
playground's own address.
<p><a href="/">Go to the playground</a>
`

// notFound says that nothing is at the address: with a page to whoever reads
// pages, with a line to everyone else.
func notFound(w http.ResponseWriter, r *http.Request) {
	address, contentType := r.URL.Path, "text/plain; charset=utf-8"
	body := fmt.Sprintf("There is nothing at %s; the playground is at /.\n", address)
	if strings.Contains(r.Header.Get("Accept"), "text/html") {
		contentType = contentTypes[".html"]
		body = fmt.Sprintf(notFoundPage, html.EscapeString(address))
	}
	header := w.Header()
	header.Set("Content-Type", contentType)
	header.Set("Cache-Control", "no-cache")
	header.Set("Vary", "Accept")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusNotFound)
	io.WriteString(w, body) // an error means that the client left
}
