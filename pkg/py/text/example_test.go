package text_test

import (
	"errors"
	"fmt"

	"github.com/zerocopyzen/zen/pkg/py/text"
)

func Example() {
	price, _ := text.AppendFormatFloat(nil, 1234.5, ">12,.2f", "float", 1<<20)
	mask, _ := text.AppendFormatInt(nil, 255, "#_b", "int", 1<<20)
	fmt.Printf("%s|%s|%s\n", price, mask, text.AppendRepr(nil, "it's"))
	_, err := text.AppendFormatStr(nil, "x", "d", "str", 1<<20)
	fmt.Println(err)
	// Output:
	//     1,234.50|0b1111_1111|"it's"
	// Unknown format code 'd' for object of type 'str'
}

func ExampleSpec() {
	spec, _ := text.ParseSpec("*>+10,.2f", "float", 0, '>')
	fmt.Printf("%c %c %c %d %c %d %c\n", spec.Fill, spec.Align, spec.Sign, spec.Width, spec.Grouping, spec.Precision, spec.Type)
	// Output: * > + 10 , 2 f
}

func ExampleTemplate() {
	var numbering text.Numbering
	for t := text.NewTemplate("{{{}}} and {1[key].real!r:>5}"); ; {
		p, ok, err := t.Next()
		if err != nil || !ok {
			fmt.Println(err)
			return
		}
		fmt.Printf("%q", p.Literal)
		if p.HasField {
			field, err := numbering.Field(p.Name)
			fmt.Printf(" argument %d, spec %q, %v", field.Index, p.Spec, err)
		}
		fmt.Println()
	}
	// Output:
	// "{"
	// "" argument 0, spec "", <nil>
	// "}"
	// " and " argument 0, spec ">5", cannot switch from automatic field numbering to manual field specification
	// <nil>
}

func ExampleField() {
	field, _ := new(text.Numbering).Field("view.shape[0]")
	fmt.Println(field.Key, field.Index)
	for {
		step, ok, err := field.Next()
		if err != nil || !ok {
			return
		}
		fmt.Printf("%q, attribute %t, index %d\n", step.Name, step.Attribute, step.Index)
	}
	// Output:
	// view -1
	// "shape", attribute true, index -1
	// "0", attribute false, index 0
}

func ExampleAppendPercent() {
	b, err := text.AppendPercent(nil, "%04d of %#x", integers{7, 255}, 1<<20)
	fmt.Printf("%s %v\n", b, err)
	_, err = text.AppendPercent(nil, "%d %d", integers{7}, 1<<20)
	fmt.Println(err)
	// Output:
	// 0007 of 0xff <nil>
	// not enough arguments for format string (got 1)
}

func ExampleDecodeError() {
	_, err := text.Decode([]byte("caf\xe9"), "utf-8", "strict", nil)
	fmt.Println(err)
	if e, ok := errors.AsType[*text.DecodeError](err); ok {
		fmt.Println(e.Encoding, e.Start, e.End, e.Reason)
	}
	// Output:
	// 'utf-8' codec can't decode byte 0xe9 in position 3: unexpected end of data
	// utf-8 3 4 unexpected end of data
}

func ExampleEncodeError() {
	s, _ := text.Decode([]byte("caf\xe9"), "ascii", "surrogateescape", nil)
	_, err := text.Encode(s, "utf-8", "strict", nil)
	fmt.Println(text.Len(s), err)
	if e, ok := errors.AsType[*text.EncodeError](err); ok {
		fmt.Println(e.Encoding, e.Start, e.End, e.Reason)
	}
	// Output:
	// 4 'utf-8' codec can't encode character '\udce9' in position 3: surrogates not allowed
	// utf-8 3 4 surrogates not allowed
}

func ExampleCodec() {
	codec, err := text.Lookup("Latin 1")
	fmt.Println(codec, err)
	b, _ := codec.Encode("é", "strict", nil)
	fmt.Printf("%x\n", b)
	// Output:
	// iso8859-1 <nil>
	// e9
}

func ExampleSlice() {
	fmt.Println(text.Slice("añ日😀z", 4, -1, -2), text.Slice("añ日😀z", 1, 3, 1))
	// Output: z日a ñ日
}
