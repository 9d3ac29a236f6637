package buffer

import "slices"

// copyBytes copies src to dst, which do not overlap and are equally long, and
// reports why.
func (h *Heap) copyBytes(dst, src []byte, from, to uint64, reason Reason) error {
	if h == nil {
		copy(dst, src)
		return nil
	}
	if err := h.shift(dst, src, false); err != nil {
		return err
	}
	h.copied(from, to, len(src), reason)
	return nil
}

// clone returns a copy of src in memory of the heap, unreported. Without a heap
// the memory is written once: it is not cleared first.
func (h *Heap) clone(src []byte) ([]byte, error) {
	if h == nil && len(src) > 0 {
		return slices.Clip(append([]byte(nil), src...)), nil
	}
	mem, err := h.MakeDirty(len(src))
	if err != nil {
		return nil, err
	}
	if err := h.shift(mem, src, false); err != nil {
		h.Recycle(mem)
		return nil, err
	}
	return mem, nil
}

// cloneAligned is clone for memory whose end and beginning need not be used:
// data is the part of mem that holds the copy. It begins as far behind the
// beginning of a cache line as src does, if there is room. Go's copy reads 32
// bytes at once, and takes twice as long when half of what it reads lies in two
// lines: as in each round of b = b[1:].
func (h *Heap) cloneAligned(src []byte) (mem, data []byte, err error) {
	const line = 64
	if h == nil || len(src) < alignedFrom {
		mem, err = h.clone(src)
		return mem, mem, err
	}
	if mem, err = h.MakeDirty(len(src)); err != nil {
		return nil, nil, err
	}
	start := int(Address(src)-Address(mem)) & (line - 1)
	if start+len(src) > cap(mem) {
		start = 0
	}
	data = mem[start : start+len(src)]
	if err := h.shift(data, src, false); err != nil {
		h.Recycle(mem)
		return nil, nil, err
	}
	return mem, data, nil
}

// alignedFrom is the number of bytes from which on a copy is worth aligning.
const alignedFrom = 1024

// moveBytes copies n bytes inside mem, from one position to another, and
// reports why. The places may overlap.
func (h *Heap) moveBytes(mem []byte, to, from, n int, id uint64, reason Reason) error {
	if to == from || n == 0 {
		return nil
	}
	if err := h.shift(mem[to:to+n], mem[from:from+n], to > from); err != nil {
		return err
	}
	h.copied(id, id, n, reason)
	return nil
}

// shift copies src to dst in pieces, polling between them. It begins at the
// end when the two overlap and dst lies behind src.
func (h *Heap) shift(dst, src []byte, fromEnd bool) error {
	if h == nil || h.Poll == nil || len(src) <= pollSize {
		copy(dst, src)
		return nil
	}
	for n := len(src); n > 0; n = len(src) {
		piece := min(n, pollSize)
		if fromEnd {
			copy(dst[n-piece:n], src[n-piece:])
			dst, src = dst[:n-piece], src[:n-piece]
		} else {
			copy(dst, src[:piece])
			dst, src = dst[piece:], src[piece:]
		}
		if err := h.poll(); err != nil {
			return err
		}
	}
	return nil
}

// setAside returns a copy of src, which belongs to the object named id, for an
// operation that would overwrite src before it has read it all. The caller
// gives it to Recycle.
func (h *Heap) setAside(src []byte, id uint64) ([]byte, error) {
	mem, err := h.clone(src)
	if err != nil {
		return nil, err
	}
	h.copied(id, 0, len(src), ReasonAssignTemp)
	return mem, nil
}

// A meter polls for work that is done in many small pieces.
type meter struct {
	heap *Heap
	done int // bytes since the last poll
}

// spend counts n bytes of work. Larger pieces than a MiB poll by themselves.
func (m *meter) spend(n int) error {
	if n > pollSize {
		return nil
	}
	if m.done += n; m.done < pollSize {
		return nil
	}
	m.done = 0
	return m.heap.poll()
}

// fill sets every byte of mem.
func (h *Heap) fill(mem []byte, value byte) error {
	for len(mem) > 0 {
		piece := mem[:min(len(mem), pollSize)]
		if value == 0 {
			clear(piece)
		} else {
			piece[0] = value
			for done := 1; done < len(piece); done *= 2 {
				copy(piece[done:], piece[:done])
			}
		}
		mem = mem[len(piece):]
		if len(mem) > 0 {
			if err := h.poll(); err != nil {
				return err
			}
		}
	}
	return nil
}

// The reports are small enough to be inlined, so that they cost next to nothing
// without a heap or a trace. What they call is not, for their sake.

func (h *Heap) copied(from, to uint64, n int, reason Reason) {
	if h.traced() {
		h.reportCopy(from, to, n, reason)
	}
}

//go:noinline
func (h *Heap) reportCopy(from, to uint64, n int, reason Reason) {
	if h.Trace.Copy != nil && n > 0 {
		h.Trace.Copy(CopyEvent{From: from, To: to, Bytes: n, Reason: reason})
	}
}

func (h *Heap) beforeWrite(e WriteEvent) {
	if h.traced() {
		h.reportBeforeWrite(e)
	}
}

//go:noinline
func (h *Heap) reportBeforeWrite(e WriteEvent) {
	if h.Trace.BeforeWrite != nil && e.Count > 0 {
		h.Trace.BeforeWrite(e)
	}
}

func (h *Heap) written(e WriteEvent) {
	if h.traced() {
		h.reportWrite(e)
	}
}

//go:noinline
func (h *Heap) reportWrite(e WriteEvent) {
	if h.Trace.Write != nil && e.Count > 0 {
		h.Trace.Write(e)
	}
}

// traced reports whether anybody wants to hear of writes, so that the events
// need not be made for nobody.
func (h *Heap) traced() bool { return h != nil && h.Trace != nil }

func (h *Heap) allocated(id uint64, typ string, data []byte) { h.allocatedItems(id, typ, data, "") }

func (h *Heap) allocatedItems(id uint64, typ string, data []byte, format string) {
	if h != nil && h.Trace != nil && h.Trace.Alloc != nil {
		h.Trace.Alloc(AllocEvent{ID: id, Type: typ, Data: data, Format: format})
	}
}

func (h *Heap) freed(id uint64) {
	if h != nil && h.Trace != nil && h.Trace.Free != nil {
		h.Trace.Free(id)
	}
}

// splicing reports to the trace, which there must be, that the bytes of data
// from at to end are about to make room for inserted others.
func (h *Heap) splicing(id uint64, data []byte, at, end, inserted int) {
	if h.Trace.BeforeResize != nil {
		h.Trace.BeforeResize(SpliceEvent{ID: id, At: at, Removed: data[at:end], Inserted: inserted})
	}
}

// refuse reports that an object could not change its size.
func (h *Heap) refuse(id uint64) {
	if h != nil && h.Trace != nil && h.Trace.Refuse != nil {
		h.Trace.Refuse(id)
	}
}

func (h *Heap) resized(e ResizeEvent) {
	if h != nil && h.Trace != nil && h.Trace.Resize != nil {
		h.Trace.Resize(e)
	}
}
