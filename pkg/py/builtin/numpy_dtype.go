package builtin

import (
	"encoding/binary"
	"math"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A dtype says what the items of a numpy array are. It is the object that
// programs see, uncounted and shared by all sessions.
type dtype struct {
	object.Header
	name   string
	format string // of the buffer protocol
	kind   byte   // 'b' bool, 'i' int, 'u' int without a sign, 'f' float
	size   int
	code   format.Code
	scalar *object.Type // the class numpy.name
}

// dtypes are those offered, narrow ones first.
var dtypes = []*dtype{
	{name: "bool", format: "?", kind: 'b'},
	{name: "int8", format: "b", kind: 'i'}, {name: "uint8", format: "B", kind: 'u'},
	{name: "int16", format: "h", kind: 'i'}, {name: "uint16", format: "H", kind: 'u'},
	{name: "int32", format: "i", kind: 'i'}, {name: "uint32", format: "I", kind: 'u'},
	{name: "int64", format: "l", kind: 'i'}, {name: "uint64", format: "L", kind: 'u'},
	{name: "float16", format: "e", kind: 'f'}, {name: "float32", format: "f", kind: 'f'}, {name: "float64", format: "d", kind: 'f'},
}

// dtypeAliases are other names of dtypes.
var dtypeAliases = map[string]string{
	"bool_": "bool", "int": "int64", "int_": "int64", "uint": "uint64", "float": "float64", "double": "float64", "single": "float32",
	"half": "float16", "byte": "int8", "ubyte": "uint8", "short": "int16", "ushort": "uint16", "intc": "int32", "uintc": "uint32",
	"long": "int64", "ulong": "uint64", "longlong": "int64", "ulonglong": "uint64", "intp": "int64", "uintp": "uint64",
	"b1": "bool", "i1": "int8", "u1": "uint8", "i2": "int16", "u2": "uint16", "i4": "int32", "u4": "uint32", "i8": "int64", "u8": "uint64",
	"f2": "float16", "f4": "float32", "f8": "float64", "q": "int64", "Q": "uint64",
}

var dtypeType = &object.Type{}

func init() {
	getter := func(name string, of func(*dtype) object.Value) object.Getter {
		return object.Getter{Name: name, Get: func(rt *object.Runtime, self object.Value) (object.Value, error) {
			return of(object.As[dtype](self)), nil
		}}
	}
	dtypeType.Define(object.TypeSpec{
		Name: "numpy.dtype", Module: "numpy", Sealed: true,
		Slots: object.Slots{
			New: func(rt *object.Runtime, _ *object.Type, args object.Args) (object.Value, error) {
				args, err := dtypeSignature.Bind(args)
				if err != nil {
					return object.Value{}, err
				}
				d, err := dtypeOf(args.At(0), nil)
				if err != nil {
					return object.Value{}, err
				}
				return d.Value(), nil
			},
			Repr: func(rt *object.Runtime, v object.Value) (string, error) {
				return "dtype('" + object.As[dtype](v).name + "')", nil
			},
			Str:  func(rt *object.Runtime, v object.Value) (string, error) { return object.As[dtype](v).name, nil },
			Hash: func(rt *object.Runtime, v object.Value) (int64, error) { return int64(v.Address() >> 4), nil },
			Compare: func(rt *object.Runtime, op object.Comparison, a, b object.Value) (object.Value, error) {
				if a.Type() != dtypeType || op != object.Eq && op != object.Ne {
					return object.NotImplemented, nil
				}
				d, err := dtypeOf(b, nil)
				if err != nil {
					return object.Bool(op == object.Ne), nil // b names no dtype
				}
				return object.Bool((d.Value() == a) == (op == object.Eq)), nil
			},
		},
		Getters: []object.Getter{
			getter("name", func(d *dtype) object.Value { return object.NewStr(d.name) }),
			getter("kind", func(d *dtype) object.Value { return object.NewStr(string(rune(d.kind))) }),
			getter("char", func(d *dtype) object.Value { return object.NewStr(d.format) }),
			getter("itemsize", func(d *dtype) object.Value { return object.Int(int64(d.size)) }),
			getter("type", func(d *dtype) object.Value { return d.scalar.Value() }),
		},
	})
	for _, d := range dtypes {
		d.code, _ = format.Native(d.format)
		d.size = d.code.ItemSize()
		d.InitUncounted(dtypeType)
		d.scalar = object.NewType(object.TypeSpec{Name: "numpy." + d.name, Module: "numpy", Sealed: true, Slots: object.Slots{
			New: func(rt *object.Runtime, _ *object.Type, args object.Args) (object.Value, error) {
				return d.convert(rt, args)
			},
		}})
	}
}

var dtypeSignature = object.ParseSignature("dtype", "dtype")

// convert is numpy.int32(x) and its like. The result is a number of Python's
// own.
func (d *dtype) convert(rt *object.Runtime, args object.Args) (object.Value, error) {
	if err := noKeywords(d.name, args); err != nil {
		return object.Value{}, err
	}
	p := make([]byte, d.size)
	if v := args.At(0); v.IsSet() {
		if err := d.put(rt, p, v); err != nil {
			return object.Value{}, err
		}
	}
	return d.value(p), nil
}

func dtypeNamed(name string) *dtype {
	if alias, ok := dtypeAliases[name]; ok {
		name = alias
	}
	for _, d := range dtypes {
		if d.name == name || d.format == name {
			return d
		}
	}
	return nil
}

// dtypeOf returns the dtype that v names: a dtype, a class or a text. Without v
// it is otherwise.
func dtypeOf(v object.Value, otherwise *dtype) (*dtype, error) {
	if !given(v) && otherwise != nil {
		return otherwise, nil
	}
	if v.Type() == dtypeType {
		return object.As[dtype](v), nil
	}
	switch t := object.AsType(v); {
	case t == object.IntType:
		return dtypeNamed("int64"), nil
	case t == object.FloatType:
		return dtypeNamed("float64"), nil
	case t == object.BoolType:
		return dtypeNamed("bool"), nil
	case t != nil:
		for _, d := range dtypes {
			if d.scalar == t {
				return d, nil
			}
		}
		return nil, pyerr.TypeError.Newf("Cannot interpret '%s' as a data type", t)
	case v.IsStr():
		name := object.StrOf(v)
		if len(name) > 1 && (name[0] == '<' || name[0] == '=' || name[0] == '|') {
			name = name[1:]
		}
		if d := dtypeNamed(name); d != nil {
			return d, nil
		}
		return nil, pyerr.TypeError.Newf("data type '%s' not understood here: there are bool, int8 to int64, uint8 to uint64 and float16 to float64", object.StrOf(v))
	}
	return nil, pyerr.TypeError.Newf("Cannot interpret '%s' object as a data type", v.TypeName())
}

// A number is an item on its way through arithmetic: an int, of which unsigned
// ones are the same bits, or a float.
type number struct {
	i int64
	f float64
}

// load reads an item. Of ints it gives both: f is what the int is as a float.
func (d *dtype) load(p []byte) number {
	switch d.format {
	case "?":
		if p[0] != 0 {
			return number{1, 1}
		}
		return number{}
	case "b":
		return ofInt(int64(int8(p[0])))
	case "B":
		return ofInt(int64(p[0]))
	case "h":
		return ofInt(int64(int16(binary.LittleEndian.Uint16(p))))
	case "H":
		return ofInt(int64(binary.LittleEndian.Uint16(p)))
	case "i":
		return ofInt(int64(int32(binary.LittleEndian.Uint32(p))))
	case "I":
		return ofInt(int64(binary.LittleEndian.Uint32(p)))
	case "l":
		return ofInt(int64(binary.LittleEndian.Uint64(p)))
	case "L":
		u := binary.LittleEndian.Uint64(p)
		return number{int64(u), float64(u)}
	case "f":
		return number{f: float64(math.Float32frombits(binary.LittleEndian.Uint32(p)))}
	case "d":
		return number{f: math.Float64frombits(binary.LittleEndian.Uint64(p))}
	}
	f, _ := d.code.Get(p).Float64()
	return number{f: f}
}

func ofInt(i int64) number { return number{i, float64(i)} }

// store writes an item: an int modulo its size, a float rounded to it.
func (d *dtype) store(p []byte, n number) {
	switch d.kind {
	case 'b':
		p[0] = 0
		if n.i != 0 {
			p[0] = 1
		}
	case 'f':
		switch d.size {
		case 8:
			binary.LittleEndian.PutUint64(p, math.Float64bits(n.f))
		case 4:
			binary.LittleEndian.PutUint32(p, math.Float32bits(float32(n.f)))
		default:
			f := n.f
			if math.Abs(f) >= 65520 && !math.IsInf(f, 0) { // would round to more than a half holds
				f = math.Copysign(math.Inf(1), f)
			}
			if err := d.code.Put(p, format.Float(f)); err != nil {
				panic("builtin: half refuses a float: " + err.Error())
			}
		}
	default:
		var wide [8]byte
		binary.LittleEndian.PutUint64(wide[:], uint64(n.i))
		copy(p[:d.size], wide[:])
	}
}

// value returns the Python number of an item.
func (d *dtype) value(p []byte) object.Value {
	n := d.load(p)
	switch d.kind {
	case 'b':
		return object.Bool(n.i != 0)
	case 'i':
		return object.Int(n.i)
	case 'u':
		return object.Uint(uint64(n.i))
	}
	return object.Float(n.f)
}

// put stores a Python number, which must fit.
func (d *dtype) put(rt *object.Runtime, p []byte, v object.Value) error {
	n, err := d.number(rt, v)
	if err == nil {
		d.store(p, n)
	}
	return err
}

// number returns the item that a Python number makes. Ints must fit; floats lose
// their fraction on the way to ints.
func (d *dtype) number(rt *object.Runtime, v object.Value) (number, error) {
	if v.Type() == npArrayType {
		a := object.As[npArray](v)
		if a.layout().Size() != 1 {
			return number{}, pyerr.TypeError.New("only 0-dimensional arrays can be converted to Python scalars")
		}
		l := a.layout()
		return d.convertNumber(a.dtype, a.dtype.load(a.memory()[l.Offset():])), nil
	}
	switch {
	case d.kind == 'b':
		truth, err := object.Truth(rt, v)
		if truth {
			return number{1, 1}, err
		}
		return number{}, err
	case d.kind == 'f':
		f, err := object.AsFloat(rt, v)
		return number{f: f}, err
	case v.Kind() == object.KindFloat:
		f, _ := object.FloatOf(v)
		if math.IsNaN(f) {
			return number{}, pyerr.ValueError.New("cannot convert float NaN to integer")
		}
		return ofInt(int64(f)), nil
	}
	index, err := object.Index(rt, v)
	if err != nil {
		return number{}, err
	}
	defer rt.Release(index)
	item := intItem(index)
	bits, err := d.code.Integer(item, d.size)
	if err != nil {
		text, rerr := object.Repr(rt, index)
		if rerr != nil {
			return number{}, rerr
		}
		return number{}, pyerr.OverflowError.Newf("Python integer %s out of bounds for %s", text, d.name)
	}
	p := binary.LittleEndian.AppendUint64(nil, bits)
	return d.load(p[:d.size]), nil
}

// convertNumber makes a number of dtype from one of d.
func (d *dtype) convertNumber(from *dtype, n number) number {
	switch {
	case d.kind == 'f':
		return n
	case d.kind == 'b':
		if n.i != 0 || n.f != 0 {
			return number{1, 1}
		}
		return number{}
	case from.kind == 'f':
		return ofInt(int64(n.f))
	}
	return n
}

// promote returns the dtype of what arithmetic makes of items of both.
//
// See https://numpy.org/doc/stable/reference/arrays.promotion.html.
func promote(a, b *dtype) *dtype {
	if a.kind > b.kind || a.kind == b.kind && a.size > b.size {
		a, b = b, a
	}
	switch { // in the order 'b', 'f', 'i', 'u'
	case a.kind == b.kind || a.kind == 'b':
		return b
	case a.kind == 'f':
		size := b.size * 2 // the floats that hold all ints of b
		return dtypeNamed(floatOfSize(max(a.size, min(size, 8))))
	}
	if a.size > b.size { // int with uint
		return a
	}
	if b.size == 8 {
		return dtypeNamed("float64")
	}
	return dtypeNamed(map[int]string{1: "int16", 2: "int32", 4: "int64"}[b.size])
}

func floatOfSize(size int) string {
	return map[int]string{2: "float16", 4: "float32", 8: "float64"}[size]
}
