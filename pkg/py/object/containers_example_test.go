package object_test

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/py/object"
)

func ExampleNewList() {
	rt := object.NewRuntime()
	list, err := object.NewList(rt, []object.Value{object.Int(3), object.Int(1)})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer rt.Release(list)
	if err := object.As[object.List](list).Append(rt, object.Int(2)); err != nil {
		fmt.Println(err)
		return
	}
	if err := object.SortList(rt, list, object.Value{}, false); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(object.Repr(rt, list))
	// Output: [1, 2, 3] <nil>
}

func ExampleNewPair() {
	rt := object.NewRuntime()
	pair := object.NewPair(rt, object.NewStr("offset"), object.Int(6))
	fmt.Println(object.Repr(rt, pair))
	rt.Release(pair)
	fmt.Println(rt.Live(), "objects live")
	// Output:
	// ('offset', 6) <nil>
	// 0 objects live
}

func ExampleNewDict() {
	rt := object.NewRuntime()
	v, err := object.NewDict(rt)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer rt.Release(v)
	dict := object.As[object.Dict](v)
	for i, name := range []string{"offset", "shape", "strides"} {
		if err := dict.SetStr(rt, name, object.Int(int64(i))); err != nil {
			fmt.Println(err)
			return
		}
	}
	for place := 0; ; {
		key, value, next, ok := dict.EntryAt(place)
		if !ok {
			break
		}
		fmt.Println(object.StrOf(key), value.SmallInt())
		place = next
	}
	// Output:
	// offset 0
	// shape 1
	// strides 2
}

func ExampleNewSet() {
	rt := object.NewRuntime()
	v, err := object.NewSet(rt)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer rt.Release(v)
	for _, b := range []byte("hello") {
		if err := object.As[object.Set](v).Add(rt, object.Int(int64(b))); err != nil {
			fmt.Println(err)
			return
		}
	}
	fmt.Println(object.Repr(rt, v))
	// Output: {104, 108, 101, 111} <nil>
}

// A machine steps a range without calling through its slots.
func ExampleRangeIterator_Step() {
	rt := object.NewRuntime()
	numbers := object.NewRange(rt, 10, 0, -4)
	defer rt.Release(numbers)
	it, err := object.Iter(rt, numbers)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer rt.Release(it)
	for {
		n, ok := object.As[object.RangeIterator](it).Step()
		if !ok {
			break
		}
		fmt.Println(n)
	}
	// Output:
	// 10
	// 6
	// 2
}
