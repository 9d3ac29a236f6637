package main

import (
	"encoding/binary"
	"fmt"
)

// A function is a function of the program.
type function struct {
	pc     int64   // where it begins, as the runtime counts instructions
	locals []local // beyond its parameters
	code   []instr
}

// A local is a number of local variables of one type.
type local struct {
	count int
	kind  byte
}

const (
	goFunc  = "\x60\x01\x7f\x01\x7f" // the type of functions written in Go: pc → whether to unwind
	goType  = 0                      // its number
	firstPC = 0x1000 << 16           // of the first function
	stepPC  = 1 << 16                // from one function to the next
)

// shortenCode rewrites the program's functions. The error is errUnknown, and the
// program unchanged, when it is not as Go's linker writes it.
func (m *module) shortenCode() error {
	types := &reader{rest: m.section(typeSection)}
	if types.uint(); string(types.bytes(len(goFunc))) != goFunc {
		return fmt.Errorf("%w: the first type of functions is not Go's", errUnknown)
	}
	kinds := &reader{rest: m.section(funcSection)}
	bodies := &reader{rest: m.section(codeSection)}
	count := kinds.uint()
	if bodies.uint() != count {
		return fmt.Errorf("%w: functions without bodies", errUnknown)
	}
	code := binary.AppendUvarint(nil, uint64(count))
	for i := range count {
		kind := kinds.uint()
		body := bodies.bytes(bodies.uint())
		if kinds.failed || bodies.failed {
			return fmt.Errorf("%w: functions without bodies", errUnknown)
		}
		if kind == goType {
			f, err := readFunction(body)
			if err != nil {
				return fmt.Errorf("%w: function %d has instructions that Go does not use", errUnknown, i)
			}
			f.pc = firstPC + int64(i)*stepPC
			f.shorten()
			body = f.append(nil)
		}
		code = appendBytes(code, body)
	}
	for i := range m.sections {
		if m.sections[i].id == codeSection {
			m.sections[i].content = code
		}
	}
	return nil
}

func readFunction(body []byte) (*function, error) {
	r := &reader{rest: body}
	f := new(function)
	for n := r.uint(); n > 0 && !r.failed; n-- {
		f.locals = append(f.locals, local{r.uint(), r.byte()})
	}
	for len(r.rest) > 0 && !r.failed {
		f.code = append(f.code, r.instr())
	}
	if r.failed {
		return nil, errFormat
	}
	return f, nil
}

// append appends the function's body.
func (f *function) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(f.locals)))
	for _, l := range f.locals {
		b = append(binary.AppendUvarint(b, uint64(l.count)), l.kind)
	}
	for _, in := range f.code {
		b = append(b, in.raw...)
	}
	return b
}
