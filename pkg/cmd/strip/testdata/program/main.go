// Command program does what needs the tables about functions, and what its
// functions' layout is for: it recovers from panics, runs deferred calls, grows
// stacks, collects garbage while pointers lie on the stack, switches between
// goroutines in the middle of functions, and asks for its callers.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"sort"
	"strings"
	"sync"
	"time"
)

func main() {
	fmt.Println("recovered", recovered(1))
	fmt.Println("deep", deep(20000, new(int)))
	fmt.Println("deferred", deferred(3))
	fmt.Println("switched", switched(40))
	fmt.Println("selected", selected())
	fmt.Println("sorted", sorted())
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

// deferred panics in a deferred call, twice, and goes on.
func deferred(n int) (list []string) {
	defer func() { list = append(list, fmt.Sprint(recover())) }()
	defer func() {
		list = append(list, fmt.Sprint(recover()))
		var m map[string]int
		m["x"] = n
	}()
	var p *[4]int
	return append(list, fmt.Sprint(p[n]))
}

// switched has goroutines that take turns at every step of nested loops.
func switched(n int) int {
	ch := make(chan int)
	var wait sync.WaitGroup
	for i := range n {
		wait.Go(func() {
			for k := range i {
				if k%3 == 0 {
					runtime.Gosched()
					continue
				}
				for j := k; j > 0 && j%7 != 0; j-- {
					ch <- j
				}
			}
		})
	}
	go func() {
		wait.Wait()
		close(ch)
	}()
	sum := 0
	for j := range ch {
		sum += j
		if sum%5 == 0 {
			runtime.GC()
		}
	}
	return sum
}

func selected() string {
	never, soon := make(chan int), time.After(time.Millisecond)
	for i := 0; ; i++ {
		select {
		case <-never:
			return "never"
		case <-soon:
			return "soon"
		default:
			if i%2 == 0 {
				runtime.Gosched()
			}
			time.Sleep(10 * time.Microsecond)
		}
	}
}

func sorted() []string {
	list := strings.Fields("the quick brown fox jumps over the lazy dog")
	sort.SliceStable(list, func(i, j int) bool {
		switch a, b := list[i], list[j]; {
		case len(a) < len(b):
			return true
		case len(a) > len(b):
			return false
		default:
			return a < b
		}
	})
	return list
}

//go:noinline
func caller() string {
	pc, file, line, _ := runtime.Caller(0)
	name := runtime.FuncForPC(pc).Name()
	return fmt.Sprint(strings.TrimPrefix(name, "command-line-arguments."), " ", file[strings.LastIndexByte(file, '/')+1:], " ", line > 0)
}
