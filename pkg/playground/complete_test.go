package playground_test

import (
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/playground"
)

// TestComplete looks for lines among the names that can stand behind a path.
func TestComplete(t *testing.T) {
	m := playground.New(playground.Config{})
	done := m.Run(`import array
data = bytearray(b'Hello')
view = memoryview(data)
class Tricky:
    touched = 0
    def __init__(self):
        self.own = 1
    def method(self): pass
    @property
    def inner(self):
        Tricky.touched += 1
        return data
    def __dir__(self):
        Tricky.touched += 1
        return []
tricky = Tricky()
len = 3
`)
	if done.Error != nil {
		t.Fatal(done.Error.Traceback)
	}
	for _, test := range []struct {
		path string
		want []string
		none []string
	}{
		{"", []string{"data\tbytearray", "view\tmemoryview", "array\tmodule", "Tricky\tclass", "print\tfunction", "memoryview\tclass", "len\tint"}, []string{"len\tfunction", "nobody"}},
		{"data", []string{"append\tfunction", "find\tfunction"}, []string{"tobytes\tfunction"}},
		{"view", []string{"release\tfunction", "nbytes\tattribute", "shape\tattribute"}, []string{"append\tfunction"}},
		{"view.obj", []string{"append\tfunction"}, nil},
		{"view.shape", []string{"count\tfunction", "index\tfunction"}, nil},
		{"memoryview", []string{"release\tfunction", "format\tattribute"}, nil},
		{"array", []string{"array\tclass", "typecodes\ttuple"}, nil},
		{"array.array", []string{"frombytes\tfunction"}, nil},
		{"tricky", []string{"own\tattribute", "method\tfunction", "inner\tattribute"}, nil},
	} {
		got := m.Complete(test.path)
		lines := "\n" + got + "\n"
		for _, want := range test.want {
			if !strings.Contains(lines, "\n"+want+"\n") {
				t.Errorf("Complete(%q) lacks %q:\n%s", test.path, want, got)
			}
		}
		for _, none := range test.none {
			if strings.Contains(lines, "\n"+none+"\n") {
				t.Errorf("Complete(%q) has %q", test.path, none)
			}
		}
	}
	for _, path := range []string{"nobody", "data.nothing", "tricky.inner", "Tricky.touched", "view..obj", ".", "data."} {
		if got := m.Complete(path); got != "" {
			t.Errorf("Complete(%q) = %q, want nothing", path, got)
		}
	}
	if done := m.Run("assert Tricky.touched == 0, Tricky.touched"); done.Error != nil {
		t.Errorf("completion ran Python code: %s", done.Error.Traceback)
	}
	heap := m.Heap()
	m.Reset()
	if heap.InUse() != 0 || heap.NumLoans() != 0 {
		t.Errorf("completion kept %d bytes and %d loans", heap.InUse(), heap.NumLoans())
	}
}
