package bufferio_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/buffer/buffertest"
	"github.com/zerocopyzen/zen/pkg/bufferio"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/layout"
)

// panicOf returns what f panics with.
func panicOf(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return ""
}

type body struct {
	name [8]byte
	mass float64
	at   [3]float64
}

type named struct {
	label string
	count int16
}

func TestExportField(t *testing.T) {
	bodies := make([]body, 4)
	for i := range bodies {
		bodies[i].at = [3]float64{float64(i), 10, 20}
	}
	places := bufferio.ExportField(bodies, func(b *body) *[3]float64 { return &b.at })
	v, err := buffer.NewView(places)
	if err != nil {
		t.Fatal(err)
	}
	if shape, strides := v.AppendShape(nil), v.AppendStrides(nil); v.ItemFormat() != "d" ||
		!slices.Equal(shape, []int{4, 3}) || !slices.Equal(strides, []int{40, 8}) {
		t.Errorf("format %s, shape %v, strides %v", v.ItemFormat(), shape, strides)
	}
	if err := v.Set(format.Float(7), 2, 1); err != nil || bodies[2].at != [3]float64{2, 7, 20} {
		t.Errorf("a write through the view: %v, %v", bodies[2], err)
	}
	if got, want := buffer.Address(v.Memory()[v.AppendStrides(nil)[0]:]), buffer.Address(bodies[1].name[:]); got != want {
		t.Errorf("record 1 lies at %x, want %x", got, want)
	}
}

func TestVariableExporters(t *testing.T) {
	bodies := make([]body, 4)
	records := []named{{"a", 1}, {"b", 2}}
	number, matrix, none := 5, [2][3]complex64{}, [0]int8{}
	for name, e := range map[string]buffer.Exporter{
		"array field":  bufferio.ExportField(bodies, func(b *body) *[3]float64 { return &b.at }),
		"number field": bufferio.ExportField(bodies, func(b *body) *float64 { return &b.mass }),
		"an element":   bufferio.ExportField(bodies, func(b *body) *byte { return &b.name[7] }),
		"whole items":  bufferio.ExportField([]uint16{1, 2}, func(n *uint16) *uint16 { return n }),
		"no records":   bufferio.ExportField([]body(nil), func(b *body) *float64 { return &b.mass }),
		"read-only":    bufferio.ExportField(records, func(r *named) *int16 { return &r.count }),
		"number":       bufferio.ExportVariable(&number),
		"matrix":       bufferio.ExportVariable(&matrix),
		"no items":     bufferio.ExportVariable(&none),
		"memory":       &bufferio.Memory{Data: noise(9), Layout: layout.Bytes(9)},
	} {
		t.Run(name, func(t *testing.T) { buffertest.TestExporter(t, e) })
	}
	number = 513
	v, err := buffer.NewView(bufferio.ExportVariable(&number))
	if err != nil {
		t.Fatal(err)
	}
	item, err := v.At()
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := item.Int64(); !ok || got != 513 {
		t.Errorf("the number is %d", got)
	}
}

// Python must not write pointers: records that hold some can only be read.
func TestRecordsWithPointers(t *testing.T) {
	type deep struct {
		_    [2]struct{ p *int }
		mass float32
	}
	type empty struct {
		_    [0]*int
		mass float32
	}
	mass := func(d *deep) *float32 { return &d.mass }
	for _, test := range []struct {
		m    *bufferio.Memory
		want bool
	}{
		{bufferio.ExportField([]named{{}}, func(r *named) *int16 { return &r.count }), true},
		{bufferio.ExportField(make([]deep, 1), mass), true},
		{bufferio.ExportField(make([]empty, 1), func(e *empty) *float32 { return &e.mass }), false},
		{bufferio.ExportField(make([]body, 1), func(b *body) *float64 { return &b.mass }), false},
	} {
		if test.m.ReadOnly != test.want {
			t.Errorf("%v: read-only %v, want %v", test.m.Format, test.m.ReadOnly, test.want)
		}
	}
}

func TestVariablePanics(t *testing.T) {
	other, text, truth := 1.0, "text", true
	for _, test := range []struct {
		f    func()
		want string
	}{
		{func() { bufferio.ExportVariable(&text) }, "bufferio: string is neither a number nor an array of numbers"},
		{func() { bufferio.ExportVariable(&truth) }, "bufferio: bool is neither a number nor an array of numbers"},
		{func() { bufferio.ExportVariable(&[2][]int{}) }, "bufferio: [2][]int is neither a number nor an array of numbers"},
		{func() { bufferio.ExportField(make([]body, 2), func(*body) *float64 { return &other }) },
			"bufferio: no field of the bufferio_test.body"},
		{func() { bufferio.ExportField([]named{{}}, func(n *named) *string { return &n.label }) },
			"bufferio: string is neither a number nor an array of numbers"},
	} {
		if got := panicOf(test.f); got != test.want {
			t.Errorf("panic %q, want %q", got, test.want)
		}
	}
}
