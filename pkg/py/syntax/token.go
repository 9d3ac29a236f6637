package syntax

// A tokenKind says what a token is. Keywords and operators have a kind each.
type tokenKind uint8

const (
	endMarker tokenKind = iota
	errorToken
	newline
	indent
	dedent
	name
	number
	stringToken
	fstringStart
	fstringMiddle
	fstringEnd

	leftParen
	rightParen
	leftBracket
	rightBracket
	leftBrace
	rightBrace
	colon
	comma
	semicolon
	dot
	ellipsis
	arrow
	at
	equal
	colonEqual
	exclamation
	plus
	minus
	star
	doubleStar
	slash
	doubleSlash
	percent
	tilde
	ampersand
	bar
	caret
	leftShift
	rightShift
	less
	greater
	lessEqual
	greaterEqual
	equalEqual
	notEqual
	plusEqual
	minusEqual
	starEqual
	atEqual
	slashEqual
	percentEqual
	ampersandEqual
	barEqual
	caretEqual
	leftShiftEqual
	rightShiftEqual
	doubleStarEqual
	doubleSlashEqual
	otherCharacter // a character that starts no token of Python, such as $ or ?

	keywordFalse // the first keyword
	keywordNone
	keywordTrue
	keywordAnd
	keywordAs
	keywordAssert
	keywordAsync
	keywordAwait
	keywordBreak
	keywordClass
	keywordContinue
	keywordDef
	keywordDel
	keywordElif
	keywordElse
	keywordExcept
	keywordFinally
	keywordFor
	keywordFrom
	keywordGlobal
	keywordIf
	keywordImport
	keywordIn
	keywordIs
	keywordLambda
	keywordNonlocal
	keywordNot
	keywordOr
	keywordPass
	keywordRaise
	keywordReturn
	keywordTry
	keywordWhile
	keywordWith
	keywordYield
)

// A token is a piece of the source. Positions are offsets; the line of the
// start is kept because most nodes ask for it.
type token struct {
	start, end    int32
	line, endLine int32 // from 1
	kind          tokenKind
}

// keyword returns the kind of the name: of a keyword, or name itself.
func keyword(text string) tokenKind {
	switch text {
	case "False":
		return keywordFalse
	case "None":
		return keywordNone
	case "True":
		return keywordTrue
	case "and":
		return keywordAnd
	case "as":
		return keywordAs
	case "assert":
		return keywordAssert
	case "async":
		return keywordAsync
	case "await":
		return keywordAwait
	case "break":
		return keywordBreak
	case "class":
		return keywordClass
	case "continue":
		return keywordContinue
	case "def":
		return keywordDef
	case "del":
		return keywordDel
	case "elif":
		return keywordElif
	case "else":
		return keywordElse
	case "except":
		return keywordExcept
	case "finally":
		return keywordFinally
	case "for":
		return keywordFor
	case "from":
		return keywordFrom
	case "global":
		return keywordGlobal
	case "if":
		return keywordIf
	case "import":
		return keywordImport
	case "in":
		return keywordIn
	case "is":
		return keywordIs
	case "lambda":
		return keywordLambda
	case "nonlocal":
		return keywordNonlocal
	case "not":
		return keywordNot
	case "or":
		return keywordOr
	case "pass":
		return keywordPass
	case "raise":
		return keywordRaise
	case "return":
		return keywordReturn
	case "try":
		return keywordTry
	case "while":
		return keywordWhile
	case "with":
		return keywordWith
	case "yield":
		return keywordYield
	}
	return name
}

// operator returns the kind and the length of the operator at the start of
// text, or otherCharacter and 1.
func operator(text string) (tokenKind, int) {
	var next, afterNext byte
	if len(text) > 1 {
		next = text[1]
	}
	if len(text) > 2 {
		afterNext = text[2]
	}
	// choose picks the longest of x, x=, xx and xx=.
	choose := func(one, oneEqual, two, twoEqual tokenKind) (tokenKind, int) {
		switch {
		case next == '=':
			return oneEqual, 2
		case next != text[0] || two == otherCharacter:
			return one, 1
		case afterNext == '=' && twoEqual != otherCharacter:
			return twoEqual, 3
		}
		return two, 2
	}
	switch text[0] {
	case '(':
		return leftParen, 1
	case ')':
		return rightParen, 1
	case '[':
		return leftBracket, 1
	case ']':
		return rightBracket, 1
	case '{':
		return leftBrace, 1
	case '}':
		return rightBrace, 1
	case ',':
		return comma, 1
	case ';':
		return semicolon, 1
	case '~':
		return tilde, 1
	case '.':
		if next == '.' && afterNext == '.' {
			return ellipsis, 3
		}
		return dot, 1
	case ':':
		return choose(colon, colonEqual, otherCharacter, otherCharacter)
	case '=':
		return choose(equal, equalEqual, otherCharacter, otherCharacter)
	case '!':
		return choose(exclamation, notEqual, otherCharacter, otherCharacter)
	case '+':
		return choose(plus, plusEqual, otherCharacter, otherCharacter)
	case '-':
		if next == '>' {
			return arrow, 2
		}
		return choose(minus, minusEqual, otherCharacter, otherCharacter)
	case '*':
		return choose(star, starEqual, doubleStar, doubleStarEqual)
	case '/':
		return choose(slash, slashEqual, doubleSlash, doubleSlashEqual)
	case '%':
		return choose(percent, percentEqual, otherCharacter, otherCharacter)
	case '@':
		return choose(at, atEqual, otherCharacter, otherCharacter)
	case '&':
		return choose(ampersand, ampersandEqual, otherCharacter, otherCharacter)
	case '|':
		return choose(bar, barEqual, otherCharacter, otherCharacter)
	case '^':
		return choose(caret, caretEqual, otherCharacter, otherCharacter)
	case '<':
		if next == '>' {
			return notEqual, 2 // the parser refuses this spelling
		}
		return choose(less, lessEqual, leftShift, leftShiftEqual)
	case '>':
		return choose(greater, greaterEqual, rightShift, rightShiftEqual)
	}
	return otherCharacter, 1
}
