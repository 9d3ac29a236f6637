package object_test

import (
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/object"
)

func benchmarkBinary(b *testing.B, op object.Operator, x, y object.Value) {
	rt := object.NewRuntime()
	b.ReportAllocs()
	for b.Loop() {
		v, err := object.Binary(rt, op, x, y)
		if err != nil {
			b.Fatal(err)
		}
		rt.Release(v)
	}
}

func BenchmarkIntAdd(b *testing.B) { benchmarkBinary(b, object.Add, object.Int(40), object.Int(2)) }
func BenchmarkIntMul(b *testing.B) {
	benchmarkBinary(b, object.Mul, object.Int(1<<20), object.Int(12345))
}
func BenchmarkIntMod(b *testing.B) { benchmarkBinary(b, object.Mod, object.Int(-7), object.Int(3)) }
func BenchmarkFloatAdd(b *testing.B) {
	benchmarkBinary(b, object.Add, object.Float(1.5), object.Float(2))
}
func BenchmarkMixedAdd(b *testing.B) { benchmarkBinary(b, object.Add, object.Int(1), object.Float(2)) }
func BenchmarkFloatPow(b *testing.B) {
	benchmarkBinary(b, object.Pow, object.Float(2.5), object.Float(1.5))
}
func BenchmarkFloatCube(b *testing.B) {
	benchmarkBinary(b, object.Pow, object.Float(2.5), object.Int(3))
}
func BenchmarkBigMul(b *testing.B) {
	x := bigInt("1267650600228229401496703205376")
	benchmarkBinary(b, object.Mul, x, x)
}
func BenchmarkStrConcat(b *testing.B) {
	benchmarkBinary(b, object.Add, object.NewStr("zero-copy"), object.NewStr(" zen"))
}
func BenchmarkStrPercent(b *testing.B) {
	benchmarkBinary(b, object.Mod, object.NewStr("%d items"), object.Int(42))
}

func BenchmarkIntCompare(b *testing.B) {
	rt := object.NewRuntime()
	b.ReportAllocs()
	for b.Loop() {
		if v, err := object.Compare(rt, object.Lt, object.Int(1), object.Int(2)); err != nil || v != object.True {
			b.Fatal(v, err)
		}
	}
}

func BenchmarkStrIndex(b *testing.B) {
	rt, s := object.NewRuntime(), object.NewStr("zero-copy zen")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := object.GetItem(rt, s, object.Int(5)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStrMethod(b *testing.B) {
	rt, s, sub := object.NewRuntime(), object.NewStr("zero-copy zen"), object.NewStr("zen")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := object.CallAttr(rt, s, "find", sub); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStrSplit(b *testing.B) {
	rt, s := object.NewRuntime(), object.NewStr("the buffer protocol shares memory without a copy of it")
	b.ReportAllocs()
	for b.Loop() {
		v, err := object.CallAttr(rt, s, "split")
		if err != nil {
			b.Fatal(err)
		}
		rt.Release(v)
	}
}

func BenchmarkStrFormat(b *testing.B) {
	rt, s := object.NewRuntime(), object.NewStr("{} of {:>5}")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := object.CallAttr(rt, s, "format", object.Int(1), object.Int(2)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkIntHash(b *testing.B) {
	rt, v := object.NewRuntime(), object.Int(1234567)
	for b.Loop() {
		if _, err := object.Hash(rt, v); err != nil {
			b.Fatal(err)
		}
	}
}

// TestNoAllocation holds what is promised of small ints, floats and ASCII.
func TestNoAllocation(t *testing.T) {
	rt, s := object.NewRuntime(), object.NewStr("zero-copy")
	for name, f := range map[string]func() error{
		"int add":     func() error { _, err := object.Binary(rt, object.Add, object.Int(1<<40), object.Int(1)); return err },
		"float mul":   func() error { _, err := object.Binary(rt, object.Mul, object.Float(1.5), object.Float(3)); return err },
		"mixed add":   func() error { _, err := object.Binary(rt, object.Add, object.Int(1), object.Float(3)); return err },
		"int compare": func() error { _, err := object.Compare(rt, object.Lt, object.Int(1), object.Int(3)); return err },
		"str compare": func() error { _, err := object.Compare(rt, object.Eq, s, object.NewStr("z")); return err },
		"str index":   func() error { _, err := object.GetItem(rt, s, object.Int(-1)); return err },
		"str in":      func() error { _, err := object.Contains(rt, s, object.NewStr("c")); return err },
		"str hash":    func() error { _, err := object.Hash(rt, s); return err },
		"int hash":    func() error { _, err := object.Hash(rt, object.Int(7)); return err },
	} {
		if n := testing.AllocsPerRun(100, func() {
			if err := f(); err != nil {
				t.Fatal(err)
			}
		}); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}
