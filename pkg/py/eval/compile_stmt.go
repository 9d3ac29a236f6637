package eval

import (
	"github.com/zerocopyzen/zen/pkg/py/syntax"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// maxInstructions bounds the code of one scope: finally blocks are compiled
// once for each way out, so nesting them multiplies.
const maxInstructions = 1 << 21

func (c *compiler) stmts(list []syntax.Stmt) error {
	for _, s := range list {
		if err := c.stmt(s); err != nil {
			return err
		}
	}
	return nil
}

func (c *compiler) stmt(s syntax.Stmt) error {
	defer c.at(s)()
	if c.m.tracing {
		c.statement(s)
	}
	if c.here() > maxInstructions {
		return c.fail(pyerr.MemoryError, "")
	}
	switch s := s.(type) {
	case *syntax.ExprStmt:
		return c.exprStmt(s)
	case *syntax.Assign:
		if err := c.expr(s.Value); err != nil {
			return err
		}
		for i, target := range s.Targets {
			if i < len(s.Targets)-1 {
				c.emit(opDup, 0, 1)
			}
			if err := c.assign(target); err != nil {
				return err
			}
		}
	case *syntax.AugAssign:
		return c.augAssign(s)
	case *syntax.AnnAssign:
		if s.Value == nil {
			return nil
		}
		if err := c.expr(s.Value); err != nil {
			return err
		}
		return c.assign(s.Target)
	case *syntax.Delete:
		for _, target := range s.Targets {
			if err := c.del(target); err != nil {
				return err
			}
		}
	case *syntax.Pass, *syntax.Global, *syntax.Nonlocal:
	case *syntax.Break:
		return c.leaveLoop(true)
	case *syntax.Continue:
		return c.leaveLoop(false)
	case *syntax.Return:
		return c.returnStmt(s)
	case *syntax.Raise:
		n := 0
		for _, e := range []syntax.Expr{s.Exc, s.Cause} {
			if e == nil {
				continue
			}
			if err := c.expr(e); err != nil {
				return err
			}
			n++
		}
		c.emit(opRaise, n, -n)
	case *syntax.Assert:
		return c.assert(s)
	case *syntax.Import:
		c.imports(s)
	case *syntax.ImportFrom:
		return c.importFrom(s)
	case *syntax.If:
		return c.ifStmt(s)
	case *syntax.While:
		return c.while(s)
	case *syntax.For:
		return c.forStmt(s)
	case *syntax.With:
		return c.with(s.Items, s.Body)
	case *syntax.Try:
		return c.try(s)
	case *syntax.FunctionDef:
		return c.functionDef(s)
	case *syntax.ClassDef:
		return c.classDef(s)
	case *syntax.Match:
		return c.match(s)
	default:
		panic("eval: unknown statement")
	}
	return nil
}

func (c *compiler) exprStmt(s *syntax.ExprStmt) error {
	if err := c.expr(s.Value); err != nil {
		return err
	}
	if c.echo && c.program {
		c.emit(opEcho, 0, -1)
		return nil
	}
	c.emit(opPop, 0, -1)
	return nil
}

// assign pops a value into a target.
func (c *compiler) assign(target syntax.Expr) error {
	defer c.at(target)()
	switch t := target.(type) {
	case *syntax.Name:
		c.store(t)
	case *syntax.Attribute:
		if err := c.expr(t.Value); err != nil {
			return err
		}
		c.atName(t, t)
		c.emit(opSetAttr, c.name(t.Attr), -2)
	case *syntax.Subscript:
		if err := c.expr(t.Value); err != nil {
			return err
		}
		if s, ok := t.Index.(*syntax.Slice); ok && s.Step == nil {
			if err := c.bounds(s); err != nil {
				return err
			}
			c.emit(opSetRange, 0, -4)
			return nil
		}
		if err := c.expr(t.Index); err != nil {
			return err
		}
		c.emit(opSetItem, 0, -3)
	case *syntax.Tuple:
		return c.unpack(t.Elts)
	case *syntax.List:
		return c.unpack(t.Elts)
	default:
		return c.fail(pyerr.SyntaxError, "cannot assign to this expression")
	}
	return nil
}

func (c *compiler) unpack(targets []syntax.Expr) error {
	star := -1
	for i, t := range targets {
		if _, ok := t.(*syntax.Starred); ok {
			star = i
		}
	}
	if star < 0 {
		c.emit(opUnpack, len(targets), len(targets)-1)
	} else {
		c.emitWide(opUnpackStar, star, len(targets)-star-1, len(targets)-1)
	}
	for _, t := range targets {
		if s, ok := t.(*syntax.Starred); ok {
			t = s.Value
		}
		if err := c.assign(t); err != nil {
			return err
		}
	}
	return nil
}

func (c *compiler) augAssign(s *syntax.AugAssign) error {
	op := int(binaryOperators[s.Op])
	switch t := s.Target.(type) {
	case *syntax.Name:
		c.load(t)
		if err := c.expr(s.Value); err != nil {
			return err
		}
		c.emit(opInPlace, op, -1)
		c.store(t)
	case *syntax.Attribute:
		if err := c.expr(t.Value); err != nil {
			return err
		}
		c.emit(opDup, 0, 1)
		restore := c.atName(t, t)
		c.emit(opAttr, c.name(t.Attr), 0)
		restore()
		if err := c.expr(s.Value); err != nil {
			return err
		}
		c.emit(opInPlace, op, -1)
		c.emit(opSwap, 0, 0)
		restore = c.atName(t, t)
		c.emit(opSetAttr, c.name(t.Attr), -2)
		restore()
	case *syntax.Subscript:
		if err := c.expr(t.Value); err != nil {
			return err
		}
		if err := c.expr(t.Index); err != nil {
			return err
		}
		c.emit(opDupPair, 0, 2)
		restore := c.at(t)
		c.emit(opItem, 0, -1)
		restore()
		if err := c.expr(s.Value); err != nil {
			return err
		}
		c.emit(opInPlace, op, -1)
		c.emit(opLift, 0, 0)
		c.emit(opSetItem, 0, -3)
	}
	return nil
}

func (c *compiler) del(target syntax.Expr) error {
	defer c.at(target)()
	switch t := target.(type) {
	case *syntax.Name:
		c.unbind(t)
	case *syntax.Attribute:
		if err := c.expr(t.Value); err != nil {
			return err
		}
		c.atName(t, t)
		c.emit(opDelAttr, c.name(t.Attr), -1)
	case *syntax.Subscript:
		if err := c.expr(t.Value); err != nil {
			return err
		}
		if err := c.expr(t.Index); err != nil {
			return err
		}
		c.emit(opDelItem, 0, -2)
	case *syntax.Tuple:
		return c.delAll(t.Elts)
	case *syntax.List:
		return c.delAll(t.Elts)
	}
	return nil
}

func (c *compiler) delAll(targets []syntax.Expr) error {
	for _, t := range targets {
		if err := c.del(t); err != nil {
			return err
		}
	}
	return nil
}

func (c *compiler) assert(s *syntax.Assert) error {
	ok, err := c.jumpIf(s.Test, true)
	if err != nil {
		return err
	}
	defer c.at(s.Test)()
	c.emit(opAssertion, 0, 1)
	if s.Msg != nil {
		c.emit(opConst, c.unset(), 1)
		if err := c.expr(s.Msg); err != nil {
			return err
		}
		c.emit(opCall, 1, -2)
	}
	c.emit(opRaise, 1, -1)
	c.patchAll(ok)
	return nil
}

func (c *compiler) imports(s *syntax.Import) {
	for _, a := range s.Names {
		// Of "import a.b" the name a is bound; of "import a.b as c" c is a.b.
		c.emitImport(a.Name, a.As)
		c.store(a.Target)
	}
}

// emitImport pushes the module of a dotted name, or its outermost package.
func (c *compiler) emitImport(name string, innermost bool) {
	c.code.names = append(c.code.names, name)
	i := len(c.code.names) - 1
	c.emit(opImport, i<<1|flag(innermost), 1)
}

func (c *compiler) importFrom(s *syntax.ImportFrom) error {
	if s.Module == "__future__" {
		return nil
	}
	if s.Level > 0 {
		return c.fail(pyerr.SyntaxError, "relative imports are not supported here: a cell is no part of a package")
	}
	c.emitImport(s.Module, true)
	for _, a := range s.Names {
		c.emit(opImportFrom, c.name(a.Name), 1)
		c.store(a.Target)
	}
	c.emit(opPop, 0, -1)
	return nil
}

func (c *compiler) ifStmt(s *syntax.If) error {
	orelse, err := c.jumpIf(s.Test, false)
	if err != nil {
		return err
	}
	if err := c.stmts(s.Body); err != nil {
		return err
	}
	if len(s.Orelse) == 0 {
		c.patchAll(orelse)
		return nil
	}
	end := c.emit(opJump, 0, 0)
	c.patchAll(orelse)
	if err := c.stmts(s.Orelse); err != nil {
		return err
	}
	c.patch(end)
	return nil
}

func (c *compiler) while(s *syntax.While) error {
	start := c.here()
	ends, err := c.jumpIf(s.Test, false)
	if err != nil {
		return err
	}
	b := &block{kind: loopBlock, depth: c.depth, start: start}
	c.push(b)
	if err := c.stmts(s.Body); err != nil {
		return err
	}
	c.popBlock()
	c.emit(opLoop, start, 0)
	c.patchAll(ends)
	if err := c.stmts(s.Orelse); err != nil {
		return err
	}
	c.patchAll(b.breaks)
	return nil
}

func (c *compiler) forStmt(s *syntax.For) error {
	if err := c.expr(s.Iter); err != nil {
		return err
	}
	restore := c.at(s.Iter)
	c.emit(opIter, 0, 0)
	start := c.here()
	next := c.emit(opForIter, 0, 1)
	restore()
	b := &block{kind: loopBlock, depth: c.depth - 2, start: start, iterator: true}
	c.push(b)
	if err := c.assign(s.Target); err != nil {
		return err
	}
	if err := c.stmts(s.Body); err != nil {
		return err
	}
	c.popBlock()
	c.emit(opLoop, start, 0)
	c.patch(next)
	c.adjust(-1)
	if err := c.stmts(s.Orelse); err != nil {
		return err
	}
	c.patchAll(b.breaks)
	return nil
}

func (c *compiler) returnStmt(s *syntax.Return) error {
	if s.Value == nil {
		c.none()
	} else if err := c.expr(s.Value); err != nil {
		return err
	}
	if err := c.unwind(0); err != nil {
		return err
	}
	c.emit(opReturn, 0, -1)
	c.resume(0)
	return nil
}
