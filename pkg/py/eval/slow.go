package eval

import (
	"fmt"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// slow executes the instructions that are not worth a place in the loop. It
// returns where to go on, or -1 for the next instruction. Operands stay on the
// frame's stack until the work has succeeded, so that a failure need not know
// them.
func (m *Machine) slow(f *Frame, in instruction) (jump int, err error) {
	rt := m.rt
	arg := in.arg()
	second := 0
	if in.op().wide() {
		second = int(f.code.instructions[f.pc+1])
	}
	switch in.op() {
	case opDelLocal:
		v := f.slots[arg]
		if !v.IsSet() {
			return -1, unboundLocal(f.code.locals[arg])
		}
		rt.Replace(&f.slots[arg], object.Value{})
	case opClearLocal:
		rt.Replace(&f.slots[arg], object.Value{})
	case opMakeCell:
		rt.Replace(&f.slots[len(f.code.locals)+arg], newCell(rt, object.Value{}))
	case opDelCell:
		return -1, delCell(rt, f.slots[len(f.code.locals)+arg], f.code.cells[arg].Name)
	case opDelFree:
		return -1, delCell(rt, f.fn.cells[arg], f.code.frees[arg].Name)
	case opDelGlobal:
		g := f.code.globals
		if !g.values[arg].IsSet() {
			return -1, m.undefined(g.names[arg])
		}
		rt.Replace(&g.values[arg], object.Value{})
	case opName, opNameOrFree:
		return -1, m.loadName(f, in.op(), arg, second)
	case opSetName:
		f.sp--
		if old := f.names.Set(f.code.names[arg], f.slots[f.sp]); old.IsSet() {
			rt.Release(old)
		}
	case opDelName:
		old := f.names.Delete(f.code.names[arg])
		if !old.IsSet() {
			return -1, m.undefined(f.code.names[arg])
		}
		rt.Release(old)
	case opSetCell:
		f.sp--
		rt.Replace(&object.As[Cell](f.slots[len(f.code.locals)+arg]).v, f.slots[f.sp])
	case opSetFree:
		f.sp--
		rt.Replace(&object.As[Cell](f.fn.cells[arg]).v, f.slots[f.sp])
	case opLift:
		x, y, z := &f.slots[f.sp-3], &f.slots[f.sp-2], &f.slots[f.sp-1]
		*x, *y, *z = *z, *x, *y
	case opCellObject:
		f.push(f.slots[len(f.code.locals)+arg].Retain())
	case opFreeObject:
		f.push(f.fn.cells[arg].Retain())

	case opAttr:
		v, err := object.GetAttr(rt, f.top(), f.code.names[arg])
		if err != nil {
			err = rt.AttributeFailure(err, f.top(), f.code.names[arg])
		}
		return -1, m.finish(f, 1, v, err)
	case opSetAttr:
		if err := object.SetAttr(rt, f.top(), f.code.names[arg], f.peek(1)); err != nil {
			return -1, err
		}
		m.drop(f, 2)
	case opDelAttr:
		if err := object.DelAttr(rt, f.top(), f.code.names[arg]); err != nil {
			return -1, err
		}
		m.drop(f, 1)
	case opDelItem:
		if err := object.DelItem(rt, f.peek(1), f.top()); err != nil {
			return -1, err
		}
		m.drop(f, 2)
	case opSetRange:
		key := object.NewSlice(rt, f.peek(1).Retain(), f.top().Retain(), object.None)
		err := object.SetItem(rt, f.peek(2), key, f.peek(3))
		rt.Release(key)
		if err != nil {
			return -1, err
		}
		m.drop(f, 4)
	case opMakeSlice:
		step := object.None
		if arg == 3 {
			step = f.top().Retain()
		}
		start, stop := f.peek(arg-1).Retain(), f.peek(arg-2).Retain()
		return -1, m.finish(f, arg, object.NewSlice(rt, start, stop, step), nil)

	case opIs:
		return -1, m.finish(f, 2, object.Bool((f.peek(1) == f.top()) != (arg == 1)), nil)
	case opIn:
		found, err := object.Contains(rt, f.top(), f.peek(1))
		return -1, m.finish(f, 2, object.Bool(found != (arg == 1)), err)
	case opNegative:
		v, err := object.Negative(rt, f.top())
		return -1, m.finish(f, 1, v, err)
	case opPositive:
		v, err := object.Positive(rt, f.top())
		return -1, m.finish(f, 1, v, err)
	case opInvert:
		v, err := object.Invert(rt, f.top())
		return -1, m.finish(f, 1, v, err)
	case opNot:
		truth, err := object.Truth(rt, f.top())
		return -1, m.finish(f, 1, object.Bool(!truth), err)

	case opTuple, opList, opListEven, opSet, opDict, opString, opListAppend, opSetAdd, opDictAdd, opListExtend, opArguments, opSetExtend,
		opDictUpdate, opDictMerge, opListTuple, opUnpack, opUnpackStar:
		return -1, m.collection(f, in.op(), arg, second)

	case opJumpIfNone:
		if f.top().IsNone() {
			jump = arg
		} else {
			jump = -1
		}
		m.drop(f, 1)
		return jump, nil
	case opIter:
		v, err := object.Iter(rt, f.top())
		return -1, m.finish(f, 1, v, err)

	case opCallNames:
		at := f.sp - arg - 2
		args := object.Args{Values: f.slots[at+2 : f.sp], Names: f.code.nameLists[second]}
		v, err := object.CallOperand(rt, f.slots[at], f.slots[at+1], args)
		return -1, m.finish(f, arg+2, v, err)
	case opCallSpread:
		return -1, m.callSpread(f)
	case opFunction:
		return -1, m.makeFunction(f, f.code.codes[arg], second)
	case opClass:
		return -1, m.makeClass(f)

	case opRaise:
		return -1, m.raise(f, arg)
	case opPushExc:
		exc, previous := f.top(), rt.Handling
		if previous.IsSet() {
			previous.Retain()
		}
		f.slots[f.sp-1] = previous
		f.push(exc)
		rt.Handling = exc
	case opRestoreExc:
		rt.Handling = f.slots[f.code.base()+arg]
	case opMatchExc:
		match, err := object.MatchesException(rt, f.peek(1), f.top())
		return -1, m.finish(f, 1, object.Bool(match), err)
	case opWithEnter:
		return -1, m.withEnter(f)
	case opWithExcept:
		return -1, m.withExcept(f)
	case opAssertion:
		f.push(object.ExceptionType(pyerr.AssertionError).Value())

	case opImport:
		return -1, m.importModule(f, arg)
	case opImportFrom:
		return -1, m.importFrom(f, f.code.names[arg])
	case opFormat:
		return -1, m.format(f, arg)
	case opEcho:
		return -1, m.echo(f)
	case opMatchSequence:
		return -1, m.matchSequence(f, arg, second == 1)
	case opSequenceItem:
		i := arg
		if second == 1 {
			i = -arg
		}
		v, err := object.GetItem(rt, f.top(), object.Int(int64(i)))
		if err != nil {
			return -1, err
		}
		f.push(v)
	case opSequenceRest:
		return -1, m.sequenceRest(f, arg, second)
	default:
		panic("eval: unknown instruction " + in.op().String())
	}
	return -1, nil
}

// push pushes v, whose reference the frame takes over.
func (f *Frame) push(v object.Value) {
	f.slots[f.sp] = v
	f.sp++
}

// top returns the operand on top, borrowed; peek(n) the one n below it.
func (f *Frame) top() object.Value       { return f.slots[f.sp-1] }
func (f *Frame) peek(n int) object.Value { return f.slots[f.sp-1-n] }

// drop releases n operands.
func (m *Machine) drop(f *Frame, n int) { m.dropTo(f, f.sp-n) }

// finish replaces n operands by the result of an operation on them, unless it
// failed.
func (m *Machine) finish(f *Frame, n int, v object.Value, err error) error {
	if err != nil {
		return err
	}
	m.drop(f, n)
	f.push(v)
	return nil
}

func delCell(rt *object.Runtime, cell object.Value, name string) error {
	c := object.As[Cell](cell)
	if !c.v.IsSet() {
		return unboundLocal(name)
	}
	rt.Replace(&c.v, object.Value{})
	return nil
}

// loadName pushes a name as a class body sees it.
func (m *Machine) loadName(f *Frame, op opcode, name, second int) error {
	v := f.names.Get(f.code.names[name])
	if !v.IsSet() && op == opNameOrFree {
		v = object.As[Cell](f.fn.cells[second]).v
		if !v.IsSet() {
			return m.unboundFree(f.code.names[name])
		}
	}
	if !v.IsSet() {
		g := f.code.globals
		if v = g.values[second]; !v.IsSet() {
			if v = g.builtins[second]; !v.IsSet() {
				return m.undefined(g.names[second])
			}
		}
	}
	f.push(v.Retain())
	return nil
}

func (m *Machine) makeFunction(f *Frame, code *Code, parts int) error {
	fn := &Function{machine: m, code: code, name: code.name, qualname: code.qualname}
	code.Value().Retain()
	if parts&withCells != 0 {
		f.sp--
		fn.cells = m.takeTuple(f.slots[f.sp])
	}
	if parts&withKwDefaults != 0 {
		f.sp--
		fn.kwDefaults = f.slots[f.sp]
	}
	if parts&withDefaults != 0 {
		f.sp--
		fn.defaults = m.takeTuple(f.slots[f.sp])
	}
	fn.Init(m.rt, functionType)
	f.push(fn.Value())
	return nil
}

// takeTuple returns the items of a tuple of its own and releases the tuple.
func (m *Machine) takeTuple(t object.Value) []object.Value {
	items := make([]object.Value, 0, 4)
	for _, v := range object.TupleItems(t) {
		items = append(items, v.Retain())
	}
	m.rt.Release(t)
	return items
}

// makeClass runs a class body, fn on the stack below the name and the tuple of
// bases, and makes the class.
func (m *Machine) makeClass(f *Frame) error {
	fn, name, bases := f.peek(2), f.peek(1), f.top()
	if m.rt.Depth >= m.rt.Recursion {
		return pyerr.RecursionError.New("maximum recursion depth exceeded")
	}
	body := m.newFrame(object.As[Function](fn).code, object.As[Function](fn))
	body.names = &object.Names{}
	cell, err := m.nested(body)
	if err != nil {
		return err
	}
	names := m.body
	m.body = nil
	classes := object.ClassBases(object.TupleItems(bases))
	meta, err := object.Metaclass(classes)
	if err == nil && meta != object.TypeType {
		m.rt.Release(cell)
		return m.callMetaclass(f, meta, names)
	}
	var class object.Value
	if err == nil {
		class, err = object.NewClass(m.rt, object.StrOf(name), classes, names)
	}
	if err == nil && cell.Kind() == object.KindCell {
		m.rt.Replace(&object.As[Cell](cell).v, class.Retain())
	}
	m.rt.Release(cell)
	if err != nil {
		names.Clear(m.rt)
	}
	return m.finish(f, 3, class, err)
}

// callMetaclass calls the class of bases that are no classes themselves, with
// name, bases and names, as the class statement does. Most refuse.
func (m *Machine) callMetaclass(f *Frame, meta *object.Type, names *object.Names) error {
	dict, err := object.NewDict(m.rt)
	if err != nil {
		names.Clear(m.rt)
		return err
	}
	defer m.rt.Release(dict)
	for _, name := range names.Keys() {
		if err == nil {
			err = object.As[object.Dict](dict).SetStr(m.rt, name, names.Get(name))
		}
	}
	names.Clear(m.rt)
	if err != nil {
		return err
	}
	made, err := object.CallValues(m.rt, meta.Value(), f.peek(1), f.top(), dict)
	return m.finish(f, 3, made, err)
}

func (m *Machine) callSpread(f *Frame) error {
	fn, self, list, dict := f.peek(3), f.peek(2), f.peek(1), object.As[object.Dict](f.top())
	args := object.Args{Values: append([]object.Value(nil), object.ListItems(list)...)}
	for i := 0; ; {
		key, v, next, ok := dict.EntryAt(i)
		if !ok {
			break
		}
		i = next
		if !key.IsStr() {
			if object.TakesAnyKeys(fn) {
				continue
			}
			return pyerr.TypeError.New("keywords must be strings")
		}
		args.Names = append(args.Names, object.StrOf(key))
		args.Values = append(args.Values, v)
	}
	v, err := object.CallOperand(m.rt, fn, self, args)
	return m.finish(f, 4, v, err)
}

func (m *Machine) withEnter(f *Frame) error {
	manager := f.top()
	t := manager.Type()
	enter, exit := t.Lookup("__enter__"), t.Lookup("__exit__")
	if !enter.IsSet() || !exit.IsSet() {
		missing := "__enter__"
		if !exit.IsSet() {
			missing = "__exit__"
		}
		return pyerr.TypeError.Newf("'%s' object does not support the context manager protocol (missed %s method)", t.Name(), missing)
	}
	bound, err := object.GetAttr(m.rt, manager, "__exit__")
	if err != nil {
		return err
	}
	f.slots[f.sp-1] = bound
	f.push(manager)
	v, err := object.CallAttr(m.rt, manager, "__enter__")
	return m.finish(f, 1, v, err)
}

// withExcept calls the exit function for the exception on top of the stack.
func (m *Machine) withExcept(f *Frame) error {
	exc, exit := f.top(), f.peek(2)
	tb := object.As[object.Exception](exc).Traceback
	if !tb.IsSet() {
		tb = object.None
	}
	v, err := object.CallValues(m.rt, exit, exc.Type().Value(), exc, tb)
	if err != nil {
		return err
	}
	truth, err := object.Truth(m.rt, v)
	m.rt.Release(v)
	if err != nil {
		return err
	}
	f.push(object.Bool(truth))
	return nil
}

func (m *Machine) importModule(f *Frame, arg int) error {
	name, innermost := f.code.names[arg>>1], arg&1 == 1
	if m.config.Module == nil {
		return m.rt.NamedFailure(pyerr.ModuleNotFoundError.Newf("No module named '%s'", name), name)
	}
	v, err := m.config.Module(m.rt, name)
	if err != nil {
		return m.rt.NamedFailure(err, name)
	}
	if outer, _, dotted := strings.Cut(name, "."); dotted && !innermost {
		m.rt.Release(v)
		if v, err = m.config.Module(m.rt, outer); err != nil {
			return err
		}
	}
	f.push(v)
	return nil
}

func (m *Machine) importFrom(f *Frame, name string) error {
	v, err := object.FindAttr(m.rt, f.top(), name)
	if err != nil {
		return err
	}
	if !v.IsSet() {
		module, err := object.GetAttr(m.rt, f.top(), "__name__")
		if err != nil {
			return err
		}
		defer m.rt.Release(module)
		text := fmt.Sprintf("cannot import name '%s' from '%s' (unknown location)", name, object.StrOf(module))
		if m.config.Lacks != nil {
			if reason := m.config.Lacks(object.StrOf(module), name); reason != "" {
				text += ": " + reason
			}
		}
		return m.rt.NamedFailure(pyerr.ImportError.New(text), object.StrOf(module))
	}
	f.push(v)
	return nil
}

// format replaces a value, and its format spec when there is one, by its text.
func (m *Machine) format(f *Frame, arg int) error {
	spec, n := "", 1
	if arg&1 == 1 {
		spec, n = object.StrOf(f.top()), 2
	}
	v := f.peek(n - 1)
	var text string
	var err error
	switch byte(arg >> 1) {
	case 's':
		text, err = object.StrText(m.rt, v)
	case 'r':
		text, err = object.Repr(m.rt, v)
	case 'a':
		text, err = object.ASCIIText(m.rt, v)
	default:
		text, err = object.Format(m.rt, v, spec)
		spec = ""
	}
	if err == nil && spec != "" {
		text, err = object.Format(m.rt, object.NewStr(text), spec)
	}
	if err != nil {
		return err
	}
	s, err := object.MakeStr(m.rt, text)
	return m.finish(f, n, s, err)
}

func (m *Machine) matchSequence(f *Frame, n int, atLeast bool) error {
	match := false
	switch f.top().Kind() {
	case object.KindList, object.KindTuple, object.KindRange, object.KindArray, object.KindView:
		length, err := object.Len(m.rt, f.top())
		if err != nil {
			return err
		}
		match = length == n || atLeast && length > n
	}
	f.push(object.Bool(match))
	return nil
}

func (m *Machine) sequenceRest(f *Frame, before, after int) error {
	n, err := object.Len(m.rt, f.top())
	if err != nil {
		return err
	}
	rest := make([]object.Value, 0, max(n-before-after, 0))
	for i := before; i < n-after; i++ {
		v, err := object.GetItem(m.rt, f.top(), object.Int(int64(i)))
		if err != nil {
			m.rt.ReleaseAll(rest)
			return err
		}
		rest = append(rest, v)
	}
	list, err := object.NewList(m.rt, rest)
	if err != nil {
		return err
	}
	f.push(list)
	return nil
}
