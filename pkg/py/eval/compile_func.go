package eval

import (
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// inner compiles the body of a function, class or generator expression with a
// compiler of its own.
func (c *compiler) inner(scope *syntax.Scope, args *syntax.Arguments, body func(*compiler) error) (*Code, error) {
	in := c.m.newCompiler(scope, c.code.source, c.code.globals)
	in.span, in.imported = c.span, c.imported
	if args != nil {
		in.code.posOnly = len(args.PosOnly)
		in.code.args = len(args.PosOnly) + len(args.Args)
		in.code.kwOnly = len(args.KwOnly)
		in.code.vararg, in.code.kwarg = args.Vararg != nil, args.Kwarg != nil
	}
	if in.code.generator {
		in.emit(opGenerator, 0, 0)
	}
	if err := body(in); err != nil {
		c.m.rt.Release(in.code.Value())
		return nil, err
	}
	in.code.fuse()
	c.code.codes = append(c.code.codes, in.code)
	return in.code, nil
}

// Parts of a function object that stand on the stack when it is made.
const (
	withDefaults = 1 << iota
	withKwDefaults
	withCells
)

// makeFunction pushes a function of the code that was compiled last. The
// defaults are on the stack already, as parts says.
func (c *compiler) makeFunction(code *Code, parts int) {
	if len(code.frees) > 0 {
		for _, free := range code.frees {
			if free.Kind == syntax.CellName {
				c.emit(opCellObject, int(free.Slot), 1)
			} else {
				c.emit(opFreeObject, int(free.Slot), 1)
			}
		}
		c.emit(opTuple, len(code.frees), 1-len(code.frees))
		parts |= withCells
	}
	effect := 1
	for _, part := range []int{withDefaults, withKwDefaults, withCells} {
		if parts&part != 0 {
			effect--
		}
	}
	c.emitWide(opFunction, len(c.code.codes)-1, parts, effect)
}

// defaults pushes the default values of parameters and returns which there are.
func (c *compiler) defaults(args *syntax.Arguments) (parts int, err error) {
	if len(args.Defaults) > 0 {
		if err := c.exprs(args.Defaults); err != nil {
			return 0, err
		}
		c.emit(opTuple, len(args.Defaults), 1-len(args.Defaults))
		parts |= withDefaults
	}
	pairs := 0
	for i, d := range args.KwDefaults {
		if d == nil {
			continue
		}
		c.str(args.KwOnly[i].Name.ID)
		if err := c.expr(d); err != nil {
			return 0, err
		}
		pairs++
	}
	if pairs > 0 {
		c.emit(opDict, pairs, 1-2*pairs)
		parts |= withKwDefaults
	}
	return parts, nil
}

func (c *compiler) lambda(e *syntax.Lambda) error {
	parts, err := c.defaults(e.Args)
	if err != nil {
		return err
	}
	code, err := c.inner(e.Scope, e.Args, func(in *compiler) error {
		if err := in.expr(e.Body); err != nil {
			return err
		}
		in.emit(opReturn, 0, -1)
		return nil
	})
	if err != nil {
		return err
	}
	c.makeFunction(code, parts)
	return nil
}

func (c *compiler) functionDef(s *syntax.FunctionDef) error {
	if err := c.exprs(s.Decorators); err != nil {
		return err
	}
	parts, err := c.defaults(s.Args)
	if err != nil {
		return err
	}
	code, err := c.inner(s.Scope, s.Args, func(in *compiler) error {
		body := s.Body
		if doc := docstring(body); doc != nil {
			in.code.doc = cleanDoc(doc.Text)
			body = body[1:]
		}
		if err := in.stmts(body); err != nil {
			return err
		}
		in.returnNone()
		return nil
	})
	if err != nil {
		return err
	}
	c.makeFunction(code, parts)
	c.decorate(s.Decorators)
	c.store(s.Name)
	return nil
}

// decorate calls the decorators below the function or class on the stack, the
// last one first.
func (c *compiler) decorate(decorators []syntax.Expr) {
	for i := len(decorators) - 1; i >= 0; i-- {
		restore := c.at(decorators[i])
		c.emit(opConst, c.unset(), 1)
		c.emit(opSwap, 0, 0)
		c.emit(opCall, 1, -2)
		restore()
	}
}

func (c *compiler) classDef(s *syntax.ClassDef) error {
	if err := c.exprs(s.Decorators); err != nil {
		return err
	}
	code, err := c.inner(s.Scope, nil, func(in *compiler) error { return in.classBody(s) })
	if err != nil {
		return err
	}
	c.makeFunction(code, 0)
	c.str(s.Name.ID)
	if hasStarred(s.Bases) {
		if err := c.display(s.Bases, opTuple); err != nil {
			return err
		}
	} else {
		if err := c.exprs(s.Bases); err != nil {
			return err
		}
		c.emit(opTuple, len(s.Bases), 1-len(s.Bases))
	}
	c.emit(opClass, 0, -2)
	c.decorate(s.Decorators)
	c.store(s.Name)
	return nil
}

func (c *compiler) classBody(s *syntax.ClassDef) error {
	c.str(s.Scope.Qualname)
	c.emit(opSetName, c.name("__qualname__"), -1)
	if doc := docstring(s.Body); doc != nil {
		c.str(cleanDoc(doc.Text))
		c.emit(opSetName, c.name("__doc__"), -1)
	}
	if err := c.stmts(s.Body); err != nil {
		return err
	}
	for i, cell := range c.code.cells {
		if cell.Name == "__class__" {
			c.emit(opCellObject, i, 1)
			c.emit(opReturn, 0, -1)
			return nil
		}
	}
	c.returnNone()
	return nil
}

// comprehension compiles a list or set comprehension into the frame around it.
// Its variables are hidden slots: unset before, emptied after. add consumes the
// element; at is the place of the collection.
func (c *compiler) comprehension(scope *syntax.Scope, build opcode, clauses []*syntax.Comprehension, add func(at int) error) error {
	if err := c.expr(clauses[0].Iter); err != nil {
		return err
	}
	c.emit(opIter, 0, 0)
	for _, cell := range scope.HiddenCells {
		c.emit(opMakeCell, int(cell), 0)
	}
	c.emit(build, 0, 1)
	c.emit(opSwap, 0, 0)
	at := c.depth - 2
	b := &block{kind: hiddenBlock, depth: c.depth - 2, scope: scope}
	c.push(b)
	if err := c.clauses(clauses, at, add); err != nil {
		return err
	}
	c.popBlock()
	c.clearHidden(scope)
	end := c.emit(opJump, 0, 0)
	// On failure the variables are emptied as well.
	c.handlersOf(b, c.here())
	saved := c.depth
	c.depth = b.depth + 1
	c.adjust(0)
	c.clearHidden(scope)
	c.emit(opReraise, 0, -1)
	c.depth = saved
	c.patch(end)
	return nil
}

// element returns what adds the element of a comprehension to the collection:
// one item, or all items of a starred one.
func (c *compiler) element(e syntax.Expr, add, extend opcode) func(at int) error {
	op := add
	if star, ok := e.(*syntax.Starred); ok {
		op, e = extend, star.Value
	}
	return func(at int) error {
		if err := c.expr(e); err != nil {
			return err
		}
		c.emit(op, at, -1)
		return nil
	}
}

func (c *compiler) clearHidden(scope *syntax.Scope) {
	for _, slot := range scope.HiddenLocals {
		c.emit(opClearLocal, int(slot), 0)
	}
	for _, cell := range scope.HiddenCells {
		c.emit(opMakeCell, int(cell), 0)
	}
}

// clauses compiles the loops of a comprehension. The iterator of the first is
// on the stack, and gone when they end.
func (c *compiler) clauses(clauses []*syntax.Comprehension, at int, add func(at int) error) error {
	clause := clauses[0]
	start := c.here()
	restore := c.at(clause.Iter)
	next := c.emit(opForIter, 0, 1)
	restore()
	if err := c.assign(clause.Target); err != nil {
		return err
	}
	var skips []int
	for _, test := range clause.Ifs {
		jumps, err := c.jumpIf(test, false)
		if err != nil {
			return err
		}
		skips = append(skips, jumps...)
	}
	if len(clauses) > 1 {
		if err := c.expr(clauses[1].Iter); err != nil {
			return err
		}
		c.emit(opIter, 0, 0)
		if err := c.clauses(clauses[1:], at, add); err != nil {
			return err
		}
	} else if err := add(at); err != nil {
		return err
	}
	c.patchAll(skips)
	c.emit(opLoop, start, 0)
	c.patch(next)
	c.adjust(-1)
	return nil
}

func (c *compiler) dictComprehension(e *syntax.DictComp) error {
	return c.comprehension(e.Scope, opDict, e.Generators, func(at int) error {
		if err := c.expr(e.Key); err != nil {
			return err
		}
		if e.Value == nil {
			c.emit(opDictUpdate, at, -1)
			return nil
		}
		if err := c.expr(e.Value); err != nil {
			return err
		}
		c.emit(opDictAdd, at, -2)
		return nil
	})
}

// yieldElement yields the element of a generator expression, or all items of a
// starred one.
func (c *compiler) yieldElement(e syntax.Expr) error {
	star, ok := e.(*syntax.Starred)
	if ok {
		e = star.Value
	}
	if err := c.expr(e); err != nil {
		return err
	}
	if ok {
		c.emit(opIter, 0, 0)
		c.none()
		c.emit(opYieldFrom, 0, -1)
	} else {
		c.emit(opYield, 0, 0)
	}
	c.emit(opPop, 0, -1)
	return nil
}

// generatorExpression pushes a generator: a function of one argument, the
// iterator of the first clause, called at once.
func (c *compiler) generatorExpression(e *syntax.GeneratorExp) error {
	code, err := c.inner(e.Scope, nil, func(in *compiler) error {
		in.code.args, in.code.posOnly = 1, 1
		in.firstParameter()
		err := in.clauses(e.Generators, 0, func(int) error { return in.yieldElement(e.Elt) })
		if err != nil {
			return err
		}
		in.returnNone()
		return nil
	})
	if err != nil {
		return err
	}
	c.makeFunction(code, 0)
	c.emit(opConst, c.unset(), 1)
	if err := c.expr(e.Generators[0].Iter); err != nil {
		return err
	}
	c.emit(opIter, 0, 0)
	c.emit(opCall, 1, -2)
	return nil
}
