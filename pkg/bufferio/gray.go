package bufferio

import (
	"image"
	"image/color"
	"image/draw"

	"github.com/zerocopyzen/zen/pkg/buffer"
)

var _ draw.RGBA64Image = (*Gray)(nil)

// A Gray is an image over a view of bytes of shape (height, width): the
// lightness of each pixel. One color of an image with several is such a view.
// See [RGBA] for strides, memory and pixels outside, which are black here.
type Gray struct{ pixels }

// NewGray returns an image over v. It fails as [NewRGBA] does.
func NewGray(v *buffer.View) (*Gray, error) {
	p, err := newPixels(v, 0)
	if err != nil {
		return nil, err
	}
	return &Gray{p}, nil
}

// ColorModel returns color.GrayModel.
func (m *Gray) ColorModel() color.Model { return color.GrayModel }

// At returns the color of a pixel.
func (m *Gray) At(x, y int) color.Color { return m.GrayAt(x, y) }

// GrayAt is At without an allocation.
func (m *Gray) GrayAt(x, y int) color.Gray {
	off, ok := m.find(x, y)
	if !ok {
		return color.Gray{}
	}
	return color.Gray{m.memory[off]}
}

// RGBA64At is At in the form that package draw reads without allocations.
func (m *Gray) RGBA64At(x, y int) color.RGBA64 {
	light := uint16(m.GrayAt(x, y).Y) * 0x101
	return color.RGBA64{light, light, light, 0xffff}
}

// Set changes the color of a pixel.
func (m *Gray) Set(x, y int, c color.Color) {
	m.SetGray(x, y, color.GrayModel.Convert(c).(color.Gray))
}

// SetGray is Set without an allocation.
func (m *Gray) SetGray(x, y int, c color.Gray) {
	if off, ok := m.findToSet(x, y); ok {
		m.memory[off] = c.Y
	}
}

// SetRGBA64 is Set in the form that package draw writes without allocations.
func (m *Gray) SetRGBA64(x, y int, c color.RGBA64) {
	// The weights of color.GrayModel, which sum up to 1<<16.
	light := (19595*uint32(c.R) + 38470*uint32(c.G) + 7471*uint32(c.B) + 1<<15) >> 24
	m.SetGray(x, y, color.Gray{uint8(light)})
}

// Shared returns an image.Gray of the same pixels, see [RGBA.Shared].
func (m *Gray) Shared() (*image.Gray, bool) {
	pix, stride, ok := m.shared(1)
	if !ok {
		return nil, false
	}
	return &image.Gray{Pix: pix, Stride: stride, Rect: m.Bounds()}, true
}
