package site_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zerocopyzen/zen/pkg/site"
)

// made is the modification time of the files of a test.
var made = time.Date(2026, 1, 2, 3, 4, 5, 678_901_234, time.UTC)

// folder writes the files into a new folder, all with one modification time.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		write(t, dir, name, text, made)
	}
	return dir
}

func write(t *testing.T, dir, name, text string, at time.Time) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(file, at, at); err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, dir string) *site.Files {
	t.Helper()
	files, err := site.OpenFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := files.Close(); err != nil {
			t.Error(err)
		}
	})
	return files
}

// pages is a small site. What a compressed neighbor holds is not compressed, so
// that the tests can tell it from its file.
func pages(t *testing.T) string {
	t.Helper()
	return folder(t, map[string]string{
		"index.html":                  "the playground",
		"index.html.br":               "the playground in br",
		"index.html.gz":               "the playground in gzip",
		"style.css":                   "p {}",
		"style.css.gz":                "p {} in gzip",
		"sendfile.html":               "sendfile",
		"sendfile/handlers.html":      "handlers",
		"lessons/index.html":          "lessons",
		"lessons/first/index.html":    "first lesson",
		"empty/note.txt":              "note",
		"build/page.wasm":             "\x00asm",
		"build/main.js":               "run()",
		"build/editor-QJ3MZ5HT.js":    "edit()",
		"build/chunks/a-ABCDEFGH.js":  "chunk()",
		"build/half-done.js":          "half()",
		"build/pages/404.html":        "nothing here",
		"build/pages/reference.html":  "reference",
		"build/pages/sendfile.html":   "another sendfile",
		"build/pages/talk/index.html": "talk",
		"build/pages/embed.js":        "element()",
		"build/pages/embed/v1.js":     "element()",
		"build/pages/embed/inline.js": "cell()",
		".hidden":                     "secret",
		"_headers":                    "secret",
		"lessons/.git/config":         "secret",
	})
}

func TestFiles(t *testing.T) {
	files := open(t, pages(t))
	for _, test := range []struct {
		target string
		status int
		want   string // the body, or where a redirect leads
	}{
		{"/", 200, "the playground"},
		{"/?x=1", 200, "the playground"},
		{"/style.css", 200, "p {}"},
		{"/sendfile", 200, "sendfile"},
		{"/sendfile/handlers", 200, "handlers"},
		{"/lessons", 200, "lessons"},
		{"/lessons/first", 200, "first lesson"},
		{"/build/page.wasm", 200, "\x00asm"},
		{"/reference", 200, "reference"},
		{"/talk", 200, "talk"},

		{"/index.html", 307, "/"},
		{"/sendfile.html", 307, "/sendfile"},
		{"/sendfile/", 307, "/sendfile"},
		{"/lessons/", 307, "/lessons"},
		{"/lessons/index.html?a=b&c", 307, "/lessons?a=b&c"},
		{"/lessons/first/", 307, "/lessons/first"},

		{"/reference.html", 307, "/reference"},
		{"/reference/", 307, "/reference"},
		{"/build/pages/reference", 404, ""},
		{"/build/pages/reference.html", 404, ""},

		{"/nothing", 404, ""},
		{"/nothing/", 404, ""},
		{"/nothing.html", 404, ""},
		{"/empty", 404, ""},
		{"/empty/", 404, ""},
		{"/build", 404, ""},
		{"/.hidden", 404, ""},
		{"/_headers", 404, ""},
		{"/lessons/.git/config", 404, ""},
		{"/lessons//first", 404, ""},
		{"//example.com/", 404, ""},
		{"//example.com/index.html", 404, ""},
		{"/..", 404, ""},
		{"/../index.html", 404, ""},
		{"/lessons/../style.css", 404, ""},
		{"/%2e%2e/style.css", 404, ""},
		{"/lessons/..%2fstyle.css", 404, ""},
		{"/lessons/..%5c..%5cstyle.css", 404, ""},
		{"/style.css%00.html", 404, ""},
	} {
		response := ask(files, "GET", "http://localhost"+test.target)
		got := body(t, response)
		switch response.StatusCode {
		case 307:
			got = response.Header.Get("Location")
		case 404:
			got = ""
		}
		if response.StatusCode != test.status || got != test.want {
			t.Errorf("GET %s = %d %q, want %d %q", test.target, response.StatusCode, got, test.status, test.want)
		}
	}
}

func TestFilesFollowsNoLinkOut(t *testing.T) {
	dir := pages(t)
	outside := folder(t, map[string]string{"secret.txt": "secret"})
	for link, target := range map[string]string{
		"out.txt":    filepath.Join(outside, "secret.txt"),
		"outside":    outside,
		"up.txt":     "../secret.txt",
		"inside.css": "style.css",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	files := open(t, dir)
	for _, test := range []struct {
		target string
		want   int
	}{
		{"/out.txt", 404},
		{"/outside/secret.txt", 404},
		{"/up.txt", 404},
		{"/inside.css", 200},
	} {
		if got := ask(files, "GET", test.target).StatusCode; got != test.want {
			t.Errorf("GET %s = %d, want %d", test.target, got, test.want)
		}
	}
}

func TestFilesHeaders(t *testing.T) {
	files := open(t, pages(t))
	const forever, shortly, asking = "public, max-age=31536000, immutable", "public, max-age=600", "no-cache"
	for _, test := range []struct {
		target, contentType, cache string
	}{
		{"/", "text/html; charset=utf-8", asking},
		{"/style.css", "text/css; charset=utf-8", asking},
		{"/empty/note.txt", "text/plain; charset=utf-8", asking},
		{"/build/page.wasm", "application/wasm", asking},
		{"/build/main.js", "text/javascript; charset=utf-8", asking},
		{"/build/half-done.js", "text/javascript; charset=utf-8", asking},
		{"/build/editor-QJ3MZ5HT.js", "text/javascript; charset=utf-8", forever},
		{"/build/chunks/a-ABCDEFGH.js", "text/javascript; charset=utf-8", forever},
		{"/embed.js", "text/javascript; charset=utf-8", shortly},
		{"/embed/v1.js", "text/javascript; charset=utf-8", shortly},
		{"/embed/inline.js", "text/javascript; charset=utf-8", asking},
	} {
		header := ask(files, "GET", test.target).Header
		for name, want := range map[string]string{
			"Content-Type": test.contentType, "Cache-Control": test.cache, "Vary": "Accept-Encoding", "Accept-Ranges": "bytes",
		} {
			if got := header.Get(name); got != want {
				t.Errorf("GET %s: %s = %q, want %q", test.target, name, got, want)
			}
		}
	}
}

func TestFilesMethods(t *testing.T) {
	files := open(t, pages(t))
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH"} {
		response := ask(files, method, "/style.css")
		if allow := response.Header.Get("Allow"); response.StatusCode != 405 || allow != "GET, HEAD" {
			t.Errorf("%s = %d, Allow: %q, want 405, GET, HEAD", method, response.StatusCode, allow)
		}
	}
	response := ask(files, "HEAD", "/style.css")
	if text := body(t, response); response.StatusCode != 200 || text != "" || response.Header.Get("Content-Length") != "4" {
		t.Errorf("HEAD = %d, length %s, body %q, want 200, length 4, no body",
			response.StatusCode, response.Header.Get("Content-Length"), text)
	}
}

func TestFilesNotFound(t *testing.T) {
	files := open(t, pages(t))
	for _, path := range []string{"/none", "/none/", "/none.html", "/lessons/none", "/%3Cscript%3E"} {
		response := ask(files, "GET", path, "Accept", "text/html,*/*")
		header := response.Header
		if response.StatusCode != 404 || header.Get("Content-Type") != "text/html; charset=utf-8" || header.Get("Vary") != "Accept" {
			t.Errorf("a browser gets %d with %v for %s, want a page", response.StatusCode, header, path)
		}
		if text := body(t, response); text != "nothing here" {
			t.Errorf("the page for %s is %q", path, text)
		}
	}
	bare := open(t, folder(t, map[string]string{"index.html": "the playground"}))
	if text := body(t, ask(bare, "GET", "/none", "Accept", "text/html,*/*")); text != "There is nothing at /none; the playground is at /.\n" {
		t.Errorf("where the page is missing, a browser gets %q", text)
	}
	response := ask(files, "GET", "/build/none.js", "Accept", "*/*")
	if text := body(t, response); text != "There is nothing at /build/none.js; the playground is at /.\n" {
		t.Errorf("a program gets %q", text)
	}
}

func TestFilesCodings(t *testing.T) {
	files := open(t, pages(t))
	for _, test := range []struct {
		target, accept, coding, want string
	}{
		{"/", "", "", "the playground"},
		{"/", "br", "br", "the playground in br"},
		{"/", "gzip, deflate, br, zstd", "br", "the playground in br"},
		{"/", "gzip, br;q=0.5", "gzip", "the playground in gzip"},
		{"/", "gzip", "gzip", "the playground in gzip"},
		{"/", "br;q=0", "", "the playground"},
		{"/style.css", "br, gzip", "gzip", "p {} in gzip"},
		{"/style.css", "br", "", "p {}"},
		{"/sendfile", "br, gzip", "", "sendfile"},
	} {
		response := ask(files, "GET", test.target, "Accept-Encoding", test.accept)
		text := body(t, response)
		if got := response.Header.Get("Content-Encoding"); got != test.coding || text != test.want {
			t.Errorf("GET %s accepting %q = %q %q, want %q %q", test.target, test.accept, got, text, test.coding, test.want)
		}
		if response.ContentLength != int64(len(test.want)) || response.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("GET %s accepting %q: length %d, Vary %q", test.target, test.accept, response.ContentLength, response.Header.Get("Vary"))
		}
	}
}

func TestFilesIgnoresStaleNeighbor(t *testing.T) {
	for _, test := range []struct {
		name  string
		apart time.Duration
		want  string
	}{
		{"of its time", 0, "br"},
		{"rounded by a tool", 400 * time.Microsecond, "br"},
		{"older", -time.Second, ""},
		{"younger", time.Second, ""},
	} {
		dir := pages(t)
		write(t, dir, "index.html.br", "the playground in br", made.Add(test.apart))
		response := ask(open(t, dir), "GET", "/", "Accept-Encoding", "br")
		if got := response.Header.Get("Content-Encoding"); got != test.want {
			t.Errorf("a neighbor %s is sent as %q, want %q", test.name, got, test.want)
		}
	}
}

func TestFilesTags(t *testing.T) {
	dir := pages(t)
	files := open(t, dir)
	tag := func(headers ...string) string { return ask(files, "GET", "/", headers...).Header.Get("ETag") }
	plain, compressed := tag(), tag("Accept-Encoding", "br")
	if !strings.HasPrefix(plain, `"`) || plain == compressed {
		t.Errorf("tags %s and %s, want two strong ones", plain, compressed)
	}
	if again := tag(); again != plain {
		t.Errorf("the tag changed from %s to %s, the file did not", plain, again)
	}
	if other := ask(open(t, pages(t)), "GET", "/").Header.Get("ETag"); other != plain {
		t.Errorf("equal files have tags %s and %s", plain, other)
	}
	for _, test := range []struct {
		header, value string
		coding        string
		want          int
	}{
		{"If-None-Match", plain, "", 304},
		{"If-None-Match", `"other", ` + plain, "", 304},
		{"If-None-Match", "W/" + plain, "", 304},
		{"If-None-Match", "*", "", 304},
		{"If-None-Match", compressed, "", 200},
		{"If-None-Match", compressed, "br", 304},
		{"If-Match", plain, "", 200},
		{"If-Match", "*", "br", 200},
		{"If-Match", `"other"`, "", 412},
		{"If-Match", `"other"`, "br", 412},
	} {
		response := ask(files, "GET", "/", test.header, test.value, "Accept-Encoding", test.coding)
		text := body(t, response)
		if response.StatusCode != test.want {
			t.Errorf("%s: %s accepting %q = %d, want %d", test.header, test.value, test.coding, response.StatusCode, test.want)
		}
		if test.want != 200 && (text != "" || response.Header.Get("Content-Length") != "") {
			t.Errorf("%s: %s = %d with length %s and body %q, want neither", test.header, test.value, test.want,
				response.Header.Get("Content-Length"), text)
		}
	}
	write(t, dir, "index.html", "THE PLAYGROUND", made.Add(time.Hour))
	if edited := tag("Accept-Encoding", "br"); edited == plain || edited == compressed {
		t.Errorf("after an edit the tag is still %s", edited)
	}
}

func TestFilesRanges(t *testing.T) {
	files := open(t, pages(t))
	for _, test := range []struct {
		header, coding string
		status         int
		want, part     string
	}{
		{"bytes=4-7", "", 206, "play", "bytes 4-7/14"},
		{"bytes=-6", "", 206, "ground", "bytes 8-13/14"},
		{"bytes=15-16", "br", 206, "in", "bytes 15-16/20"},
		{"bytes=0-", "", 206, "the playground", "bytes 0-13/14"},
	} {
		response := ask(files, "GET", "/", "Range", test.header, "Accept-Encoding", test.coding)
		text := body(t, response)
		if response.StatusCode != test.status || text != test.want || response.Header.Get("Content-Range") != test.part {
			t.Errorf("%s = %d %q %s, want %d %q %s", test.header, response.StatusCode, text,
				response.Header.Get("Content-Range"), test.status, test.want, test.part)
		}
		if response.ContentLength != int64(len(test.want)) {
			t.Errorf("%s has length %d, want %d", test.header, response.ContentLength, len(test.want))
		}
	}
	response := ask(files, "GET", "/", "Range", "bytes=99-", "Accept-Encoding", "br")
	text := body(t, response)
	if response.StatusCode != http.StatusRequestedRangeNotSatisfiable || response.Header.Get("Content-Encoding") != "" {
		t.Errorf("a range behind the end = %d, coded %q", response.StatusCode, response.Header.Get("Content-Encoding"))
	}
	if length := response.ContentLength; length >= 0 && length != int64(len(text)) {
		t.Errorf("the refusal says length %d and has %d", length, len(text))
	}
}

func TestOpenFilesFails(t *testing.T) {
	if _, err := site.OpenFiles(filepath.Join(t.TempDir(), "none")); err == nil || !strings.HasPrefix(err.Error(), "site: ") {
		t.Errorf("OpenFiles of no folder: %v, want an error that says where it is from", err)
	}
}
