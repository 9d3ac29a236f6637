package object

import (
	"strings"

	"github.com/zerocopyzen/zen/pkg/py/text"
)

// strCaseMethods are those that map and judge a str code point by code point.
// They take it in pieces, between which the program can be stopped.
func strCaseMethods() []Method {
	var methods []Method
	for name, convert := range map[string]func(*Runtime, string) (string, error){
		"upper":      inPieces(text.Upper),
		"casefold":   inPieces(text.Casefold),
		"lower":      besideSigma(text.Lower, inPieces(text.Lower)),
		"swapcase":   besideSigma(text.SwapCase, inPieces(text.SwapCase)),
		"capitalize": besideSigma(text.Capitalize, capitalizePieces),
		"title":      besideSigma(text.Title, titlePieces),
	} {
		methods = append(methods, Method{Name: name, Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
			s := As[Str](self).s
			if err := rt.reserveText(len(s)); err != nil {
				return Value{}, err
			}
			converted, err := convert(rt, s)
			return NewStr(converted), err
		}})
	}
	for name, test := range map[string]func(*Runtime, string) (bool, error){
		"isalpha": everyPiece(text.IsAlpha), "isalnum": everyPiece(text.IsAlnum), "isdecimal": everyPiece(text.IsDecimal),
		"isdigit": everyPiece(text.IsDigit), "isnumeric": everyPiece(text.IsNumeric), "isspace": everyPiece(text.IsSpace),
		"isprintable":  func(rt *Runtime, s string) (bool, error) { return allPieces(rt, s, text.IsPrintable) },
		"isidentifier": isIdentifierPieces, "istitle": isTitlePieces,
		"islower": cased(text.IsLower, "a"), "isupper": cased(text.IsUpper, "A"),
	} {
		methods = append(methods, Method{Name: name, Fn: func(rt *Runtime, self Value, _ Args) (Value, error) {
			is, err := test(rt, As[Str](self).s)
			return Bool(is), err
		}})
	}
	return methods
}

// mapPieces joins what convert makes of the pieces of s.
func mapPieces(rt *Runtime, s string, convert func(piece string) string) (string, error) {
	var b strings.Builder
	first := ""
	err := text.Pace(rt.Work).Pieces(s, func(piece string) error {
		converted := convert(piece)
		if len(piece) == len(s) {
			first = converted // it is all: no copy is needed
			return nil
		}
		b.WriteString(converted)
		return nil
	})
	if b.Len() > 0 {
		return b.String(), err
	}
	return first, err
}

// inPieces is for maps that look at one code point at a time.
func inPieces(convert func(string) string) func(*Runtime, string) (string, error) {
	return func(rt *Runtime, s string) (string, error) { return mapPieces(rt, s, convert) }
}

// besideSigma is for maps to lower case: what becomes of a capital sigma
// depends on all around it, so a text that has one is taken whole.
func besideSigma(whole func(string) string, pieces func(*Runtime, string) (string, error)) func(*Runtime, string) (string, error) {
	return func(rt *Runtime, s string) (string, error) {
		if strings.Contains(s, "Σ") {
			return whole(s), rt.Work(len(s))
		}
		return pieces(rt, s)
	}
}

func capitalizePieces(rt *Runtime, s string) (string, error) {
	convert := text.Capitalize
	return mapPieces(rt, s, func(piece string) string {
		converted := convert(piece)
		convert = text.Lower
		return converted
	})
}

// titlePieces is text.Title. A piece that goes on with a word is converted
// behind a letter, which is then taken off.
func titlePieces(rt *Runtime, s string) (string, error) {
	inWord := false
	return mapPieces(rt, s, func(piece string) string {
		before := inWord
		inWord = endsCased(piece)
		if before {
			return text.Title("a" + piece)[1:]
		}
		return text.Title(piece)
	})
}

// endsCased reports whether the last code point has a case.
func endsCased(s string) bool {
	_, size := text.DecodeLastRune(s)
	last := s[len(s)-size:]
	return text.IsLower(last) || text.IsUpper(last) || text.IsTitle(last)
}

// allPieces reports whether every piece of s passes the test.
func allPieces(rt *Runtime, s string, test func(piece string) bool) (bool, error) {
	all := true
	err := text.Pace(rt.Work).Pieces(s, func(piece string) error {
		all = all && test(piece)
		return nil
	})
	return all, err
}

// everyPiece is for tests of code points that the empty str does not pass.
func everyPiece(test func(string) bool) func(*Runtime, string) (bool, error) {
	return func(rt *Runtime, s string) (bool, error) {
		all, err := allPieces(rt, s, test)
		return all && s != "", err
	}
}

// cased is for tests that want one cased code point and refuse some. The letter,
// which has the case, tells the two apart: with it, a piece passes unless it has
// what is refused.
func cased(test func(string) bool, letter string) func(*Runtime, string) (bool, error) {
	return func(rt *Runtime, s string) (bool, error) {
		found := false
		all, err := allPieces(rt, s, func(piece string) bool {
			passes := test(piece)
			found = found || passes
			return passes || test(letter+piece)
		})
		return all && found, err
	}
}

func isIdentifierPieces(rt *Runtime, s string) (bool, error) {
	before := ""
	all, err := allPieces(rt, s, func(piece string) bool {
		is := text.IsIdentifier(before + piece)
		before = "a"
		return is
	})
	return all && s != "", err
}

// isTitlePieces is text.IsTitle. Before each piece stands a word that ends as
// the piece before it does, within a word or behind one.
func isTitlePieces(rt *Runtime, s string) (bool, error) {
	inWord, found := false, false
	all, err := allPieces(rt, s, func(piece string) bool {
		before := "A "
		if inWord {
			before = "Aa"
		}
		found = found || text.IsTitle(piece)
		inWord = endsCased(piece)
		return text.IsTitle(before + piece)
	})
	return all && found, err
}
