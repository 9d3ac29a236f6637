package bufferio_test

import (
	"image/color"
	"io"
	"testing"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/bufferio"
)

// sink takes whatever it is given, as a connection does.
type sink struct{}

func (sink) Write(p []byte) (int, error) { return len(p), nil }

// A thousand rows of a kilobyte, with gaps.
func gappedRows(b *testing.B) *buffer.View {
	return ndarray(b, noise(2000*1024), buffer.NDOptions{Shape: []int{1000, 1024}, Strides: []int{2000, 1}, Writable: true})
}

func BenchmarkWriteRows(b *testing.B) {
	v := gappedRows(b)
	b.SetBytes(int64(v.NumBytes()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := bufferio.NewReader(v).WriteTo(sink{}); err != nil {
			b.Fatal(err)
		}
	}
}

// What writing costs when the items are copied side by side first.
func BenchmarkWriteRowsByCopy(b *testing.B) {
	v := gappedRows(b)
	b.SetBytes(int64(v.NumBytes()))
	b.ReportAllocs()
	for b.Loop() {
		data, err := v.AppendBinary(nil)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := (sink{}).Write(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	v := gappedRows(b)
	r, piece := bufferio.NewReader(v), make([]byte, 4096)
	b.SetBytes(int64(v.NumBytes()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Seek(0, io.SeekStart); err != nil {
			b.Fatal(err)
		}
		for {
			if _, err := r.Read(piece); err != nil {
				break // the end
			}
		}
	}
}

func BenchmarkReadByHand(b *testing.B) {
	memory, piece := noise(2000*1024), make([]byte, 4096)
	b.SetBytes(1000 * 1024)
	for b.Loop() {
		for i := range 1000 {
			copy(piece[i%4*1024:], memory[2000*i:2000*i+1024])
		}
	}
}

func BenchmarkRGBAAt(b *testing.B) {
	v := ndarray(b, noise(256*256*4), buffer.NDOptions{Shape: []int{256, 256, 4}, Writable: true})
	m, err := bufferio.NewRGBA(v)
	if err != nil {
		b.Fatal(err)
	}
	shared, _ := m.Shared()
	for name, at := range map[string]func(x, y int) color.RGBA{"View": m.RGBAAt, "Shared": shared.RGBAAt} {
		b.Run(name, func(b *testing.B) {
			sum := 0
			for b.Loop() {
				for y := range 256 {
					for x := range 256 {
						sum += int(at(x, y).G)
					}
				}
			}
		})
	}
}
