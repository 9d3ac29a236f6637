package builtin

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A viewObject is a Python memoryview: the library's own, with owners.
type viewObject struct {
	object.Header
	view buffer.View
	// base is what the view shows as obj. The view owns a reference until
	// it is released; then base is empty. It is empty too for the view that
	// __release_buffer__ receives.
	base object.Value
}

var _ buffer.Exporter = (*viewObject)(nil)

// Export lends what the view is a view of.
func (o *viewObject) Export(r buffer.Request) (*buffer.Buffer, error) { return o.view.Export(r) }

// MemoryViewType is the class memoryview.
//
// See https://docs.python.org/3/library/stdtypes.html#memoryview.
var MemoryViewType = &object.Type{}

func defineMemoryView() {
	defineViewIterator()
	MemoryViewType.Define(object.TypeSpec{
		Name: "memoryview", Kind: object.KindView, Sealed: true,
		Doc: "Create a new memoryview object which references the given object.",
		Slots: object.Slots{
			Finalize: finalizeView,
			Free: func(rt *object.Runtime, v object.Value) {
				o := object.As[viewObject](v)
				rt.Replace(&o.base, object.Value{})
				sessionOf(rt).blocks.giveView(o)
			},
			Children: func(v object.Value, visit func(object.Value)) { visit(object.As[viewObject](v).base) },
			New:      newMemoryView,
			Repr: func(rt *object.Runtime, v object.Value) (string, error) {
				if object.As[viewObject](v).view.Released() {
					return fmt.Sprintf("<released memory at %#x>", v.Address()), nil
				}
				return fmt.Sprintf("<memory at %#x>", v.Address()), nil
			},
			Hash:     hashView,
			Len:      func(rt *object.Runtime, v object.Value) (int, error) { return object.As[viewObject](v).view.Len() },
			GetItem:  viewGetItem,
			GetRange: viewGetRange,
			Shrink:   viewShrink,
			SetItem:  viewSetItem,
			Iter:     iterView,
			Compare:  compareView,
			Buffer:   lendBuffer,
		},
		Getters: viewGetters,
		Methods: append(viewMethods, bufferMethods(true)...),
	})
}

// finalizeView ends the view's part in its loan before the view is cleared:
// the end of the loan may run Python code.
func finalizeView(rt *object.Runtime, v object.Value) {
	// Whoever lent memory from the view would hold it.
	if err := object.As[viewObject](v).view.Release(); err != nil {
		panic("builtin: a dead view is lent: " + err.Error())
	}
}

// release releases the view and lets go of what it was a view of.
func (o *viewObject) release(rt *object.Runtime) error {
	if err := o.view.Release(); err != nil {
		return err
	}
	rt.Replace(&o.base, object.Value{})
	return nil
}

// viewOfLoan returns a view of a loan, both of which it takes over with the
// reference of its owner.
func viewOfLoan(rt *object.Runtime, loan *buffer.Buffer, owner object.Value) object.Value {
	o := sessionOf(rt).blocks.takeView()
	o.view.InitLoan(loan, loan.Owner())
	o.base = owner
	o.Init(rt, MemoryViewType)
	return o.Value()
}

// derive returns another view of o's loan, which make makes of o.
func (o *viewObject) derive(rt *object.Runtime, make func(dst *buffer.View) error) (object.Value, error) {
	s := sessionOf(rt)
	d := s.blocks.takeView()
	if err := make(&d.view); err != nil {
		s.blocks.giveView(d)
		return object.Value{}, err
	}
	return d.derived(rt, o), nil
}

// derived makes d, whose view was made from o's, an object.
func (d *viewObject) derived(rt *object.Runtime, o *viewObject) object.Value {
	if o.base.IsSet() {
		d.base = o.base.Retain()
	}
	d.Init(rt, MemoryViewType)
	return d.Value()
}

var viewSignature = object.ParseSignature("memoryview", "object")

// newMemoryView is memoryview(object).
func newMemoryView(rt *object.Runtime, t *object.Type, args object.Args) (object.Value, error) {
	args, err := viewSignature.Bind(args)
	if err != nil {
		return object.Value{}, err
	}
	return viewOf(rt, args.At(0), buffer.FullRO)
}

// viewOf returns a view of what v lends on the request. Of a view it returns
// another view of the same loan, whatever the request.
func viewOf(rt *object.Runtime, v object.Value, r buffer.Request) (object.Value, error) {
	if v.Kind() == object.KindView {
		o := object.As[viewObject](v)
		return o.derive(rt, func(dst *buffer.View) error { return dst.InitView(&o.view) })
	}
	if !exportsBuffer(v) {
		return object.Value{}, pyerr.TypeError.Newf("memoryview: a bytes-like object is required, not '%s'", v.TypeName())
	}
	loan, owner, err := acquire(rt, v, r)
	if err != nil {
		return object.Value{}, err
	}
	return viewOfLoan(rt, loan, owner), nil
}
