package buffer

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
)

// FuzzCast casts memory to any format and shape: a cast is refused, or keeps
// every byte in its place.
func FuzzCast(f *testing.F) {
	f.Add(24, "B", []byte{2, 3, 4})
	f.Add(24, "@H", []byte{12})
	f.Add(8, "d", []byte{})
	f.Add(0, "c", []byte{0})
	f.Add(16, "Zd", []byte{1, 1, 1})
	f.Fuzz(func(t *testing.T, size int, text string, lengths []byte) {
		if size < 0 || size > 1<<12 || len(lengths) > 80 {
			return
		}
		h := new(Heap)
		b := new(ByteArray)
		if err := b.InitZero(h, size); err != nil {
			t.Fatal(err)
		}
		for i := range b.Data() {
			b.Data()[i] = byte(i * 37)
		}
		v := mustView(t, b)
		var shape []int
		for _, n := range lengths {
			shape = append(shape, int(int8(n)))
		}
		w, err := v.Cast(text, shape)
		if err == nil {
			data, err := w.AppendBinary(nil)
			if err != nil || !bytes.Equal(data, b.Data()) {
				t.Errorf("Cast(%q, %v) of %d bytes holds %x, %v", text, shape, size, data, err)
			}
			code, ok := format.Native(text)
			if !ok || w.Code() != code || w.ItemSize() != code.ItemSize() || w.ItemFormat() != text {
				t.Errorf("Cast(%q) has format %q, code %v, itemsize %d", text, w.ItemFormat(), w.Code(), w.ItemSize())
			}
			back, err := w.Cast("B", nil)
			if err != nil && size > 0 {
				t.Errorf("Cast(%q, %v) cannot be cast back: %v", text, shape, err)
			}
			if err == nil {
				release(t, back)
			}
			release(t, w)
		}
		release(t, v)
		b.Free()
		empty(t, h)
	})
}

// FuzzNDArray makes arrays of any numbers: they are refused, or all of their
// items lie inside the memory.
func FuzzNDArray(f *testing.F) {
	f.Add([]byte("abcdefghijkl"), []byte{3, 4}, []byte{4, 1}, 0, uint8(0))
	f.Add([]byte("abcdefghijkl"), []byte{3, 2}, []byte{252, 1}, 8, uint8(2))
	f.Add([]byte("abcdefghijkl"), []byte{3, 4}, []byte{}, 0, uint8(1))
	f.Add([]byte("ab"), []byte{2, 0, 3}, []byte{255, 0, 1}, 1, uint8(6))
	f.Fuzz(func(t *testing.T, data, lengths, steps []byte, offset int, flags uint8) {
		if len(lengths) > 8 || len(data) > 1<<10 {
			return
		}
		o := NDOptions{Shape: []int{}, Offset: offset, Fortran: flags&1 != 0, PIL: flags&2 != 0, Writable: flags&4 != 0}
		items := 1
		for _, n := range lengths {
			o.Shape = append(o.Shape, int(int8(n)))
			items *= int(n)
		}
		if len(steps) > 0 {
			o.Strides = []int{}
			for _, n := range steps {
				o.Strides = append(o.Strides, int(int8(n)))
			}
		}
		nd, err := NewNDArray(bytes.Clone(data), o)
		if err != nil || items > 1<<12 {
			return
		}
		v := mustView(t, nd)
		all, err := v.AppendBinary(nil)
		if err != nil || len(all) != v.NumBytes() {
			t.Fatalf("%d bytes of %d, %v", len(all), v.NumBytes(), err)
		}
		i := 0
		for item := range v.Values() {
			if got, _ := item.Uint64(); byte(got) != all[i] {
				t.Fatalf("item %d is %d, byte %d", i, got, all[i])
			}
			i++
		}
		for _, order := range []Order{OrderC, OrderF, OrderAny} {
			if err := v.CopyInto(make([]byte, v.NumBytes()), order); err != nil {
				t.Fatal(err)
			}
		}
		if same, err := v.Equal(v); !same || err != nil {
			t.Fatalf("v == v is %v, %v", same, err)
		}
		if v.NumDims() > 0 {
			back, err := v.Slice(v.Range(len(all), -len(all)-1, -1))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := back.AppendBinary(nil); err != nil {
				t.Fatal(err)
			}
			release(t, back)
		}
		release(t, v)
	})
}

// FuzzAssign assigns slices of a view to one another and compares with a
// model in which the source is copied first.
func FuzzAssign(f *testing.F) {
	f.Add([]byte("abcdefghijklmnop"), uint8(0), int8(0), int8(6), int8(1), int8(3), int8(9), int8(1))
	f.Add([]byte("abcdefghijklmnop"), uint8(0), int8(-1), int8(-9), int8(-2), int8(0), int8(8), int8(2))
	f.Add([]byte("abcdefghijklmnop"), uint8(1), int8(0), int8(4), int8(1), int8(3), int8(-9), int8(-1))
	f.Add([]byte("abcdefghijklmnop"), uint8(2), int8(1), int8(4), int8(1), int8(0), int8(3), int8(1))
	f.Fuzz(func(t *testing.T, data []byte, kind uint8, a, b, c, x, y, z int8) {
		if c == 0 || z == 0 || len(data) > 1<<10 {
			return
		}
		h := &Heap{Reuse: true, Poison: true}
		array := new(ByteArray)
		if err := array.Init(h, data); err != nil {
			t.Fatal(err)
		}
		bytesView := mustView(t, array)
		text := []string{"B", "H", "I", "d"}[kind%4]
		v, err := bytesView.Cast(text, nil)
		if err != nil {
			release(t, bytesView)
			return
		}
		n, err := v.Len()
		if err != nil {
			t.Fatal(err)
		}
		to := layout.NewRange(int(a), int(b), int(c), n)
		from := layout.NewRange(int(x), int(y), int(z), n)
		src, err := v.Slice(from)
		if err != nil {
			t.Fatal(err)
		}
		size := v.ItemSize()
		want := bytes.Clone(data)
		for i := range min(to.Len, from.Len) {
			copy(want[to.At(i)*size:][:size], data[from.At(i)*size:])
		}
		err = v.Assign(to, src)
		if to.Len != from.Len {
			if err != ErrStructure {
				t.Errorf("Assign of %d to %d items: %v", from.Len, to.Len, err)
			}
			want = data
		} else if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(array.Data(), want) {
			t.Errorf("%v = %v of %x gave %x, want %x", to, from, data, array.Data(), want)
		}
		release(t, src, v, bytesView)
		array.Free()
		empty(t, h)
	})
}

// FuzzByteArray runs a program of changes on a bytearray and on a model.
func FuzzByteArray(f *testing.F) {
	f.Add([]byte("hello"), []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
	f.Add([]byte("0123456789"), []byte{4, 0, 3, 4, 4, 0, 200, 5, 1, 2})
	f.Fuzz(func(t *testing.T, data, program []byte) {
		if len(data) > 1<<10 || len(program) > 1<<8 {
			return
		}
		h := &Heap{Reuse: true, Poison: true}
		b := new(ByteArray)
		if err := b.Init(h, data); err != nil {
			t.Fatal(err)
		}
		model := bytes.Clone(data)
		for len(program) >= 4 {
			op, args := program[0], program[1:4]
			program = program[4:]
			n := len(model)
			lo, hi := min(int(args[0]), n), min(int(args[1]), n)
			hi = max(lo, hi)
			var err error
			switch op % 7 {
			case 0:
				err = b.Append(args[0])
				model = append(model, args[0])
			case 1:
				err = b.Insert(lo, args[2])
				model = append(model[:lo:lo], append([]byte{args[2]}, model[lo:]...)...)
			case 2:
				err = b.SetSlice(layout.Range{Start: lo, Step: 1, Len: hi - lo}, args, 0)
				model = append(model[:lo:lo], append(bytes.Clone(args), model[hi:]...)...)
			case 3:
				err = b.DeleteSlice(layout.Range{Start: lo, Step: 1, Len: hi - lo})
				model = append(model[:lo:lo], model[hi:]...)
			case 4:
				err = b.SetSlice(layout.Range{Start: lo, Step: 1, Len: hi - lo}, b.Data()[lo:], b.ID())
				model = append(model[:lo:lo], append(bytes.Clone(model[lo:]), model[hi:]...)...)
			case 5:
				r := layout.NewRange(lo, hi, int(args[2]%5)+2, n)
				err = b.DeleteSlice(r)
				var kept []byte
				for i, c := range model {
					if i < r.Start || (i-r.Start)%r.Step != 0 || (i-r.Start)/r.Step >= r.Len {
						kept = append(kept, c)
					}
				}
				model = kept
			case 6:
				var taken Bytes
				err = b.TakeBytes(&taken, lo)
				if !bytes.Equal(taken.Data(), model[:lo]) {
					t.Fatalf("TakeBytes(%d) = %x, want %x", lo, taken.Data(), model[:lo])
				}
				taken.Free()
				model = model[lo:]
			}
			if err != nil || !bytes.Equal(b.Data(), model) {
				t.Fatalf("after %d %v: %x, want %x, %v", op%7, args, b.Data(), model, err)
			}
			if len(model) > 1<<12 {
				break
			}
		}
		b.Free()
		empty(t, h)
	})
}

// TestGatherAndScatter compares the loops for each item size with a model.
func TestGatherAndScatter(t *testing.T) {
	const n = 37
	var h *Heap
	for _, size := range []int{1, 2, 3, 4, 8, 16} {
		for _, step := range []int{-3, -1, 0, 1, 2, 5} {
			src := make([]byte, n*size*6)
			for i := range src {
				src[i] = byte(i * 31)
			}
			first := 0
			if step < 0 {
				first = -step * (n - 1) * size
			}
			want := make([]byte, 0, n*size)
			for i := range n {
				off := first + i*step*size
				want = append(want, src[off:off+size]...)
			}
			got := make([]byte, n*size)
			if err := h.gather(got, src, first, n, step*size, size); err != nil || !bytes.Equal(got, want) {
				t.Errorf("gather of size %d, step %d = %x, want %x, %v", size, step, got, want, err)
			}
			if step == 0 {
				continue
			}
			back := make([]byte, len(src))
			if err := h.scatter(back, first, n, step*size, size, got); err != nil {
				t.Fatal(err)
			}
			again := make([]byte, n*size)
			if err := h.gather(again, back, first, n, step*size, size); err != nil || !bytes.Equal(again, want) {
				t.Errorf("scatter of size %d, step %d = %x, want %x", size, step, again, want)
			}
		}
	}
}

func TestHash(t *testing.T) {
	if h := Hash(nil); h != 0 {
		t.Errorf("Hash of no bytes = %#x, want 0", h)
	}
	seen := make(map[uint64]string)
	note := func(p []byte) {
		h := Hash(p)
		if other, ok := seen[h]; ok && other != string(p) {
			t.Fatalf("%x and %x have one hash", other, p)
		}
		seen[h] = string(p)
		var d digest
		for i := range p {
			d.write(p[i : i+1])
		}
		if d.sum() != h {
			t.Fatalf("the hash of %x depends on the pieces", p)
		}
	}
	for n := range 40 {
		note(make([]byte, n))
		note(bytes.Repeat([]byte{0xff}, n))
	}
	for i := range uint32(20000) {
		note(binary.BigEndian.AppendUint32(nil, i))
		note(binary.LittleEndian.AppendUint64([]byte("key"), uint64(i)))
	}
}
