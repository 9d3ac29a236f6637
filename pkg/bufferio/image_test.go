package bufferio_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math/rand/v2"
	"testing"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/buffer/buffertest"
	"github.com/zerocopyzen/zen/pkg/bufferio"
	"github.com/zerocopyzen/zen/pkg/layout"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// pixelLayouts are ways to lay out 3 rows of 5 pixels of 4 bytes.
var pixelLayouts = map[string]buffer.NDOptions{
	"side by side":  {Shape: []int{3, 5, 4}},
	"cropped":       {Shape: []int{3, 5, 4}, Strides: []int{32, 4, 1}, Offset: 7},
	"upside down":   {Shape: []int{3, 5, 4}, Strides: []int{-20, 4, 1}, Offset: 40},
	"mirrored":      {Shape: []int{3, 5, 4}, Strides: []int{20, -4, 1}, Offset: 16},
	"turned":        {Shape: []int{3, 5, 4}, Strides: []int{4, 12, 1}},
	"planes":        {Shape: []int{3, 5, 4}, Strides: []int{5, 1, 15}},
	"other order":   {Shape: []int{3, 5, 4}, Strides: []int{20, 4, -1}, Offset: 3},
	"one row":       {Shape: []int{1, 5, 4}, Strides: []int{-9, 4, 1}},
	"one column":    {Shape: []int{3, 1, 4}, Strides: []int{30, -9, 1}},
	"no pixels":     {Shape: []int{0, 5, 4}},
	"one row again": {Shape: []int{3, 5, 4}, Strides: []int{0, 4, 1}},
}

// shareable are those that package image can show.
var shareable = map[string]bool{
	"side by side": true, "cropped": true, "one row": true, "one column": true, "no pixels": true, "one row again": true,
}

func pixelView(t testing.TB, o buffer.NDOptions) *buffer.View {
	t.Helper()
	o.Writable = true
	return ndarray(t, noise(128), o)
}

// randomColor returns a valid color of one of the models.
func randomColor(r *rand.Rand) color.Color {
	c := color.NRGBA64{uint16(r.Uint32()), uint16(r.Uint32()), uint16(r.Uint32()), uint16(r.Uint32())}
	switch r.IntN(4) {
	case 0:
		return color.RGBAModel.Convert(c)
	case 1:
		return color.NRGBAModel.Convert(c)
	case 2:
		return color.GrayModel.Convert(c)
	}
	return color.RGBA64Model.Convert(c)
}

// same compares an image over a view with one of the standard library, pixel
// by pixel and a little beyond, while both are drawn to.
func same(t *testing.T, name string, got, want draw.RGBA64Image) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	if got.Bounds() != want.Bounds() || got.ColorModel() != want.ColorModel() {
		t.Fatalf("%s: bounds %v, want %v", name, got.Bounds(), want.Bounds())
	}
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			want.Set(x, y, got.At(x, y))
		}
	}
	for range 200 {
		x, y, c := r.IntN(9)-2, r.IntN(7)-2, randomColor(r)
		if r.IntN(2) == 0 {
			got.Set(x, y, c)
			want.Set(x, y, c)
		} else {
			c64 := color.RGBA64Model.Convert(c).(color.RGBA64)
			got.SetRGBA64(x, y, c64)
			want.SetRGBA64(x, y, c64)
		}
		if got.At(x, y) != want.At(x, y) || got.RGBA64At(x, y) != want.RGBA64At(x, y) {
			t.Fatalf("%s: at (%d, %d) %v and %v, want %v and %v", name, x, y,
				got.At(x, y), got.RGBA64At(x, y), want.At(x, y), want.RGBA64At(x, y))
		}
	}
}

func TestImages(t *testing.T) {
	for name, o := range pixelLayouts {
		if name == "one row again" {
			continue // its rows are one: no image of the library is so
		}
		bounds := image.Rect(0, 0, o.Shape[1], o.Shape[0])
		rgba, err := bufferio.NewRGBA(pixelView(t, o))
		if err != nil {
			t.Fatal(err)
		}
		same(t, name, rgba, image.NewRGBA(bounds))
		nrgba, err := bufferio.NewNRGBA(pixelView(t, o))
		if err != nil {
			t.Fatal(err)
		}
		same(t, name, nrgba, image.NewNRGBA(bounds))
		v := pixelView(t, o)
		l := v.Layout()
		l, err = l.Index(2, 0)
		if err != nil {
			t.Fatal(err)
		}
		if v, err = v.WithLayout(l); err != nil {
			t.Fatal(err)
		}
		gray, err := bufferio.NewGray(v)
		if err != nil {
			t.Fatal(err)
		}
		same(t, name, gray, image.NewGray(bounds))
	}
}

func TestShared(t *testing.T) {
	for name, o := range pixelLayouts {
		v := pixelView(t, o)
		m, err := bufferio.NewRGBA(v)
		if err != nil {
			t.Fatal(err)
		}
		shared, ok := m.Shared()
		if ok != shareable[name] {
			t.Errorf("%s: shared %v", name, ok)
		}
		if !ok || len(shared.Pix) == 0 {
			continue
		}
		if buffer.Address(shared.Pix) != buffer.Address(v.Memory()[o.Offset:]) {
			t.Errorf("%s: Shared copies", name)
		}
		for y := range o.Shape[0] {
			for x := range o.Shape[1] {
				if shared.RGBAAt(x, y) != m.RGBAAt(x, y) {
					t.Errorf("%s: at (%d, %d) %v, want %v", name, x, y, shared.RGBAAt(x, y), m.RGBAAt(x, y))
				}
			}
		}
		shared.SetRGBA(0, 0, color.RGBA{1, 2, 3, 4})
		if m.RGBAAt(0, 0) != (color.RGBA{1, 2, 3, 4}) {
			t.Errorf("%s: a pixel of the shared image does not show", name)
		}
	}
	nrgba, err := bufferio.NewNRGBA(pixelView(t, pixelLayouts["cropped"]))
	if err != nil {
		t.Fatal(err)
	}
	if m, ok := nrgba.Shared(); !ok || m.NRGBAAt(4, 2) != nrgba.NRGBAAt(4, 2) {
		t.Errorf("NRGBA: shared %v", ok)
	}
	gray, err := bufferio.NewGray(ndarray(t, noise(64), buffer.NDOptions{Shape: []int{8, 8}}))
	if err != nil {
		t.Fatal(err)
	}
	if m, ok := gray.Shared(); !ok || m.GrayAt(3, 2) != gray.GrayAt(3, 2) {
		t.Errorf("Gray: shared %v", ok)
	}
	columns, err := bufferio.NewGray(ndarray(t, noise(64), buffer.NDOptions{Shape: []int{8, 8}, Fortran: true}))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := columns.Shared(); ok {
		t.Error("Gray in Fortran order: shared")
	}
}

func TestImageRefusals(t *testing.T) {
	line := ndarray(t, noise(12), buffer.NDOptions{})
	for _, test := range []struct {
		v    *buffer.View
		gray bool
		want string
	}{
		{line, false, "bufferio: 1 axes, want (height, width, 4)"},
		{line, true, "bufferio: 1 axes, want (height, width)"},
		{ndarray(t, noise(12), buffer.NDOptions{Shape: []int{2, 2, 3}}), false, "bufferio: 3 colors a pixel, want 4"},
		{ndarray(t, noise(16), buffer.NDOptions{Format: "h", Shape: []int{2, 4}}), true, "bufferio: items of format 'h' are no bytes"},
		{ndarray(t, noise(16), buffer.NDOptions{Shape: []int{2, 8}, PIL: true}), true, "bufferio: pixels lie behind pointers"},
	} {
		var err error
		if test.gray {
			_, err = bufferio.NewGray(test.v)
		} else {
			_, err = bufferio.NewRGBA(test.v)
			if _, again := bufferio.NewNRGBA(test.v); again == nil || err == nil || again.Error() != err.Error() {
				t.Errorf("NewRGBA: %v, NewNRGBA: %v", err, again)
			}
		}
		if !errors.Is(err, pyerr.BufferError) || err.Error() != test.want {
			t.Errorf("error %v, want %s", err, test.want)
		}
	}
	constant, err := bufferio.NewGray(ndarray(t, noise(12), buffer.NDOptions{Shape: []int{3, 4}}))
	if err != nil {
		t.Fatal(err)
	}
	if got := panicOf(func() { constant.Set(0, 0, color.White) }); got != "bufferio: Set on an image over read-only memory" {
		t.Errorf("panic %q", got)
	}
}

// An image of the library goes out as an exporter and comes back as an image.
func TestExportImages(t *testing.T) {
	whole := image.NewRGBA(image.Rect(-2, 3, 8, 9))
	copy(whole.Pix, noise(len(whole.Pix)))
	part := whole.SubImage(image.Rect(0, 4, 5, 7)).(*image.RGBA)
	e := bufferio.ExportRGBA(part)
	buffertest.TestExporter(t, e)
	v, err := buffer.NewView(e)
	if err != nil {
		t.Fatal(err)
	}
	m, err := bufferio.NewRGBA(v)
	if err != nil {
		t.Fatal(err)
	}
	m.Set(2, 1, color.White)
	if got := whole.RGBAAt(2, 5); got != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("the pixel is %v", got)
	}
	if got, want := v.AppendShape(nil), []int{3, 5, 4}; !layoutIs(got, want) {
		t.Errorf("shape %v, want %v", got, want)
	}
	again, ok := m.Shared()
	if !ok || buffer.Address(again.Pix) != buffer.Address(part.Pix) || again.Stride != part.Stride {
		t.Errorf("shared %v: %v", ok, again)
	}
	for name, e := range map[string]buffer.Exporter{
		"NRGBA": bufferio.ExportNRGBA(image.NewNRGBA(image.Rect(0, 0, 3, 2))),
		"Gray":  bufferio.ExportGray(image.NewGray(image.Rect(0, 0, 3, 2))),
		"empty": bufferio.ExportGray(image.NewGray(image.Rect(0, 0, 0, 2))),
		"zero":  bufferio.ExportRGBA(new(image.RGBA)),
	} {
		t.Run(name, func(t *testing.T) { buffertest.TestExporter(t, e) })
	}
	broken := &image.Gray{Pix: make([]byte, 5), Stride: 3, Rect: image.Rect(0, 0, 3, 2)}
	if got := panicOf(func() { bufferio.ExportGray(broken) }); got != "bufferio: pixels of (0,0)-(3,2) with stride 3 lie outside 5 bytes" {
		t.Errorf("panic %q", got)
	}
}

func layoutIs(got, want []int) bool {
	g, w := layout.Contiguous(1, got...), layout.Contiguous(1, want...)
	return g.Equal(&w)
}

// What package draw and the encoders do with images works over views.
func TestDrawAndEncode(t *testing.T) {
	m, err := bufferio.NewNRGBA(pixelView(t, pixelLayouts["upside down"]))
	if err != nil {
		t.Fatal(err)
	}
	want := image.NewNRGBA(m.Bounds())
	for _, dst := range []draw.Image{m, want} {
		draw.Draw(dst, dst.Bounds(), image.NewUniform(color.NRGBA{10, 20, 30, 255}), image.Point{}, draw.Src)
		draw.Draw(dst, image.Rect(1, 1, 3, 3), image.NewUniform(color.NRGBA{200, 100, 0, 128}), image.Point{}, draw.Over)
	}
	var file bytes.Buffer
	if err := png.Encode(&file, m); err != nil {
		t.Fatal(err)
	}
	decoded, err := png.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			got := color.NRGBAModel.Convert(decoded.At(x, y))
			if got != want.At(x, y) {
				t.Errorf("at (%d, %d) %v, want %v", x, y, got, want.At(x, y))
			}
		}
	}
}

func TestPixelsDoNotAllocate(t *testing.T) {
	v := pixelView(t, pixelLayouts["turned"])
	m, err := bufferio.NewRGBA(v)
	if err != nil {
		t.Fatal(err)
	}
	n := testing.AllocsPerRun(100, func() {
		m.SetRGBA(1, 1, m.RGBAAt(2, 1))
		m.SetRGBA64(0, 1, m.RGBA64At(2, 2))
	})
	if n != 0 {
		t.Errorf("reading and setting pixels allocates %v times", n)
	}
}
