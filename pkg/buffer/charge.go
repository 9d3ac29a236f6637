package buffer

// Charge counts bytes that are no buffer's, such as the slots of a list, as in
// use, so that one limit bounds them and the buffers. Over the limit it is a
// MemoryError and nothing is counted. A nil Heap counts nothing.
func (h *Heap) Charge(bytes int) error {
	if h == nil {
		return nil
	}
	if h.Limit > 0 && bytes > h.Limit-h.current {
		return ErrMemory
	}
	h.current += bytes
	h.peak = max(h.peak, h.current)
	return nil
}

// Credit takes back what Charge has counted.
func (h *Heap) Credit(bytes int) {
	if h != nil {
		h.current -= bytes
	}
}
