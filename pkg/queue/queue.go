// Package queue lets heavy work happen one piece at a time, in the order in which
// it was asked for. Whoever waits is told how many are before.
//
//	Enter ─▶ 2 before ─▶ 1 before ─▶ inside ─▶ leave()
//	  └─▶ ErrFull, where as many wait already as the queue takes
package queue

import (
	"context"
	"errors"
	"slices"
	"sync"
)

// ErrFull says that as many wait already as the queue takes.
var ErrFull = errors.New("the queue is full: try again in a minute")

// Places is how many may wait.
const Places = 8

// A Queue lets one in at a time, in the order in which they came. The zero Queue
// is empty. It may be used by several goroutines.
type Queue struct {
	mu      sync.Mutex
	inside  bool
	waiting []*ticket
}

// A ticket is a place in the queue.
type ticket struct {
	moved chan int // receives how many are ahead; 0 lets the holder in
}

// Enter waits for its turn. It calls tell with how many are before it, at once
// and whenever that changes. The caller calls leave when it is done. The error
// is ErrFull, or the context's own.
func (q *Queue) Enter(ctx context.Context, tell func(position int)) (leave func(), err error) {
	q.mu.Lock()
	if !q.inside {
		q.inside = true
		q.mu.Unlock()
		return q.leave, nil
	}
	if len(q.waiting) == Places {
		q.mu.Unlock()
		return nil, ErrFull
	}
	own := &ticket{moved: make(chan int, Places+1)}
	q.waiting = append(q.waiting, own)
	own.moved <- len(q.waiting)
	q.mu.Unlock()
	for {
		select {
		case position := <-own.moved:
			if position == 0 {
				return q.leave, nil
			}
			tell(position)
		case <-ctx.Done():
			q.giveUp(own)
			return nil, context.Cause(ctx)
		}
	}
}

// leave lets the next one in.
func (q *Queue) leave() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting) == 0 {
		q.inside = false
		return
	}
	next := q.waiting[0]
	q.waiting = q.waiting[1:]
	next.moved <- 0
	q.tellAll()
}

// giveUp takes a ticket out of the queue, or passes its turn on when it had
// come.
func (q *Queue) giveUp(own *ticket) {
	q.mu.Lock()
	i := slices.Index(q.waiting, own)
	if i < 0 {
		q.mu.Unlock()
		q.leave()
		return
	}
	q.waiting = slices.Delete(q.waiting, i, i+1)
	q.tellAll()
	q.mu.Unlock()
}

// tellAll tells those that wait how many are ahead. A ticket is told at most
// once for each that was ahead of it, so its channel never fills.
func (q *Queue) tellAll() {
	for i, each := range q.waiting {
		each.moved <- i + 1
	}
}

// Len returns how many are inside or wait.
func (q *Queue) Len() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	if !q.inside {
		return 0
	}
	return 1 + len(q.waiting)
}
