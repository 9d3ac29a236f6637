package object

import (
	"slices"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/text"
)

func formatStr(rt *Runtime, v Value, spec string) (string, error) {
	s := As[Str](v).s
	if spec == "" {
		return StrText(rt, v)
	}
	b, err := text.AppendFormatStr(nil, s, spec, v.h.typ.name, rt.textLimit())
	return string(b), err
}

// strFormat is str.format.
//
// See https://docs.python.org/3/library/stdtypes.html#str.format.
func strFormat(rt *Runtime, self Value, args Args) (Value, error) {
	f := formatter{rt: rt, args: args}
	return f.run(StrOf(self))
}

// strFormatMap is str.format_map.
//
// See https://docs.python.org/3/library/stdtypes.html#str.format_map.
func strFormatMap(rt *Runtime, self Value, args Args) (Value, error) {
	f := formatter{rt: rt, mapping: args.At(0)}
	return f.run(StrOf(self))
}

// A formatter fills one format string: from args, or from mapping when that is
// set. Nested specifications count their fields on.
type formatter struct {
	rt        *Runtime
	args      Args
	mapping   Value
	numbering text.Numbering
}

func (f *formatter) run(template string) (Value, error) {
	var b strings.Builder
	if err := f.fill(&b, template, 0); err != nil {
		return Value{}, err
	}
	return MakeStr(f.rt, b.String())
}

// fill writes the template with its fields replaced. A specification may hold
// fields, theirs may not.
func (f *formatter) fill(b *strings.Builder, template string, depth int) error {
	if depth > 1 {
		return text.ErrNesting
	}
	t := text.NewTemplate(template)
	for {
		piece, ok, err := t.Next()
		if err != nil || !ok {
			return err
		}
		b.WriteString(piece.Literal)
		if piece.HasField {
			if err := f.field(b, piece, depth); err != nil {
				return err
			}
		}
		if err := f.rt.bound(b); err != nil {
			return err
		}
	}
}

func (f *formatter) field(b *strings.Builder, piece text.Piece, depth int) error {
	v, err := f.value(piece.Name)
	if err != nil {
		return err
	}
	defer func() { f.rt.Release(v) }()
	if piece.Conversion != 0 {
		s, err := ConvertText(f.rt, v, piece.Conversion)
		if err != nil {
			return err
		}
		f.rt.Replace(&v, NewStr(s))
	}
	spec := piece.Spec
	if piece.Nested {
		var nested strings.Builder
		if err := f.fill(&nested, spec, depth+1); err != nil {
			return err
		}
		spec = nested.String()
	}
	s, err := Format(f.rt, v, spec)
	if err != nil {
		return err
	}
	if err := f.rt.reserveText(b.Len() + len(s)); err != nil {
		return err
	}
	b.WriteString(s)
	return nil
}

// value returns what a field's name stands for. The caller owns it.
func (f *formatter) value(name string) (Value, error) {
	field, err := f.numbering.Field(name)
	if err != nil {
		return Value{}, err
	}
	v, err := f.argument(field)
	if err != nil {
		return Value{}, err
	}
	for {
		step, ok, err := field.Next()
		if err != nil {
			f.rt.Release(v)
			return Value{}, err
		}
		if !ok {
			return v, nil
		}
		part, err := f.part(v, step)
		f.rt.Release(v)
		if err != nil {
			return Value{}, err
		}
		v = part
	}
}

func (f *formatter) argument(field text.Field) (Value, error) {
	if field.Index >= 0 {
		if f.mapping.h != nil {
			return Value{}, text.ErrPositional
		}
		if field.Index >= f.args.Positional() {
			return Value{}, text.FieldIndexError(field.Index)
		}
		return f.args.Values[field.Index].Retain(), nil
	}
	if f.mapping.h != nil {
		return GetItem(f.rt, f.mapping, NewStr(field.Key))
	}
	if i := slices.Index(f.args.Names, field.Key); i >= 0 {
		return f.args.Values[f.args.Positional()+i].Retain(), nil
	}
	return Value{}, keyError(f.rt, NewStr(field.Key))
}

func (f *formatter) part(v Value, step text.Step) (Value, error) {
	switch {
	case step.Attribute:
		return GetAttr(f.rt, v, step.Name)
	case step.Index >= 0:
		return GetItem(f.rt, v, Int(int64(step.Index)))
	}
	return GetItem(f.rt, v, NewStr(step.Name))
}
