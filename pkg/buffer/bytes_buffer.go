package buffer

// InitBuffer makes b hold a copy of the items of a loan, side by side in C
// order, and reports the copy with its reason.
func (b *Bytes) InitBuffer(h *Heap, loan *Buffer, reason Reason) error {
	mem, id, err := h.gatherBuffer(loan, reason)
	if err != nil {
		return err
	}
	b.set(h, mem, id)
	return nil
}

// InitBuffer makes b hold a copy of the items of a loan, side by side in C
// order, and reports the copy with its reason.
func (b *ByteArray) InitBuffer(h *Heap, loan *Buffer, reason Reason) error {
	mem, id, err := h.gatherBuffer(loan, reason)
	if err != nil {
		return err
	}
	b.set(h, mem, id)
	return nil
}

// gatherBuffer returns the items of a loan in new memory, for an object whose
// number is id.
func (h *Heap) gatherBuffer(loan *Buffer, reason Reason) (mem []byte, id uint64, err error) {
	if mem, err = h.MakeDirty(loan.Layout.NumBytes()); err != nil {
		return nil, 0, err
	}
	id = h.NewID()
	if err := h.gatherAll(mem, loan.Data, &loan.Layout); err != nil {
		h.Recycle(mem)
		return nil, 0, err
	}
	h.copied(loan.ID, id, len(mem), reason)
	return mem, id, nil
}

// CopyInto copies the items of the loan, side by side in the given order, to
// dst, which must have exactly as many bytes. The caller reports the copy.
func (b *Buffer) CopyInto(dst []byte, order Order) error {
	if len(dst) != b.Layout.NumBytes() {
		panic("buffer: CopyInto memory of another size")
	}
	return b.heap.gatherOrder(dst, b.Data, &b.Layout, order)
}

// Copied reports bytes that the caller has copied on behalf of an object, such
// as the result of a method.
func (h *Heap) Copied(from, to uint64, n int, reason Reason) { h.copied(from, to, n, reason) }
