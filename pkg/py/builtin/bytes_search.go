package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pybytes"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// everyByte holds each byte at the place of its value.
var everyByte = func() (all [256]byte) {
	for i := range all {
		all[i] = byte(i)
	}
	return all
}()

// lendNeedle borrows what is searched for: a bytes-like object, or an int that
// stands for one byte.
func lendNeedle(rt *object.Runtime, v object.Value) (lease, error) {
	if exportsBuffer(v) {
		return lend(rt, v)
	}
	if !object.IsIndex(v) {
		return lease{}, pyerr.TypeError.Newf("argument should be integer or bytes-like object, not '%s'", v.TypeName())
	}
	c, err := byteValue(rt, v, errByteRange)
	if err != nil {
		return lease{}, err
	}
	return lease{data: everyByte[c : int(c)+1]}, nil
}

// search returns the method find, index, rfind or rindex.
func (c *byteClass) search(find func(op pybytes.Op, s, sub []byte, start, end int) (int, error)) object.NativeFunc {
	return func(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
		start, end, err := boundArguments(rt, args)
		if err != nil {
			return object.Value{}, err
		}
		self := lendSelf(v)
		needle, err := lendNeedle(rt, args.At(0))
		if err != nil {
			self.Release()
			return object.Value{}, err
		}
		i, err := find(sessionOf(rt).Heap.Op(), self.data, needle.data, start, end)
		needle.Release()
		self.Release()
		return object.Int(int64(i)), err
	}
}

func (c *byteClass) count(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
	return c.search(pybytes.Op.Count)(rt, v, args)
}

// affix returns the method startswith or endswith.
func (c *byteClass) affix(name string, has func(op pybytes.Op, s, affix []byte, start, end int) (bool, error)) object.NativeFunc {
	return func(rt *object.Runtime, v object.Value, args object.Args) (object.Value, error) {
		start, end, err := boundArguments(rt, args)
		if err != nil {
			return object.Value{}, err
		}
		self := lendSelf(v)
		defer self.Release()
		one := func(affix object.Value) (bool, error) {
			lent, err := lend(rt, affix)
			if err != nil {
				return false, err
			}
			defer lent.Release()
			return has(sessionOf(rt).Heap.Op(), self.data, lent.data, start, end)
		}
		affix := args.At(0)
		if affix.Kind() != object.KindTuple {
			found, err := one(affix)
			if err != nil && object.IsException(err, pyerr.TypeError) {
				rt.Discard(err)
				err = pyerr.TypeError.Newf("%s first arg must be bytes or a tuple of bytes, not %s", name, affix.TypeName())
			}
			return object.Bool(found), err
		}
		for _, affix := range object.TupleItems(affix) {
			if found, err := one(affix); err != nil || found {
				return object.Bool(found), err
			}
		}
		return object.False, nil
	}
}

// containsBytes is the Contains slot of both classes: whether an int is one of
// the bytes, or a bytes-like object a part of them.
func containsBytes(rt *object.Runtime, v, item object.Value) (bool, error) {
	self := lendSelf(v)
	defer self.Release()
	op := sessionOf(rt).Heap.Op()
	n, err := object.AsSize(rt, item, nil)
	if err == nil {
		if n < 0 || n > 255 {
			return false, errByteRange
		}
		i, err := op.Find(self.data, everyByte[n:n+1], 0, len(self.data))
		return i >= 0, err
	}
	rt.Discard(err)
	needle, err := lend(rt, item)
	if err != nil {
		return false, err
	}
	defer needle.Release()
	i, err := op.Find(self.data, needle.data, 0, len(self.data))
	return i >= 0, err
}

// predicateMethods are the methods that ask what all bytes are.
func predicateMethods() []object.Method {
	var methods []object.Method
	for _, p := range []struct {
		name string
		is   func(op pybytes.Op, s []byte) (bool, error)
	}{
		{"isalnum", pybytes.Op.IsAlnum},
		{"isalpha", pybytes.Op.IsAlpha},
		{"isascii", pybytes.Op.IsASCII},
		{"isdigit", pybytes.Op.IsDigit},
		{"islower", pybytes.Op.IsLower},
		{"isspace", pybytes.Op.IsSpace},
		{"istitle", pybytes.Op.IsTitle},
		{"isupper", pybytes.Op.IsUpper},
	} {
		methods = append(methods, object.Method{Name: p.name, Fn: func(rt *object.Runtime, v object.Value, _ object.Args) (object.Value, error) {
			self := lendSelf(v)
			defer self.Release()
			is, err := p.is(sessionOf(rt).Heap.Op(), self.data)
			return object.Bool(is), err
		}})
	}
	return methods
}
