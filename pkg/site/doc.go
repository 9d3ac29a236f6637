// Package site is the playground's http.Handler: pages and files, the API, and
// the rules that hold for every answer.
//
// One handler has two homes. Natively it serves the folder static/ itself; at
// the edge the platform serves the files and this handler answers the API:
//
//	request ─> host checked ─> security headers ─┬─ /api/…  Routes, healthz, JSON 404
//	                                             └─ the rest Assets: Files, or nothing
//
//	Files: /lessons/x ─> lessons/x.html ─> lessons/x.html.br ─> *os.File ─> sendfile(2)
//
// Pages that the build makes lie in build/pages and have the addresses of those
// beside it: build/pages/reference.html is /reference.
//
// Bodies leave by sendfile: [Files] hands http.ServeContent an *os.File, and
// nothing here wraps the ResponseWriter. Either is enough to lose it, silently,
// so a test asks the kernel. The same holds for whoever puts this handler
// behind middleware of their own, and there is none of it over TLS.
//
// A file may have compressed neighbours, index.html.br and index.html.gz. One is
// sent when the client takes it and its modification time is that of the file,
// as gzip -k and brotli -k leave it: after an edit the file itself is sent, never
// a stale neighbour.
//
//	files, err := site.OpenFiles("static")
//	if err != nil {
//		return err
//	}
//	defer files.Close()
//	http.ListenAndServe("localhost:8080", site.New(site.Config{Assets: files}))
//
// Contents:
//
//	Config, New   the handler
//	Files         a folder as its assets
//	HomeText      what pages are told of the API behind them
//	SetHeaders    the security headers, for answers given elsewhere
//	HeaderRules   all headers of files, for a platform that serves them
//	CheckImmutable whether the two agree about a file
package site
