package bufferio

import (
	"io"
	"os"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var (
	_ buffer.Exporter = (*Mapping)(nil)
	_ buffer.Releaser = (*Mapping)(nil)
	_ io.Closer       = (*Mapping)(nil)
)

// ErrUnmapped says that a [Mapping] has been closed.
var ErrUnmapped error = pyerr.ValueError.New("mmap closed or invalid")

// A Mapping is a file in memory: an exporter of its bytes, which are read from
// the file, one page at a time, when they are looked at. Views, slices and casts
// of a mapping take the same time for a gigabyte as for a page.
//
// A Mapping is not safe for concurrent use, as the objects of package buffer.
// Where there is no mmap, as in a browser, [Map] fails with an error that is
// errors.ErrUnsupported.
//
// See https://docs.python.org/3/library/mmap.html.
type Mapping struct {
	data     []byte // nil when closed
	readonly bool
	loans    int
}

// Map maps a file as long as it is now. Written bytes go to the file when
// writable, for which the file must be open for reading and writing; otherwise
// consumers must not write, and a program that does is killed. The file may be
// closed afterwards.
//
// Nobody may shorten the file while it is mapped: to look at a byte beyond its
// end kills the program.
//
// It fails with ValueError for an empty file and with an *os.PathError when the
// system refuses.
//
// See https://docs.python.org/3/library/mmap.html#mmap.mmap.
func Map(file *os.File, writable bool) (*Mapping, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() == 0 {
		return nil, pyerr.ValueError.New("cannot mmap an empty file")
	}
	if int64(int(info.Size())) != info.Size() {
		return nil, pyerr.ValueError.New("mmap length is too large")
	}
	data, err := mapFile(file, int(info.Size()), writable)
	if err != nil {
		return nil, &os.PathError{Op: "mmap", Path: file.Name(), Err: err}
	}
	return &Mapping{data: data, readonly: !writable}, nil
}

// Len returns the number of bytes, 0 when m is closed.
func (m *Mapping) Len() int { return len(m.data) }

// ReadOnly reports whether the bytes must not be written.
func (m *Mapping) ReadOnly() bool { return m.readonly }

// Export lends the bytes. It fails with [ErrUnmapped], and with BufferError
// when the request asks to write what may only be read.
//
// See https://docs.python.org/3/reference/datamodel.html#object.__buffer__.
func (m *Mapping) Export(r buffer.Request) (*buffer.Buffer, error) {
	if m.data == nil {
		return nil, ErrUnmapped
	}
	loan := &buffer.Buffer{
		Data: m.data, Format: "B", Layout: layout.Bytes(len(m.data)), ReadOnly: m.readonly, Lender: m,
	}
	if err := r.Narrow(loan); err != nil {
		return nil, err
	}
	m.loans++
	return loan, nil
}

// ReleaseBuffer takes note that a loan is over. It is called by
// buffer.Buffer.Release alone.
func (m *Mapping) ReleaseBuffer(*buffer.Buffer) { m.loans-- }

// Close takes the file out of memory. It fails with BufferError, and m stays as
// it is, while some of it is lent. Closing again does nothing. A slice of the
// memory that a program kept beyond its loan leads nowhere after Close: to use
// it kills the program.
//
// See https://docs.python.org/3/library/mmap.html#mmap.mmap.close.
func (m *Mapping) Close() error {
	if m.data == nil {
		return nil
	}
	if m.loans > 0 {
		return pyerr.BufferError.New("cannot close exported pointers exist")
	}
	data := m.data
	m.data = nil
	return unmapFile(data)
}
