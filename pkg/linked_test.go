package pkg

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// unlinked are packages that the page's program must not carry: they make it
// larger, or reach what a cell must not reach.
var unlinked = []string{
	"encoding/json", "html/template", "net", "net/http", "os/exec", "text/template",
	module + "pkg/drawing", module + "pkg/reference", module + "pkg/site", module + "pkg/transfer",
}

// TestPageLinks asks the go command what page.wasm imports, and the program
// itself which functions it has.
func TestPageLinks(t *testing.T) {
	deps := strings.Fields(goCommand(t, "list", "-deps", "./wasm/page"))
	if len(deps) < 30 {
		t.Fatalf("page.wasm imports %d packages: the test looks at the wrong program", len(deps))
	}
	program := filepath.Join(t.TempDir(), "page.wasm")
	goCommand(t, "build", "-o", program, "./wasm/page")
	functions, err := functionNames(program)
	if err != nil {
		t.Fatal(err)
	}
	if !linked(functions, module+"pkg/playground") {
		t.Fatalf("none of the %d functions is of the playground: the test reads their names wrongly", len(functions))
	}
	for _, path := range unlinked {
		for _, dep := range deps {
			if dep == path {
				t.Errorf("page.wasm imports %s", path)
			}
		}
		if linked(functions, path) {
			t.Errorf("page.wasm contains functions of %s", path)
		}
	}
}

// goCommand runs the go command for the page's platform and returns its output.
func goCommand(t *testing.T, args ...string) string {
	t.Helper()
	command := exec.Command("go", args...)
	command.Dir = ".."
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	var complaints bytes.Buffer
	command.Stderr = &complaints
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, complaints.Bytes())
	}
	return string(out)
}

// linked reports whether a function is of the package. The linker writes names
// with an underscore for all but letters, digits and dots, and a method with its
// receiver behind the package: net.__conn_.Read.
func linked(functions []string, path string) bool {
	prefix := regexp.MustCompile(`[^\w.]`).ReplaceAllString(path, "_") + "."
	for _, name := range functions {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// functionNames reads the names of a WebAssembly program's functions from its
// section "name".
//
// See https://webassembly.github.io/spec/core/appendix/custom.html#name-section.
func functionNames(file string) (names []string, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s is damaged: %v", file, fault)
		}
	}()
	const custom, ofFunctions = 0, 1
	for r := (wasmReader{data[8:]}); len(r.rest) > 0; {
		kind, section := r.section()
		if kind != custom || section.text() != "name" {
			continue
		}
		for len(section.rest) > 0 {
			kind, part := section.section()
			if kind != ofFunctions {
				continue
			}
			for range part.number() {
				part.number() // the function's index
				names = append(names, part.text())
			}
		}
	}
	return names, nil
}

// A wasmReader reads a WebAssembly program. It panics where the program ends too
// early.
type wasmReader struct{ rest []byte }

func (r *wasmReader) number() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		panic("a number is cut off")
	}
	r.rest = r.rest[size:]
	return n
}

func (r *wasmReader) take(n uint64) []byte {
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *wasmReader) text() string { return string(r.take(r.number())) }

func (r *wasmReader) section() (kind byte, contents wasmReader) {
	kind = r.take(1)[0]
	return kind, wasmReader{r.take(r.number())}
}
