package reference

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
)

// head is what web/shell.mjs wants to know about the page.
const head = `<!--
title: Reference: what the cells understand
description: Every construct, built-in, method, attribute and module of the Python that runs in the playground, with an example each, and what lies outside.
style: /reference.css
script: /build/reference.js
skip: Skip to the reference
-->
`

const introduction = `    <h1>What the cells understand</h1>
    <p>
      The cells run a subset of Python 3.15. This page lists all of it: each line has an example, whose result is that
      of CPython 3.15 except where the text says that a cell differs. What is not here is refused, by name.
    </p>
    <div class="search" hidden>
      <label for="find">Find</label>
      <input type="search" id="find" placeholder="for example: cast, sort, struct" autocomplete="off" spellcheck="false">
      <output for="find"></output>
    </div>
`

// A page writes HTML.
type page struct {
	w *bufio.Writer
}

// WriteHTML writes the source of the page /reference, as web/shell.mjs reads it.
func WriteHTML(w io.Writer, sections []Section) error {
	p := page{bufio.NewWriter(w)}
	p.print("%s<main id=\"main\" class=\"document\">\n", head)
	p.contents(sections)
	p.print("  <article>\n%s", introduction)
	for i := range sections {
		p.section(&sections[i])
	}
	p.print("  </article>\n</main>\n")
	return p.w.Flush()
}

func (p *page) print(format string, args ...any) {
	fmt.Fprintf(p.w, format, args...) // Flush tells of an error
}

func (p *page) contents(sections []Section) {
	p.print("  <nav class=\"contents\" aria-label=\"Contents of this page\">\n    <ul>\n")
	for i := range sections {
		s := &sections[i]
		p.print("      <li><a href=\"#%s\">%s</a></li>\n", html.EscapeString(s.Anchor()), s.heading())
	}
	p.print("    </ul>\n  </nav>\n")
}

// heading returns the section's title: as code where it is a name.
func (s *Section) heading() string {
	title := html.EscapeString(s.Title)
	if s.Title != s.Name {
		return title
	}
	if s.Kind == Module {
		return "<code>import " + title + "</code>"
	}
	return "<code>" + title + "</code>"
}

func (p *page) section(s *Section) {
	anchor := html.EscapeString(s.Anchor())
	p.print("    <section id=\"%s\" aria-labelledby=\"%s-title\">\n", anchor, anchor)
	p.print("      <h2 id=\"%s-title\">%s</h2>\n", anchor, s.heading())
	if s.About != "" {
		p.print("      <p>%s</p>\n", html.EscapeString(s.About))
	}
	if setup := s.Setup(); setup != "" && s.Kind == Type {
		p.print("      <p>After <code>%s</code>:</p>\n", html.EscapeString(setup))
	}
	p.print("      <dl>\n")
	for i := range s.Entries {
		p.entry(s, &s.Entries[i])
	}
	p.print("      </dl>\n")
	if s.Kind == Module {
		p.lacks(s.Name)
	}
	p.print("    </section>\n")
}

func (p *page) entry(s *Section, e *Entry) {
	anchor := html.EscapeString(s.EntryAnchor(e))
	p.print("        <div class=\"entry\" id=\"%s\">\n", anchor)
	p.print("          <dt><a href=\"#%s\"><code>%s</code></a></dt>\n", anchor, html.EscapeString(e.Name))
	p.print("          <dd><p>%s</p>\n<pre><code>", html.EscapeString(e.Text))
	for i := range e.Steps {
		p.step(&e.Steps[i])
	}
	p.print("</code></pre></dd>\n        </div>\n")
}

// step writes what is typed, marked as such, and then the answer.
func (p *page) step(s *Step) {
	for i, line := range strings.Split(s.Source, "\n") {
		mark := prompt
		if i > 0 {
			mark = more
		}
		p.print("<span class=\"prompt\">%s</span>%s\n", html.EscapeString(mark), html.EscapeString(line))
	}
	if s.Answer != "" {
		p.print("<samp>%s</samp>\n", html.EscapeString(strings.TrimSuffix(s.Answer, "\n")))
	}
}

// lacks lists the names that a module has in CPython and not here, as the
// module's own errors explain them.
func (p *page) lacks(module string) {
	reasons := builtin.Lacks(module)
	if len(reasons) == 0 {
		return
	}
	p.print("      <h3>Not here</h3>\n      <dl class=\"lacks\">\n")
	for _, name := range slices.Sorted(maps.Keys(reasons)) {
		p.print("        <div class=\"entry\" id=\"%s\"><dt><code>%s</code></dt> <dd>%s</dd></div>\n",
			html.EscapeString("lacks-"+module+"."+name), html.EscapeString(name), html.EscapeString(reasons[name]))
	}
	p.print("      </dl>\n")
}
