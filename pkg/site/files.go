package site

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Files serves a folder: its pages by clean addresses, those in build/pages
// included, its other files by their names. It lists no folder and follows no link that leads out of it, and it
// hides names that begin with a dot or an underscore.
//
// Methods may be called by several goroutines at once.
type Files struct {
	root *os.Root
	tags tags
}

var _ http.Handler = (*Files)(nil)

// OpenFiles returns the files in the folder dir, which stays open until Close.
func OpenFiles(dir string) (*Files, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	return &Files{root: root}, nil
}

// Close closes the folder. Files being sent are sent to their end.
func (f *Files) Close() error { return f.root.Close() }

// ServeHTTP answers GET and HEAD, whole or by range, and says 304 to whoever
// has the file already.
func (f *Files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !readOnly(w, r) {
		return
	}
	if clean, ok := cleanAddress(r.URL.Path); ok {
		if _, _, err := f.stat(clean); err != nil {
			f.notFound(w, r)
			return
		}
		target := url.URL{Path: clean, RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, target.String(), http.StatusTemporaryRedirect)
		return
	}
	name, info, err := f.stat(r.URL.Path)
	if err != nil {
		f.notFound(w, r)
		return
	}
	f.serve(w, r, name, info)
}

// serve sends the file called name, or a compressed neighbour.
func (f *Files) serve(w http.ResponseWriter, r *http.Request, name string, info os.FileInfo) {
	header := w.Header()
	file, coding, err := f.open(name, info, r.Header)
	if err != nil {
		f.notFound(w, r) // it went away since it was found
		return
	}
	defer file.Close()
	sent, err := file.Stat()
	if err != nil {
		f.notFound(w, r)
		return
	}
	tag, err := f.tags.of(file, sent)
	if err != nil {
		http.Error(w, "the file cannot be read", http.StatusInternalServerError)
		return
	}
	header.Set("Vary", "Accept-Encoding")
	header.Set("ETag", tag)
	if !matches(r.Header.Get("If-Match"), tag) {
		// Here and not in ServeContent, which would keep the length set below.
		w.WriteHeader(http.StatusPreconditionFailed)
		return
	}
	header.Set("Content-Type", contentType(name))
	header.Set("Cache-Control", cacheControl(name))
	if coding != identity {
		header.Set("Content-Encoding", coding)
		// ServeContent leaves the length of encoded content open, and a body
		// without one is chunked: that costs sendfile.
		header.Set("Content-Length", strconv.FormatInt(sent.Size(), 10))
	}
	// The tag says all that a time could, and is the same after a rebuild.
	defer cork(r, sent.Size())()
	http.ServeContent(w, r, "", time.Time{}, file)
}

// open returns the file that r's client prefers among the file called name and
// its compressed neighbours, and how it is coded.
func (f *Files) open(name string, info os.FileInfo, request http.Header) (*os.File, string, error) {
	for _, coding := range accepted(request.Values("Accept-Encoding")) {
		neighbor := name + coding.extension
		if compressed, err := f.root.Stat(neighbor); err == nil && belongs(compressed, info) {
			if file, err := f.root.Open(neighbor); err == nil {
				return file, coding.name, nil
			}
		}
	}
	file, err := f.root.Open(name)
	return file, identity, err
}

// belongs reports whether compressed was made from the file as it is now: it
// bears the same time, give or take what tools that count in fractions of
// milliseconds lose.
func belongs(compressed, file os.FileInfo) bool {
	apart := compressed.ModTime().Sub(file.ModTime()).Abs()
	return compressed.Mode().IsRegular() && apart <= time.Millisecond
}

// stat returns the file behind a clean address: the file of that name, or the
// page, or the folder's page.
func (f *Files) stat(address string) (string, os.FileInfo, error) {
	name, ok := localName(address)
	if !ok {
		return "", nil, os.ErrNotExist
	}
	for _, candidate := range []string{
		name, name + ".html", path.Join(name, "index.html"),
		path.Join(builtPages, name), path.Join(builtPages, name+".html"), path.Join(builtPages, name, "index.html"),
	} {
		// Only regular files: opening a pipe would wait for its writer.
		if info, err := f.root.Stat(candidate); err == nil && info.Mode().IsRegular() {
			return candidate, info, nil
		}
	}
	return "", nil, os.ErrNotExist
}

// builtPages is where the build puts the pages that it makes. They are known by
// the addresses that they would have beside the folder build, and by no other.
const builtPages = "build/pages"

// localName returns the name below the root that an address asks for, and
// whether it may be asked for.
func localName(address string) (string, bool) {
	if address == "/" {
		return "index.html", true
	}
	if strings.ContainsAny(address, "\\\x00") || within(address, "/"+builtPages) {
		return "", false
	}
	for part := range strings.SplitSeq(strings.TrimPrefix(address, "/"), "/") {
		hidden := strings.HasPrefix(part, ".") || strings.HasPrefix(part, "_")
		if hidden || part == "" {
			return "", false
		}
	}
	return strings.TrimPrefix(address, "/"), true
}

// cleanAddress returns the address under which the page at address is known,
// and whether it is another one: without .html, index or a closing slash.
func cleanAddress(address string) (string, bool) {
	clean := address
	if page, ok := strings.CutSuffix(clean, ".html"); ok {
		clean = page
		if folder, name := path.Split(page); name == "index" {
			clean = folder
		}
	}
	if clean != "/" {
		clean = strings.TrimSuffix(clean, "/")
	}
	return clean, clean != address
}

// hashed matches the names that esbuild gives to files whose name changes with
// their content: main-QJ3MZ5HT.js.
var hashed = regexp.MustCompile(`^build/(?:.*/)?[^/]+-[0-9A-Z]{8}\.[a-z0-9.]+$`)

// embedScripts are what pages elsewhere load by names that never change. They
// refer to nothing that does, so one that is a little old works as well.
var embedScripts = []string{"embed.js", "embed/v1.js"}

// cacheControl returns how long the file called name may be kept unasked:
// forever when its name changes with its content, ten minutes when it is one of
// embedScripts, not at all otherwise.
func cacheControl(name string) string {
	if hashed.MatchString(name) {
		return "public, max-age=31536000, immutable"
	}
	if slices.Contains(embedScripts, strings.TrimPrefix(name, builtPages+"/")) {
		return "public, max-age=600"
	}
	return "no-cache"
}

// contentTypes are the types of all that the site consists of. The system's own
// table is not asked: it differs from machine to machine.
var contentTypes = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".map":         "application/json",
	".mjs":         "text/javascript; charset=utf-8",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".woff2":       "font/woff2",
	".xml":         "application/xml",
}

func contentType(name string) string {
	if known, ok := contentTypes[path.Ext(name)]; ok {
		return known
	}
	return "application/octet-stream"
}
