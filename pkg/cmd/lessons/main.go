// Command lessons writes the lessons to the standard output, as the JSON of
// []lessons.Lesson; the build makes pages of them.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/zerocopyzen/zen/pkg/playground/lessons"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "lessons:", err)
		os.Exit(1)
	}
}

func run() error {
	all, err := lessons.All()
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(all)
}
