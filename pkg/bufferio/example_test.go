package bufferio_test

import (
	"fmt"
	"image"
	"image/color"
	"io"
	"net"
	"os"
	"strings"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/bufferio"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
)

// see returns a view of all that e lends. Examples have no errors.
func see(e buffer.Exporter) *buffer.View {
	v, err := buffer.NewView(e)
	if err != nil {
		panic(err)
	}
	return v
}

// every returns a view of each step-th item of v.
func every(v *buffer.View, step int) *buffer.View {
	start, stop := layout.DefaultBounds(step)
	part, err := v.Slice(v.Range(start, stop, step))
	if err != nil {
		panic(err)
	}
	return part
}

// One field of the records of a program, as an array with gaps.
func Example() {
	type body struct {
		name [8]byte
		mass float64
		at   [3]float64
	}
	bodies := make([]body, 100)
	bodies[7] = body{name: [8]byte{'m', 'o', 'o', 'n'}, mass: 7.3e22}
	v := see(bufferio.ExportField(bodies, func(b *body) *[3]float64 { return &b.at }))
	fmt.Println(v.ItemFormat(), v.AppendShape(nil), v.AppendStrides(nil))
	if err := v.Set(format.Float(1.5), 7, 2); err != nil {
		fmt.Println(err)
	}
	fmt.Println(bodies[7].at)
	// Output:
	// d [100 3] [40 8]
	// [0 0 1.5]
}

func ExampleReader() {
	v := see(buffer.NewBytes([]byte("!dlrow ,olleh")))
	if _, err := io.Copy(os.Stdout, bufferio.NewReader(every(v, -1))); err != nil {
		fmt.Println(err)
	}
	// Output: hello, world!
}

func ExampleWriter() {
	b := buffer.NewByteArray([]byte("..........."))
	n, err := fmt.Fprint(bufferio.NewWriter(every(see(b), 2)), "spaced out")
	fmt.Println(n, err)
	fmt.Printf("%s\n", b.Data())
	// Output:
	// 6 short write
	// s.p.a.c.e.d
}

// A file, or here a string, read into the middle of a buffer.
func ExampleReadFull() {
	b := buffer.NewByteArray([]byte("header: ____, trailer"))
	v := see(b)
	body, err := v.Slice(v.Range(8, 12, 1))
	if err != nil {
		fmt.Println(err)
		return
	}
	n, err := bufferio.ReadFull(strings.NewReader("body and more"), body)
	fmt.Println(n, err)
	fmt.Printf("%s\n", b.Data())
	// Output:
	// 4 <nil>
	// header: body, trailer
}

// The rows of a part of a picture go to a connection with one system call.
func ExampleBlocks() {
	picture := &image.Gray{Pix: []byte("abcdefghijkl"), Stride: 4, Rect: image.Rect(0, 0, 4, 3)}
	part := picture.SubImage(image.Rect(1, 1, 3, 3)).(*image.Gray)
	blocks, err := bufferio.Blocks(see(bufferio.ExportGray(part)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s\n", blocks)

	client, server := net.Pipe()
	go func() {
		defer client.Close()
		if _, err := blocks.WriteTo(client); err != nil {
			fmt.Println(err)
		}
	}()
	received, err := io.ReadAll(server)
	fmt.Printf("%s %v\n", received, err)
	// Output:
	// [fg jk]
	// fgjk <nil>
}

// A picture turned upside down without moving a byte.
func ExampleRGBA() {
	picture := image.NewRGBA(image.Rect(0, 0, 2, 2))
	picture.Set(0, 0, color.RGBA{R: 255, A: 255})
	turned, err := bufferio.NewRGBA(every(see(bufferio.ExportRGBA(picture)), -1))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(turned.At(0, 1))
	turned.Set(1, 0, color.RGBA{B: 255, A: 255})
	fmt.Println(picture.At(1, 1))
	_, ok := turned.Shared()
	fmt.Println(ok) // rows that go up are nothing for package image
	// Output:
	// {255 0 0 255}
	// {0 0 255 255}
	// false
}

// Pixels that Python made, for a package that wants an *image.NRGBA.
func ExampleNRGBA() {
	pixels, err := see(buffer.NewByteArray(make([]byte, 2*3*4))).Cast("B", []int{2, 3, 4})
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := bufferio.NewNRGBA(pixels)
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, ok := m.Shared()
	fmt.Println(picture.Bounds(), ok)
	picture.Set(2, 1, color.White)
	fmt.Printf("%x\n", pixels.Memory()[20:])
	// Output:
	// (0,0)-(3,2) true
	// ffffffff
}

// The green of a picture is a picture.
func ExampleGray() {
	picture := image.NewNRGBA(image.Rect(0, 0, 3, 1))
	picture.Set(1, 0, color.NRGBA{R: 10, G: 20, B: 30, A: 255})
	v := see(bufferio.ExportNRGBA(picture))
	l := v.Layout()
	green, err := l.Index(2, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	if v, err = v.WithLayout(green); err != nil {
		fmt.Println(err)
		return
	}
	m, err := bufferio.NewGray(v)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.GrayAt(1, 0).Y)
	m.SetGray(1, 0, color.Gray{Y: 99})
	fmt.Println(picture.At(1, 0))
	// Output:
	// 20
	// {10 99 30 255}
}

// A packet: two bytes that are not ours, then big-endian numbers.
func ExampleMemory() {
	packet := []byte{0xca, 0xfe, 0, 1, 0, 2, 1, 0}
	v := see(&bufferio.Memory{
		Data: packet, Format: ">H", Layout: layout.Strided(2, 2, []int{3}, []int{2}), ReadOnly: true,
	})
	digits, err := v.AppendHex(nil, ' ', 2)
	fmt.Println(v.ItemFormat(), v.AppendShape(nil), v.ReadOnly())
	fmt.Printf("%s %v\n", digits, err)
	// Output:
	// >H [3] true
	// 0001 0002 0100 <nil>
}

func ExampleExportVariable() {
	var matrix [2][3]float32
	v := see(bufferio.ExportVariable(&matrix))
	if err := v.Set(format.Float(0.5), 1, -1); err != nil {
		fmt.Println(err)
	}
	fmt.Println(v.ItemFormat(), matrix)
	// Output: f [[0 0 0] [0 0 0.5]]
}
