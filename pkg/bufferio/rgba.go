package bufferio

import (
	"image"
	"image/color"
	"image/draw"

	"github.com/zerocopyzen/zen/pkg/buffer"
)

var (
	_ draw.RGBA64Image = (*RGBA)(nil)
	_ draw.RGBA64Image = (*NRGBA)(nil)
)

// An RGBA is an image over a view of bytes of shape (height, width, 4): red,
// green, blue and alpha of each pixel, the colors multiplied by alpha as
// image.RGBA has them. The view may have any strides, so that an image that
// is cropped, turned or mirrored needs no copy.
//
// It shares memory with the view and is valid until the view is released.
// Setting a pixel panics when the view is read-only; as with the images of the
// standard library, pixels outside are transparent and setting them does
// nothing.
type RGBA struct{ pixels }

// NewRGBA returns an image over v. It fails with BufferError when v has another
// shape or other items than bytes, and with buffer.ErrReleased.
func NewRGBA(v *buffer.View) (*RGBA, error) {
	p, err := newPixels(v, 4)
	if err != nil {
		return nil, err
	}
	return &RGBA{p}, nil
}

// ColorModel returns color.RGBAModel.
func (m *RGBA) ColorModel() color.Model { return color.RGBAModel }

// At returns the color of a pixel.
func (m *RGBA) At(x, y int) color.Color { return m.RGBAAt(x, y) }

// RGBAAt is At without an allocation.
func (m *RGBA) RGBAAt(x, y int) color.RGBA {
	off, ok := m.find(x, y)
	if !ok {
		return color.RGBA{}
	}
	p, d := m.memory, m.dc
	return color.RGBA{p[off], p[off+d], p[off+2*d], p[off+3*d]}
}

// RGBA64At is At in the form that package draw reads without allocations.
func (m *RGBA) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := m.RGBAAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Set changes the color of a pixel.
func (m *RGBA) Set(x, y int, c color.Color) {
	m.SetRGBA(x, y, color.RGBAModel.Convert(c).(color.RGBA))
}

// SetRGBA is Set without an allocation.
func (m *RGBA) SetRGBA(x, y int, c color.RGBA) {
	off, ok := m.findToSet(x, y)
	if !ok {
		return
	}
	p, d := m.memory, m.dc
	p[off], p[off+d], p[off+2*d], p[off+3*d] = c.R, c.G, c.B, c.A
}

// SetRGBA64 is Set in the form that package draw writes without allocations.
func (m *RGBA) SetRGBA64(x, y int, c color.RGBA64) {
	m.SetRGBA(x, y, color.RGBA{uint8(c.R >> 8), uint8(c.G >> 8), uint8(c.B >> 8), uint8(c.A >> 8)})
}

// Shared returns an image.RGBA of the same pixels, which shares their memory,
// and whether there is one: pixels have to lie side by side in their rows, and
// a row behind the one above it. It is valid as long as m is; that over
// read-only memory must not be written to.
func (m *RGBA) Shared() (*image.RGBA, bool) {
	pix, stride, ok := m.shared(4)
	if !ok {
		return nil, false
	}
	return &image.RGBA{Pix: pix, Stride: stride, Rect: m.Bounds()}, true
}

// An NRGBA is an image like [RGBA] whose colors are not multiplied by alpha, as
// image.NRGBA has them and PNG files.
type NRGBA struct{ pixels }

// NewNRGBA returns an image over v, of shape (height, width, 4). It fails as
// [NewRGBA] does.
func NewNRGBA(v *buffer.View) (*NRGBA, error) {
	p, err := newPixels(v, 4)
	if err != nil {
		return nil, err
	}
	return &NRGBA{p}, nil
}

// ColorModel returns color.NRGBAModel.
func (m *NRGBA) ColorModel() color.Model { return color.NRGBAModel }

// At returns the color of a pixel.
func (m *NRGBA) At(x, y int) color.Color { return m.NRGBAAt(x, y) }

// NRGBAAt is At without an allocation.
func (m *NRGBA) NRGBAAt(x, y int) color.NRGBA {
	off, ok := m.find(x, y)
	if !ok {
		return color.NRGBA{}
	}
	p, d := m.memory, m.dc
	return color.NRGBA{p[off], p[off+d], p[off+2*d], p[off+3*d]}
}

// RGBA64At is At in the form that package draw reads without allocations.
func (m *NRGBA) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := m.NRGBAAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Set changes the color of a pixel.
func (m *NRGBA) Set(x, y int, c color.Color) {
	m.SetNRGBA(x, y, color.NRGBAModel.Convert(c).(color.NRGBA))
}

// SetNRGBA is Set without an allocation.
func (m *NRGBA) SetNRGBA(x, y int, c color.NRGBA) {
	off, ok := m.findToSet(x, y)
	if !ok {
		return
	}
	p, d := m.memory, m.dc
	p[off], p[off+d], p[off+2*d], p[off+3*d] = c.R, c.G, c.B, c.A
}

// SetRGBA64 is Set in the form that package draw writes without allocations.
func (m *NRGBA) SetRGBA64(x, y int, c color.RGBA64) {
	if c.A == 0 {
		m.SetNRGBA(x, y, color.NRGBA{})
		return
	}
	alpha := uint32(c.A)
	part := func(v uint16) uint8 { return uint8(uint32(v) * 0xffff / alpha >> 8) }
	m.SetNRGBA(x, y, color.NRGBA{part(c.R), part(c.G), part(c.B), uint8(c.A >> 8)})
}

// Shared returns an image.NRGBA of the same pixels, see [RGBA.Shared].
func (m *NRGBA) Shared() (*image.NRGBA, bool) {
	pix, stride, ok := m.shared(4)
	if !ok {
		return nil, false
	}
	return &image.NRGBA{Pix: pix, Stride: stride, Rect: m.Bounds()}, true
}
