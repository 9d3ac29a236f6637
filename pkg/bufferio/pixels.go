package bufferio

import (
	"image"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// pixels are bytes of a view as rows and columns of pixels: shape (height,
// width) or (height, width, colors), any strides.
type pixels struct {
	memory   []byte
	origin   int // offset of the first pixel
	dx, dy   int // strides from pixel to pixel and row to row
	dc       int // and from color to color
	width    int
	height   int
	readonly bool
}

// newPixels returns the pixels of a view, which have so many colors, 0 for a
// view without an axis for them.
func newPixels(v *buffer.View, colors int) (pixels, error) {
	if v.Released() {
		return pixels{}, buffer.ErrReleased
	}
	l := v.Layout()
	switch {
	case !v.Code().IsByte():
		return pixels{}, pyerr.BufferError.Newf("bufferio: items of format '%s' are no bytes", v.ItemFormat())
	case colors == 0 && l.NumDims() != 2:
		return pixels{}, pyerr.BufferError.Newf("bufferio: %d axes, want (height, width)", l.NumDims())
	case colors > 0 && l.NumDims() != 3:
		return pixels{}, pyerr.BufferError.Newf("bufferio: %d axes, want (height, width, %d)", l.NumDims(), colors)
	case colors > 0 && l.Shape(2) != colors:
		return pixels{}, pyerr.BufferError.Newf("bufferio: %d colors a pixel, want %d", l.Shape(2), colors)
	case l.HasSuboffsets():
		return pixels{}, pyerr.BufferError.New("bufferio: pixels lie behind pointers")
	}
	p := pixels{
		memory: v.Memory(), origin: l.Offset(), readonly: v.ReadOnly(),
		height: l.Shape(0), dy: l.Stride(0), width: l.Shape(1), dx: l.Stride(1),
	}
	if colors > 0 {
		p.dc = l.Stride(2)
	}
	return p, nil
}

// Bounds returns the rectangle of the pixels. Its upper left corner is (0, 0).
func (p *pixels) Bounds() image.Rectangle { return image.Rect(0, 0, p.width, p.height) }

// find returns the offset of a pixel, and whether there is one.
func (p *pixels) find(x, y int) (int, bool) {
	if uint(x) >= uint(p.width) || uint(y) >= uint(p.height) {
		return 0, false
	}
	return p.origin + y*p.dy + x*p.dx, true
}

// findToSet is find for a pixel that is to be changed.
func (p *pixels) findToSet(x, y int) (int, bool) {
	if p.readonly {
		panic("bufferio: Set on an image over read-only memory")
	}
	return p.find(x, y)
}

// shared returns what the images of package image need to show the same
// pixels of so many bytes, if they can: the bytes of a pixel and the pixels of
// a row lie side by side, and rows do not go up.
func (p *pixels) shared(size int) (pix []byte, stride int, ok bool) {
	if p.width == 0 || p.height == 0 {
		return nil, 0, true
	}
	side := (size == 1 || p.dc == 1) && (p.width == 1 || p.dx == size)
	if !side || p.height > 1 && p.dy < 0 {
		return nil, 0, false
	}
	stride = p.dy
	if p.height == 1 {
		stride = p.width * size
	}
	end := p.origin + (p.height-1)*stride + p.width*size
	return p.memory[p.origin:end:end], stride, true
}
