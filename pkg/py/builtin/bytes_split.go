package builtin

import (
	"slices"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pybytes"
)

// parts collects the parts of self, whose bytes are lent, as objects of the
// class.
type parts struct {
	rt    *object.Runtime
	class *byteClass
	self  object.Value
	lent  lease
	items []object.Value
}

func (p *parts) add(part []byte) error {
	v, err := p.class.part(p.rt, p.self, p.lent, part)
	if err != nil {
		return err
	}
	p.items = append(p.items, v)
	return p.rt.Work(workItem)
}

// list returns the parts as a list, or releases them when err says that
// collecting them failed.
func (p *parts) list(err error) (object.Value, error) {
	if err != nil {
		p.rt.ReleaseAll(p.items)
		return object.Value{}, err
	}
	return object.NewList(p.rt, p.items)
}

// splitWith splits self at a separator, or at whitespace when there is none.
func (c *byteClass) splitWith(rt *object.Runtime, v object.Value, args object.Args,
	bySep func(op pybytes.Op, s, sep []byte, maxsplit int, yield func([]byte) error) error,
	bySpace func(op pybytes.Op, s []byte, maxsplit int, yield func([]byte) error) error) (*parts, error) {
	limit, err := sizeArgument(rt, args.At(1), -1)
	if err != nil {
		return nil, err
	}
	self := lendSelf(v)
	defer self.Release()
	p := &parts{rt: rt, class: c, self: v, lent: self}
	op := sessionOf(rt).Heap.Op()
	if sep := args.At(0); sep.IsSet() && !sep.IsNone() {
		lent, err := lend(rt, sep)
		if err != nil {
			return nil, err
		}
		defer lent.Release()
		return p, bySep(op, self.data, lent.data, limit, p.add)
	}
	return p, bySpace(op, self.data, limit, p.add)
}

func (c *byteClass) split(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	p, err := c.splitWith(rt, v, args, pybytes.Op.Split, pybytes.Op.SplitSpace)
	if p == nil {
		return object.Value{}, err
	}
	return p.list(err)
}

func (c *byteClass) rsplit(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	p, err := c.splitWith(rt, v, args, pybytes.Op.RSplit, pybytes.Op.RSplitSpace)
	if p == nil {
		return object.Value{}, err
	}
	slices.Reverse(p.items)
	return p.list(err)
}

func (c *byteClass) splitLines(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	keep := false
	if k := args.At(0); k.IsSet() {
		var err error
		if keep, err = object.Truth(rt, k); err != nil {
			return object.Value{}, err
		}
	}
	self := lendSelf(v)
	defer self.Release()
	p := &parts{rt: rt, class: c, self: v, lent: self}
	return p.list(sessionOf(rt).Heap.Op().SplitLines(self.data, keep, p.add))
}

// partition returns the method partition or rpartition. Bytes put into the result
// what lent the separator, a bytearray a copy that it makes first.
func (c *byteClass) partition(cut func(op pybytes.Op, s, sep []byte) (before, match, after []byte, err error)) object.NativeFunc {
	return func(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
		sep := args.At(0)
		if c.mutable {
			var err error
			if sep, err = byteArrayFromBuffer(rt, sep); err != nil {
				return object.Value{}, err
			}
			defer rt.Release(sep)
		}
		lent, err := lend(rt, sep)
		if err != nil {
			return object.Value{}, err
		}
		defer lent.Release()
		self := lendSelf(v)
		defer self.Release()
		before, match, after, err := cut(sessionOf(rt).Heap.Op(), self.data, lent.data)
		if err != nil {
			return object.Value{}, err
		}
		p := &parts{rt: rt, class: c, self: v, lent: self}
		for i, part := range [][]byte{before, match, after} {
			switch {
			case i == 1 && len(match) > 0:
				p.items = append(p.items, lent.owner.Retain())
				continue
			case len(match) == 0 && len(part) > 0 && !c.mutable:
				p.items = append(p.items, v.Retain())
				continue
			}
			if err := p.add(part); err != nil {
				rt.ReleaseAll(p.items)
				return object.Value{}, err
			}
		}
		return object.NewTuple(rt, p.items...)
	}
}
