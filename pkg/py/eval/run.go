package eval

import "github.com/zerocopyzen/zen/pkg/py/object"

// run executes a frame and the frames it calls until it returns or fails. The
// program counter and the depth of the stack live in Go variables; they are
// written back to the frame before anything that may look at it.
func (m *Machine) run(f *Frame) (object.Value, error) {
	rt := m.rt
	bottom := m.top
	rt.Depth++
	m.top = f
	code := f.code
	ins := code.instructions
	slots := f.slots
	pc, sp := f.pc, f.sp
	var err error
	var result object.Value
	if m.injected != nil {
		ins, pc = raiseInjected, 0
	}

loop:
	for {
		in := ins[pc]
		pc++
	dispatch:
		switch in.op() {
		case opInjected:
			// An error that is raised where a generator stands.
			err, m.injected = m.injected, nil
			ins, pc = code.instructions, f.pc
			if ins[pc].op() == opYieldFrom {
				pc++
			}
			goto fail

		case opStatement:
			f.pc, f.sp = pc-1, sp
			if m.repeat.Open && m.repeats(f, pc-1) {
				in = ins[pc]
				pc++
				goto shrink
			}
			m.announced = announced{f.serial, pc - 1, in.arg()}
			m.config.Statement(f.span())

		case opBind:
			f.pc, f.sp = pc-1, sp
			if in.arg()&bindUnbind == 0 {
				m.tellBound(f, in.arg(), slots[sp-1])
			} else {
				m.tellBound(f, in.arg(), object.Value{})
			}

		case opPop:
			sp--
			rt.Release(slots[sp])

		case opPopTo:
			keep := code.base() + in.arg()
			for sp > keep {
				sp--
				if v := slots[sp]; v.IsSet() {
					f.sp = sp
					rt.Release(v)
				}
			}

		case opDup:
			slots[sp] = slots[sp-1].Retain()
			sp++

		case opDupPair:
			slots[sp], slots[sp+1] = slots[sp-2].Retain(), slots[sp-1].Retain()
			sp += 2

		case opSwap:
			slots[sp-1], slots[sp-2] = slots[sp-2], slots[sp-1]

		case opCopy:
			slots[sp] = slots[code.base()+in.arg()].Retain()
			sp++

		case opConst:
			v := code.consts[in.arg()]
			if v.IsSet() {
				v.Retain()
			}
			slots[sp] = v
			sp++

		case opLocal:
			v := slots[in.arg()]
			if !v.IsSet() {
				err = unboundLocal(code.locals[in.arg()])
				goto fail
			}
			slots[sp] = v.Retain()
			sp++

		case opSetLocal:
			sp--
			old := slots[in.arg()]
			slots[in.arg()] = slots[sp]
			if old.IsSet() {
				f.pc, f.sp = pc-1, sp
				rt.Release(old)
			}

		case opGlobal:
			g := code.globals
			v := g.values[in.arg()]
			if !v.IsSet() {
				if v = g.builtins[in.arg()]; !v.IsSet() {
					err = m.undefined(g.names[in.arg()])
					goto fail
				}
			}
			slots[sp] = v.Retain()
			sp++

		case opSetGlobal:
			sp--
			g := code.globals
			old := g.values[in.arg()]
			g.values[in.arg()] = slots[sp]
			if old.IsSet() {
				f.pc, f.sp = pc-1, sp
				rt.Release(old)
			}

		case opFree:
			v := object.As[Cell](f.fn.cells[in.arg()]).v
			if !v.IsSet() {
				err = m.unboundFree(code.frees[in.arg()].Name)
				goto fail
			}
			slots[sp] = v.Retain()
			sp++

		case opCell:
			v := object.As[Cell](slots[len(code.locals)+in.arg()]).v
			if !v.IsSet() {
				err = unboundLocal(code.cells[in.arg()].Name)
				goto fail
			}
			slots[sp] = v.Retain()
			sp++

		case opBinary, opInPlace:
			a, b := slots[sp-2], slots[sp-1]
			if v, ok := arithmetic(object.Operator(in.arg()), a, b); ok {
				sp--
				slots[sp-1] = v
				continue
			}
			f.pc, f.sp = pc-1, sp
			if in.op() == opInPlace {
				result, err = object.InPlace(rt, object.Operator(in.arg()), a, b)
			} else {
				result, err = object.Binary(rt, object.Operator(in.arg()), a, b)
			}
			if err != nil {
				goto fail
			}
			sp--
			slots[sp-1] = result
			f.sp = sp
			rt.Release(b)
			rt.Release(a)

		case opCompare:
			a, b := slots[sp-2], slots[sp-1]
			op := object.Comparison(in.arg())
			if a.IsSmallInt() && b.IsSmallInt() {
				truth := smallCompare(op, a.SmallInt(), b.SmallInt())
				sp -= 2
				switch next := ins[pc]; next.op() {
				case opJumpIfFalse:
					pc++
					if !truth {
						pc = next.arg()
					}
				case opJumpIfTrue:
					pc++
					if truth {
						pc = next.arg()
					}
				default:
					slots[sp] = object.Bool(truth)
					sp++
				}
				continue
			}
			f.pc, f.sp = pc-1, sp
			result, err = object.Compare(rt, op, a, b)
			if err != nil {
				goto fail
			}
			sp--
			slots[sp-1] = result
			f.sp = sp
			rt.Release(b)
			rt.Release(a)

		case opJump:
			pc = in.arg()

		case opLoop:
			goto back

		case opJumpIfFalse, opJumpIfTrue:
			v := slots[sp-1]
			var truth bool
			switch {
			case v.IsBool():
				truth = v == object.True
			case v.IsSmallInt():
				truth = v.SmallInt() != 0
			default:
				f.pc, f.sp = pc-1, sp
				if truth, err = object.Truth(rt, v); err != nil {
					goto fail
				}
			}
			sp--
			if truth == (in.op() == opJumpIfTrue) {
				pc = in.arg()
			}
			f.sp = sp
			rt.Release(v)

		case opJumpIfFalseOrPop, opJumpIfTrueOrPop:
			v := slots[sp-1]
			f.pc, f.sp = pc-1, sp
			var truth bool
			if truth, err = object.Truth(rt, v); err != nil {
				goto fail
			}
			if truth == (in.op() == opJumpIfTrueOrPop) {
				pc = in.arg()
				continue
			}
			sp--
			f.sp = sp
			rt.Release(v)

		case opForIter:
			it := slots[sp-1]
			var item object.Value
			switch it.Kind() {
			case object.KindRangeIterator:
				if i, ok := object.As[object.RangeIterator](it).Step(); ok {
					item = object.Int(i)
				}
			case object.KindListIterator:
				f.pc, f.sp = pc-1, sp
				item = object.As[object.ListIterator](it).NextItem(rt)
			default:
				f.pc, f.sp = pc-1, sp
				if item, err = object.Next(rt, it); err != nil {
					goto fail
				}
			}
			if item.IsSet() {
				slots[sp] = item
				sp++
				continue
			}
			pc = in.arg()
			sp--
			f.sp = sp
			rt.Release(it)

		case opRange:
			v, start, stop := slots[sp-3], slots[sp-2], slots[sp-1]
			f.pc, f.sp = pc-1, sp
			if result, err = object.GetRange(rt, v, start, stop); err != nil {
				goto fail
			}
			sp -= 2
			slots[sp-1] = result
			f.sp = sp
			rt.Release(stop)
			rt.Release(start)
			rt.Release(v)

		case opItem:
			v, key := slots[sp-2], slots[sp-1]
			f.pc, f.sp = pc-1, sp
			if result, err = object.GetItem(rt, v, key); err != nil {
				goto fail
			}
			sp--
			slots[sp-1] = result
			f.sp = sp
			rt.Release(key)
			rt.Release(v)

		case opSetItem:
			x, v, key := slots[sp-3], slots[sp-2], slots[sp-1]
			f.pc, f.sp = pc-1, sp
			if err = object.SetItem(rt, v, key, x); err != nil {
				goto fail
			}
			sp -= 3
			f.sp = sp
			rt.Release(key)
			rt.Release(v)
			rt.Release(x)

		case opMethod:
			v := slots[sp-1]
			f.pc, f.sp = pc-1, sp
			var fn object.Value
			var bound bool
			if code.methods == nil {
				code.methods = make([]object.MethodCache, len(code.names))
			}
			if fn, bound, err = code.methods[in.arg()].Lookup(rt, v, code.names[in.arg()]); err != nil {
				err = rt.AttributeFailure(err, v, code.names[in.arg()])
				goto fail
			}
			if bound {
				slots[sp-1], slots[sp] = fn, object.Value{}
				sp++
				f.sp = sp
				rt.Release(v)
				continue
			}
			slots[sp-1], slots[sp] = fn.Retain(), v
			sp++

		case opCall:
			n := in.arg()
			at := sp - n - 2
			fn, self := slots[at], slots[at+1]
			f.pc, f.sp = pc-1, sp
			if fn.Kind() == object.KindFunction {
				m.budget--
				if m.budget < 0 {
					if err = m.poll(); err != nil {
						goto fail
					}
				}
				first := at + 2
				if self.IsSet() {
					first = at + 1
				}
				var callee *Frame
				if callee, err = m.call(object.As[Function](fn), object.Value{}, object.Args{Values: slots[first:sp]}); err != nil {
					goto fail
				}
				m.dropTo(f, at)
				f.pc = pc
				callee.back = f
				f = callee
				m.top = f
				rt.Depth++
				code, ins, slots = f.code, f.code.instructions, f.slots
				pc, sp = f.pc, f.sp
				continue
			}
			if result, err = object.CallOperand(rt, fn, self, object.Args{Values: slots[at+2 : sp]}); err != nil {
				goto fail
			}
			slots[at], result = result, fn
			for sp--; sp > at; sp-- {
				if v := slots[sp]; v.IsSet() {
					f.sp = sp
					rt.Release(v)
				}
			}
			sp = at + 1
			f.sp = sp
			rt.Release(result)

		case opReturn:
			sp--
			result = slots[sp]
			f.pc, f.sp = pc-1, sp
			if base := code.base(); sp > base {
				m.dropTo(f, base)
			}
			back, entry := f.back, f.entry
			m.top = back
			rt.Depth--
			if code.class {
				m.body, f.names = f.names, nil
			}
			m.leave(f)
			if entry {
				m.top = bottom
				m.suspended = false
				return result, nil
			}
			f = back
			code, ins, slots = f.code, f.code.instructions, f.slots
			pc, sp = f.pc, f.sp
			slots[sp] = result
			sp++

		case opGenerator:
			// The frame passes to the generator, and its caller goes on.
			f.pc, f.sp = pc, sp
			back, entry := f.back, f.entry
			m.top = back
			rt.Depth--
			result = newGenerator(m, f)
			if entry {
				m.top = bottom
				return result, nil
			}
			f = back
			code, ins, slots = f.code, f.code.instructions, f.slots
			pc, sp = f.pc, f.sp
			slots[sp] = result
			sp++

		case opYield:
			sp--
			f.pc, f.sp = pc, sp
			m.top = bottom
			m.suspended = true
			rt.Depth--
			return slots[sp], nil

		case opYieldFrom:
			f.pc, f.sp = pc-1, sp
			var done bool
			result, done, err = m.delegate(slots[sp-2], slots[sp-1])
			if err != nil {
				goto fail
			}
			sent := slots[sp-1]
			sp--
			f.sp = sp
			rt.Release(sent)
			if !done {
				// The instruction is run again when the generator goes on.
				f.pc = pc - 1
				m.top = bottom
				m.suspended = true
				rt.Depth--
				return result, nil
			}
			it := slots[sp-1]
			slots[sp-1] = result
			rt.Release(it)

		case opReraise:
			sp--
			f.pc, f.sp = pc-1, sp
			err = object.Raise(slots[sp])
			goto unwind

		case opForRange:
			it, next := slots[sp-1], ins[pc]
			if it.Kind() == object.KindRangeIterator {
				told := next.op() == opBind
				if told {
					next = ins[pc+1]
				}
				row := slots
				if next.op() == opSetGlobal {
					row = code.globals.values
				}
				if old := row[next.arg()]; !old.IsSet() || !old.Counted() {
					if i, ok := object.As[object.RangeIterator](it).Step(); ok {
						if told {
							f.pc, f.sp = pc, sp
							m.tellBound(f, ins[pc].arg(), object.Int(i))
							pc++
						}
						row[next.arg()] = object.Int(i)
						pc++
						continue
					}
				}
			}
			in = in.first()
			goto dispatch

		case opTest:
			goto test

		case opArithmetic:
			a, b := code.variable(slots, in), code.operand(slots, ins[pc])
			var ok bool
			if result, ok = arithmetic(object.Operator(ins[pc+1].arg()), a, b); ok {
				pc += 2
				goto put
			}
			in = in.first()
			goto dispatch

		case opCompareJump:
			a, b := code.variable(slots, in), code.operand(slots, ins[pc])
			if a.IsSmallInt() && b.IsSmallInt() {
				truth := smallCompare(object.Comparison(ins[pc+1].arg()), a.SmallInt(), b.SmallInt())
				next := ins[pc+2]
				pc += 3
				if truth == (next.op() == opJumpIfTrue) {
					pc = next.arg()
				}
				continue
			}
			in = in.first()
			goto dispatch

		case opItemOf:
			var ok bool
			f.pc, f.sp = pc+1, sp
			result, ok, err = object.PlainItem(rt, code.variable(slots, in), code.operand(slots, ins[pc]))
			if ok {
				pc += 2
				if err != nil {
					goto fail
				}
				goto put
			}
			in = in.first()
			goto dispatch

		case opSetItemOf:
			var ok bool
			f.pc, f.sp = pc+1, sp
			ok, err = object.PlainSetItem(rt, code.variable(slots, in), code.operand(slots, ins[pc]), slots[sp-1])
			if ok {
				pc += 2
				if err != nil {
					goto fail
				}
				sp-- // a number: nothing to release
				continue
			}
			in = in.first()
			goto dispatch

		case opShrink:
			goto shrink

		case opLenOf:
			g := code.globals
			if n, ok := object.PlainLen(rt, code.operand(slots, ins[pc+1])); ok && m.isLen(g, in.arg()>>1) {
				pc += 3
				slots[sp] = object.Int(int64(n))
				sp++
				continue
			}
			in = in.first()
			goto dispatch

		case opRangeOf:
			var ok bool
			f.pc, f.sp = pc+2, sp
			result, ok, err = object.PlainRange(rt, code.variable(slots, in), code.operand(slots, ins[pc]), code.operand(slots, ins[pc+1]))
			if ok {
				pc += 3
				if err != nil {
					goto fail
				}
				goto put
			}
			in = in.first()
			goto dispatch

		default:
			f.pc, f.sp = pc-1, sp
			next := pc
			if in.op().wide() {
				next++
			}
			var jump int
			if jump, err = m.slow(f, in); err != nil {
				sp = f.sp
				goto fail
			}
			pc, sp = next, f.sp
			if jump >= 0 {
				pc = jump
			}
		}
		continue

	shrink:
		// The value of a variable gives way to a slice of it.
		{
			v, group := code.place(slots, in), &code.shrinks[ins[pc+2].arg()]
			f.pc, f.sp = pc+2, sp
			var rounds int
			if group.told {
				rounds, err = m.shrinkUnheard(v, group)
			} else {
				rounds, err = m.shrink(v, group, group.alone)
			}
			unheard := m.repeat.Now
			m.repeat.Now = false
			if rounds > 0 && err == nil {
				pc = group.next
				if in = ins[pc]; in.op() == opLoop {
					pc++
					goto back
				}
				continue
			}
			if unheard {
				// It is announced after all, and fails again if it has.
				err = nil
				m.announced.pc = -1
				pc--
				in = ins[pc-1]
				goto dispatch
			}
			if err != nil {
				pc += 3
				goto fail
			}
			in = in.with(opRangeOf)
			goto dispatch
		}

	back:
		// A loop goes round. What it tests is nearly always the next thing.
		m.budget--
		if m.budget < 0 {
			f.pc, f.sp = pc-1, sp
			if err = m.poll(); err != nil {
				goto fail
			}
		}
		pc = in.arg()
		if in = ins[pc]; in.op() != opTest {
			continue
		}
		pc++

	test:
		if truth, ok := object.PlainTruth(rt, code.variable(slots, in)); ok {
			next := ins[pc]
			pc++
			if truth == (next.op() == opJumpIfTrue) {
				pc = next.arg()
			}
			continue
		}
		in = in.first()
		goto dispatch

	put:
		// The result of a fused instruction goes where the next one stores it.
		if ins[pc].op() == opBind {
			f.pc, f.sp = pc, sp
			m.tellBound(f, ins[pc].arg(), result)
			pc++
		}
		switch next := ins[pc]; next.op() {
		case opSetLocal, opSetGlobal:
			row := slots
			if next.op() == opSetGlobal {
				row = code.globals.values
			}
			old := row[next.arg()]
			row[next.arg()] = result
			pc++
			if old.IsSet() {
				f.pc, f.sp = pc-1, sp
				rt.Release(old)
			}
		default:
			slots[sp] = result
			sp++
		}
		continue

	fail:
		f.pc, f.sp = pc-1, sp
		err = m.raised(f, err)
	unwind:
		for {
			h, ok := f.code.handlerAt(f.pc)
			if ok && !m.abandoned() {
				slots, code, ins = f.slots, f.code, f.code.instructions
				m.dropTo(f, code.base()+h.depth)
				sp = f.sp
				slots[sp] = rt.Exception(err)
				sp++
				pc = h.target
				err = nil
				continue loop
			}
			m.dropTo(f, f.code.base())
			back, entry := f.back, f.entry
			m.top = back
			rt.Depth--
			m.leave(f)
			if entry {
				m.top = bottom
				return object.Value{}, err
			}
			f = back
			f.pc--
			m.addTraceback(f, err)
		}
	}
}
