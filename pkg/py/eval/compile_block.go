package eval

import (
	"slices"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
)

// A block is a statement that something must be done about when it is left in
// the middle: by break, continue, return or an exception.
type block struct {
	kind  blockKind
	depth int // operands that stay when a handler of the block takes over

	// from is where the instructions that the block protects begin; ranges
	// are those that ended, because the way out of the block interrupts it.
	from   int
	ranges [][2]int

	start    int           // of a loop: where continue leads
	iterator bool          // of a loop: its iterator is on the stack
	breaks   []int         // of a loop: jumps to be patched
	finally  []syntax.Stmt // what must run
	name     *syntax.Name  // what must be unbound
	scope    *syntax.Scope // of a comprehension
}

type blockKind uint8

const (
	loopBlock    blockKind = iota
	tryBlock               // the body of a try with except clauses
	finallyBlock           // the body of a try with a finally clause
	withBlock              // the body of a with statement: depth-1 is its exit
	handlerBlock           // an except or finally clause at work: depth-1 is the exception handled before
	nameBlock              // the body of "except … as name"
	hiddenBlock            // a comprehension
)

func (c *compiler) push(b *block) {
	b.from = c.here()
	c.blocks = append(c.blocks, b)
}

func (c *compiler) popBlock() {
	last := len(c.blocks) - 1
	c.blocks[last].suspend(c.here())
	c.blocks = c.blocks[:last]
}

// suspend ends the range that the block protects at pc.
func (b *block) suspend(pc int) {
	if b.from < pc {
		b.ranges = append(b.ranges, [2]int{b.from, pc})
	}
}

// handlersOf makes target the handler of all that b protects.
func (c *compiler) handlersOf(b *block, target int) {
	for _, r := range b.ranges {
		c.code.handlers = append(c.code.handlers, handler{start: r[0], end: r[1], target: target, depth: b.depth})
	}
}

// unwind emits what must be done to leave the blocks from the innermost down to
// and including block down. What each needs is not protected by it. After the
// jump that follows, the caller calls resume.
func (c *compiler) unwind(down int) error {
	blocks := c.blocks
	for i := len(blocks) - 1; i >= down; i-- {
		b := blocks[i]
		b.suspend(c.here())
		c.blocks = blocks[:i:i]
		switch b.kind {
		case finallyBlock:
			if err := c.stmts(b.finally); err != nil {
				return err
			}
		case withBlock:
			c.emit(opCopy, b.depth-1, 1)
			c.callExit()
		case handlerBlock:
			c.emit(opRestoreExc, b.depth-1, 0)
		case nameBlock:
			c.unbindCaught(b.name)
		}
	}
	c.blocks = blocks
	return nil
}

// resume protects again what unwind left unprotected.
func (c *compiler) resume(down int) {
	for _, b := range c.blocks[down:] {
		b.from = c.here()
	}
}

// leaveLoop compiles break and continue.
func (c *compiler) leaveLoop(end bool) error {
	loop := len(c.blocks) - 1
	for c.blocks[loop].kind != loopBlock {
		loop--
	}
	depth := c.depth
	if err := c.unwind(loop + 1); err != nil {
		return err
	}
	b := c.blocks[loop]
	keep := b.depth
	if b.iterator && !end {
		keep++
	}
	if c.depth != keep {
		c.emit(opPopTo, keep, 0)
	}
	if end {
		b.breaks = append(b.breaks, c.emit(opJump, 0, 0))
	} else {
		c.emit(opLoop, b.start, 0)
	}
	c.depth = depth
	c.resume(loop + 1)
	return nil
}

// callExit calls the exit function on the stack with three times None.
func (c *compiler) callExit() {
	c.emit(opConst, c.unset(), 1)
	c.none()
	c.none()
	c.none()
	c.emit(opCall, 3, -4)
	c.emit(opPop, 0, -1)
}

// unbindCaught does what Python does at the end of "except … as name".
func (c *compiler) unbindCaught(name *syntax.Name) {
	c.none()
	c.store(name)
	c.unbind(name)
}

// reraise emits the end of a handler that passes the exception on. Operand at
// is the exception handled before.
func (c *compiler) reraise(at int) {
	c.emit(opRestoreExc, at, 0)
	c.emit(opReraise, 0, -1)
}

// failing emits the handler of an except or finally clause that fails itself:
// the stack holds the exception handled before and the new one.
func (c *compiler) failing(h *block) {
	c.handlersOf(h, c.here())
	c.depth = h.depth + 1
	c.adjust(0)
	c.reraise(h.depth - 1)
}

func (c *compiler) try(s *syntax.Try) error {
	if len(s.Finally) == 0 {
		return c.tryExcept(s)
	}
	depth := c.depth
	b := &block{kind: finallyBlock, depth: depth, finally: s.Finally}
	c.push(b)
	body := c.tryExcept
	if len(s.Handlers) == 0 {
		body = func(s *syntax.Try) error { return c.stmts(s.Body) }
	}
	if err := body(s); err != nil {
		return err
	}
	c.popBlock()
	if err := c.stmts(s.Finally); err != nil {
		return err
	}
	end := c.emit(opJump, 0, 0)

	c.handlersOf(b, c.here())
	c.depth = depth + 1
	c.emit(opPushExc, 0, 1)
	h := &block{kind: handlerBlock, depth: depth + 1}
	c.push(h)
	if err := c.stmts(s.Finally); err != nil {
		return err
	}
	c.popBlock()
	c.reraise(depth)
	c.failing(h)

	c.depth = depth
	c.patch(end)
	return nil
}

func (c *compiler) tryExcept(s *syntax.Try) error {
	depth := c.depth
	b := &block{kind: tryBlock, depth: depth}
	c.push(b)
	if err := c.stmts(s.Body); err != nil {
		return err
	}
	c.popBlock()
	if err := c.stmts(s.Orelse); err != nil {
		return err
	}
	ends := []int{c.emit(opJump, 0, 0)}

	c.handlersOf(b, c.here())
	c.depth = depth + 1
	c.emit(opPushExc, 0, 1)
	h := &block{kind: handlerBlock, depth: depth + 1}
	c.push(h)
	for _, clause := range s.Handlers {
		next, err := c.exceptClause(clause, depth)
		if err != nil {
			return err
		}
		ends = append(ends, c.emit(opJump, 0, 0))
		c.depth = depth + 2
		c.patchAll(next)
	}
	c.popBlock()
	c.reraise(depth)
	c.failing(h)

	c.depth = depth
	c.patchAll(ends)
	return nil
}

// exceptClause compiles one except clause. The exception is on the stack, above
// the one handled before, which is operand depth. The jumps returned lead to the
// next clause.
func (c *compiler) exceptClause(clause *syntax.ExceptHandler, depth int) (next []int, err error) {
	defer c.at(clause)()
	if clause.Type != nil {
		if err := c.expr(clause.Type); err != nil {
			return nil, err
		}
		c.emit(opMatchExc, 0, 0)
		next = []int{c.emit(opJumpIfFalse, 0, -1)}
	}
	if clause.Name == nil {
		if err := c.stmts(clause.Body); err != nil {
			return nil, err
		}
		c.emit(opRestoreExc, depth, 0)
		c.emit(opPopTo, depth, -2)
		return next, nil
	}
	c.emit(opDup, 0, 1)
	c.store(clause.Name)
	b := &block{kind: nameBlock, depth: c.depth, name: clause.Name}
	c.push(b)
	if err := c.stmts(clause.Body); err != nil {
		return nil, err
	}
	c.popBlock()
	c.unbindCaught(clause.Name)
	end := c.emit(opJump, 0, 0)

	c.handlersOf(b, c.here())
	c.depth = b.depth + 1
	c.adjust(0)
	c.unbindCaught(clause.Name)
	c.emit(opReraise, 0, -1)

	c.patch(end)
	c.emit(opRestoreExc, depth, 0)
	c.emit(opPopTo, depth, -2)
	return next, nil
}

func (c *compiler) with(items []*syntax.WithItem, body []syntax.Stmt) error {
	if len(items) == 0 {
		return c.stmts(body)
	}
	item := items[0]
	depth := c.depth
	if err := c.expr(item.Context); err != nil {
		return err
	}
	restore := c.at(item.Context)
	c.emit(opWithEnter, 0, 1)
	restore()
	b := &block{kind: withBlock, depth: depth + 1}
	c.push(b)
	if item.Target == nil {
		c.emit(opPop, 0, -1)
	} else if err := c.assign(item.Target); err != nil {
		return err
	}
	if err := c.with(items[1:], body); err != nil {
		return err
	}
	c.popBlock()
	defer c.at(item.Context)()
	c.callExit()
	end := c.emit(opJump, 0, 0)

	c.handlersOf(b, c.here())
	c.depth = depth + 2
	c.emit(opPushExc, 0, 1)
	h := &block{kind: handlerBlock, depth: depth + 2}
	c.push(h)
	c.emit(opWithExcept, 0, 1)
	c.popBlock()
	suppressed := c.emit(opJumpIfTrue, 0, -1)
	c.reraise(depth + 1)
	c.failing(h)

	c.depth = depth + 3
	c.patch(suppressed)
	c.emit(opRestoreExc, depth+1, 0)
	c.emit(opPopTo, depth, 0)
	c.depth = depth
	c.patch(end)
	return nil
}

// match compiles a match statement. The subject stays on the stack while cases
// are tried. A pattern is walked twice: first it is checked, which binds
// nothing; then its names are bound, so that a case that fails half-way leaves
// no trace.
func (c *compiler) match(s *syntax.Match) error {
	depth := c.depth
	if err := c.expr(s.Subject); err != nil {
		return err
	}
	var ends []int
	for _, clause := range s.Cases {
		restore := c.at(clause.Pattern)
		var fails []int
		c.emit(opDup, 0, 1)
		if err := c.check(clause.Pattern, &fails); err != nil {
			return err
		}
		c.emit(opDup, 0, 1)
		if err := c.bind(clause.Pattern); err != nil {
			return err
		}
		restore()
		if clause.Guard != nil {
			jumps, err := c.jumpIf(clause.Guard, false)
			if err != nil {
				return err
			}
			fails = append(fails, jumps...)
		}
		c.emit(opPop, 0, -1)
		if err := c.stmts(clause.Body); err != nil {
			return err
		}
		ends = append(ends, c.emit(opJump, 0, 0))
		c.depth = depth + 1
		c.patchAll(fails)
		c.emit(opPopTo, depth+1, 0)
	}
	c.emit(opPop, 0, -1)
	c.patchAll(ends)
	return nil
}

// check pops a value and jumps when it does not match. At the jumps the stack
// may hold more than the subject.
func (c *compiler) check(p syntax.Pattern, fails *[]int) error {
	defer c.at(p)()
	failUnless := func() { *fails = append(*fails, c.emit(opJumpIfFalse, 0, -1)) }
	switch p := p.(type) {
	case *syntax.MatchValue:
		if err := c.expr(p.Value); err != nil {
			return err
		}
		c.emit(opCompare, int(object.Eq), -1)
		failUnless()
	case *syntax.MatchSingleton:
		if err := c.literal(p.Value); err != nil {
			return err
		}
		c.emit(opIs, 0, -1)
		failUnless()
	case *syntax.MatchAs:
		if p.Pattern != nil {
			return c.check(p.Pattern, fails)
		}
		c.emit(opPop, 0, -1)
	case *syntax.MatchStar:
		c.emit(opPop, 0, -1)
	case *syntax.MatchSequence:
		star := slices.IndexFunc(p.Patterns, isStar)
		least := len(p.Patterns)
		if star >= 0 {
			least--
		}
		c.emitWide(opMatchSequence, least, flag(star >= 0), 1)
		failUnless()
		for i, item := range p.Patterns {
			if i == star {
				continue
			}
			c.sequenceItem(p, i, star)
			if err := c.check(item, fails); err != nil {
				return err
			}
		}
		c.emit(opPop, 0, -1)
	case *syntax.MatchOr:
		return c.checkOr(p, fails)
	}
	return nil
}

func isStar(p syntax.Pattern) bool {
	_, ok := p.(*syntax.MatchStar)
	return ok
}

// sequenceItem pushes the item of the sequence on the stack that pattern i
// stands for.
func (c *compiler) sequenceItem(p *syntax.MatchSequence, i, star int) {
	switch {
	case star < 0 || i < star:
		c.emitWide(opSequenceItem, i, 0, 1)
	case i > star:
		c.emitWide(opSequenceItem, len(p.Patterns)-i, 1, 1)
	default:
		c.emitWide(opSequenceRest, i, len(p.Patterns)-i-1, 1)
	}
}

func (c *compiler) checkOr(p *syntax.MatchOr, fails *[]int) error {
	depth := c.depth
	var ends []int
	for _, alternative := range p.Patterns {
		var next []int
		c.emit(opDup, 0, 1)
		if err := c.check(alternative, &next); err != nil {
			return err
		}
		ends = append(ends, c.emit(opJump, 0, 0))
		c.patchAll(next)
		c.emit(opPopTo, depth, 0)
	}
	*fails = append(*fails, c.emit(opJump, 0, 0))
	c.patchAll(ends)
	c.emit(opPop, 0, -1)
	return nil
}

// bind pops a value that is known to match and binds the pattern's names.
func (c *compiler) bind(p syntax.Pattern) error {
	defer c.at(p)()
	switch p := p.(type) {
	case *syntax.MatchAs:
		if p.Name != nil && p.Pattern != nil {
			c.emit(opDup, 0, 1)
		}
		if p.Pattern != nil {
			if err := c.bind(p.Pattern); err != nil || p.Name == nil {
				return err
			}
		}
		if p.Name != nil {
			c.store(p.Name)
			return nil
		}
	case *syntax.MatchStar:
		if p.Name != nil {
			c.store(p.Name)
			return nil
		}
	case *syntax.MatchSequence:
		star := slices.IndexFunc(p.Patterns, isStar)
		for i, item := range p.Patterns {
			c.sequenceItem(p, i, star)
			if err := c.bind(item); err != nil {
				return err
			}
		}
	case *syntax.MatchOr:
		return c.bindOr(p)
	}
	c.emit(opPop, 0, -1)
	return nil
}

// bindOr binds the names of the first alternative that matches.
func (c *compiler) bindOr(p *syntax.MatchOr) error {
	depth := c.depth
	var ends []int
	for _, alternative := range p.Patterns {
		var next []int
		c.emit(opDup, 0, 1)
		if err := c.check(alternative, &next); err != nil {
			return err
		}
		if err := c.bind(alternative); err != nil {
			return err
		}
		ends = append(ends, c.emit(opJump, 0, 0))
		c.depth = depth
		c.patchAll(next)
		c.emit(opPopTo, depth, 0)
	}
	c.emit(opPop, 0, -1)
	c.patchAll(ends)
	c.depth = depth - 1
	return nil
}
