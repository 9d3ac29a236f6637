package buffer

import (
	"fmt"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
)

func benchmarkHeaps(b *testing.B, f func(b *testing.B, h *Heap)) {
	b.Run("nil", func(b *testing.B) { f(b, nil) })
	b.Run("heap", func(b *testing.B) { f(b, &Heap{Reuse: true, Poll: func() error { return nil }}) })
}

func benchmarkView(b testing.TB, h *Heap, size int) *View {
	b.Helper()
	array := new(ByteArray)
	if err := array.InitZero(h, size); err != nil {
		b.Fatal(err)
	}
	return mustView(b, array)
}

func BenchmarkSliceInto(b *testing.B) {
	benchmarkHeaps(b, func(b *testing.B, h *Heap) {
		v := benchmarkView(b, h, 1000)
		var part View
		r := layout.Range{Start: 1, Step: 1, Len: 900}
		b.ReportAllocs()
		for b.Loop() {
			if err := v.SliceInto(&part, r); err != nil {
				b.Fatal(err)
			}
			if err := part.Release(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkConsume is the loop that zero-copy is shown with:
// while v: v = v[1:].
func BenchmarkConsume(b *testing.B) {
	benchmarkHeaps(b, func(b *testing.B, h *Heap) {
		v := benchmarkView(b, h, 10000)
		views := new([2]View)
		b.ReportAllocs()
		for b.Loop() {
			last := v
			for n := 10000; n > 0; n-- {
				next := &views[n&1]
				if err := last.SliceInto(next, layout.NewRange(1, n, 1, n)); err != nil {
					b.Fatal(err)
				}
				if last != v {
					if err := last.Release(); err != nil {
						b.Fatal(err)
					}
				}
				last = next
			}
			if err := last.Release(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/10000, "ns/slice")
	})
}

func BenchmarkView(b *testing.B) {
	benchmarkHeaps(b, func(b *testing.B, h *Heap) {
		array := new(ByteArray)
		if err := array.InitZero(h, 1000); err != nil {
			b.Fatal(err)
		}
		var v View
		b.ReportAllocs()
		for b.Loop() {
			if err := v.Init(array); err != nil {
				b.Fatal(err)
			}
			if err := v.Release(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkAtAndSet(b *testing.B) {
	for _, text := range []string{"B", "i", "d"} {
		b.Run(text, func(b *testing.B) {
			v, err := benchmarkView(b, nil, 800).Cast(text, nil)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				item, err := v.At1(7)
				if err != nil {
					b.Fatal(err)
				}
				if err := v.Set1(8, item); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkIntAndSetInt(b *testing.B) {
	v, err := benchmarkView(b, nil, 800).Cast("q", nil)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		n, ok := v.Int(7)
		if !ok || !v.SetInt(8, 2*n) {
			b.Fatal("not stored")
		}
	}
}

func BenchmarkCopyInto(b *testing.B) {
	const size = 1 << 20
	dst := make([]byte, size)
	for _, text := range []string{"B", "H", "I", "d", "Zd"} {
		for _, step := range []int{1, 2, -1} {
			b.Run(fmt.Sprintf("%s step %d", text, step), func(b *testing.B) {
				v, err := benchmarkView(b, nil, 2*size).Cast(text, nil)
				if err != nil {
					b.Fatal(err)
				}
				n := size / v.ItemSize()
				r := layout.Range{Start: 0, Step: step, Len: n}
				if step < 0 {
					r.Start = n - 1
				}
				part, err := v.Slice(r)
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(size)
				b.ReportAllocs()
				for b.Loop() {
					if err := part.CopyInto(dst, OrderC); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkToBytes(b *testing.B) {
	benchmarkHeaps(b, func(b *testing.B, h *Heap) {
		v := benchmarkView(b, h, 1<<20)
		var data Bytes
		b.SetBytes(1 << 20)
		for b.Loop() {
			if err := v.ToBytesInto(&data, OrderC); err != nil {
				b.Fatal(err)
			}
			data.Free()
		}
	})
}

func BenchmarkEqual(b *testing.B) {
	const size = 1 << 20
	for _, pair := range [][2]string{{"B", "B"}, {"q", "q"}, {"d", "d"}, {"f", "f"}, {"b", "B"}, {"i", "I"}} {
		b.Run(pair[0]+" and "+pair[1], func(b *testing.B) {
			v, err := benchmarkView(b, nil, size).Cast(pair[0], nil)
			if err != nil {
				b.Fatal(err)
			}
			w, err := benchmarkView(b, nil, size).Cast(pair[1], nil)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				if same, err := v.EqualView(w); !same || err != nil {
					b.Fatal(same, err)
				}
			}
		})
	}
}

func BenchmarkAssign(b *testing.B) {
	const size = 1 << 20
	for _, test := range []struct {
		name    string
		to, src layout.Range
	}{
		{"block", layout.Range{Start: 0, Step: 1, Len: size / 2}, layout.Range{Start: size / 2, Step: 1, Len: size / 2}},
		{"overlapping block", layout.Range{Start: 1, Step: 1, Len: size - 1}, layout.Range{Start: 0, Step: 1, Len: size - 1}},
		{"strided", layout.Range{Start: 0, Step: 2, Len: size / 4}, layout.Range{Start: size / 2, Step: 2, Len: size / 4}},
		{"overlapping strided", layout.Range{Start: 0, Step: 2, Len: size / 2}, layout.Range{Start: size - 1, Step: -2, Len: size / 2}},
	} {
		b.Run(test.name, func(b *testing.B) {
			v := benchmarkView(b, nil, size)
			src, err := v.Slice(test.src)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(test.to.Len))
			for b.Loop() {
				if err := v.Assign(test.to, src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkHash(b *testing.B) {
	for _, size := range []int{8, 1 << 20} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			data := make([]byte, size)
			b.SetBytes(int64(size))
			for b.Loop() {
				Hash(data)
			}
		})
	}
}

func BenchmarkCount(b *testing.B) {
	for _, text := range []string{"B", "i"} {
		b.Run(text, func(b *testing.B) {
			v, err := benchmarkView(b, nil, 1<<20).Cast(text, nil)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(1 << 20)
			for b.Loop() {
				if _, err := v.Count(format.Int(1)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkByteArrayAppend(b *testing.B) {
	benchmarkHeaps(b, func(b *testing.B, h *Heap) {
		for b.Loop() {
			var array ByteArray
			if err := array.InitZero(h, 0); err != nil {
				b.Fatal(err)
			}
			for i := range 1000 {
				if err := array.Append(byte(i)); err != nil {
					b.Fatal(err)
				}
			}
			array.Free()
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/append")
	})
}

// BenchmarkByteArrayConsume takes bytes off the front: del b[:1].
func BenchmarkByteArrayConsume(b *testing.B) {
	benchmarkHeaps(b, func(b *testing.B, h *Heap) {
		for b.Loop() {
			var array ByteArray
			if err := array.InitZero(h, 10000); err != nil {
				b.Fatal(err)
			}
			for array.Len() > 0 {
				if err := array.DeleteSlice(layout.Range{Start: 0, Step: 1, Len: 1}); err != nil {
					b.Fatal(err)
				}
			}
			array.Free()
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/10000, "ns/byte")
	})
}
