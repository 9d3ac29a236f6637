package object

// A recycler keeps objects that died for the next of their kind: iterators and
// pairs live for a moment, and one that is made anew costs three times as much.
type recycler[T any] struct{ free []*T }

// recycled bounds how many objects of a kind wait.
const recycled = 32

// take returns a zero object.
func (r *recycler[T]) take() *T {
	last := len(r.free) - 1
	if last < 0 {
		return new(T)
	}
	o := r.free[last]
	r.free[last] = nil
	r.free = r.free[:last]
	return o
}

// give takes a dead object back, which nobody may use any more.
func (r *recycler[T]) give(o *T) {
	var zero T
	*o = zero
	if len(r.free) < recycled {
		r.free = append(r.free, o)
	}
}

// recyclers are the waiting objects of one runtime.
type recyclers struct {
	tuples         recycler[Tuple]
	ranges         recycler[Range]
	rangeIterators recycler[RangeIterator]
	listIterators  recycler[ListIterator]
	tupleIterators recycler[TupleIterator]
}
