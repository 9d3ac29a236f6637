package object

import (
	"slices"
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Args are the arguments of one call: positional values, then the values of
// Names in their order. The callee borrows them until it returns.
type Args struct {
	Values []Value
	Names  []string
}

// Positional returns the number of positional arguments.
func (a Args) Positional() int { return len(a.Values) - len(a.Names) }

// At returns argument i, or an empty Value when the caller gave none. After
// [Signature.Bind] the arguments stand in the order of the parameters.
func (a Args) At(i int) Value {
	if i < len(a.Values) {
		return a.Values[i]
	}
	return Value{}
}

// A Signature describes the parameters of a native function. It is written as
// Python writes parameters, with "?" behind those that may be left out:
//
//	object, /             one positional argument
//	sub, start?, end?, /  one to three positional arguments
//	encoding?, errors?    up to two, by position or by name
//	sep?, /, *, key?      key by name only
//	*args                 any number, unchecked
//	*args, **keys         likewise; what **mapping names with no str is ignored
type Signature struct {
	params   []string
	posOnly  int // parameters that have no name for the caller
	byPlace  int // parameters that may be given by position
	required int
	variadic bool
	anyKeys  bool   // keys of f(**mapping) need not be strs
	function string // the name error texts use, such as "bytearray.append"
	slot     bool   // the method is that of a slot, which words its errors in its own way
}

// ParseSignature reads a signature. A malformed one panics: it stands in the
// source.
func ParseSignature(function, text string) Signature {
	s := Signature{function: function, byPlace: -1}
	for field := range strings.SplitSeq(text, ",") {
		field = strings.TrimSpace(field)
		switch {
		case field == "":
		case field == "/":
			s.posOnly = len(s.params)
		case field == "*":
			s.byPlace = len(s.params)
		case strings.HasPrefix(field, "**"):
			s.anyKeys = true
		case field[0] == '*':
			s.variadic = true
		default:
			name, optional := strings.CutSuffix(field, "?")
			if !optional {
				if s.required != len(s.params) {
					panic("object: signature of " + function + ": required parameter after an optional one")
				}
				s.required++
			}
			s.params = append(s.params, name)
		}
	}
	if s.byPlace < 0 {
		s.byPlace = len(s.params)
	}
	return s
}

// Bind checks args against the signature and returns them in the order of the
// parameters. Without keywords nothing is copied. The errors are TypeErrors
// with the texts of CPython's argument parser.
func (s *Signature) Bind(args Args) (Args, error) {
	if s.variadic {
		return args, nil
	}
	n := args.Positional()
	if len(args.Names) == 0 && s.required <= n && n <= s.byPlace {
		return args, nil
	}
	if s.slot {
		return Args{}, s.slotError(args)
	}
	if len(args.Names) > 0 && s.posOnly == len(s.params) {
		return Args{}, pyerr.TypeError.Newf("%s() takes no keyword arguments", s.function)
	}
	if len(args.Names) == 0 && s.posOnly == len(s.params) {
		return Args{}, s.countError(n)
	}
	return s.bindNames(args, n)
}

// slotError is the error for arguments given to the method of a slot.
func (s *Signature) slotError(args Args) error {
	if len(args.Names) > 0 {
		return pyerr.TypeError.Newf("wrapper %s() takes no keyword arguments", s.shortName())
	}
	n := args.Positional()
	limit, bound := "at least ", s.required
	if n > s.byPlace {
		limit, bound = "at most ", s.byPlace
	}
	if s.required == s.byPlace {
		limit = ""
	}
	name := ""
	if len(s.params) > 1 {
		name = s.shortName() + " "
	}
	return pyerr.TypeError.Newf("%sexpected %s%d argument%s, got %d", name, limit, bound, plural(bound), n)
}

// countError is the error for n arguments given to a function whose parameters
// are all positional.
func (s *Signature) countError(n int) error {
	switch {
	case len(s.params) == 0:
		return pyerr.TypeError.Newf("%s() takes no arguments (%d given)", s.function, n)
	case len(s.params) == 1 && s.required == 1:
		return pyerr.TypeError.Newf("%s() takes exactly one argument (%d given)", s.function, n)
	}
	limit, bound := "at least ", s.required
	if n > s.byPlace {
		limit, bound = "at most ", s.byPlace
	}
	if s.required == s.byPlace {
		limit = ""
	}
	return pyerr.TypeError.Newf("%s expected %s%d argument%s, got %d", s.shortName(), limit, bound, plural(bound), n)
}

func (s *Signature) bindNames(args Args, n int) (Args, error) {
	name := s.shortName()
	given := len(args.Values)
	if given > len(s.params) {
		word := ""
		if s.byPlace < len(s.params) {
			word = "positional "
		}
		if len(args.Names) > 0 && n == 0 {
			word = "keyword "
		}
		return Args{}, pyerr.TypeError.Newf("%s() takes at most %d %sargument%s (%d given)",
			name, len(s.params), word, plural(len(s.params)), given)
	}
	if n > s.byPlace && s.byPlace == 0 {
		return Args{}, pyerr.TypeError.Newf("%s() takes no positional arguments", name)
	}
	if n > s.byPlace {
		limit := "at most"
		if s.required == s.byPlace {
			limit = "exactly"
		}
		return Args{}, pyerr.TypeError.Newf("%s() takes %s %d positional argument%s (%d given)",
			name, limit, s.byPlace, plural(s.byPlace), n)
	}
	if n < s.posOnly && n < s.required {
		bound := min(s.required, s.posOnly)
		limit := "at least"
		if s.required == s.byPlace {
			limit = "exactly"
		}
		return Args{}, pyerr.TypeError.Newf("%s() takes %s %d positional argument%s (%d given)",
			name, limit, bound, plural(bound), n)
	}
	bound := make([]Value, len(s.params))
	copy(bound, args.Values[:n])
	unexpected, twice := -1, len(s.params)
	for i, key := range args.Names {
		at := s.posOnly + slices.Index(s.params[s.posOnly:], key)
		switch {
		case at < s.posOnly:
			if unexpected < 0 {
				unexpected = i
			}
		case bound[at].h != nil:
			twice = min(twice, at)
		default:
			bound[at] = args.Values[n+i]
		}
	}
	for i, v := range bound[:s.required] {
		if v.h == nil {
			return Args{}, pyerr.TypeError.Newf("%s() missing required argument '%s' (pos %d)", name, s.params[i], i+1)
		}
	}
	if twice < len(s.params) {
		return Args{}, pyerr.TypeError.Newf("argument for %s() given by name ('%s') and position (%d)", name, s.params[twice], twice+1)
	}
	if unexpected >= 0 {
		return Args{}, UnexpectedKeyword(name, args.Names[unexpected], s.params[s.posOnly:])
	}
	return Args{Values: bound}, nil
}

// UnexpectedKeyword is the error for a keyword argument that a function does not
// take: it takes those of the given names.
func UnexpectedKeyword(function, name string, taken []string) error {
	said := function + "() got an unexpected keyword argument '" + name + "'"
	if meant := text.Suggest(name, taken); meant != "" {
		said += ". Did you mean '" + meant + "'?"
	}
	return pyerr.TypeError.New(said)
}

func (s *Signature) shortName() string {
	return s.function[strings.LastIndexByte(s.function, '.')+1:]
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// argumentType names the type of an argument as CPython's argument parser does.
func argumentType(v Value) string {
	if v.IsNone() {
		return "None"
	}
	return v.TypeName()
}
