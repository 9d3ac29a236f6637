package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// compareView is the Compare slot of memoryview: views are equal or not, and
// have no order.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
func compareView(rt *object.Runtime, op object.Comparison, a, b object.Value) (object.Value, error) {
	if op != object.Eq && op != object.Ne {
		return object.NotImplemented, nil
	}
	o := object.As[viewObject](a)
	var equal bool
	var err error
	switch {
	case o.view.Released():
		equal = a == b
	case b.Kind() == object.KindView:
		equal, err = o.view.EqualView(&object.As[viewObject](b).view)
	case !exportsBuffer(b):
		return object.NotImplemented, nil
	default:
		loan, owner, failed := acquire(rt, b, buffer.FullRO)
		if failed != nil {
			rt.Discard(failed)
			return object.NotImplemented, nil
		}
		equal, err = o.view.EqualLoan(loan)
		loan.Release()
		rt.Release(owner)
	}
	if err != nil {
		return object.Value{}, err
	}
	return object.Bool(equal == (op == object.Eq)), nil
}

// hashView is the Hash slot of memoryview. What lent the memory must be
// hashable itself, for it says by that whether the memory may change.
func hashView(rt *object.Runtime, v object.Value) (int64, error) {
	o := object.As[viewObject](v)
	if err := o.view.CheckHash(); err != nil {
		return 0, err
	}
	if o.base.IsSet() {
		base := o.base.Retain()
		_, err := object.Hash(rt, base)
		rt.Release(base)
		if err != nil {
			return 0, err
		}
	}
	h, err := o.view.Hash()
	return hashOf(h), err
}
