package stamp_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/zerocopyzen/zen/pkg/stamp"
)

// tree writes the files, named by slash-separated paths, into a new folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		write(t, root, name, text)
	}
	return root
}

func write(t *testing.T, root, name, text string) {
	t.Helper()
	file := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func of(t *testing.T, root string) string {
	t.Helper()
	got, err := stamp.Of(root)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func sources() map[string]string {
	return map[string]string{
		"go.mod":                "module zen\n",
		"build.sh":              "build\n",
		"pkg/buffer/view.go":    "package buffer\n",
		"wasm/page/main.go":     "package main\n",
		"web/src/main.ts":       "run()\n",
		"static/index.html":     "<p>Hello\n",
		"static/build/app.js":   "run()",
		"README.md":             "read\n",
		"web/package-lock.json": "{}",
	}
}

func TestOfChanges(t *testing.T) {
	for _, test := range []struct {
		name, file, text string
		want             bool // does the stamp change?
	}{
		{"edited", "pkg/buffer/view.go", "package buffer // more\n", true},
		{"edited, same length", "web/src/main.ts", "RUN()\n", true},
		{"new source", "wasm/page/run.go", "package main\n", true},
		{"new page", "static/lessons/index.html", "<p>Lessons\n", true},
		{"lock file", "web/package-lock.json", "{ }", true},
		{"build script", "build.sh", "build more\n", true},
		{"sums appear", "go.sum", "h1:\n", true},
		{"untouched", "go.mod", "module zen\n", false},
		{"test", "pkg/buffer/view_test.go", "package buffer\n", false},
		{"test data", "pkg/buffer/testdata/a.py", "1\n", false},
		{"result", "static/build/app.js", "other()", false},
		{"compressed page", "static/index.html.br", "\x1b", false},
		{"installed package", "web/node_modules/lit/index.js", "lit", false},
		{"browser test", "web/test/page.test.ts", "test()", false},
		{"picture of README", "web/pictures/page.webp", "RIFF", false},
		{"measured program", "web/bench/programs/sum.py", "sum([])\n", false},
		{"Worker", "wasm/edge/main.go", "package main\n", false},
		{"prose", "README.md", "read me\n", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			root := tree(t, sources())
			before := of(t, root)
			write(t, root, test.file, test.text)
			if got := of(t, root) != before; got != test.want {
				t.Errorf("writing %s changes the stamp: %v, want %v", test.file, got, test.want)
			}
		})
	}
}

func TestOfTellsMovedBytesApart(t *testing.T) {
	one := tree(t, map[string]string{"pkg/a.go": "ab", "pkg/b.go": "c"})
	two := tree(t, map[string]string{"pkg/a.go": "a", "pkg/b.go": "bc"})
	if of(t, one) == of(t, two) {
		t.Error("two different trees have one stamp")
	}
}

func TestOfFailsOnUnreadable(t *testing.T) {
	root := t.TempDir()
	if got, err := stamp.Of(filepath.Join(root, "a\x00b")); err == nil {
		t.Errorf("Of(impossible path) = %q, want an error", got)
	}
}

func TestFresh(t *testing.T) {
	root := tree(t, sources())
	now := of(t, root)
	if stamp.Fresh(root, now) {
		t.Error("Fresh without a stamp = true")
	}
	write(t, root, stamp.Built, now+"\n")
	if !stamp.Fresh(root, now) {
		t.Error("Fresh after the build = false")
	}
	write(t, root, "go.mod", "module other\n")
	if stamp.Fresh(root, of(t, root)) {
		t.Error("Fresh after an edit = true")
	}
	write(t, root, stamp.Built, "")
	if stamp.Fresh(root, now) {
		t.Error("Fresh with an empty stamp = true")
	}
}

func TestLock(t *testing.T) {
	root := t.TempDir()
	first, err := stamp.Lock(root, func() { t.Error("the first builder waits") })
	if err != nil {
		t.Fatal(err)
	}
	waits := make(chan struct{})
	second := make(chan error)
	go func() {
		file, err := stamp.Lock(root, func() { close(waits) })
		if err == nil {
			err = file.Close()
		}
		second <- err
	}()
	<-waits
	select {
	case err := <-second:
		t.Fatalf("the second builder got the lock while it was held: %v", err)
	default:
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-second; err != nil {
		t.Fatal(err)
	}
}

func BenchmarkOf(b *testing.B) {
	root := filepath.Join("..", "..")
	for b.Loop() {
		if _, err := stamp.Of(root); err != nil {
			b.Fatal(err)
		}
	}
}
