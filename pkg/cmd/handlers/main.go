// Command handlers asks the kernel which shapes of Go handlers keep sendfile(2)
// on this machine:
//
//	handlers         prints a line for each shape
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
	"text/tabwriter"
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
		fmt.Fprintln(w, a.Problem)
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, e := range a.Entries {
		fmt.Fprintf(table, "%s\t%s\t%v\n", e.Verdict, e.Title, e.Calls)
	}
	return table.Flush()
}

//go:embed page.tmpl
var page string

func writeHTML(w io.Writer, a answer) error {
	return template.Must(template.New("page").Parse(page)).Execute(w, a)
}
