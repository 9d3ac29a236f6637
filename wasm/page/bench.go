//go:build js && wasm

package main

import "github.com/zerocopyzen/zen/pkg/bench"

// measure measures a case, whose batches it tells of, with a turn for the event
// loop after each.
func (b *border) measure(c bench.Case) message {
	result, err := bench.Measure(c, bench.Options{
		Pause: func() error { b.yielder.yield(); return nil },
		Tell:  func(done, of int) { b.send(bench.Batch{Done: done, Of: of}.AppendJSON(nil)) },
	})
	if err != nil {
		return bench.Refused{Text: err.Error()}
	}
	return bench.Measured{Result: result}
}
