package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// build builds testdata/program for WebAssembly.
func build(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "program.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", name, "./testdata/program")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("building the program: %v\n%s", err, out)
	}
	return name
}

// run runs a program in Node and returns what it prints and its tracebacks.
func run(t *testing.T, args ...string) (stdout, stderr string) {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	cmd := exec.Command("node", append([]string{"--stack-size=8192", script}, args...)...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH")} // wasm_exec.js takes 12 KB at most
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil && len(args) == 1 {
		t.Fatalf("running the program: %v\n%s", err, &errs)
	}
	return out.String(), errs.String()
}

func TestProgramRunsAsBefore(t *testing.T) {
	name := build(t)
	before, _ := run(t, name)
	if err := stripFile(name); err != nil {
		t.Fatal(err)
	}
	after, _ := run(t, name)
	if !strings.Contains(before, "main.go true") {
		t.Fatalf("the program has no lines to begin with:\n%s", before)
	}
	want := strings.Replace(before, "main.caller main.go true", "main.? ? false", 1)
	if after != want {
		t.Errorf("the program prints\n%s, want\n%s", after, want)
	}
	_, trace := run(t, name, "fail")
	for _, part := range []string{"panic: the end", "main.?()\n\t?:0 +0x"} {
		if !strings.Contains(trace, part) {
			t.Errorf("the traceback has no %q:\n%s", part, trace)
		}
	}
}

func TestTablesLoseLines(t *testing.T) {
	name := build(t)
	m := parse(t, name)
	before, err := findTables(m.image)
	if err != nil {
		t.Fatal(err)
	}
	funcs := nonzero(before.funcs)
	values := nonzero(before.pctab)
	if err := stripLines(m.image); err != nil {
		t.Fatal(err)
	}
	if n := nonzero(before.pctab); n > values/5 {
		t.Errorf("%d of %d bytes are left in the tables of values", n, values)
	}
	if n := nonzero(before.funcs); n > funcs*8/10 {
		t.Errorf("%d of %d bytes are left in the records", n, funcs)
	}
	if n := nonzero(before.files); n > 0 {
		t.Errorf("%d bytes are left in the names of files", n)
	}
	records, err := before.records()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range records {
		if f.word(fieldLine) != 0 || f.word(fieldFile) != 0 || f.data(dataInlined) != noData {
			t.Fatalf("a record still has lines: % x", f[:fieldTables])
		}
	}
}

func TestUnknownTablesStay(t *testing.T) {
	m := parse(t, build(t))
	known, err := findTables(m.image)
	if err != nil {
		t.Fatal(err)
	}
	other := bytes.Replace(m.image, []byte(magic), []byte("\xf0\xff\xff\xff\x00\x00\x01\x08"), 1)
	same := bytes.Clone(other)
	if err := stripLines(other); !errors.Is(err, errUnknown) {
		t.Errorf("other tables: %v, want %v", err, errUnknown)
	}
	known.funcs[7] = 0xff // the first record lies outside
	broken := bytes.Clone(m.image)
	if err := stripLines(m.image); !errors.Is(err, errUnknown) {
		t.Errorf("a record elsewhere: %v, want %v", err, errUnknown)
	}
	if !bytes.Equal(other, same) || !bytes.Equal(m.image, broken) {
		t.Error("unknown tables were changed")
	}
}

func TestModule(t *testing.T) {
	const code = "\x0a\x02\x01\x00"
	tests := []struct {
		name, data, image string
		want              error
	}{
		{name: "no data", data: "\x0b\x01\x00"},
		{name: "two segments", data: "\x0b\x0e\x02\x00\x41\x02\x0b\x01a\x00\x41\x80\x01\x0b\x01b", image: "\x00\x00a" + strings.Repeat("\x00", 125) + "b"},
		{name: "passive segment", data: "\x0b\x04\x01\x01\x01a", want: errFormat},
		{name: "computed address", data: "\x0b\x07\x01\x00\x23\x00\x0b\x01a", want: errFormat},
		{name: "too short", data: "\x0b\x07\x01\x00\x41\x00\x0b\x02a", want: errFormat},
		{name: "too far", data: "\x0b\x0b\x01\x00\x41\xff\xff\xff\xff\x07\x0b\x01a", want: errFormat},
	}
	for _, test := range tests {
		m, err := parseModule([]byte(header + code + test.data + code))
		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
		if err != nil {
			continue
		}
		if string(m.image) != test.image {
			t.Errorf("%s: the image is %q, want %q", test.name, m.image, test.image)
		}
		file := m.append(nil)
		again, err := parseModule(file)
		if err != nil || !bytes.Equal(again.image, m.image) || !bytes.Equal(again.append(nil), file) {
			t.Errorf("%s: written and read again: %+v, %v", test.name, again, err)
		}
		if !bytes.HasPrefix(file, []byte(header+code)) || !bytes.HasSuffix(file, []byte(code)) {
			t.Errorf("%s: the sections around the data are not the same: %q", test.name, file)
		}
	}
	for _, file := range []string{"", "\x7fELF", header, header + "\x0b", header + code} {
		if _, err := parseModule([]byte(file)); !errors.Is(err, errFormat) {
			t.Errorf("parseModule(%q): %v, want %v", file, err, errFormat)
		}
	}
}

func parse(t *testing.T, name string) *module {
	t.Helper()
	file, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	m, err := parseModule(file)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func nonzero(b []byte) int {
	return len(b) - bytes.Count(b, []byte{0})
}
