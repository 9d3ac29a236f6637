package buffer

// InitBlank makes b an empty bytearray that has no number yet and is not
// reported: the Init method that fills it does both. It is for an interpreter
// that makes an object first and fills it next.
func (b *ByteArray) InitBlank(h *Heap) { *b = ByteArray{heap: h} }

// Blank reports whether b is as InitBlank left it.
func (b *ByteArray) Blank() bool {
	return b.heap != nil && b.id == 0 && b.mem == nil && b.exports == 0
}
