package main

import (
	"encoding/binary"
	"errors"
	"slices"
)

var errFormat = errors.New("not a WebAssembly program as Go's linker writes them")

const (
	header      = "\x00asm\x01\x00\x00\x00"
	dataSection = 11
	maxImage    = 1 << 30

	opI32Const = 0x41
	opEnd      = 0x0b
)

// A module is a WebAssembly program whose data lie in an image of the memory it
// starts with.
// See https://webassembly.github.io/spec/core/binary/modules.html.
type module struct {
	before, after []byte // the sections around the data; they share the file's memory
	image         []byte
}

func parseModule(file []byte) (*module, error) {
	rest, ok := cutPrefix(file, header)
	if !ok {
		return nil, errFormat
	}
	for len(rest) > 0 {
		at := len(file) - len(rest)
		id := rest[0]
		r := &reader{rest: rest[1:]}
		section := r.bytes(r.uint())
		if r.failed {
			return nil, errFormat
		}
		rest = r.rest
		if id != dataSection {
			continue
		}
		image, err := parseData(section)
		return &module{before: file[:at], image: image, after: rest}, err
	}
	return nil, errFormat
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

// append appends the module as a file. The image becomes a single segment, zeros
// and all: the linker leaves out short runs of zeros, but the addresses of what
// lies between them compress worse than the zeros do.
func (m *module) append(file []byte) []byte {
	image := m.image
	section := []byte{1, 0, opI32Const}
	off := slices.IndexFunc(image, func(b byte) bool { return b != 0 })
	off = max(off, 0)
	section = appendInt(section, off)
	section = append(section, opEnd)
	section = binary.AppendUvarint(section, uint64(len(image)-off))
	section = append(section, image[off:]...)

	file = append(file, m.before...)
	file = append(file, dataSection)
	file = binary.AppendUvarint(file, uint64(len(section)))
	file = append(file, section...)
	return append(file, m.after...)
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
