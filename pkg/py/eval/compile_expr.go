package eval

import (
	"slices"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

var binaryOperators = [...]object.Operator{
	syntax.Add: object.Add, syntax.Sub: object.Sub, syntax.Mult: object.Mul, syntax.MatMult: object.MatMul,
	syntax.Div: object.TrueDiv, syntax.Mod: object.Mod, syntax.Pow: object.Pow, syntax.LShift: object.LShift,
	syntax.RShift: object.RShift, syntax.BitOr: object.Or, syntax.BitXor: object.Xor, syntax.BitAnd: object.And,
	syntax.FloorDiv: object.FloorDiv,
}

var comparisons = [...]object.Comparison{
	syntax.Eq: object.Eq, syntax.NotEq: object.Ne, syntax.Lt: object.Lt, syntax.LtE: object.Le,
	syntax.Gt: object.Gt, syntax.GtE: object.Ge,
}

// expr pushes the value of e.
func (c *compiler) expr(e syntax.Expr) error {
	defer c.at(e)()
	switch e := e.(type) {
	case *syntax.Name:
		c.load(e)
	case *syntax.Constant:
		return c.literal(e)
	case *syntax.JoinedStr:
		return c.joined(e)
	case *syntax.FormattedValue:
		return c.formatted(e)
	case *syntax.Tuple:
		return c.display(e.Elts, opTuple)
	case *syntax.List:
		return c.display(e.Elts, opList)
	case *syntax.Set:
		return c.display(e.Elts, opSet)
	case *syntax.Dict:
		return c.dict(e)
	case *syntax.UnaryOp:
		return c.unary(e)
	case *syntax.BinOp:
		return c.binary(e)
	case *syntax.BoolOp:
		return c.boolean(e)
	case *syntax.Compare:
		return c.compare(e)
	case *syntax.Call:
		return c.call(e)
	case *syntax.IfExp:
		return c.conditional(e)
	case *syntax.Attribute:
		if err := c.expr(e.Value); err != nil {
			return err
		}
		c.atName(e, e)
		c.emit(opAttr, c.name(e.Attr), 0)
	case *syntax.Subscript:
		return c.subscript(e)
	case *syntax.Slice:
		return c.slice(e)
	case *syntax.NamedExpr:
		if err := c.expr(e.Value); err != nil {
			return err
		}
		c.emit(opDup, 0, 1)
		c.store(e.Target)
	case *syntax.Lambda:
		return c.lambda(e)
	case *syntax.Yield:
		if e.Value == nil {
			c.none()
		} else if err := c.expr(e.Value); err != nil {
			return err
		}
		c.emit(opYield, 0, 0)
	case *syntax.YieldFrom:
		if err := c.expr(e.Value); err != nil {
			return err
		}
		c.emit(opIter, 0, 0)
		c.none()
		c.emit(opYieldFrom, 0, -1)
	case *syntax.ListComp:
		return c.comprehension(e.Scope, opList, e.Generators, c.element(e.Elt, opListAppend, opListExtend))
	case *syntax.SetComp:
		return c.comprehension(e.Scope, opSet, e.Generators, c.element(e.Elt, opSetAdd, opSetExtend))
	case *syntax.DictComp:
		return c.dictComprehension(e)
	case *syntax.GeneratorExp:
		return c.generatorExpression(e)
	case *syntax.Starred:
		return c.fail(pyerr.SyntaxError, "can't use starred expression here")
	default:
		panic("eval: unknown expression")
	}
	return nil
}

func (c *compiler) exprs(list []syntax.Expr) error {
	for _, e := range list {
		if err := c.expr(e); err != nil {
			return err
		}
	}
	return nil
}

func hasSpread(e *syntax.Call) bool {
	return hasStarred(e.Args) || slices.ContainsFunc(e.Keywords, func(k *syntax.Keyword) bool { return k.Name == "" })
}

func hasStarred(list []syntax.Expr) bool {
	for _, e := range list {
		if _, ok := e.(*syntax.Starred); ok {
			return true
		}
	}
	return false
}

// foldedList is how many constants CPython makes a tuple of, to copy it into the
// list that a display of them is.
const foldedList = 3

// isComputed reports whether a display with e is no constant.
func isComputed(e syntax.Expr) bool {
	if sign, ok := e.(*syntax.UnaryOp); ok {
		e = sign.Operand
	}
	_, ok := e.(*syntax.Constant)
	return !ok
}

// display pushes a tuple, list or set of the elements.
func (c *compiler) display(elts []syntax.Expr, op opcode) error {
	if !hasStarred(elts) {
		if err := c.exprs(elts); err != nil {
			return err
		}
		if op == opList && len(elts) >= foldedList && !slices.ContainsFunc(elts, isComputed) {
			op = opListEven
		}
		c.emit(op, len(elts), 1-len(elts))
		return nil
	}
	build, add, extend := opList, opListAppend, opListExtend
	if op == opSet {
		build, add, extend = opSet, opSetAdd, opSetExtend
	}
	c.emit(build, 0, 1)
	at := c.depth - 1
	for _, e := range elts {
		each := add
		if star, ok := e.(*syntax.Starred); ok {
			each, e = extend, star.Value
		}
		if err := c.expr(e); err != nil {
			return err
		}
		c.emit(each, at, -1)
	}
	if op == opTuple {
		c.emit(opListTuple, 0, 0)
	}
	return nil
}

func (c *compiler) dict(e *syntax.Dict) error {
	spread := false
	for _, key := range e.Keys {
		spread = spread || key == nil
	}
	if !spread && len(e.Keys) <= 256 {
		for i, key := range e.Keys {
			if err := c.expr(key); err != nil {
				return err
			}
			if err := c.expr(e.Values[i]); err != nil {
				return err
			}
		}
		c.emit(opDict, len(e.Keys), 1-2*len(e.Keys))
		return nil
	}
	c.emit(opDict, 0, 1)
	at := c.depth - 1
	for i, key := range e.Keys {
		if key == nil {
			if err := c.expr(e.Values[i]); err != nil {
				return err
			}
			c.emit(opDictUpdate, at, -1)
			continue
		}
		if err := c.expr(key); err != nil {
			return err
		}
		if err := c.expr(e.Values[i]); err != nil {
			return err
		}
		c.emit(opDictAdd, at, -2)
	}
	return nil
}

func (c *compiler) unary(e *syntax.UnaryOp) error {
	if k, ok := e.Operand.(*syntax.Constant); ok && e.Op == syntax.USub && k.Kind == syntax.IntConstant {
		c.constant(constKey{kind: syntax.IntConstant, bits: uint64(-k.Int)}, object.Int(-k.Int))
		return nil
	}
	if err := c.expr(e.Operand); err != nil {
		return err
	}
	op := map[syntax.Op]opcode{syntax.USub: opNegative, syntax.UAdd: opPositive, syntax.Invert: opInvert, syntax.Not: opNot}[e.Op]
	c.emit(op, 0, 0)
	return nil
}

// binary walks down the left operands first, so that a long sum needs no deep
// stack of ours.
func (c *compiler) binary(e *syntax.BinOp) error {
	var chain []*syntax.BinOp
	var left syntax.Expr = e
	for {
		b, ok := left.(*syntax.BinOp)
		if !ok {
			break
		}
		chain = append(chain, b)
		left = b.Left
	}
	if err := c.expr(left); err != nil {
		return err
	}
	for i := len(chain) - 1; i >= 0; i-- {
		b := chain[i]
		if err := c.expr(b.Right); err != nil {
			return err
		}
		restore := c.at(b)
		c.emit(opBinary, int(binaryOperators[b.Op]), -1)
		restore()
	}
	return nil
}

func (c *compiler) boolean(e *syntax.BoolOp) error {
	op := opJumpIfFalseOrPop
	if e.Op == syntax.Or {
		op = opJumpIfTrueOrPop
	}
	var ends []int
	for i, v := range e.Values {
		if err := c.expr(v); err != nil {
			return err
		}
		if i < len(e.Values)-1 {
			ends = append(ends, c.emit(op, 0, -1))
		}
	}
	c.patchAll(ends)
	return nil
}

func (c *compiler) compare(e *syntax.Compare) error {
	if err := c.expr(e.Left); err != nil {
		return err
	}
	var ends []int
	last := len(e.Ops) - 1
	for i, op := range e.Ops {
		if err := c.expr(e.Comparators[i]); err != nil {
			return err
		}
		if i == last {
			c.comparison(op)
			break
		}
		c.emit(opDup, 0, 1)
		c.emit(opLift, 0, 0)
		c.comparison(op)
		ends = append(ends, c.emit(opJumpIfFalseOrPop, 0, -1))
	}
	if len(ends) == 0 {
		return nil
	}
	done := c.emit(opJump, 0, 0)
	c.patchAll(ends)
	c.adjust(1)
	c.emit(opSwap, 0, 0)
	c.emit(opPop, 0, -1)
	c.patch(done)
	return nil
}

func (c *compiler) comparison(op syntax.Op) {
	switch op {
	case syntax.Is, syntax.IsNot:
		c.emit(opIs, flag(op == syntax.IsNot), -1)
	case syntax.In, syntax.NotIn:
		c.emit(opIn, flag(op == syntax.NotIn), -1)
	default:
		c.emit(opCompare, int(comparisons[op]), -1)
	}
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (c *compiler) conditional(e *syntax.IfExp) error {
	orelse, err := c.jumpIf(e.Test, false)
	if err != nil {
		return err
	}
	if err := c.expr(e.Body); err != nil {
		return err
	}
	end := c.emit(opJump, 0, -1)
	c.patchAll(orelse)
	if err := c.expr(e.Orelse); err != nil {
		return err
	}
	c.patch(end)
	return nil
}

// jumpIf evaluates a condition and jumps when its truth is want; the jumps are
// returned for patching. Chains of and, or and not need no value.
func (c *compiler) jumpIf(e syntax.Expr, want bool) ([]int, error) {
	switch e := e.(type) {
	case *syntax.UnaryOp:
		if e.Op == syntax.Not {
			return c.jumpIf(e.Operand, !want)
		}
	case *syntax.BoolOp:
		return c.jumpIfAny(e, want)
	}
	if err := c.expr(e); err != nil {
		return nil, err
	}
	defer c.at(e)()
	op := opJumpIfFalse
	if want {
		op = opJumpIfTrue
	}
	return []int{c.emit(op, 0, -1)}, nil
}

func (c *compiler) jumpIfAny(e *syntax.BoolOp, want bool) ([]int, error) {
	var jumps, skips []int
	decided := (e.Op == syntax.Or) == want // one value decides for the jump
	for i, v := range e.Values {
		if decided || i == len(e.Values)-1 {
			more, err := c.jumpIf(v, want)
			if err != nil {
				return nil, err
			}
			jumps = append(jumps, more...)
			continue
		}
		more, err := c.jumpIf(v, !want)
		if err != nil {
			return nil, err
		}
		skips = append(skips, more...)
	}
	c.patchAll(skips)
	return jumps, nil
}

func (c *compiler) subscript(e *syntax.Subscript) error {
	if err := c.expr(e.Value); err != nil {
		return err
	}
	if s, ok := e.Index.(*syntax.Slice); ok && s.Step == nil {
		if err := c.bounds(s); err != nil {
			return err
		}
		c.emit(opRange, 0, -2)
		return nil
	}
	if err := c.expr(e.Index); err != nil {
		return err
	}
	c.emit(opItem, 0, -1)
	return nil
}

// bounds pushes the start and the stop of a slice.
func (c *compiler) bounds(s *syntax.Slice) error {
	for _, part := range []syntax.Expr{s.Lower, s.Upper} {
		if part == nil {
			c.none()
			continue
		}
		if err := c.expr(part); err != nil {
			return err
		}
	}
	return nil
}

func (c *compiler) slice(s *syntax.Slice) error {
	if err := c.bounds(s); err != nil {
		return err
	}
	if s.Step == nil {
		c.emit(opMakeSlice, 2, -1)
		return nil
	}
	if err := c.expr(s.Step); err != nil {
		return err
	}
	c.emit(opMakeSlice, 3, -2)
	return nil
}

func (c *compiler) joined(e *syntax.JoinedStr) error {
	for _, v := range e.Values {
		if err := c.expr(v); err != nil {
			return err
		}
	}
	c.emit(opString, len(e.Values), 1-len(e.Values))
	return nil
}

func (c *compiler) formatted(e *syntax.FormattedValue) error {
	if err := c.expr(e.Value); err != nil {
		return err
	}
	arg := int(e.Conversion) << 1
	if e.Spec == nil {
		c.emit(opFormat, arg, 0)
		return nil
	}
	if err := c.joined(e.Spec); err != nil {
		return err
	}
	c.emit(opFormat, arg|1, -1)
	return nil
}

// call pushes the result of a call. The stack holds the function and the object
// it is a method of, which is unset for other functions.
func (c *compiler) call(e *syntax.Call) error {
	if done, err := c.bareSuper(e); done || err != nil {
		return err
	}
	if a, ok := e.Func.(*syntax.Attribute); ok {
		if err := c.expr(a.Value); err != nil {
			return err
		}
		restore := c.atName(a, a)
		c.emit(opMethod, c.name(a.Attr), 1)
		restore()
	} else {
		if err := c.expr(e.Func); err != nil {
			return err
		}
		c.emit(opConst, c.unset(), 1)
	}
	if hasSpread(e) {
		return c.callSpread(e)
	}
	if err := c.exprs(e.Args); err != nil {
		return err
	}
	if len(e.Keywords) == 0 {
		c.atCall(e)
		c.emit(opCall, len(e.Args), -len(e.Args)-1)
		return nil
	}
	names := make([]string, len(e.Keywords))
	for i, k := range e.Keywords {
		names[i] = k.Name
		if err := c.expr(k.Value); err != nil {
			return err
		}
	}
	n := len(e.Args) + len(names)
	c.code.nameLists = append(c.code.nameLists, names)
	c.atCall(e)
	c.emitWide(opCallNames, n, len(c.code.nameLists)-1, -n-1)
	return nil
}

// atCall is at for what calls a function without spread arguments. A method is
// marked from its name on, as atName has it, but for the functions of modules.
func (c *compiler) atCall(e *syntax.Call) {
	a, ok := e.Func.(*syntax.Attribute)
	if !ok {
		return
	}
	if module, ok := a.Value.(*syntax.Name); ok && slices.Contains(c.imported, module.ID) {
		return
	}
	c.atName(e, a)
}

// unset returns the constant that marks "no object".
func (c *compiler) unset() int {
	key := constKey{kind: syntax.BytesConstant + 1}
	i, ok := c.consts[key]
	if !ok {
		i = c.addConst(object.Value{})
		c.consts[key] = i
	}
	return i
}

func (c *compiler) callSpread(e *syntax.Call) error {
	c.emit(opList, 0, 1)
	at := c.depth - 1
	for _, a := range e.Args {
		op := opListAppend
		if star, ok := a.(*syntax.Starred); ok {
			op, a = opListExtend, star.Value
			if len(e.Args) == 1 {
				op = opArguments
			}
		}
		if err := c.expr(a); err != nil {
			return err
		}
		c.emit(op, at, -1)
	}
	c.emit(opDict, 0, 1)
	at = c.depth - 1
	for _, k := range e.Keywords {
		if k.Name == "" {
			if err := c.expr(k.Value); err != nil {
				return err
			}
			c.emit(opDictMerge, at, -1)
			continue
		}
		c.str(k.Name)
		if err := c.expr(k.Value); err != nil {
			return err
		}
		c.emit(opDict, 1, -1)
		c.emit(opDictMerge, at, -1)
	}
	c.emit(opCallSpread, 0, -3)
	return nil
}

// bareSuper compiles super() without arguments in a method: it means the class
// around the method and the method's first argument.
func (c *compiler) bareSuper(e *syntax.Call) (bool, error) {
	name, ok := e.Func.(*syntax.Name)
	if !ok || name.ID != "super" || name.Kind != syntax.GlobalName || len(e.Args)+len(e.Keywords) > 0 || c.code.args == 0 {
		return false, nil
	}
	for i, free := range c.code.frees {
		if free.Name != "__class__" {
			continue
		}
		c.load(name)
		c.emit(opConst, c.unset(), 1)
		c.emit(opFree, i, 1)
		c.firstParameter()
		c.emit(opCall, 2, -3)
		return true, nil
	}
	return false, nil
}

func (c *compiler) firstParameter() {
	for i, cell := range c.code.cells {
		if cell.Param == 0 {
			c.emit(opCell, i, 1)
			return
		}
	}
	c.emit(opLocal, 0, 1)
}
