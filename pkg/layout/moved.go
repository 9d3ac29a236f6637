package layout

// Moved returns the layout of the same items, counted in a memory that begins
// delta bytes earlier: all offsets grow by delta.
func (l *Layout) Moved(delta int) Layout {
	moved := *l
	moved.offset += delta
	if l.HasSuboffsets() {
		resolve := l.more.resolve
		behind := *l.more
		behind.resolve = func(offset int) int { return resolve(offset-delta) + delta }
		moved.more = &behind
	}
	return moved
}
