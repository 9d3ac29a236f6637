package eval

import "time"

var began = time.Now()

// Elapsed returns how long the program has run, by a clock that only goes
// forward. What is kept of it are durations: a type with a time.Time in it brings
// Go's calendar into page.wasm.
func Elapsed() time.Duration { return time.Since(began) }
