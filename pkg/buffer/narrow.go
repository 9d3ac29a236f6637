package buffer

var exporterRefusals = refusals{
	readonly: "Object is not writable.",
	c:        "buffer is not C-contiguous",
	f:        "buffer is not Fortran contiguous",
	any:      "buffer is not contiguous",
	pointers: "buffer cannot be represented without suboffsets",
	format:   "buffer: cannot cast to unsigned bytes if the format flag is present",
}

// Narrow makes a complete loan, which has not been handed out yet, one that
// satisfies r: it takes from b what r does not ask for. It fails with
// BufferError when b cannot do without. An exporter outside this package fills
// in a Buffer with all it knows, calls Narrow and returns what is left:
//
//	func (e *Exporter) Export(r buffer.Request) (*buffer.Buffer, error) {
//		loan := &buffer.Buffer{Data: e.data, Format: "d", Layout: e.layout}
//		if err := r.Narrow(loan); err != nil {
//			return nil, err
//		}
//		return loan, nil
//	}
func (r Request) Narrow(b *Buffer) error {
	return r.narrow(b, &exporterRefusals, b.HasSuboffsets())
}
