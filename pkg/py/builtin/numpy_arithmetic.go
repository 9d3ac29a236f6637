package builtin

import (
	"math"

	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// ufuncs are NumPy's names of the operators.
var ufuncs = map[object.Operator]string{
	object.Add: "add", object.Sub: "subtract", object.Mul: "multiply", object.TrueDiv: "divide", object.FloorDiv: "floor_divide",
	object.Mod: "remainder", object.Pow: "power", object.LShift: "left_shift", object.RShift: "right_shift",
	object.And: "bitwise_and", object.Or: "bitwise_or", object.Xor: "bitwise_xor",
}

// isNumPyOperand reports whether v can meet an array in arithmetic.
func isNumPyOperand(v object.Value) bool {
	switch v.Kind() {
	case object.KindInt, object.KindBool, object.KindFloat, object.KindList, object.KindTuple:
		return true
	}
	return v.Type() == npArrayType
}

// operands returns both sides; a or b is an array.
func operands(rt *object.Runtime, a, b object.Value) (x, y *operand, err error) {
	array := object.As[npArray](a)
	if a.Type() != npArrayType {
		array = object.As[npArray](b)
	}
	if x, err = array.operand(rt, a, nil); err != nil {
		return nil, nil, err
	}
	if y, err = array.operand(rt, b, nil); err != nil {
		x.drop(rt)
		return nil, nil, err
	}
	return x, y, nil
}

// together returns the layouts of both sides, broadcast to one shape.
func together(x, y *operand) (lx, ly layout.Layout, shape []int, err error) {
	sx, sy := x.layout.AppendShape(nil), y.layout.AppendShape(nil)
	long, short := sx, sy
	if len(sy) > len(sx) {
		long, short = sy, sx
	}
	shape = append(shape, long...)
	for i, n := range short {
		at := len(long) - len(short) + i
		if shape[at] == 1 {
			shape[at] = n
		}
	}
	if lx, err = x.layout.Broadcast(shape...); err == nil {
		ly, err = y.layout.Broadcast(shape...)
	}
	if err != nil {
		err = pyerr.ValueError.Newf("operands could not be broadcast together with shapes %s %s ", shapeText(sx), shapeText(sy))
	}
	return lx, ly, shape, err
}

// resultOf returns the dtype of x op y.
func resultOf(op object.Operator, x, y *operand) (*dtype, error) {
	d := promote(x.dtype, y.dtype)
	if x.weak && x.dtype.kind <= y.dtype.kind || x.weak && x.dtype.kind != 'f' {
		d = promote(y.dtype, y.dtype)
		if y.dtype.kind == 'b' {
			d = x.dtype
		}
	}
	if y.weak && y.dtype.kind != 'f' || y.weak && x.dtype.kind == 'f' {
		d = x.dtype
		if x.dtype.kind == 'b' {
			d = y.dtype
		}
	}
	switch op {
	case object.TrueDiv:
		if d.kind != 'f' {
			return dtypeNamed("float64"), nil
		}
	case object.And, object.Or, object.Xor, object.LShift, object.RShift:
		if d.kind == 'f' {
			return nil, pyerr.TypeError.Newf("ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''", ufuncs[op])
		}
	case object.Sub:
		if d.kind == 'b' {
			return nil, pyerr.TypeError.New("numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.")
		}
	case object.FloorDiv, object.Mod, object.Pow:
		if d.kind == 'b' {
			return dtypeNamed("int8"), nil
		}
	}
	return d, nil
}

func binaryNumPy(rt *object.Runtime, op object.Operator, a, b object.Value) (object.Value, error) {
	if ufuncs[op] == "" || !isNumPyOperand(a) || !isNumPyOperand(b) {
		return object.NotImplemented, nil
	}
	x, y, err := operands(rt, a, b)
	if err != nil {
		return object.Value{}, err
	}
	defer x.drop(rt)
	defer y.drop(rt)
	d, err := resultOf(op, x, y)
	if err != nil {
		return object.Value{}, err
	}
	if k := d.kernelFor(op); k != nil && x.dtype == d && y.dtype == d {
		return compute(rt, x, y, d, k)
	}
	return combine(rt, x, y, d, func(p, q number) number { return d.apply(op, p, q) }, d)
}

// compute is combine for items of one dtype that has a kernel.
func compute(rt *object.Runtime, x, y *operand, d *dtype, k kernel) (object.Value, error) {
	lx, ly, shape, err := together(x, y)
	if err != nil {
		return object.Value{}, err
	}
	return newNumPy(rt, d, shape, func(mem []byte) error {
		at := 0
		var err error
		layout.Pairs(&lx, &ly, func(r layout.PairRun) bool {
			err = k.run(rt, mem, x.mem, y.mem, at, r.A, r.B, r.N, d.size, r.StrideA, r.StrideB)
			at += r.N * d.size
			return err == nil
		})
		return err
	})
}

// combine returns the array of dtype result of what f makes of each pair of
// items, converted to common before.
func combine(rt *object.Runtime, x, y *operand, common *dtype, f func(p, q number) number, result *dtype) (object.Value, error) {
	lx, ly, shape, err := together(x, y)
	if err != nil {
		return object.Value{}, err
	}
	return newNumPy(rt, result, shape, func(mem []byte) error {
		at := 0
		var err error
		layout.Pairs(&lx, &ly, func(r layout.PairRun) bool {
			for i := range r.N {
				p := common.convertNumber(x.dtype, x.dtype.load(x.mem[r.A+i*r.StrideA:]))
				q := common.convertNumber(y.dtype, y.dtype.load(y.mem[r.B+i*r.StrideB:]))
				result.store(mem[at:], f(p, q))
				at += result.size
				if i&0xfff == 0xfff {
					if err = rt.Work(0x1000 * result.size); err != nil {
						return false
					}
				}
			}
			return true
		})
		return err
	})
}

func inPlaceNumPy(rt *object.Runtime, op object.Operator, a, b object.Value) (object.Value, error) {
	if ufuncs[op] == "" || !isNumPyOperand(b) {
		return object.NotImplemented, nil
	}
	target := object.As[npArray](a)
	if target.view.ReadOnly() {
		return object.Value{}, pyerr.ValueError.New("output array is read-only")
	}
	x, y, err := operands(rt, a, b)
	if err != nil {
		return object.Value{}, err
	}
	defer x.drop(rt)
	defer y.drop(rt)
	d, err := resultOf(op, x, y)
	if err != nil {
		return object.Value{}, err
	}
	if !sameKind(d, target.dtype) {
		return object.Value{}, pyerr.TypeError.Newf("Cannot cast ufunc '%s' output from dtype('%s') to dtype('%s') with casting rule 'same_kind'", ufuncs[op], d.name, target.dtype.name)
	}
	if y.overlaps(target) {
		if err := y.detach(rt); err != nil {
			return object.Value{}, err
		}
	}
	_, ly, shape, err := together(x, y)
	if err == nil && len(shape) != x.layout.NumDims() || err == nil && shapeText(shape) != shapeText(target.shape()) {
		err = pyerr.ValueError.Newf("non-broadcastable output operand with shape %s doesn't match the broadcast shape %s", shapeText(target.shape()), shapeText(shape))
	}
	if err != nil {
		return object.Value{}, err
	}
	mem, own := target.memory(), target.dtype
	k := d.kernelFor(op)
	if own != d || y.dtype != d {
		k = nil
	}
	err = target.write(rt, target.layout(), &ly, func(r layout.PairRun) error {
		if k != nil {
			return k.run(rt, mem, mem, y.mem, r.A, r.A, r.B, r.N, r.StrideA, r.StrideA, r.StrideB)
		}
		return eachPair(rt, r, own.size, func(to, from int) {
			p := d.convertNumber(own, own.load(mem[to:]))
			q := d.convertNumber(y.dtype, y.dtype.load(y.mem[from:]))
			own.store(mem[to:], own.convertNumber(d, d.apply(op, p, q)))
		})
	})
	if err != nil {
		return object.Value{}, err
	}
	return a.Retain(), nil
}

// sameKind reports whether items of dtype from may be stored as items of to.
func sameKind(from, to *dtype) bool {
	rank := map[byte]int{'b': 0, 'u': 1, 'i': 2, 'f': 3}
	return rank[from.kind] <= rank[to.kind]
}

// apply returns p op q, two items of dtype d. Ints wrap; by zero they are 0.
func (d *dtype) apply(op object.Operator, p, q number) number {
	switch d.kind {
	case 'f':
		return number{f: applyFloat(op, p.f, q.f)}
	case 'b':
		switch op {
		case object.Mul, object.And:
			return ofInt(p.i & q.i)
		case object.Xor:
			return ofInt(p.i ^ q.i)
		}
		return ofInt(p.i | q.i)
	case 'u':
		switch op {
		case object.FloorDiv, object.Mod:
			if q.i == 0 {
				return number{}
			}
			if op == object.Mod {
				return ofInt(int64(uint64(p.i) % uint64(q.i)))
			}
			return ofInt(int64(uint64(p.i) / uint64(q.i)))
		case object.RShift:
			return ofInt(int64(uint64(p.i) >> min(uint64(q.i), 63)))
		}
	}
	return ofInt(applyInt(op, p.i, q.i))
}

func applyInt(op object.Operator, p, q int64) int64 {
	switch op {
	case object.Add:
		return p + q
	case object.Sub:
		return p - q
	case object.Mul:
		return p * q
	case object.And:
		return p & q
	case object.Or:
		return p | q
	case object.Xor:
		return p ^ q
	case object.LShift:
		return p << min(uint64(q), 64)
	case object.RShift:
		return p >> min(uint64(q), 63)
	case object.Pow:
		result := int64(1)
		for ; q > 0; q >>= 1 {
			if q&1 == 1 {
				result *= p
			}
			p *= p
		}
		return result
	}
	if q == 0 {
		return 0
	}
	quotient, rest := p/q, p%q
	if rest != 0 && (rest < 0) != (q < 0) {
		quotient--
		rest += q
	}
	if op == object.Mod {
		return rest
	}
	return quotient
}

func applyFloat(op object.Operator, p, q float64) float64 {
	switch op {
	case object.Add:
		return p + q
	case object.Sub:
		return p - q
	case object.Mul:
		return p * q
	case object.TrueDiv:
		return p / q
	case object.FloorDiv:
		return math.Floor(p / q)
	case object.Pow:
		return math.Pow(p, q)
	}
	rest := math.Mod(p, q)
	if rest != 0 && (rest < 0) != (q < 0) {
		rest += q
	}
	return rest
}

func compareNumPy(rt *object.Runtime, op object.Comparison, a, b object.Value) (object.Value, error) {
	if !isNumPyOperand(a) || !isNumPyOperand(b) {
		return object.NotImplemented, nil
	}
	x, y, err := operands(rt, a, b)
	if err != nil {
		return object.Value{}, err
	}
	defer x.drop(rt)
	defer y.drop(rt)
	common := promote(x.dtype, y.dtype)
	return combine(rt, x, y, common, func(p, q number) number {
		if common.kind == 'f' {
			if math.IsNaN(p.f) || math.IsNaN(q.f) {
				return truth(op == object.Ne)
			}
			return truth(op.Holds(order(p.f < q.f, p.f > q.f)))
		}
		if common.kind == 'u' {
			return truth(op.Holds(order(uint64(p.i) < uint64(q.i), uint64(p.i) > uint64(q.i))))
		}
		return truth(op.Holds(order(p.i < q.i, p.i > q.i)))
	}, dtypeNamed("bool"))
}

func truth(b bool) number {
	if b {
		return number{1, 1}
	}
	return number{}
}

func order(less, more bool) int {
	switch {
	case less:
		return -1
	case more:
		return 1
	}
	return 0
}

func truthOfNumPy(rt *object.Runtime, v object.Value) (bool, error) {
	a := object.As[npArray](v)
	switch l := a.layout(); l.Size() {
	case 1:
		n := a.dtype.load(a.memory()[l.Offset():])
		return n.i != 0 || n.f != 0, nil
	case 0:
		return false, pyerr.ValueError.New("The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.")
	}
	return false, pyerr.ValueError.New("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
}

// errFound ends a walk that has found what it looked for.
var errFound = pyerr.StopIteration.New("")

// anyTruth reports whether an item has the truth value.
func (a *npArray) anyTruth(rt *object.Runtime, want bool) (bool, error) {
	err := a.each(rt, a.layout(), func(p []byte) error {
		if n := a.dtype.load(p); (n.i != 0 || n.f != 0) == want {
			return errFound
		}
		return nil
	})
	if err == errFound {
		return true, nil
	}
	return false, err
}

func containsNumPy(rt *object.Runtime, v, item object.Value) (bool, error) {
	equal, err := compareNumPy(rt, object.Eq, v, item)
	if err != nil || equal == object.NotImplemented {
		return false, err
	}
	defer rt.Release(equal)
	return object.As[npArray](equal).anyTruth(rt, true)
}

// sum adds ints modulo 2 to the 64, floats in pairs of halves as NumPy does, so
// that errors stay small.
func (a *npArray) sum(rt *object.Runtime) (object.Value, error) {
	if a.dtype.kind == 'f' {
		items := make([]float64, 0, a.layout().Size())
		err := a.each(rt, a.layout(), func(p []byte) error {
			items = append(items, a.dtype.load(p).f)
			return nil
		})
		return object.Float(pairwiseSum(items)), err
	}
	total := int64(0)
	err := a.each(rt, a.layout(), func(p []byte) error {
		total += a.dtype.load(p).i
		return nil
	})
	if a.dtype.kind == 'u' {
		return object.Uint(uint64(total)), err
	}
	return object.Int(total), err
}

// pairwiseSum adds up to 128 numbers in eight sums, and more in halves.
func pairwiseSum(x []float64) float64 {
	switch n := len(x); {
	case n < 8:
		total := math.Copysign(0, -1) // the sum of nothing but -0.0 is -0.0
		for _, f := range x {
			total += f
		}
		return total
	case n <= 128:
		var sums [8]float64
		copy(sums[:], x)
		i := 8
		for ; i < n-n%8; i += 8 {
			for j := range sums {
				sums[j] += x[i+j]
			}
		}
		total := ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
		for ; i < n; i++ {
			total += x[i]
		}
		return total
	default:
		half := n / 2
		half -= half % 8
		return pairwiseSum(x[:half]) + pairwiseSum(x[half:])
	}
}

func (a *npArray) mean(rt *object.Runtime) (object.Value, error) {
	total, err := a.sum(rt)
	if err != nil {
		return object.Value{}, err
	}
	f, err := object.AsFloat(rt, total)
	return object.Float(f / float64(a.layout().Size())), err
}

// extreme returns the smallest item (sign -1) or the greatest (sign 1).
func (a *npArray) extreme(rt *object.Runtime, name string, sign int) (object.Value, error) {
	if a.layout().Size() == 0 {
		return object.Value{}, pyerr.ValueError.Newf("zero-size array to reduction operation %s which has no identity", name)
	}
	var best []byte
	err := a.each(rt, a.layout(), func(p []byte) error {
		if best == nil || a.dtype.orderOf(p, best) == sign {
			best = p
		}
		return nil
	})
	if err != nil {
		return object.Value{}, err
	}
	return a.dtype.value(best), nil
}

// orderOf compares two items; one that is no number is beyond all others either
// way.
func (d *dtype) orderOf(p, q []byte) int {
	x, y := d.load(p), d.load(q)
	switch d.kind {
	case 'f':
		return order(x.f < y.f, x.f > y.f)
	case 'u':
		return order(uint64(x.i) < uint64(y.i), uint64(x.i) > uint64(y.i))
	}
	return order(x.i < y.i, x.i > y.i)
}
