// Command reference writes the source of the page /reference to the standard
// output; build.sh makes the page of it.
package main

import (
	"fmt"
	"os"

	"github.com/zerocopyzen/zen/pkg/reference"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "reference:", err)
		os.Exit(1)
	}
}

func run() error {
	sections, err := reference.Sections()
	if err != nil {
		return err
	}
	return reference.WriteHTML(os.Stdout, sections)
}
