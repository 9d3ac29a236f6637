package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// blocks are the objects of a session that died and wait to be used again, so
// that a loop of slices makes none.
type blocks struct {
	views  []*viewObject
	bytes  []*bytesObject
	arrays []*arrayObject
}

// mostBlocks is how many dead objects of a type are kept.
const mostBlocks = 1 << 12

func (b *blocks) takeView() *viewObject {
	last := len(b.views) - 1
	if last < 0 {
		return new(viewObject)
	}
	o := b.views[last]
	b.views = b.views[:last]
	return o
}

func (b *blocks) giveView(o *viewObject) {
	if len(b.views) < mostBlocks {
		b.views = append(b.views, o)
	}
}

func (b *blocks) takeBytes() *bytesObject {
	last := len(b.bytes) - 1
	if last < 0 {
		return new(bytesObject)
	}
	o := b.bytes[last]
	b.bytes = b.bytes[:last]
	return o
}

func (b *blocks) giveBytes(o *bytesObject) {
	if len(b.bytes) < mostBlocks {
		b.bytes = append(b.bytes, o)
	}
}

func (b *blocks) takeArray() *arrayObject {
	last := len(b.arrays) - 1
	if last < 0 {
		return new(arrayObject)
	}
	o := b.arrays[last]
	b.arrays = b.arrays[:last]
	return o
}

func (b *blocks) giveArray(o *arrayObject) {
	if len(b.arrays) < mostBlocks {
		b.arrays = append(b.arrays, o)
	}
}

// freeAttrs releases the attributes of an object of a class written in Python.
func freeAttrs(rt *object.Runtime, place **object.Dict) {
	if attrs := *place; attrs != nil {
		*place = nil
		rt.Release(attrs.Value())
	}
}

func visitAttrs(attrs *object.Dict, visit func(object.Value)) {
	if attrs != nil {
		visit(attrs.Value())
	}
}
