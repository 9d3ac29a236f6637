package text

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A property is a set of facts about a code point. The bits are those of
// unicode.txt.
type property uint16

const (
	alphabetic property = 1 << iota
	decimal
	digit
	numeric
	printable
	lowercase
	uppercase
	titlecase // Lt: neither upper nor lower
	identifierStart
	identifierContinue
	caseIgnorable

	cased = lowercase | uppercase | titlecase
)

//go:embed unicode.txt
var unicodeTable string

// A database is unicode.txt in the form that look-ups want.
type database struct {
	latin1                    [256]property
	starts                    []rune
	properties                []property // of the run that begins at starts[i]
	upper, lower, title, fold caseMap
}

// ucd returns the database, which the first call reads.
var ucd = sync.OnceValue(readDatabase)

// readDatabase reads unicode.txt.
func readDatabase() *database {
	const runs = 1 << 12 // about as many as there are
	db := &database{starts: make([]rune, 0, runs), properties: make([]property, 0, runs)}
	maps := map[string]*caseMap{"upper": &db.upper, "lower": &db.lower, "title": &db.title, "fold": &db.fold}
	_, rest, _ := strings.Cut(unicodeTable, "\n") // the version
	var current *caseMap
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if name, ok := strings.CutPrefix(line, "map "); ok {
			current = maps[name]
			continue
		}
		if current != nil {
			current.read(line)
			continue
		}
		start, line := hex(line)
		properties, _ := hex(line)
		db.starts = append(db.starts, start)
		db.properties = append(db.properties, property(properties))
	}
	for r := range rune(len(db.latin1)) {
		db.latin1[r] = db.properties[runIndex(db.starts, r)]
	}
	return db
}

// runIndex returns the index of the last start that is not after r. There is
// one: the first run begins at 0.
func runIndex(starts []rune, r rune) int {
	i, found := slices.BinarySearch(starts, r)
	if found {
		return i
	}
	return i - 1
}

// propertiesOf returns what is known of r.
func propertiesOf(r rune) property {
	if r < utf8.RuneSelf {
		return asciiProperties(r)
	}
	db := ucd()
	if r < rune(len(db.latin1)) {
		return db.latin1[r]
	}
	return db.properties[runIndex(db.starts, r)]
}

// asciiProperties is propertiesOf for ASCII. It spares the programs that know no
// other characters the reading of the database.
func asciiProperties(r rune) property {
	switch {
	case 'a' <= r && r <= 'z':
		return alphabetic | lowercase | printable | identifierStart | identifierContinue
	case 'A' <= r && r <= 'Z':
		return alphabetic | uppercase | printable | identifierStart | identifierContinue
	case '0' <= r && r <= '9':
		return decimal | digit | numeric | printable | identifierContinue
	case r == '_':
		return printable | identifierStart | identifierContinue
	case r == '\'' || r == '.' || r == ':' || r == '^' || r == '`':
		return printable | caseIgnorable
	case ' ' <= r && r < 0x7F:
		return printable
	}
	return 0
}

// hex reads the number that a line of unicode.txt begins with, which may have a
// sign, and returns what follows the space behind it.
func hex(line string) (n rune, rest string) {
	negative := line[0] == '-'
	if negative || line[0] == '+' {
		line = line[1:]
	}
	for i := range len(line) {
		if line[i] == ' ' {
			rest = line[i+1:]
			break
		}
		n = n<<4 | rune(digitValue(line[i]))
	}
	if negative {
		n = -n
	}
	return n, rest
}

// A caseMap takes a code point to one or more others. Code points that it does
// not list stay as they are.
type caseMap struct {
	ranges []caseRange
	many   map[rune]string
}

// A caseRange moves the code points first, first+stride, … last by delta.
type caseRange struct {
	first, last   rune
	stride, delta rune
}

// read adds a line of unicode.txt: a range, or what one code point becomes.
func (m *caseMap) read(line string) {
	first, line := hex(line)
	if texts, ok := strings.CutPrefix(line, "= "); ok {
		var many []byte
		for texts != "" {
			var r rune
			r, texts = hex(texts)
			many = AppendRune(many, r)
		}
		if m.many == nil {
			m.many = make(map[rune]string)
		}
		m.many[first] = string(many)
		return
	}
	count, line := hex(line)
	stride, line := hex(line)
	delta, _ := hex(line)
	m.ranges = append(m.ranges, caseRange{first, first + (count-1)*stride, stride, delta})
}

// find returns what r becomes: a string when that is more than one code point,
// otherwise a code point and whether m lists r at all.
func (m *caseMap) find(r rune) (one rune, many string, ok bool) {
	low, high := 0, len(m.ranges)
	for low < high {
		middle := int(uint(low+high) >> 1)
		if m.ranges[middle].last < r {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low < len(m.ranges) {
		if c := m.ranges[low]; c.first <= r && (r-c.first)%c.stride == 0 {
			return r + c.delta, "", true
		}
	}
	many, ok = m.many[r]
	return r, many, ok
}

// append appends what r becomes to dst.
func (m *caseMap) append(dst []byte, r rune) []byte {
	one, many, _ := m.find(r)
	if many != "" {
		return append(dst, many...)
	}
	return AppendRune(dst, one)
}
