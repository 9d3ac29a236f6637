// Command program does what needs the tables about functions: it recovers from
// panics, runs deferred calls, grows stacks, collects garbage while pointers lie
// on the stack, and asks for its callers.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
)

func main() {
	fmt.Println("recovered", recovered(1))
	fmt.Println("deep", deep(20000, new(int)))
	fmt.Println("caller", caller())
	if len(os.Args) > 1 {
		panic(errors.New("the end"))
	}
}

func recovered(i int) (err any) {
	defer func() { err = recover() }()
	for range 3 {
		defer runtime.GC()
	}
	return []int{i}[i]
}

func deep(n int, count *int) int {
	if n == 0 {
		runtime.GC()
		return *count
	}
	next := new(int)
	*next = *count + 1
	defer func() { *next = 0 }()
	return deep(n-1, next)
}

//go:noinline
func caller() string {
	pc, file, line, _ := runtime.Caller(0)
	name := runtime.FuncForPC(pc).Name()
	return fmt.Sprint(strings.TrimPrefix(name, "command-line-arguments."), " ", file[strings.LastIndexByte(file, '/')+1:], " ", line > 0)
}
