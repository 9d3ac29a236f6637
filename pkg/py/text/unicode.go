package text

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
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
var ucd = sync.OnceValue(func() *database {
	db := new(database)
	var current *caseMap
	for line := range strings.Lines(unicodeTable) {
		fields := strings.Fields(line)
		switch {
		case fields[0] == "version":
		case fields[0] == "map":
			current = map[string]*caseMap{"upper": &db.upper, "lower": &db.lower, "title": &db.title, "fold": &db.fold}[fields[1]]
		case current != nil:
			current.read(fields)
		default:
			db.starts = append(db.starts, rune(hex(fields[0])))
			db.properties = append(db.properties, property(hex(fields[1])))
		}
	}
	for r := range rune(len(db.latin1)) {
		db.latin1[r] = db.properties[runIndex(db.starts, r)]
	}
	return db
})

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
	db := ucd()
	if uint32(r) < uint32(len(db.latin1)) {
		return db.latin1[r]
	}
	return db.properties[runIndex(db.starts, r)]
}

// hex reads a number of unicode.txt; a file that holds anything else was not
// written by its generator.
func hex(field string) int64 {
	n, err := strconv.ParseInt(field, 16, 32)
	if err != nil {
		panic("text: unicode.txt: " + err.Error())
	}
	return n
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

func (m *caseMap) read(fields []string) {
	first := rune(hex(fields[0]))
	if fields[1] != "=" {
		stride := rune(hex(fields[2]))
		last := first + (rune(hex(fields[1]))-1)*stride
		m.ranges = append(m.ranges, caseRange{first, last, stride, rune(hex(fields[3]))})
		return
	}
	var text []byte
	for _, field := range fields[2:] {
		text = AppendRune(text, rune(hex(field)))
	}
	if m.many == nil {
		m.many = make(map[rune]string)
	}
	m.many[first] = string(text)
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
