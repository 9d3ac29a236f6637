// Package pkg holds no code: only the test that keeps the floors of the house.
package pkg

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/zerocopyzen/zen/"

// floors names the floor of every package. A package may import packages of
// lower floors, and nothing beside or above it. Changing this list is a design
// decision: the commit gives the reason.
var floors = map[string]int{
	"pkg/api":     0,
	"pkg/promise": 0,
	"pkg/pyerr":   0,
	"pkg/queue":   0,
	"pkg/seccomp": 0,
	"pkg/stamp":   0,

	"pkg/format":     1,
	"pkg/handlers":   1,
	"pkg/kerneltest": 1,
	"pkg/layout":     1,
	"pkg/pybytes":    1,
	"pkg/py/syntax":  1,
	"pkg/py/text":    1,
	"pkg/transfer":   1,
	"pkg/site":       1,

	"pkg/buffer":    2,
	"pkg/edge":      2,
	"pkg/py/object": 2,

	"pkg/buffer/buffertest": 3,
	"pkg/strided":           3,
	"pkg/bufferio":          3,
	"pkg/py/eval":           3,

	"pkg/py/builtin":          4,
	"pkg/playground":          5,
	"pkg/py/builtin/difftest": 5,
	"pkg/bench":               6,
	"pkg/drawing":             6,
	"pkg/playground/lessons":  6,
	"pkg/reference":           6,

	"pkg/bench/benchhttp": 7,

	"pkg/cmd/arena":     7,
	"pkg/cmd/assets":    7,
	"pkg/cmd/bars":      7,
	"pkg/cmd/handlers":  7,
	"pkg/cmd/lessons":   7,
	"pkg/cmd/pyrun":     7,
	"pkg/cmd/reference": 7,
	"pkg/cmd/rivals":    7,
	"pkg/cmd/strip":     7,
	"pkg/cmd/tally":     7,
	"pkg/cmd/workloads": 7,
	"wasm/page":         7,
	"wasm/edge":         7,
}

// standardOnly are the packages that depend on the standard library alone,
// apart from their own lower floors.
var standardOnly = []string{"pkg/pyerr", "pkg/format", "pkg/layout", "pkg/pybytes", "pkg/buffer", "pkg/strided", "pkg/py/"}

// network names who may know the network.
var network = []string{"pkg/api", "pkg/bench/benchhttp", "pkg/site", "pkg/edge", "pkg/transfer", "pkg/handlers", "pkg/bufferio", "pkg/cmd/arena", "pkg/cmd/handlers", "pkg/cmd/rivals", "wasm/edge"}

func TestFloors(t *testing.T) {
	imports := importsOf(t)
	for from, paths := range imports {
		floor, ok := floors[from]
		if !ok {
			t.Errorf("%s stands on no floor: add it to the list in deps_test.go", from)
			continue
		}
		for _, path := range paths {
			to, local := strings.CutPrefix(path, module)
			if local && floors[to] >= floor {
				t.Errorf("%s (floor %d) imports %s (floor %d)", from, floor, to, floors[to])
			}
		}
	}
}

func TestStandardLibraryOnly(t *testing.T) {
	for from, paths := range importsOf(t) {
		if !hasPrefix(from, standardOnly) {
			continue
		}
		for _, path := range paths {
			if strings.Contains(strings.Split(path, "/")[0], ".") && !strings.HasPrefix(path, module) {
				t.Errorf("%s imports %s: it may depend on the standard library alone", from, path)
			}
		}
	}
}

func TestNetwork(t *testing.T) {
	for from, paths := range importsOf(t) {
		if hasPrefix(from, network) {
			continue
		}
		for _, path := range paths {
			if path == "net" || strings.HasPrefix(path, "net/") {
				t.Errorf("%s imports %s: only %v know the network", from, path, network)
			}
		}
	}
}

func TestJavaScript(t *testing.T) {
	for from, paths := range importsOf(t) {
		for _, path := range paths {
			if path == "syscall/js" || strings.HasSuffix(path, "/safejs") && !strings.HasPrefix(from, "wasm/") {
				t.Errorf("%s imports %s: only wasm/ knows JavaScript, and through safejs alone", from, path)
			}
		}
	}
}

func hasPrefix(s string, prefixes []string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}

// importsOf reads the imports of every package below pkg and wasm, whatever
// its build constraints. Tests are left out: they may reach up.
func importsOf(t *testing.T) map[string][]string {
	t.Helper()
	imports := make(map[string][]string)
	for _, root := range []string{"../pkg", "../wasm"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				if path == root {
					return nil // the folder may not exist yet
				}
				return err
			}
			if entry.IsDir() && entry.Name() == "testdata" {
				return filepath.SkipDir
			}
			if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
			if err != nil {
				return fmt.Errorf("reading imports: %w", err)
			}
			from := filepath.ToSlash(strings.TrimPrefix(filepath.Dir(path), "../"))
			imports[from] = append(imports[from], nil...)
			for _, spec := range file.Imports {
				importPath, err := strconv.Unquote(spec.Path.Value)
				if err != nil {
					return err
				}
				imports[from] = append(imports[from], importPath)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(imports) == 0 {
		t.Fatal("found no package: the test looks in the wrong place")
	}
	return imports
}
