//go:build js && wasm

package main

import "github.com/hack-pad/safejs"

// arguments are those of a call by the page, taken one after the other. What is
// missing or of another type is a fault of the page: taking it panics, and the
// page hears of it by a message.
type arguments struct{ values []safejs.Value }

func (a *arguments) next() safejs.Value {
	v := a.values[0]
	a.values = a.values[1:]
	return v
}

func (a *arguments) text() string { return must(a.next().String()) }
func (a *arguments) number() int  { return must(a.next().Int()) }
func (a *arguments) truth() bool  { return must(a.next().Bool()) }
func (a *arguments) numbers() []int {
	list := a.next()
	numbers := make([]int, must(list.Length()))
	for i := range numbers {
		numbers[i] = must(must(list.Index(i)).Int())
	}
	return numbers
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
