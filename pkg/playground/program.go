package playground

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// RunProgram is Run for a program that stands in a file: tracebacks name it.
func (m *Machine) RunProgram(name, source string) Done {
	return m.run(sourceCell, name, source, eval.File)
}

// Contents returns the bytes of a buffer of the last State or At, shared with
// where its Contents lie; nil when they were not kept.
func (m *Machine) Contents(b Buffer) []byte {
	if p := m.recorder.past; p != nil {
		if old := p.buffers[uint64(b.ID)]; old != nil && buffer.Address(old.data) == b.Contents && len(old.data) >= b.Length {
			return old.data[:b.Length]
		}
	}
	if now := m.recorder.buffers[uint64(b.ID)]; now != nil && buffer.Address(now.data) == b.Contents && len(now.data) >= b.Length {
		return now.data[:b.Length]
	}
	return nil
}
