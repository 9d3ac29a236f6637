package main

import (
	"encoding/binary"
	"errors"
	"slices"
)

var errFormat = errors.New("not a WebAssembly program as Go's linker writes them")

const (
	header   = "\x00asm\x01\x00\x00\x00"
	maxImage = 1 << 30

	typeSection   = 1
	importSection = 2
	funcSection   = 3
	startSection  = 8
	codeSection   = 10
	dataSection   = 11
)

// A module is a WebAssembly program whose data lie in an image of the memory it
// starts with.
// See https://webassembly.github.io/spec/core/binary/modules.html.
type module struct {
	sections []section
	image    []byte // what the data section fills, in place of its content
}

// A section is a part of the file. Its content shares the file's memory.
type section struct {
	id      byte
	content []byte
}

// section returns the content of a section that occurs once, nil when there is none.
func (m *module) section(id byte) []byte {
	for _, s := range m.sections {
		if s.id == id {
			return s.content
		}
	}
	return nil
}

func parseModule(file []byte) (*module, error) {
	rest, ok := cutPrefix(file, header)
	if !ok {
		return nil, errFormat
	}
	m := new(module)
	for len(rest) > 0 {
		r := &reader{rest: rest[1:]}
		s := section{id: rest[0], content: r.bytes(r.uint())}
		if r.failed {
			return nil, errFormat
		}
		m.sections = append(m.sections, s)
		rest = r.rest
	}
	data := m.section(dataSection)
	if data == nil {
		return nil, errFormat
	}
	image, err := parseData(data)
	if err != nil {
		return nil, err
	}
	m.image = image
	return m, nil
}

// parseData returns the memory that a data section fills.
func parseData(section []byte) ([]byte, error) {
	r := &reader{rest: section}
	var image []byte
	for range r.uint() {
		// Memory 0, at an address given as a constant.
		start := r.bytes(2)
		if r.failed || start[0] != 0 || start[1] != opI32Const {
			return nil, errFormat
		}
		off := r.uint()
		end := r.bytes(1)
		data := r.bytes(r.uint())
		if r.failed || end[0] != opEnd || off > maxImage-len(data) {
			return nil, errFormat
		}
		if grow := off + len(data) - len(image); grow > 0 {
			image = append(image, make([]byte, grow)...)
		}
		copy(image[off:], data)
	}
	return image, nil
}

// append appends the module as a file.
func (m *module) append(file []byte) []byte {
	file = append(file, header...)
	for _, s := range m.sections {
		if s.id == dataSection {
			s.content = m.appendData(nil)
		}
		file = append(file, s.id)
		file = appendBytes(file, s.content)
	}
	return file
}

// appendData appends the data section's content. The image becomes a single
// segment, zeros and all: the linker leaves out short runs of zeros, but the
// addresses of what lies between them compress worse than the zeros do.
func (m *module) appendData(b []byte) []byte {
	off := slices.IndexFunc(m.image, func(b byte) bool { return b != 0 })
	off = max(off, 0)
	b = append(b, 1, 0, opI32Const)
	b = appendInt(b, off)
	b = append(b, opEnd)
	return appendBytes(b, m.image[off:])
}

// appendBytes appends bytes behind their number.
func appendBytes(b, content []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(content)))
	return append(b, content...)
}

// appendInt appends a signed LEB128 number that is not negative.
func appendInt(b []byte, n int) []byte {
	for n >= 0x40 {
		b = append(b, byte(n)|0x80)
		n >>= 7
	}
	return append(b, byte(n))
}

func cutPrefix(b []byte, prefix string) ([]byte, bool) {
	if len(b) < len(prefix) || string(b[:len(prefix)]) != prefix {
		return nil, false
	}
	return b[len(prefix):], true
}

// A reader reads numbers and bytes. After it has failed, it returns zeros.
type reader struct {
	rest   []byte
	failed bool
}

// uint reads a LEB128 number. It reads signed ones as well if they are not
// negative.
func (r *reader) uint() int {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n >= 1<<32 {
		r.failed = true
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

// int reads a signed LEB128 number.
func (r *reader) int() int64 {
	var n int64
	for shift := 0; ; {
		b := r.byte()
		if r.failed || shift > 63 {
			r.failed = true
			return 0
		}
		n |= int64(b&0x7f) << shift
		shift += 7
		if b&0x80 != 0 {
			continue
		}
		if b&0x40 != 0 && shift < 64 {
			n |= -1 << shift
		}
		return n
	}
}

func (r *reader) byte() byte {
	b := r.bytes(1)
	if r.failed {
		return 0
	}
	return b[0]
}

// bytes reads n bytes; they share memory with what is read.
func (r *reader) bytes(n int) []byte {
	if r.failed || n > len(r.rest) {
		r.failed = true
		return nil
	}
	b := r.rest[:n:n]
	r.rest = r.rest[n:]
	return b
}
