package reference

import (
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
)

// body returns the page's source behind the comment.
func body(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	if err := WriteHTML(&b, sections(t)); err != nil {
		t.Fatal(err)
	}
	_, text, ok := strings.Cut(b.String(), "-->\n")
	if !ok {
		t.Fatal("the page does not begin with a comment")
	}
	return text
}

// TestPage reads the page: each element is closed, each entry and each name that
// a module lacks has its address once, and each link leads to one.
func TestPage(t *testing.T) {
	text := strings.ReplaceAll(body(t), " hidden>", ` hidden="">`)
	decoder := xml.NewDecoder(strings.NewReader(text))
	decoder.Strict = false
	decoder.AutoClose = []string{"input"}
	ids, links := make(map[string]int), make(map[string]bool)
	depth := 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			for _, attribute := range token.Attr {
				switch attribute.Name.Local {
				case "id":
					ids[attribute.Value]++
				case "href":
					links[attribute.Value] = true
				case "style", "onclick":
					t.Errorf("<%s %s>: the site's policy refuses it", token.Name.Local, attribute.Name.Local)
				}
			}
		case xml.EndElement:
			depth--
		}
	}
	if depth != 0 {
		t.Errorf("%d elements are not closed", depth)
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%d elements have the id %s", n, id)
		}
	}
	for link := range links {
		if id, local := strings.CutPrefix(link, "#"); local && ids[id] == 0 {
			t.Errorf("nothing has the id of the link %s", link)
		}
	}
	eachEntry(sections(t), func(s *Section, e *Entry) {
		if ids[s.EntryAnchor(e)] == 0 {
			t.Errorf("%s is not on the page", e.Name)
		}
	})
	for _, module := range builtin.Modules() {
		for name := range maps.Keys(builtin.Lacks(module)) {
			if ids["lacks-"+module+"."+name] == 0 {
				t.Errorf("%s.%s is not on the page", module, name)
			}
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"count: How often.\n>>> 1", "before the first section"},
		{"# bytes: bytes", "is no heading"},
		{"# type: bytes", "is no heading"},
		{"# syntax for: The language", "is no heading"},
		{"# syntax: The language\n\npass", "has no colon"},
		{"# syntax: The language\n\npass: Does nothing.", "has no example"},
		{"# syntax: The language\n\npass: Does nothing.\nresult\n>>> pass", "before the example"},
	} {
		if _, err := parse(test.text); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("parse(%q) = %v, want an error with %q", test.text, err, test.want)
		}
	}
}

func TestSlug(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"'async'", "async"},
		{"metaclass/class keywords", "metaclass-class-keywords"},
		{"'from ... import *'", "from-import"},
		{"__init__", "__init__"},
		{"'\\N{...}' escapes", "n-escapes"},
	} {
		if got := slug(test.text); got != test.want {
			t.Errorf("slug(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}
