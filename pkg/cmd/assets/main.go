// Command assets lays the built site out for a platform that serves files by
// their names, without this project's own server:
//
//	go run ./pkg/cmd/assets STATIC DIR
//
// DIR, which must not exist or be empty, gets the files of STATIC. Those that
// the build made for other places move there: build/pages/sendfile.html becomes
// sendfile.html, as its address says. Compressed neighbors stay behind, for the
// platform compresses by itself, and so do names that begin with a dot or an
// underscore, and build/stamp, which is for serve.go alone. Added are _headers,
// which says what the server would send with each file, and home.json, from
// which pages know what the API offers there.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/zerocopyzen/zen/pkg/edge"
	"github.com/zerocopyzen/zen/pkg/site"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: assets STATIC DIR")
		os.Exit(2)
	}
	if err := layOut(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "assets:", err)
		os.Exit(1)
	}
}

// layOut copies the site in the folder static to dir.
func layOut(static, dir string) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty", dir)
	}
	files := os.DirFS(static)
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if isHidden(name) {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !entry.Type().IsRegular() {
			return nil
		}
		return place(files, name, dir)
	})
	if err != nil {
		return err
	}
	return errors.Join(
		write(dir, "_headers", []byte(site.HeaderRules())),
		write(dir, site.HomeAddress[1:], site.HomeText(edge.Offers())),
	)
}

// isHidden reports whether the file or folder called name stays behind.
func isHidden(name string) bool {
	base := path.Base(name)
	return name == "build/stamp" || base != "." && strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") ||
		strings.HasSuffix(base, ".br") || strings.HasSuffix(base, ".gz")
}

// place copies one file to where its address is.
func place(files fs.FS, name, dir string) error {
	if err := site.CheckImmutable(name); err != nil {
		return err
	}
	content, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	if page, ok := strings.CutPrefix(name, "build/pages/"); ok {
		name = page
	}
	return write(dir, name, content)
}

// write makes the file called name below dir. There must be none yet.
func write(dir, name string, content []byte) error {
	target := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	file, err := os.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Close())
}
