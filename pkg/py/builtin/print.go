package builtin

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// printValues is print.
//
// See https://docs.python.org/3/library/functions.html#print.
func printValues(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
	options, err := keywords("print", args, "sep", "end", "file", "flush")
	if err != nil {
		return object.Value{}, err
	}
	flushes := false
	if options[3].IsSet() {
		if flushes, err = object.Truth(rt, options[3]); err != nil {
			return object.Value{}, err
		}
	}
	sep, err := separator("sep", options[0], " ")
	if err != nil {
		return object.Value{}, err
	}
	end, err := separator("end", options[1], "\n")
	if err != nil {
		return object.Value{}, err
	}
	file, values := options[2], args.Values[:args.Positional()]
	write, flush := sessionOf(rt).Output, sessionOf(rt).Flush
	if file.IsSet() && !file.IsNone() {
		if file.Type() != textStreamType {
			return done(printTo(rt, file, values, sep, end, flushes))
		}
		stream := object.As[textStream](file)
		write, flush = stream.write, stream.flush
	}
	if err := printPieces(rt, write, values, sep, end); err != nil || !flushes {
		return done(err)
	}
	return done(flush())
}

// separator returns the text of an option, which may be empty or None.
func separator(name string, v object.Value, otherwise string) (string, error) {
	switch {
	case !v.IsSet() || v.IsNone():
		return otherwise, nil
	case v.IsStr():
		return object.StrOf(v), nil
	}
	return "", pyerr.TypeError.Newf("%s must be None or a string, not %s", name, v.TypeName())
}

// printPiece is how much text print gathers before it hands it on.
const printPiece = 64 << 10

// printPieces hands the text on in as few pieces as it can.
func printPieces(rt *object.Runtime, write func(string) error, values []object.Value, sep, end string) error {
	var b strings.Builder
	for i, v := range values {
		if i > 0 {
			b.WriteString(sep)
		}
		text, err := object.StrText(rt, v)
		if err != nil {
			// What was ready is printed, as CPython's unbuffered pieces are.
			if werr := write(b.String()); werr != nil {
				rt.Discard(err)
				return werr
			}
			return err
		}
		b.WriteString(text)
		if b.Len() > printPiece {
			if err := write(b.String()); err != nil {
				return err
			}
			b.Reset()
			if err := rt.Work(printPiece); err != nil {
				return err
			}
		}
	}
	b.WriteString(end)
	return write(b.String())
}

// printTo prints to an object that has a method write, piece by piece as
// CPython does.
func printTo(rt *object.Runtime, file object.Value, values []object.Value, sep, end string, flushes bool) error {
	write, err := object.GetAttr(rt, file, "write")
	if err != nil {
		return err
	}
	defer rt.Release(write)
	piece := func(text string) error {
		result, err := object.CallValues(rt, write, object.NewStr(text))
		if err != nil {
			return err
		}
		rt.Release(result)
		return nil
	}
	for i, v := range values {
		if i > 0 {
			if err := piece(sep); err != nil {
				return err
			}
		}
		text, err := object.StrText(rt, v)
		if err != nil {
			return err
		}
		if err := piece(text); err != nil {
			return err
		}
	}
	if err := piece(end); err != nil || !flushes {
		return err
	}
	result, err := object.CallAttr(rt, file, "flush")
	if err != nil {
		return err
	}
	rt.Release(result)
	return nil
}
