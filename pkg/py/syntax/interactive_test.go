package syntax

import (
	"errors"
	"testing"
)

func TestInteractive(t *testing.T) {
	for _, test := range []struct {
		source     string
		incomplete bool
		ok         bool
	}{
		{"x\n", false, true},
		{"x", false, true},
		{"x =", false, false},
		{"x = (1,\n", true, false},
		{"x = (1 1\n", false, false},
		{"x = )\n", false, false},
		{"'''a\n", true, false},
		{"'a\n", false, false},
		{"x \\\n", true, false},
		{"if x:\n", true, false},
		{"if x:\n  y\n", true, false},
		{"if x:\n  y\n\n", false, true},
		{"if x: y\n", true, false},
		{"if x: y\n\n", false, true},
		{"if x:\ny\n", false, false},
		{"@d\n", true, false},
		{"def f():\n  '''a\n", true, false},
		{"try:\n  x\n", true, false},
		{"for x in y: pass\nz\n", false, false},
		{"", false, true},
		{"# c\n", false, true},
		{"@d\n\n", false, false},
		{"if x:\n  y\n  \n", true, false},
		{"if x:\n  y\nz\n", false, false},
		{"if x:\n\n", false, false},
		{"if x:\n  (1,\n\n", true, false},
		{"[1,\n2 3\n", false, false},
		{"x = 1\n\n# c\n", false, true},
		{"x = 1\ny = 2\n", false, false},
	} {
		_, err := ParseInteractive("<test>", []byte(test.source))
		e, failed := errors.AsType[*Error](err)
		if failed == test.ok || failed && e.Incomplete != test.incomplete {
			t.Errorf("ParseInteractive(%q) = %+v, want incomplete %t, ok %t", test.source, e, test.incomplete, test.ok)
		}
	}
}

// TestCheck checks what a field for whole texts does when Enter is pressed.
func TestCheck(t *testing.T) {
	for _, test := range []struct {
		text string
		want Completeness
	}{
		{"", Complete},
		{"x", Complete},
		{"x = 1\ny = 2", Complete},
		{"def f():\n  x\n\n  y\nf()", Complete},
		{"def f(): pass\nf()\n", Complete},
		{"def f(): pass", Incomplete},
		{"def f():\n  x", Incomplete},
		{"def f():\n  x\n  ", Complete},
		{"def f():\n  x\n\n", Complete},
		{"x = 1\nif x:", Incomplete},
		{"x = 1\nif x:\n  y\n", Incomplete},
		{"x = 1\nif x:\n  y\n\n", Complete},
		{"f(1,", Incomplete},
		{"x = 1\nf(1,", Incomplete},
		{"'''a\n\n", Incomplete},
		{"x \\", Incomplete},
		{"@d", Incomplete},
		{"x y", Wrong},
		{"(1 2", Wrong},
		{"x = 1\nx y", Wrong},
		{"if x:\n\n", Incomplete},
		{"return", Wrong},
	} {
		if got := Check(test.text); got != test.want {
			t.Errorf("Check(%q) = %s, want %s", test.text, got, test.want)
		}
	}
}
