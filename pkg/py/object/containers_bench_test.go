package object

import (
	"strconv"
	"testing"
)

// must returns v, which a benchmark's set-up cannot fail to make.
func must(v Value, err error) Value {
	if err != nil {
		panic("object: " + err.Error())
	}
	return v
}

func ints(rt *Runtime, n int) []Value {
	items := make([]Value, n)
	for i := range items {
		items[i] = Int(int64(i))
	}
	return items
}

func BenchmarkListAppend(b *testing.B) {
	rt := NewRuntime()
	l := must(NewList(rt, nil))
	method, item := ListType.Own("append"), Int(1)
	args := []Value{item}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		must(CallMethod(rt, method, l, Args{Values: args}))
		if i%1000 == 0 {
			rt.ReleaseAll(As[List](l).take(rt))
		}
	}
}

func BenchmarkListIndex(b *testing.B) {
	rt := NewRuntime()
	l := must(NewList(rt, ints(rt, 100)))
	key := Int(50)
	b.ReportAllocs()
	for b.Loop() {
		must(GetItem(rt, l, key))
	}
}

func BenchmarkListSlice(b *testing.B) {
	rt := NewRuntime()
	l := must(NewList(rt, ints(rt, 100)))
	key := NewSlice(rt, Int(10), Int(20), None)
	b.ReportAllocs()
	for b.Loop() {
		rt.Release(must(GetItem(rt, l, key)))
	}
}

func BenchmarkListIterate(b *testing.B) {
	rt := NewRuntime()
	l := must(NewList(rt, ints(rt, 1000)))
	b.ReportAllocs()
	for b.Loop() {
		it := must(Iter(rt, l))
		for must(Next(rt, it)).IsSet() {
		}
		rt.Release(it)
	}
}

func BenchmarkListContains(b *testing.B) {
	rt := NewRuntime()
	l := must(NewList(rt, ints(rt, 1000)))
	b.ReportAllocs()
	for b.Loop() {
		if found, _ := Contains(rt, l, Int(999)); !found {
			b.Fatal("not found")
		}
	}
}

func BenchmarkListSort(b *testing.B) {
	rt := NewRuntime()
	items := ints(rt, 10_000)
	l := must(NewList(rt, ints(rt, 10_000)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range items {
			As[List](l).items[i] = items[i*7919%len(items)]
		}
		if err := SortList(rt, l, Value{}, false); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRangeStep(b *testing.B) {
	rt := NewRuntime()
	r := NewRange(rt, 0, 1000, 1)
	b.ReportAllocs()
	for b.Loop() {
		it := must(Iter(rt, r))
		for _, ok := As[RangeIterator](it).Step(); ok; _, ok = As[RangeIterator](it).Step() {
		}
		rt.Release(it)
	}
}

func BenchmarkRangeMake(b *testing.B) {
	rt := NewRuntime()
	args := Args{Values: []Value{Int(3)}}
	b.ReportAllocs()
	for b.Loop() {
		r := must(CallType(rt, RangeType, args))
		it := must(Iter(rt, r))
		rt.Release(r)
		rt.Release(it)
	}
}

func BenchmarkTuplePair(b *testing.B) {
	rt := NewRuntime()
	b.ReportAllocs()
	for b.Loop() {
		rt.Release(must(NewTuple(rt, Int(1), Int(2))))
	}
}

func BenchmarkEnumerate(b *testing.B) {
	rt := NewRuntime()
	l := must(NewList(rt, ints(rt, 1000)))
	b.ReportAllocs()
	for b.Loop() {
		e := must(CallType(rt, EnumerateType, Args{Values: []Value{l}}))
		for item := must(Next(rt, e)); item.IsSet(); item = must(Next(rt, e)) {
			rt.Release(item)
		}
		rt.Release(e)
	}
}

func BenchmarkDictGetStr(b *testing.B) {
	rt := NewRuntime()
	d := must(NewDict(rt))
	keys := make([]Value, 100)
	for i := range keys {
		keys[i] = NewStr("key" + strconv.Itoa(i))
		if err := SetItem(rt, d, keys[i], Int(int64(i))); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		must(GetItem(rt, d, keys[i%len(keys)]))
	}
}

func BenchmarkDictSetStr(b *testing.B) {
	rt := NewRuntime()
	d := must(NewDict(rt))
	keys := make([]Value, 100)
	for i := range keys {
		keys[i] = NewStr("key" + strconv.Itoa(i))
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if err := SetItem(rt, d, keys[i%len(keys)], Int(int64(i))); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDictGetInt(b *testing.B) {
	rt := NewRuntime()
	d := must(NewDict(rt))
	for i := range 1000 {
		if err := SetItem(rt, d, Int(int64(i*1024)), Int(int64(i))); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		must(GetItem(rt, d, Int(int64(i%1000*1024))))
	}
}

func BenchmarkSetContains(b *testing.B) {
	rt := NewRuntime()
	s := must(NewSet(rt))
	for i := range 1000 {
		if err := As[Set](s).Add(rt, Int(int64(i*7))); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if found, _ := Contains(rt, s, Int(int64(i%1000*7))); !found {
			b.Fatal("not found")
		}
	}
}
