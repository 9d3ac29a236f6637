package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// viewToList is view.tolist(): lists in lists, one level for each axis.
func viewToList(rt *object.Runtime, self object.Value, _ object.Args) (object.Value, error) {
	o := object.As[viewObject](self)
	if err := o.view.CanGet(); err != nil {
		return object.Value{}, err
	}
	n := &nest{rt: rt, view: &o.view, layout: o.view.Layout()}
	return n.list(0, &n.layout)
}

// A nest makes the lists of tolist.
type nest struct {
	rt     *object.Runtime
	view   *buffer.View
	layout layout.Layout
}

// list returns the items of a layout that is left when the axes before the
// given one have been indexed away.
func (n *nest) list(axis int, part *layout.Layout) (object.Value, error) {
	if part.NumDims() == 0 {
		return n.item(part.Offset())
	}
	length := part.Len()
	if err := n.rt.Charge(length * slotSize); err != nil {
		return object.Value{}, err
	}
	defer n.rt.Credit(length * slotSize) // the list charges for itself
	items := make([]object.Value, 0, length)
	for i := range length {
		v, err := n.at(axis, part, i)
		if err != nil {
			n.rt.ReleaseAll(items)
			return object.Value{}, err
		}
		items = append(items, v)
		if err := n.rt.Work(workItem); err != nil {
			n.rt.ReleaseAll(items)
			return object.Value{}, err
		}
	}
	return object.NewList(n.rt, items)
}

// slotSize is the size of one item of a list.
const slotSize = 16

func (n *nest) at(axis int, part *layout.Layout, i int) (object.Value, error) {
	if part.NumDims() == 1 {
		off, err := part.At1(i)
		if err != nil {
			return object.Value{}, err
		}
		return n.item(off)
	}
	inner, err := part.Index(0, i)
	if err != nil {
		return object.Value{}, err
	}
	return n.list(axis+1, &inner)
}

func (n *nest) item(off int) (object.Value, error) {
	item, err := n.view.Load(off)
	if err != nil {
		return object.Value{}, err
	}
	return itemValue(n.rt, item)
}
