package playground

import (
	"maps"
	"slices"
)

// A frozen is the memory as it was at the end of the head, once the tail has
// begun: the first steps are found from it. What does not change stays where it
// is; what changes is kept before it does, page by page.
type frozen struct {
	views   []viewRecord
	buffers []*frozenBuffer
	names   map[string]uint64
}

// A frozenBuffer is one buffer of it.
type frozenBuffer struct {
	record bufferRecord
	alive  *bufferRecord // nil when the object has been freed
	pages  [][]byte      // those kept, nil for those that have not changed
	end    int           // bytes from here on are kept, or moved since
	lost   bool          // something was not kept
}

// pageSize is how much is kept at a time when a byte changes.
const pageSize = 4 << 10

// freeze ends the head. The step at work, if there is one, becomes the first of
// the tail.
func (r *recorder) freeze() {
	f := &frozen{names: r.globalNames()}
	r.views.each(func(id uint64, place int) { f.views = append(f.views, *r.viewAt(id, place)) })
	for _, id := range slices.Sorted(maps.Keys(r.buffers)) {
		b := r.buffers[id]
		b.frozen = &frozenBuffer{record: *b, alive: b, end: b.length}
		b.frozen.record.data = nil
		f.buffers = append(f.buffers, b.frozen)
	}
	r.frozen = f
	r.now = &r.tail
	r.written, r.splice.buffer = -1, 0
	if s := r.step; s != nil {
		r.step = r.tail.steps.next()
		*r.step = *s
		r.head.steps.end--
	}
	r.tail.base = r.head.before(r.head.steps.end).sum
	r.before, r.fresh = 0, 0
	r.firstEvent, r.firstBind = 0, 0
}

// change keeps the bytes from lo to hi, which are about to change.
func (f *frozenBuffer) change(lo, hi int, s *store) {
	hi = min(hi, f.end)
	if f.lost || lo >= hi {
		return
	}
	if f.pages == nil {
		f.pages = make([][]byte, (f.record.length+pageSize-1)/pageSize)
	}
	for page := lo / pageSize; page*pageSize < hi; page++ {
		if f.pages[page] != nil {
			continue
		}
		kept, ok := s.keep(f.alive.data[page*pageSize : min((page+1)*pageSize, f.end)])
		if !ok {
			f.lose()
			return
		}
		f.pages[page] = kept
	}
}

// shift takes note that bytes from a position on lie elsewhere from now on; they
// have been kept.
func (f *frozenBuffer) shift(at int) { f.end = min(f.end, at) }

// free keeps what has not been kept, since the memory goes.
func (f *frozenBuffer) free(s *store) {
	f.change(0, f.end, s)
	f.alive = nil
}

func (f *frozenBuffer) lose() { f.lost, f.pages = true, nil }

// contents returns the bytes as they were: shared with memory where nothing has
// changed, else a copy; false when they were not kept.
func (f *frozenBuffer) contents() (data []byte, isCopy, ok bool) {
	if f.lost {
		return nil, false, false
	}
	if f.pages == nil && f.alive != nil {
		return f.alive.data[:f.record.length], false, true
	}
	data = make([]byte, f.record.length)
	if f.alive != nil {
		copy(data[:f.end], f.alive.data)
	}
	for page, kept := range f.pages {
		copy(data[page*pageSize:], kept)
	}
	return data, true, true
}
