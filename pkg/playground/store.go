package playground

// A store keeps bytes that memory no longer holds: what was overwritten, cut
// out or freed. What it hands out stays valid until dropTo or clear; it takes
// no more than its limit, so a loop uses the same blocks again and again.
type store struct {
	limit  int
	blocks []block // in the order of their use
	spare  [][]byte
	held   int // bytes of all blocks, spare ones too
	end    int // bytes kept so far
}

// A block is memory that is filled from its beginning.
type block struct {
	bytes []byte // what is used of it
	end   int    // the store's end when it was filled last
}

// blockSize is the size of a block that holds many pieces; larger pieces have a
// block of their own.
const blockSize = 64 << 10

// keep returns a copy of p, or false when there is no room.
func (s *store) keep(p []byte) ([]byte, bool) {
	room, ok := s.room(len(p))
	copy(room, p)
	return room, ok
}

// room returns n bytes of any value, or false when there is no room.
func (s *store) room(n int) ([]byte, bool) {
	last := len(s.blocks) - 1
	if last < 0 || n > cap(s.blocks[last].bytes)-len(s.blocks[last].bytes) {
		if !s.open(n) {
			return nil, false
		}
		last = len(s.blocks) - 1
	}
	b := &s.blocks[last]
	begin := len(b.bytes)
	b.bytes = b.bytes[:begin+n]
	s.end += n
	b.end = s.end
	return b.bytes[begin : begin+n : begin+n], true
}

// open begins a block with room for n bytes.
//
//go:noinline
func (s *store) open(n int) bool {
	if last := len(s.spare) - 1; last >= 0 && n <= blockSize {
		s.blocks = append(s.blocks, block{bytes: s.spare[last][:0]})
		s.spare = s.spare[:last]
		return true
	}
	size := max(n, blockSize)
	if n > s.limit-s.held {
		return false
	}
	s.held += size
	s.blocks = append(s.blocks, block{bytes: make([]byte, 0, size)})
	return true
}

// dropTo gives up what was kept when end was at most the given one.
//
//go:noinline
func (s *store) dropTo(end int) {
	n := 0
	for n < len(s.blocks)-1 && s.blocks[n].end <= end {
		if bytes := s.blocks[n].bytes; cap(bytes) == blockSize {
			s.spare = append(s.spare, bytes)
		} else {
			s.held -= cap(bytes)
		}
		n++
	}
	if n > 0 {
		kept := copy(s.blocks, s.blocks[n:])
		clear(s.blocks[kept:])
		s.blocks = s.blocks[:kept]
	}
}

// clear gives up everything.
func (s *store) clear() { *s = store{limit: s.limit} }
