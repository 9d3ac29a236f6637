package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// static makes a folder with files that contain their own names.
func static(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		if err := write(dir, name, []byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLayOut(t *testing.T) {
	source := static(t, "style.css", "style.css.br", "style.css.gz", ".secret", "_draft/page.html",
		"build/pages/404.html", "build/pages/index.html", "build/pages/index.html.br", "build/pages/sendfile/handlers.html",
		"build/main.js", "build/chunks/chunk-4XWVTZG3.js", "build/stamp")
	dir := filepath.Join(t.TempDir(), "assets")
	if err := layOut(source, dir); err != nil {
		t.Fatal(err)
	}
	var got []string
	fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			got = append(got, name)
		}
		return err
	})
	want := []string{"404.html", "_headers", "build/chunks/chunk-4XWVTZG3.js", "build/main.js", "home.json", "index.html", "sendfile/handlers.html", "style.css"}
	if !slices.Equal(got, want) {
		t.Errorf("layOut makes %q, want %q", got, want)
	}
	content, err := os.ReadFile(filepath.Join(dir, "sendfile", "handlers.html"))
	if err != nil || string(content) != "build/pages/sendfile/handlers.html" {
		t.Errorf("sendfile/handlers.html is %q, %v", content, err)
	}
	if err := layOut(source, dir); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("layOut into a full folder: %v, want an error", err)
	}
}

func TestLayOutRefuses(t *testing.T) {
	for _, test := range []struct {
		names []string
		want  string
	}{
		{[]string{"index.html", "build/pages/index.html"}, "exist"},
		{[]string{"build/main-4XWVTZG3.js"}, "outside build/chunks"},
		{[]string{"build/chunks/plain.js"}, "no hash"},
	} {
		err := layOut(static(t, test.names...), filepath.Join(t.TempDir(), "assets"))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("layOut of %q: %v, want an error with %q", test.names, err, test.want)
		}
	}
}
