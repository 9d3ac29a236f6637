package text

import (
	"strings"
	"testing"
)

func TestSuggest(t *testing.T) {
	long := strings.Repeat("a", 41)
	for _, c := range []struct {
		name       string
		candidates string
		want       string
	}{
		{"shap", "format shape", "shape"},
		{"shpae", "format shape", "shape"},
		{"SHAPe", "shape", "shape"},
		{"SHAPE", "shape", ""},
		{"eshap", "shape", "shape"},
		{"epahs", "shape", ""},
		{"s", "shape", ""},
		{"sh", "shape", ""},
		{"sha", "shape", ""},
		{"shape", "shape", ""},
		{"", "shape", ""},
		{"c", "a b", ""},
		{"abd", "ab abc abcd", "ab"},
		{"aB", "ab", "ab"},
		{"x3", "x1 x2", "x1"},
		{long + "b", long + "c", long + "c"},
		{"b" + long + "b", "c" + long + "c", ""},
		{"x", "", ""},
		{"name", strings.Repeat("other ", 749) + "nome", ""},
	} {
		if got := Suggest(c.name, strings.Fields(c.candidates)); got != c.want {
			t.Errorf("Suggest(%q, %.40q) = %q, want %q", c.name, c.candidates, got, c.want)
		}
	}
}
