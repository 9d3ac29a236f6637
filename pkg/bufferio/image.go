package bufferio

import (
	"fmt"
	"image"

	"github.com/zerocopyzen/zen/pkg/layout"
)

// ExportRGBA returns an exporter of the pixels of m, of shape (height, width,
// 4). It shares memory with m. It panics when Pix does not hold the pixels that
// Rect and Stride say.
func ExportRGBA(m *image.RGBA) *Memory { return exportPixels(m.Pix, m.Stride, m.Rect, 4) }

// ExportNRGBA is [ExportRGBA] for colors that are not multiplied by alpha.
func ExportNRGBA(m *image.NRGBA) *Memory { return exportPixels(m.Pix, m.Stride, m.Rect, 4) }

// ExportGray returns an exporter of the pixels of m, of shape (height, width).
// It shares memory with m. It panics as [ExportRGBA] does.
func ExportGray(m *image.Gray) *Memory { return exportPixels(m.Pix, m.Stride, m.Rect, 1) }

// exportPixels returns an exporter of pixels of so many bytes, with an axis for
// them when they are more than one.
func exportPixels(pix []byte, stride int, rect image.Rectangle, size int) *Memory {
	shape, strides := []int{rect.Dy(), rect.Dx()}, []int{stride, size}
	if size > 1 {
		shape, strides = append(shape, size), append(strides, 1)
	}
	l := layout.Strided(0, 1, shape, strides)
	if err := l.Check(len(pix)); err != nil {
		panic(fmt.Sprintf("bufferio: pixels of %v with stride %d lie outside %d bytes", rect, stride, len(pix)))
	}
	return &Memory{Data: pix, Format: "B", Layout: l}
}
