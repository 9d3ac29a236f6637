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
<p><a href="/">Go to the playground</a>, or <a href="/lessons">see all lessons</a>
`

// unknownLesson is added to the page below the lessons' addresses.
const unknownLesson = "<p>There is no lesson of this name. <a href=\"/lessons\">All lessons</a> stand on one page, and have short names,\n" +
	"as in <a href=\"/lessons/a-view-is-a-window\">/lessons/a-view-is-a-window</a>.\n"

// NotFoundPage returns the page that says that nothing is at an address, for
// homes in which a file must say it, which does not know the address.
func NotFoundPage() string { return fmt.Sprintf(notFoundPage, "this address") }

// notFound says that nothing is at the address: with a page to whoever reads
// pages, with a line to everyone else.
func notFound(w http.ResponseWriter, r *http.Request) {
	address, contentType := r.URL.Path, "text/plain; charset=utf-8"
	body := fmt.Sprintf("There is nothing at %s; the playground is at /.\n", address)
	if strings.Contains(r.Header.Get("Accept"), "text/html") {
		contentType = contentTypes[".html"]
		body = fmt.Sprintf(notFoundPage, html.EscapeString(address))
		if within(address, "/lessons") {
			body += unknownLesson
		}
	}
	header := w.Header()
	header.Set("Content-Type", contentType)
	header.Set("Cache-Control", "no-cache")
	header.Set("Vary", "Accept")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusNotFound)
	io.WriteString(w, body) // an error means that the client left
}
