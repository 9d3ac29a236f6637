package main

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/handlers"
)

func TestMain(m *testing.M) {
	handlers.Main()
	os.Exit(m.Run())
}

func TestWrite(t *testing.T) {
	a := ask(t.Context())
	var text, html strings.Builder
	if err := writeText(&text, a); err != nil {
		t.Fatal(err)
	}
	if err := writeHTML(&html, a); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(html.String(), "<!--\ntitle: ") {
		t.Errorf("the page begins with %.40q, want the comment that web/shell.mjs reads", html.String())
	}
	for _, shape := range handlers.Shapes() {
		if !strings.Contains(text.String(), shape.Title) || !strings.Contains(html.String(), `id="`+shape.ID+`"`) {
			t.Errorf("%s is missing", shape.ID)
		}
	}
}

// TestUnasked has a context that has ended: everything is unknown, and said so.
func TestUnasked(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	a := ask(ctx)
	var html strings.Builder
	if err := writeHTML(&html, a); err != nil {
		t.Fatal(err)
	}
	if a.Problem == "" || a.Kept() != 0 || !strings.Contains(html.String(), "Not asked here:") {
		t.Errorf("problem %q, %d kept; want a problem that the page tells, and nothing kept", a.Problem, a.Kept())
	}
}
