package syntax

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// A dumper prints a tree as nested lists: the type of a node, then its fields in
// their order. Names and constants stand for themselves; "-" is nil.
type dumper struct {
	strings.Builder
	spans bool                // after the type: @line:col-endline:endcol
	quote func(string) string // of names and strings
}

// dump returns the tree of a module, a statement a line.
func dump(m *Module, spans bool) string {
	d := &dumper{spans: spans, quote: strconv.Quote}
	for i, s := range m.Body {
		if i > 0 {
			d.WriteByte('\n')
		}
		d.value(reflect.ValueOf(s))
	}
	return d.String()
}

func (d *dumper) value(v reflect.Value) {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		d.WriteByte('-')
		return
	}
	switch x := v.Interface().(type) {
	case *Name:
		d.span(x)
		d.WriteString(x.ID)
		return
	case *Constant:
		d.span(x)
		d.constant(x)
		return
	case Op:
		d.WriteString(x.String())
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		d.fields(v)
	case reflect.Slice:
		d.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				d.WriteByte(' ')
			}
			d.value(v.Index(i))
		}
		d.WriteByte(']')
	case reflect.String:
		d.WriteString(d.quote(v.String()))
	case reflect.Bool:
		fmt.Fprintf(d, "%t", v.Bool())
	case reflect.Uint8:
		if v.Uint() == 0 {
			d.WriteByte('-')
		} else {
			d.WriteByte(byte(v.Uint()))
		}
	case reflect.Int:
		fmt.Fprintf(d, "%d", v.Int())
	default:
		panic("dump: " + v.Type().String())
	}
}

func (d *dumper) fields(v reflect.Value) {
	t := v.Elem().Type()
	d.WriteByte('(')
	d.WriteString(t.Name())
	if n, ok := v.Interface().(Node); ok {
		d.span(n)
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && f.Name != "Scope" {
			d.WriteByte(' ')
			d.value(v.Elem().Field(i))
		}
	}
	d.WriteByte(')')
}

func (d *dumper) span(n Node) {
	if d.spans {
		s := n.Span()
		fmt.Fprintf(d, "@%d:%d-%d:%d ", s.Line, s.Col, s.EndLine, s.EndCol)
	}
}

func (d *dumper) constant(c *Constant) {
	switch c.Kind {
	case NoneConstant:
		d.WriteString("None")
	case TrueConstant:
		d.WriteString("True")
	case FalseConstant:
		d.WriteString("False")
	case EllipsisConstant:
		d.WriteString("...")
	case IntConstant:
		fmt.Fprintf(d, "%d", c.Int)
	case BigIntConstant:
		d.WriteString("big:" + c.Text)
	case FloatConstant:
		d.WriteString("f:" + strconv.FormatFloat(c.Float, 'g', -1, 64))
	case ImaginaryConstant:
		d.WriteString("j:" + strconv.FormatFloat(c.Float, 'g', -1, 64))
	case StrConstant:
		d.WriteString(d.quote(c.Text))
	case BytesConstant:
		d.WriteString("b" + d.quote(c.Text))
	}
}
