package bench

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/zerocopyzen/zen/pkg/buffer"
)

// ErrCase says that there is no such thing to measure. The errors that wrap it
// say why.
var ErrCase = errors.New("this cannot be measured")

// A Case is one thing to measure.
type Case struct {
	Workload string // its ID
	Series   Series
	Way      Way
	N        int
}

// Check fails with [ErrCase] unless c can be measured.
func (c Case) Check() error {
	_, err := c.workload()
	return err
}

func (c Case) workload() (Workload, error) {
	w, ok := Find(c.Workload)
	switch {
	case !ok:
		return w, fmt.Errorf("%w: there is no workload %q", ErrCase, c.Workload)
	case c.Series != Library && c.Series != Cell && c.Series != Plain:
		return w, fmt.Errorf("%w: there is no series %q", ErrCase, c.Series)
	case c.Series == Plain && runtime.GOOS == "js":
		return w, fmt.Errorf("%w: plain slices are measured natively", ErrCase)
	case c.Way != Copying && c.Way != Views:
		return w, fmt.Errorf("%w: there is no way %q", ErrCase, c.Way)
	case c.N < w.Least || c.N%w.Step != 0:
		return w, fmt.Errorf("%w: n is %d; for %s it begins at %d, in steps of %d", ErrCase, c.N, c.Workload, w.Least, w.Step)
	}
	return w, nil
}

// A batch does the work so many times and returns how long that took, in
// nanoseconds.
type batch func(times int) (float64, error)

// A subject is a case with its data, ready to be counted or timed.
type subject struct {
	once  func() (answer int, err error) // one pass, not timed
	batch batch
	empty batch // the loop around nothing
	heap  *buffer.Heap
	free  func() error
}

// subject makes the data of a case. Its error may be one of the options' Poll.
func (c Case) subject(o Options) (subject, error) {
	w, err := c.workload()
	if err != nil {
		return subject{}, err
	}
	if c.Series == Cell {
		return newCell(w, c, o)
	}
	s := subject{heap: &buffer.Heap{Reuse: true, Limit: o.MemoryLimit, Poll: o.Poll}}
	var done work
	if c.Series == Plain {
		done = plain(w.ID, c.N)
	} else if done, err = w.library(s.heap, c.N); err != nil {
		return subject{}, err
	}
	s.once, s.free = done.copying, done.free
	if c.Way == Views {
		s.once = done.view
	}
	s.batch, s.empty = o.loop(s.once), o.loop(func() (int, error) { return 0, nil })
	return s, nil
}

// loop returns the batch that calls a pass again and again.
func (o Options) loop(pass func() (int, error)) batch {
	return func(times int) (float64, error) {
		start := o.clock()
		for range times {
			if _, err := pass(); err != nil {
				return 0, err
			}
		}
		return o.clock() - start, nil
	}
}
