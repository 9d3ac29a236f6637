package object

import (
	"slices"
	"testing"
)

// noRoots audits a runtime whose objects the test holds in held.
func auditHeld(t *testing.T, rt *Runtime, held ...Value) {
	t.Helper()
	err := rt.Audit(func(visit func(Value)) {
		for _, v := range held {
			visit(v)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// modelKey makes a key of a byte: ints that collide in small tables, strs, and
// tuples, which are counted.
func modelKey(rt *Runtime, b byte) Value {
	switch b % 3 {
	case 0:
		return Int(int64(b) * 64)
	case 1:
		return NewStr("key" + string(rune('a'+b%26)) + string(rune('a'+b/26)))
	}
	return must(NewTuple(rt, Int(int64(b))))
}

// FuzzDict changes a dict and a Go map in step. Order is the order of insertion.
func FuzzDict(f *testing.F) {
	f.Add([]byte{0, 1, 0, 2, 0, 3, 1, 1, 0, 1, 2, 0, 3, 0})
	f.Add([]byte("the quick brown fox jumps over the lazy dog"))
	f.Fuzz(func(t *testing.T, program []byte) {
		rt := NewRuntime()
		v := must(NewDict(rt))
		d := As[Dict](v)
		model := map[byte]int64{}
		var order []byte
		for i := 0; i+1 < len(program); i += 2 {
			op, b := program[i]%8, program[i+1]
			key := modelKey(rt, b)
			switch op {
			case 0, 1, 2, 3:
				if err := d.Set(rt, key, Int(int64(i))); err != nil {
					t.Fatal(err)
				}
				if _, ok := model[b]; !ok {
					order = append(order, b)
				}
				model[b] = int64(i)
			case 4, 5:
				old, err := d.Delete(rt, key)
				if err != nil {
					t.Fatal(err)
				}
				want, ok := model[b]
				if old.IsSet() != ok || ok && old != Int(want) {
					t.Fatalf("Delete(%d) = %v, want %d, %t", b, old, want, ok)
				}
				delete(model, b)
				order = slices.DeleteFunc(order, func(x byte) bool { return x == b })
			case 6:
				if item, err := popDictItem(rt, v, Args{}); err == nil {
					last := order[len(order)-1]
					if TupleItems(item)[1] != Int(model[last]) {
						t.Fatalf("popitem returned another item than %d", last)
					}
					order = order[:len(order)-1]
					delete(model, last)
					rt.Release(item)
				} else if len(order) > 0 {
					t.Fatal(err)
				}
			case 7:
				copied := makeDict(rt, DictType)
				if err := copied.copyFrom(rt, d); err != nil {
					t.Fatal(err)
				}
				rt.Release(v)
				v, d = copied.Value(), copied
			}
			rt.Release(key)
			checkDict(t, rt, d, model, order)
		}
		auditHeld(t, rt, v)
		rt.Release(v)
		if rt.Live() != 0 {
			t.Fatalf("%d objects left", rt.Live())
		}
	})
}

func checkDict(t *testing.T, rt *Runtime, d *Dict, model map[byte]int64, order []byte) {
	t.Helper()
	if d.Len() != len(model) {
		t.Fatalf("Len() = %d, want %d", d.Len(), len(model))
	}
	place := 0
	for _, b := range order {
		_, value, next, ok := d.EntryAt(place)
		if !ok || value != Int(model[b]) {
			t.Fatalf("EntryAt(%d) = %v, %t, want the item of %d", place, value, ok, b)
		}
		place = next
		key := modelKey(rt, b)
		if got, err := d.Get(rt, key); err != nil || got != value {
			t.Fatalf("Get(%d) = %v, %v, want %v", b, got, err, value)
		}
		rt.Release(key)
	}
	if _, _, _, ok := d.EntryAt(place); ok {
		t.Fatal("more entries than items")
	}
}

// FuzzList changes a list and a Go slice in step.
func FuzzList(f *testing.F) {
	f.Add([]byte{0, 1, 0, 2, 0, 3, 1, 1, 2, 0, 3, 0, 4, 9, 5, 8})
	f.Add([]byte("the quick brown fox jumps over the lazy dog"))
	f.Fuzz(func(t *testing.T, program []byte) {
		rt := NewRuntime()
		v := must(NewList(rt, nil))
		l := As[List](v)
		var model []Value
		for i := 0; i+1 < len(program); i += 2 {
			op, b := program[i]%8, int(program[i+1])
			n := len(model)
			low, high := b%(n+1), min(n, b%(n+1)+b/16)
			item := Int(int64(i))
			var err error
			switch op {
			case 0, 1:
				err = l.Append(rt, item)
				model = append(model, item)
			case 2:
				_, err = CallAttr(rt, v, "insert", Int(int64(low)), item)
				model = slices.Insert(model, low, item)
			case 3:
				if n > 0 {
					_, err = CallAttr(rt, v, "pop", Int(int64(b%n)))
					model = slices.Delete(model, b%n, b%n+1)
				}
			case 4:
				values := []Value{item, item, item}[:b%4]
				err = l.replace(rt, low, high, slices.Clone(values))
				model = slices.Replace(model, low, high, values...)
			case 5:
				step := b%3 + 1
				key := NewSlice(rt, Int(int64(low)), Int(int64(high)), Int(int64(step)))
				err = DelItem(rt, v, key)
				rt.Release(key)
				kept := slices.Clone(model[:low])
				for j := low; j < n; j++ {
					if j >= high || (j-low)%step != 0 {
						kept = append(kept, model[j])
					}
				}
				model = kept
			case 6:
				if n < 1000 {
					err = l.extend(rt, v)
					model = append(model, model...)
				}
			case 7:
				err = SortList(rt, v, Value{}, b%2 == 1)
				slices.SortFunc(model, func(x, y Value) int {
					if b%2 == 1 {
						x, y = y, x
					}
					return int(x.SmallInt() - y.SmallInt())
				})
			}
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(l.items, model) {
				t.Fatalf("after operation %d the list has %d items, want %d", op, len(l.items), len(model))
			}
		}
		auditHeld(t, rt, v)
	})
}

// FuzzSort sorts pairs by their first number: stably, and with a comparison
// that fails when it is told to, which must lose no item.
func FuzzSort(f *testing.F) {
	f.Add([]byte{3, 1, 2, 3, 1}, byte(0), false)
	f.Add([]byte("the quick brown fox jumps over the lazy dog, and the dog sleeps on regardless"), byte(20), true)
	f.Fuzz(func(t *testing.T, numbers []byte, failAfter byte, reverse bool) {
		rt := NewRuntime()
		items := make([]Value, len(numbers))
		for i, b := range numbers {
			items[i] = NewPair(rt, Int(int64(b%16)), Int(int64(i)))
		}
		v := must(NewList(rt, items))
		calls := 0
		key := NewNative("key", "pair, /", "", func(rt *Runtime, _ Value, args Args) (Value, error) {
			if calls++; failAfter > 0 && calls > int(failAfter) {
				return Value{}, errComparing
			}
			return TupleItems(args.At(0))[0], nil
		})
		err := SortList(rt, v, key, reverse)
		if failed := failAfter > 0 && len(numbers) > int(failAfter); (err != nil) != failed {
			t.Fatalf("SortList = %v, want failure %t", err, failed)
		}
		if err == nil {
			checkSorted(t, ListItems(v), reverse)
		}
		auditHeld(t, rt, v)
		rt.Release(v)
		if rt.Live() != 0 {
			t.Fatalf("%d objects left", rt.Live())
		}
	})
}

func checkSorted(t *testing.T, items []Value, reverse bool) {
	t.Helper()
	for i := 1; i < len(items); i++ {
		a, b := TupleItems(items[i-1]), TupleItems(items[i])
		order := a[0].SmallInt() - b[0].SmallInt()
		if reverse {
			order = -order
		}
		if order > 0 || order == 0 && a[1].SmallInt() > b[1].SmallInt() {
			t.Fatalf("item %d is out of order", i)
		}
	}
}
