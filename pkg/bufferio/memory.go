package bufferio

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
)

var _ buffer.Exporter = (*Memory)(nil)

// Memory is an exporter of bytes that a program describes. Its fields must not
// change once it has been asked for a loan; it can be lent any number of times.
// Of plain bytes the Layout is layout.Bytes(len(data)).
type Memory struct {
	// Data is what is lent. It is shared, not copied.
	Data []byte

	// Format says what an item is, in the grammar of package format; ""
	// stands for "B".
	Format string

	// Layout says where in Data the items lie.
	Layout layout.Layout

	// ReadOnly forbids consumers to write.
	ReadOnly bool
}

// Export lends the items. It fails with BufferError when the layout or
// ReadOnly do not allow for what is asked.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__buffer__.
func (m *Memory) Export(r buffer.Request) (*buffer.Buffer, error) {
	loan := &buffer.Buffer{Data: m.Data, Format: m.Format, Layout: m.Layout, ReadOnly: m.ReadOnly}
	if err := r.Narrow(loan); err != nil {
		return nil, err
	}
	return loan, nil
}
