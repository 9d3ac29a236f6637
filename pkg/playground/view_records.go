package playground

// A view's record lies on the tape of the segment that grew when the view was
// made. Its place is the position there, for the tail behind tailPlaces. When
// the tape goes on while the view lives, the record moves among the elders.
const (
	tailPlaces = 1 << 40
	isElder    = -1
)

// viewAt returns the record of a view, valid until the next one is made.
func (r *recorder) viewAt(id uint64, place int) *viewRecord {
	switch {
	case place == isElder:
		elder := r.elders[id]
		return &elder
	case place >= tailPlaces:
		return r.tail.views.at(place - tailPlaces)
	}
	return r.head.views.at(place)
}

// newView returns a new record and its place.
func (r *recorder) newView() (int, *viewRecord) {
	place := r.now.views.end
	if r.now == &r.tail {
		place += tailPlaces
		if r.tail.views.isFull() {
			r.outlive()
		}
	}
	return place, r.now.views.next()
}

// outlive drops the oldest record of the tail, unless its view lives.
func (r *recorder) outlive() {
	t := &r.tail.views
	v := t.at(t.begin)
	if place, ok := r.views.get(v.id); ok && place == tailPlaces+t.begin {
		if len(r.elders) < mostElders {
			r.elders[v.id] = *v
			r.views.set(v.id, isElder)
		} else {
			r.views.remove(v.id)
		}
	}
	t.begin++
}
