package playground

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

// A recorder keeps what the trace of a heap tells: which buffers and views are
// alive, where a buffer's bytes were copied from, and the sums of the run.
type recorder struct {
	machine *eval.Machine

	buffers map[uint64]*recorded
	views   map[uint64]*buffer.View
	order   []uint64 // of buffers and views, as they were made

	copied, written, copiedMore int

	// copiedTo is the buffer that bytes were copied into last, and origin
	// whence. A buffer's first bytes are copied before it is announced.
	copiedTo uint64
	origin   *Origin

	// executing is set from the first statement of a run on: what is
	// allocated before belongs to the literals of the code.
	executing bool
}

// recorded is what the recorder knows of a buffer.
type recorded struct {
	data    []byte // shared with the object, valid until it is resized or freed
	kind    string // Python's name of the type
	literal bool
	origin  *Origin
}

func newRecorder() *recorder {
	return &recorder{buffers: make(map[uint64]*recorded), views: make(map[uint64]*buffer.View)}
}

// begin and end enclose a run. The sums are those of the run that ended last.
func (r *recorder) begin() { r.copied, r.written, r.copiedMore = 0, 0, 0 }

func (r *recorder) end() { r.executing = false }

// trace returns the hooks by which the recorder hears of things.
func (r *recorder) trace() *buffer.Trace {
	return &buffer.Trace{
		Alloc: func(e buffer.AllocEvent) {
			b := &recorded{data: e.Data, kind: e.Type, literal: !r.executing}
			if e.ID == r.copiedTo {
				b.origin = r.origin
			}
			r.buffers[e.ID] = b
			r.order = append(r.order, e.ID)
		},
		Free: func(id uint64) {
			delete(r.buffers, id)
			r.tidy()
		},
		Resize: func(e buffer.ResizeEvent) {
			if b := r.buffers[e.ID]; b != nil {
				b.data = e.Data
			}
		},
		View: func(v *buffer.View, e buffer.ViewEvent) {
			r.views[e.View] = v
			r.order = append(r.order, e.View)
			if e.Op == buffer.OpSlice {
				r.copiedMore += v.NumBytes()
			}
		},
		Release: func(id uint64) {
			delete(r.views, id)
			r.tidy()
		},
		Write: func(e buffer.WriteEvent) { r.written += e.Count * e.Size },
		Copy:  r.copyBytes,
	}
}

func (r *recorder) copyBytes(e buffer.CopyEvent) {
	switch e.Reason {
	case buffer.ReasonBytesSlice, buffer.ReasonByteArraySlice, buffer.ReasonArraySlice:
		r.copied += e.Bytes
	case buffer.ReasonToBytes, buffer.ReasonConstructor:
		if from := r.buffers[e.From]; from == nil || from.literal {
			return
		}
	default:
		return
	}
	r.copiedTo, r.origin = e.To, r.originNow()
}

// originNow names the expression at work as the place where bytes came from.
func (r *recorder) originNow() *Origin {
	text := r.machine.Expression()
	if text == "" || len(text) > maxOriginText {
		return &Origin{Text: "a copy", Line: r.machine.Line()}
	}
	return &Origin{Text: "copied from " + text, Line: r.machine.Line()}
}

const maxOriginText = 60

// tidy drops the dead from the order when they outnumber the living.
func (r *recorder) tidy() {
	if len(r.order) < 64 || len(r.order) < 2*(len(r.buffers)+len(r.views)) {
		return
	}
	alive := r.order[:0]
	for _, id := range r.order {
		if r.buffers[id] != nil || r.views[id] != nil {
			alive = append(alive, id)
		}
	}
	r.order = alive
}
