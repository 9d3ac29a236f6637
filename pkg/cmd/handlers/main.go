// Command handlers asks the kernel which shapes of Go handlers keep sendfile(2)
// on this machine:
//
//	handlers         prints each shape: the verdict, the calls, the reason, what to write instead
//	handlers -html   writes the source of the page /sendfile/handlers; build.sh makes the page of it
//
// Where the kernel cannot be asked the lines say so, and the page too.
package main

import (
	"context"
	_ "embed"
	"flag"
	"fmt"
	"html/template"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/zerocopyzen/zen/pkg/handlers"
)

func main() {
	handlers.Main()
	html := flag.Bool("html", false, "write the source of the page")
	flag.Parse()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	write := writeText
	if *html {
		write = writeHTML
	}
	if err := write(os.Stdout, ask(ctx)); err != nil {
		fmt.Fprintln(os.Stderr, "handlers:", err)
		os.Exit(1)
	}
}

// An entry is a shape with what the kernel said of it.
type entry struct {
	handlers.Shape
	// Calls are those that were asked for; nil when nothing is known.
	Calls []string
	// Verdict is "yes", "no" or "unknown".
	Verdict string
}

// An answer is all that is written.
type answer struct {
	Entries []entry
	Go      string
	System  string
	// Problem says why the kernel could not be asked, or "".
	Problem string
}

// Head is what the page says about itself; web/shell.mjs reads it.
func (answer) Head() template.HTML {
	return `<!--
title: Which Go handlers keep sendfile?
description: Some thirty shapes of Go HTTP handlers, and what the kernel was asked for when they ran: sendfile, splice, or a copy of every byte.
style: /handlers.css
script: /build/handlers.js
-->`
}

// Kept counts the shapes that keep the call.
func (a answer) Kept() int {
	n := 0
	for _, e := range a.Entries {
		if e.Verdict == "yes" {
			n++
		}
	}
	return n
}

// ask runs every shape. A kernel that cannot be asked is part of the answer.
func ask(ctx context.Context) answer {
	a := answer{Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
	verdicts, err := handlers.Ask(ctx)
	if err != nil {
		a.Problem = err.Error()
	}
	for i, shape := range handlers.Shapes() {
		e := entry{Shape: shape, Verdict: "unknown"}
		if err == nil && verdicts[i].Problem == "" {
			e.Calls, e.Verdict = verdicts[i].Calls, "no"
			if verdicts[i].Kept() {
				e.Verdict = "yes"
			}
		}
		a.Entries = append(a.Entries, e)
	}
	return a
}

func writeText(w io.Writer, a answer) error {
	if a.Problem != "" {
		_, err := fmt.Fprintf(w, "the kernel could not be asked: %s\n", a.Problem)
		return err
	}
	var err error
	print := func(format string, args ...any) {
		if err == nil {
			_, err = fmt.Fprintf(w, format, args...)
		}
	}
	for _, e := range a.Entries {
		print("%s  %s", verdicts[e.Verdict], e.Title)
		if len(e.Calls) > 0 {
			print("  [%s]", strings.Join(e.Calls, ", "))
		}
		print("\n    %s\n", e.Why)
		if e.Mend != "" {
			print("    Instead: %s\n", e.Mend)
		}
	}
	print("\n%d of %d keep it, asked of %s on %s\n", a.Kept(), len(a.Entries), a.Go, a.System)
	return err
}

// verdicts are how a terminal shows them.
var verdicts = map[string]string{"yes": "✓ keeps it", "no": "✗ loses it", "unknown": "? unknown "}

//go:embed page.tmpl
var page string

func writeHTML(w io.Writer, a answer) error {
	return template.Must(template.New("page").Parse(page)).Execute(w, a)
}
