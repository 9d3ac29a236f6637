package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// This file makes exporters of objects whose classes define __buffer__ and
// __release_buffer__ in Python.
//
// See https://peps.python.org/pep-0688/.

// A bufferWrapper stands between a loan and the object whose __buffer__ made
// the view that is lent: it is what views on the loan show as obj.
type bufferWrapper struct {
	object.Header
	rt   *object.Runtime
	view object.Value // what __buffer__ returned; owned while the loan lasts
	obj  object.Value // whose __buffer__; owned while the loan lasts
}

var bufferWrapperType = &object.Type{}

func defineBufferWrapper() {
	bufferWrapperType.Define(object.TypeSpec{
		Name: "_buffer_wrapper", Sealed: true,
		Slots: object.Slots{
			New: notInstantiable("_buffer_wrapper"),
			Children: func(v object.Value, visit func(object.Value)) {
				w := object.As[bufferWrapper](v)
				visit(w.view)
				visit(w.obj)
			},
		},
	})
}

// Export lends what the view lends. It lets the wrapper stand for the owner of
// a loan; no program reaches it.
func (w *bufferWrapper) Export(r buffer.Request) (*buffer.Buffer, error) {
	return object.As[viewObject](w.view).Export(r)
}

// lendsByMethod reports whether objects of the class lend by a __buffer__
// written in Python.
func lendsByMethod(t *object.Type) bool {
	return !t.Builtin() && t.Lookup("__buffer__").Kind() != object.KindNative
}

// releasesByMethod reports whether the class wants to know the end of a loan by
// a __release_buffer__ written in Python.
func releasesByMethod(t *object.Type) bool {
	if t.Builtin() {
		return false
	}
	method := t.Lookup("__release_buffer__")
	return method.IsSet() && method.Kind() != object.KindNative
}

// acquireByMethod is acquire for an object whose class defines __buffer__ in
// Python.
func acquireByMethod(rt *object.Runtime, v object.Value, r buffer.Request) (*buffer.Buffer, object.Value, error) {
	made, _, err := callSpecial(rt, v, "__buffer__", object.Int(int64(r)))
	if err != nil {
		return nil, object.Value{}, err
	}
	if made.Kind() != object.KindView {
		defer rt.Release(made)
		return nil, object.Value{}, pyerr.TypeError.Newf("%s.__buffer__() must return a memoryview, not %s", v.QualifiedTypeName(), made.QualifiedTypeName())
	}
	loan, err := object.As[viewObject](made).Export(r)
	if err != nil {
		rt.Release(made)
		return nil, object.Value{}, err
	}
	w := &bufferWrapper{rt: rt, view: made, obj: v.Retain()}
	w.Init(rt, bufferWrapperType)
	loan.SetOwner(w)
	loan.OnRelease = w.over
	return loan, w.Value(), nil
}

// over is called at the end of the loan: the view is lent no more.
func (w *bufferWrapper) over(*buffer.Buffer) {
	// Of a view on the object itself its own release tells the object.
	if object.As[viewObject](w.view).base != w.obj && releasesByMethod(w.obj.Type()) {
		callRelease(w.rt, w.obj, w.view)
	}
	w.rt.Replace(&w.view, object.Value{})
	w.rt.Replace(&w.obj, object.Value{})
}

// callRelease calls obj.__release_buffer__(view). There is no one to catch an
// exception.
func callRelease(rt *object.Runtime, obj, view object.Value) {
	result, _, err := callSpecial(rt, obj, "__release_buffer__", view)
	if err == nil {
		rt.Release(result)
		return
	}
	rt.Ignore(err, "in __release_buffer__ of "+obj.TypeName())
}

// A releaseCall is the lender of memory that Go code lends for an object whose
// class wants to know the end by a method: the method comes first.
type releaseCall struct {
	rt     *object.Runtime
	obj    object.Value // the loan's holder owns it
	lender buffer.Releaser
}

func watchRelease(rt *object.Runtime, v object.Value, loan *buffer.Buffer) {
	if releasesByMethod(v.Type()) {
		loan.Lender = &releaseCall{rt: rt, obj: v, lender: loan.Lender}
	}
}

// ReleaseBuffer shows the memory to the method, in a view that is dead
// afterwards and from which no other can be made, and ends the loan.
func (c *releaseCall) ReleaseBuffer(loan *buffer.Buffer) {
	shown := loan.Heap().NewBuffer()
	shown.Data, shown.Format, shown.Layout = loan.Data, loan.Format, loan.Layout
	shown.ReadOnly, shown.Pointers, shown.ID = loan.ReadOnly, loan.Pointers, loan.ID
	o := sessionOf(c.rt).blocks.takeView()
	o.view.InitLoan(shown, nil)
	o.view.Restrict()
	o.Init(c.rt, MemoryViewType)
	callRelease(c.rt, c.obj, o.Value())
	if err := o.view.Release(); err != nil {
		panic("builtin: restricted view is lent: " + err.Error())
	}
	c.rt.Release(o.Value())
	if c.lender != nil {
		c.lender.ReleaseBuffer(loan)
	}
}

// bufferMethods are __buffer__ and __release_buffer__ of a type whose memory Go
// code lends. Types that need not know the end of a loan lack the latter.
func bufferMethods(releases bool) []object.Method {
	methods := []object.Method{{Name: "__buffer__", Params: "*args", Fn: bufferMethod,
		Doc: "Return a buffer object that exposes the underlying memory of the object."}}
	if releases {
		methods = append(methods, object.Method{Name: "__release_buffer__", Params: "*args", Fn: releaseBufferMethod,
			Doc: "Release the buffer object that exposes the underlying memory of the object."})
	}
	return methods
}

// oneArgument checks the arguments of a method that stands for a slot, as CPython
// words it.
func oneArgument(name string, args object.Args) error {
	if len(args.Names) > 0 {
		return pyerr.TypeError.Newf("wrapper %s() takes no keyword arguments", name)
	}
	if n := len(args.Values); n != 1 {
		return pyerr.TypeError.Newf("%s expected 1 argument, got %d", name, n)
	}
	return nil
}

// See https://docs.python.org/3/reference/datamodel.html#object.__buffer__.
func bufferMethod(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	if err := oneArgument("__buffer__", args); err != nil {
		return object.Value{}, err
	}
	flags, err := object.AsSize(rt, args.At(0), pyerr.OverflowError)
	if err != nil {
		return object.Value{}, err
	}
	if int(int32(flags)) != flags {
		return object.Value{}, pyerr.OverflowError.New("buffer flags out of range")
	}
	request := buffer.Request(flags)
	if request == buffer.Read || request == buffer.Write {
		switch self.Kind() {
		case object.KindBytes, object.KindByteArray:
			return object.Value{}, errReadOrWrite(785)
		}
		request = buffer.Simple
	}
	exporter := exporterOf(self)
	loan, err := exporter.Export(request)
	if err != nil {
		return object.Value{}, err
	}
	loan.SetOwner(exporter)
	watchRelease(rt, self, loan)
	return viewOfLoan(rt, loan, self.Retain()), nil
}

// See https://docs.python.org/3/reference/datamodel.html#object.__release_buffer__.
func releaseBufferMethod(rt *object.Runtime, self object.Value, args object.Args) (object.Value, error) {
	if err := oneArgument("__release_buffer__", args); err != nil {
		return object.Value{}, err
	}
	view := args.At(0)
	if view.Kind() != object.KindView {
		return object.Value{}, pyerr.TypeError.New("expected a memoryview object")
	}
	o := object.As[viewObject](view)
	switch {
	case o.view.Released():
		return object.Value{}, pyerr.ValueError.New("memoryview's buffer has already been released")
	case !o.base.IsSet():
		return object.None, nil // what __release_buffer__ receives: its loan ends anyway
	case o.base != self:
		return object.Value{}, pyerr.ValueError.New("memoryview's buffer is not this object")
	}
	return done(o.release(rt))
}
