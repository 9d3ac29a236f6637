package site_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/site"
)

func TestHeaderRules(t *testing.T) {
	for _, test := range []struct{ path, name, want string }{
		{"/", "Cache-Control", "no-cache"},
		{"/embed", "Cache-Control", "no-cache"},
		{"/embed.js", "Cache-Control", "public, max-age=600"},
		{"/embed/v1.js", "Cache-Control", "public, max-age=600"},
		{"/embed/inline.js", "Cache-Control", "no-cache"},
		{"/build/page.wasm", "Cache-Control", "no-cache"},
		{"/build/chunks/chunk-ABCDEFGH.js", "Cache-Control", "public, max-age=31536000, immutable"},
	} {
		if got := applyRules(t, test.path).Get(test.name); got != test.want {
			t.Errorf("%s of %s is %q, want %q", test.name, test.path, got, test.want)
		}
	}
	for _, path := range []string{"/", "/sendfile", "/embed", "/embed.js", "/embed/guide", "/embed/v1.js", "/embedded", "/lessons", "/lessons/slices", "/lessons/slices/1.svg", "/icon.svg", "/build/page.wasm", "/build/chunks/a-ABCDEFGH.js"} {
		want := make(http.Header)
		site.SetHeaders(want, path)
		got := applyRules(t, path)
		got.Del("Cache-Control")
		if len(got) != len(want) {
			t.Errorf("%s has the headers %v, want %v", path, got, want)
		}
		for name := range want {
			if values := got.Values(name); len(values) != 1 || values[0] != want.Get(name) {
				t.Errorf("%s of %s is %q, want %q alone", name, path, values, want.Get(name))
			}
		}
	}
}

// applyRules returns the headers that the rules give to a path, as the platform
// reads them: a second value of a name joins the first one.
func applyRules(t *testing.T, path string) http.Header {
	t.Helper()
	header := make(http.Header)
	applies := false
	for line := range strings.Lines(site.HeaderRules()) {
		line = strings.TrimSuffix(line, "\n")
		if len(line) > 2000 {
			t.Errorf("the platform takes 2,000 characters a line: %q", line)
		}
		if pattern, ok := strings.CutPrefix(line, "/"); ok {
			before, after, isSplat := strings.Cut("/"+pattern, "*")
			applies = path == before && !isSplat || isSplat && strings.HasPrefix(path, before) && strings.HasSuffix(path, after)
			continue
		}
		if !applies {
			continue
		}
		if name, ok := strings.CutPrefix(line, "  ! "); ok {
			header.Del(name)
			continue
		}
		name, value, ok := strings.Cut(strings.TrimPrefix(line, "  "), ": ")
		if !ok {
			t.Fatalf("the rule %q is neither a path nor a header", line)
		}
		header.Add(name, value)
	}
	return header
}

func TestCheckImmutable(t *testing.T) {
	for _, test := range []struct {
		name string
		ok   bool
	}{
		{"index.html", true},
		{"build/main.js", true},
		{"build/chunks/chunk-4XWVTZG3.js", true},
		{"build/main-4XWVTZG3.js", false},
		{"build/chunks/plain.js", false},
	} {
		if err := site.CheckImmutable(test.name); (err == nil) != test.ok {
			t.Errorf("CheckImmutable(%q) = %v, want an error: %v", test.name, err, !test.ok)
		}
	}
}
