package object

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// This file makes SyntaxError, which tells where a text cannot be read: the
// exception's subject is the tuple of the place. What it tells is given when it
// is made, and cannot be set later.
//
// See https://docs.python.org/3/library/exceptions.html#SyntaxError.

// placeNames are the members of the place, each of which may be None.
var placeNames = [...]string{"filename", "lineno", "offset", "text", "end_lineno", "end_offset"}

func syntaxErrorSpec(spec TypeSpec) TypeSpec {
	spec.Slots.Init = initSyntaxError
	spec.Slots.Str = strSyntaxError
	spec.Getters = []Getter{argGetter("msg", 0)}
	for i, name := range placeNames {
		spec.Getters = append(spec.Getters, Getter{Name: name, Get: func(rt *Runtime, self Value) (Value, error) {
			return SyntaxErrorPlace(self)[i].Retain(), nil
		}})
	}
	return spec
}

// initSyntaxError takes the place from a second argument.
func initSyntaxError(rt *Runtime, v Value, args Args) error {
	if err := initException(rt, v, args); err != nil {
		return err
	}
	values := ExceptionArgs(v)
	if len(values) != 2 {
		return nil
	}
	place, err := Items(rt, values[1])
	if err != nil {
		return err
	}
	const least, most = 4, 7 // the last is a compiler's own
	switch n := len(place); {
	case n < least:
		err = pyerr.TypeError.Newf("function takes at least %d arguments (%d given)", least, n)
	case n > most:
		err = pyerr.TypeError.Newf("function takes at most %d arguments (%d given)", most, n)
	case n == least+1:
		err = pyerr.TypeError.New("end_offset must be provided when end_lineno is provided")
	}
	for len(place) < len(placeNames) {
		place = append(place, None)
	}
	rt.Replace(&As[Exception](v).subject, newTuple(rt, place))
	return err
}

// SyntaxErrorPlace returns what a SyntaxError tells of its place, borrowed: file,
// line, column and text, and the line and the column of the end.
func SyntaxErrorPlace(exc Value) (place [len(placeNames)]Value) {
	if known := As[Exception](exc).subject; known.h != nil {
		copy(place[:], TupleItems(known))
		return place
	}
	for i := range place {
		place[i] = None
	}
	return place
}

// strSyntaxError shows the text, the last part of the file's name, and the line.
func strSyntaxError(rt *Runtime, v Value) (string, error) {
	if len(ExceptionArgs(v)) == 0 {
		return "None", nil
	}
	text, err := StrText(rt, ExceptionArgs(v)[0])
	place := SyntaxErrorPlace(v)
	where := ""
	if place[0].IsStr() {
		name := StrOf(place[0])
		where = name[strings.LastIndexByte(name, '/')+1:]
	}
	if place[1].IsInt() && err == nil {
		if where != "" {
			where += ", "
		}
		var line string
		line, err = StrText(rt, place[1])
		where += "line " + line
	}
	if where != "" {
		text += " (" + where + ")"
	}
	return text, err
}
