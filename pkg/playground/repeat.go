package playground

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// A repeat is what tells a step from the one before it in a loop that slices a
// variable away, v = v[1:]: the same statement and the same variable again, the
// object before given back. It is a row of numbers, noted down by the least that
// can be heard of a round of bytes. Of views, as many rounds as follow one another
// are heard of at once, and their rows found from one another. Most rows are never
// looked at.
//
//	step ── repeat ── repeat ── … ──▶ steps, as soon as anything else happens
//	                └ left out but for the last thousand: their sum is enough
type repeat struct {
	object        uint64 // the new view or bytes object
	offset, items int    // of a bytes object its address, and how many bytes

	// At its beginning, which is the end of the step before.
	exports, inUse, peak int
}

// repeats are the repeats of the step at work.
type repeats struct {
	eval.Repeat
	rows  []repeat // repeat i lies in row i modulo their number, which is briefSlots
	count int
	items int // of all of them

	trace *buffer.Trace // of the heap, which hears nothing while views repeat
	view  viewRecord    // the newest one

	ended  []ended // of the same repeats, when they are of bytes
	first  uint64  // the bytes object that they begin with, or 0
	stored int     // the end of the store then
	data   []byte  // the memory of the newest one
	made   []byte  // and of the one that takes its place in the round at work
}

func (p *repeats) at(i int) *repeat { return &p.rows[i&(briefSlots-1)] }

// open opens the repeats of a step; first is the bytes object that it has made,
// or 0 when it was a view.
func (p *repeats) open(first uint64) {
	if p.rows == nil {
		p.rows = make([]repeat, briefSlots)
	}
	p.Open, p.Each, p.count, p.items, p.first = true, first != 0, 0, 0, first
}

// beginRounds begins some rounds of views, of which nothing is heard, or one of
// bytes.
func (r *recorder) beginRounds() {
	p := &r.repeats
	if !p.Each {
		p.trace, r.heap.Trace = r.heap.Trace, nil
		return
	}
	row := p.at(p.count)
	row.exports, row.inUse, row.peak = r.heap.NumLoans(), r.heap.InUse(), r.heap.Peak()
}

// endRounds ends them; last is what the variable holds then. The numbers of views
// that were made one after the other follow one another, too.
func (r *recorder) endRounds(rounds int, last object.Value, bounds object.Bounds) {
	p := &r.repeats
	if p.Each {
		return
	}
	r.heap.Trace = p.trace
	p.view.id = objectOf(last) - uint64(rounds)
	r.viewedAgain(rounds, bounds)
}

// split returns the items of the repeats before i, and of the others.
func (p *repeats) split(i int) (before, after int) {
	for ; i < p.count; i++ {
		after += p.at(i).items
	}
	return p.items - after, after
}

// endRepeats closes the repeats and turns them into steps. It is inlined: all
// that hears of something calls it.
func (r *recorder) endRepeats() {
	if r.repeats.Open {
		r.tellRepeats()
	}
}

func (r *recorder) tellRepeats() {
	p := &r.repeats
	p.Open = false
	switch {
	case p.count == 0:
	case p.first == 0:
		r.tellViewRepeats()
	default:
		r.tellBytesRepeats()
	}
}
