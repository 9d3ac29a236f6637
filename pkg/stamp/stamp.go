package stamp

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
)

// Built is the file, below the root of the tree, that holds the stamp of the
// sources the site was last built from.
const Built = "static/build/stamp"

// sources are the files and folders the site is built from.
var sources = []string{
	"LICENSE", "build.sh", "go.mod", "go.sum", "pkg", "static", "wasm", "web",
}

// Of returns the stamp of the sources in the tree at root. It reads every one
// of them: a few hundred small files. A source that does not exist counts as
// absent; one that cannot be read is an error.
func Of(root string) (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, runtime.Version())
	for _, source := range sources {
		if err := addTree(sum, root, source); err != nil {
			return "", fmt.Errorf("stamp: %w", err)
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil)), nil
}

// Fresh reports whether the site in the tree at root was built from the
// sources whose stamp is given.
func Fresh(root, stamp string) bool {
	built, err := os.ReadFile(filepath.Join(root, Built))
	if err != nil {
		return false // not built, or not to be trusted: building it anew mends both
	}
	return string(bytes.TrimSpace(built)) == stamp
}

func addTree(sum hash.Hash, root, source string) error {
	top := filepath.Join(root, filepath.FromSlash(source))
	return filepath.WalkDir(top, func(file string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && file == top {
			return nil
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		if ignored(name, entry.IsDir()) {
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if !entry.Type().IsRegular() {
			return nil
		}
		return addFile(sum, name, file)
	})
}

// ignored reports whether a file or folder has no part in the site: what the
// build itself writes, tests, the bench, and the Worker, which is built after it.
func ignored(name string, isDir bool) bool {
	base := path.Base(name)
	if isDir {
		return base == "node_modules" || base == "testdata" || name == "static/build" || name == "web/test" || name == "web/bench" || name == "web/pictures" ||
			name == "wasm/edge"
	}
	if strings.HasPrefix(name, "static/") {
		extension := path.Ext(base)
		return extension == ".br" || extension == ".gz"
	}
	return strings.HasSuffix(base, "_test.go")
}

// addFile adds one file in a form that no other list of files can have: its
// name and length stand before its bytes.
func addFile(sum hash.Hash, name, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	fmt.Fprintf(sum, "%q %d\n", name, info.Size())
	_, err = io.Copy(sum, f)
	return err
}
