package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pybytes"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// join is the method join. Lists are used as they are: one that an item's
// __buffer__ changes is an error.
func (c *byteClass) join(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	self := lendSelf(v)
	defer self.Release()
	source := args.At(0)
	if source.Kind() != object.KindList && source.Kind() != object.KindTuple {
		items, err := object.ItemsOr(rt, source, "can only join an iterable")
		if err != nil {
			return object.Value{}, err
		}
		defer rt.ReleaseAll(items)
		return c.joinItems(rt, self, func() []object.Value { return items })
	}
	return c.joinItems(rt, self, func() []object.Value { return object.ListOrTuple(source) })
}

// joinItems joins the items, which are looked at anew after each has been lent.
func (c *byteClass) joinItems(rt *object.Runtime, self lease, items func() []object.Value) (object.Value, error) {
	n := len(items())
	if n == 1 && !c.mutable {
		if item := items()[0]; item.Type() == BytesType {
			return item.Retain(), nil
		}
	}
	leases := make([]lease, 0, n)
	defer func() {
		for _, l := range leases {
			l.Release()
		}
	}()
	parts := make([][]byte, 0, n)
	for i := range n {
		item := items()[i]
		l, err := lend(rt, item)
		if err != nil {
			rt.Discard(err)
			return object.Value{}, pyerr.TypeError.Newf("sequence item %d: expected a bytes-like object, %s found", i, item.TypeName())
		}
		leases = append(leases, l)
		parts = append(parts, l.data)
		if len(items()) != n {
			return object.Value{}, pyerr.RuntimeError.New("sequence changed size during iteration")
		}
		if err := rt.Work(workItem); err != nil {
			return object.Value{}, err
		}
	}
	size, err := pybytes.JoinLen(self.data, parts...)
	if err != nil {
		return object.Value{}, err
	}
	return c.build(rt, size, self.id, buffer.ReasonMethod, func(op pybytes.Op, dst []byte) ([]byte, error) {
		return op.AppendJoin(dst, self.data, parts...)
	})
}
