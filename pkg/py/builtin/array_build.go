package builtin

import (
	"encoding/binary"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/text"
)

// An arrayBuilder packs the items of an array that no one knows yet. The memory
// becomes the array's, so that the array is born with its items.
type arrayBuilder struct {
	rt   *object.Runtime
	heap *buffer.Heap
	code format.Code
	size int    // of an item
	mem  []byte // as the heap gave it
	n    int    // bytes used
}

func newArrayBuilder(rt *object.Runtime, code format.Code) *arrayBuilder {
	return &arrayBuilder{rt: rt, heap: sessionOf(rt).Heap, code: code, size: code.ItemSize()}
}

// finish makes an array of class t of what was added, or gives the memory back
// when adding failed with err.
func (b *arrayBuilder) finish(t *object.Type, err error) (object.Value, error) {
	if err != nil {
		b.heap.Recycle(b.mem)
		return object.Value{}, err
	}
	return makeArray(b.rt, t, func(h *buffer.Heap, a *buffer.Array) error {
		a.InitAdopt(h, b.code, b.mem[:b.n])
		return nil
	})
}

// reserve makes room for n items in all.
func (b *arrayBuilder) reserve(n int) error {
	if n*b.size <= len(b.mem) {
		return nil
	}
	mem, err := b.heap.MakeDirty(n * b.size)
	if err != nil {
		return err
	}
	copy(mem, b.mem[:b.n])
	b.heap.Recycle(b.mem)
	b.mem = mem
	return b.rt.Work(b.n)
}

// add adds one value, borrowed.
func (b *arrayBuilder) add(v object.Value) error {
	item, err := arrayItem(b.rt, b.code, v)
	if err != nil {
		return err
	}
	if b.n == len(b.mem) {
		if err := b.reserve(max(2*b.n/b.size, 8)); err != nil {
			return err
		}
	}
	if err := buffer.PackArrayItem(b.code, b.mem[b.n:], item); err != nil {
		return err
	}
	b.n += b.size
	return b.rt.Work(workItem)
}

// addIterator adds the items of an iterator. Like CPython's, it converts each
// twice when the conversion runs Python code.
func (b *arrayBuilder) addIterator(it object.Value) error {
	for {
		v, err := object.Next(b.rt, it)
		if err != nil || !v.IsSet() {
			return err
		}
		if !convertsQuietly(v) {
			err = b.check(v)
		}
		if err == nil {
			err = b.add(v)
		}
		b.rt.Release(v)
		if err != nil {
			return err
		}
	}
}

func (b *arrayBuilder) check(v object.Value) error {
	item, err := arrayItem(b.rt, b.code, v)
	if err != nil {
		return err
	}
	var scratch [16]byte
	return buffer.PackArrayItem(b.code, scratch[:], item)
}

// addSequence adds the items of a list or tuple, as many as it has now.
func (b *arrayBuilder) addSequence(seq object.Value) error {
	n := len(object.ListOrTuple(seq))
	if err := b.reserve(n); err != nil {
		return err
	}
	exact := seq.Type().Builtin()
	for i := range n {
		var v object.Value
		if items := object.ListOrTuple(seq); exact && i < len(items) {
			v = items[i].Retain()
		} else {
			var err error
			if v, err = object.GetItem(b.rt, seq, object.Int(int64(i))); err != nil {
				return err
			}
		}
		err := b.add(v)
		b.rt.Release(v)
		if err != nil {
			return err
		}
	}
	return nil
}

// addText adds the characters of a str.
func (b *arrayBuilder) addText(s string) error {
	if err := b.reserve(text.Len(s)); err != nil {
		return err
	}
	added, err := appendRunes(b.rt, b.mem[:0], s)
	b.n = len(added)
	return err
}

// appendRunes appends the characters of s, 4 bytes each, to dst.
func appendRunes(rt *object.Runtime, dst []byte, s string) ([]byte, error) {
	for _, r := range text.All(s) {
		dst = binary.LittleEndian.AppendUint32(dst, uint32(r))
		if err := rt.Work(runeSize); err != nil {
			return dst, err
		}
	}
	return dst, nil
}

// runeSize is the size of a character in an array.
const runeSize = 4
