package text_test

import (
	"hash/crc32"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/text"
)

var maps = map[string]func(string) string{
	"upper": text.Upper, "lower": text.Lower, "title": text.Title, "capitalize": text.Capitalize, "swapcase": text.SwapCase, "casefold": text.Casefold,
}

var predicates = map[string]func(string) bool{
	"isalpha": text.IsAlpha, "isalnum": text.IsAlnum, "isdecimal": text.IsDecimal, "isdigit": text.IsDigit, "isnumeric": text.IsNumeric, "isspace": text.IsSpace,
	"isidentifier": text.IsIdentifier, "isprintable": text.IsPrintable, "istitle": text.IsTitle, "islower": text.IsLower, "isupper": text.IsUpper, "isascii": text.IsASCII,
}

var searches = map[string]func(s, sub string, start, end int, pace text.Pace) (int, error){"find": text.Find, "rfind": text.RFind, "count": text.Count}

var affixes = map[string]func(s, affix string, start, end int) bool{"startswith": text.HasPrefix, "endswith": text.HasSuffix}

func pythonBool(b bool) string {
	if b {
		return "True"
	}
	return "False"
}

func joined(parts []string, err error) (string, error) { return strings.Join(parts, "|"), err }

func TestMethods(t *testing.T) {
	eachCase(t, "methods", func(t *testing.T, q []string) (string, error) {
		method, s := q[0], q[1]
		number := func(i int) int {
			n, err := strconv.Atoi(q[i])
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		if f := maps[method]; f != nil {
			return f(s), nil
		}
		if f := predicates[method]; f != nil {
			return pythonBool(f(s)), nil
		}
		if f := searches[method]; f != nil {
			n, err := f(s, q[2], number(3), number(4), nil)
			return strconv.Itoa(n), err
		}
		if f := affixes[method]; f != nil {
			return pythonBool(f(s, q[2], number(3), number(4))), nil
		}
		switch method {
		case "len":
			return strconv.Itoa(text.Len(s)), nil
		case "slice":
			return text.Slice(s, number(2), number(3), number(4)), nil
		case "splitlines":
			return joined(text.SplitLines(s, q[2] == "1", nil))
		case "splitspace":
			return joined(text.SplitSpace(s, number(2), nil))
		case "rsplitspace":
			return joined(text.RSplitSpace(s, number(2), nil))
		case "partition", "rpartition":
			partition := map[string]func(s, sep string, pace text.Pace) (string, string, string, error){"partition": text.Partition, "rpartition": text.RPartition}[method]
			before, middle, after, err := partition(s, q[2], nil)
			return before + "|" + middle + "|" + after, err
		case "replace":
			return text.Replace(s, q[2], q[3], number(4), enough, nil)
		case "center", "ljust", "rjust":
			fill, _ := text.DecodeRune(q[3])
			return map[string]func(string, int, rune, int) (string, error){"center": text.Center, "ljust": text.LJust, "rjust": text.RJust}[method](s, number(2), fill, enough)
		case "zfill":
			return text.ZFill(s, number(2), enough)
		case "expandtabs":
			return text.ExpandTabs(s, number(2), enough)
		case "strip", "lstrip", "rstrip":
			if len(q) == 2 {
				return map[string]func(string) string{"strip": text.StripSpace, "lstrip": text.LStripSpace, "rstrip": text.RStripSpace}[method](s), nil
			}
			return map[string]func(s, chars string) string{"strip": text.Strip, "lstrip": text.LStrip, "rstrip": text.RStrip}[method](s, q[2]), nil
		case "split", "rsplit":
			if len(q) == 2 {
				return joined(map[string]func(string, int, text.Pace) ([]string, error){"split": text.SplitSpace, "rsplit": text.RSplitSpace}[method](s, -1, nil))
			}
			split := map[string]func(s, sep string, limit int, pace text.Pace) ([]string, error){"split": text.Split, "rsplit": text.RSplit}[method]
			return joined(split(s, q[2], number(3), nil))
		}
		t.Fatalf("no method %s", method)
		return "", nil
	})
}

// TestCharacters asks every predicate and map about every code point, and
// compares checksums of the answers.
func TestCharacters(t *testing.T) {
	data, err := os.ReadFile("testdata/characters.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	for r := range rune(0x110000) {
		all = text.AppendRune(all, r)
	}
	for line := range strings.Lines(string(data)) {
		name, want, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		ask := question(t, name)
		var answers []byte
		for s := string(all); s != ""; {
			_, size := text.DecodeRune(s)
			answers = ask(answers, s[:size])
			s = s[size:]
		}
		if got := strconv.FormatUint(uint64(crc32.ChecksumIEEE(answers)), 10); got != want {
			t.Errorf("%s of all code points: checksum %s, want %s", name, got, want)
		}
	}
}

// question returns the function that asks about a character and appends the
// answer as testdata/cases.py does.
func question(t *testing.T, name string) func(dst []byte, c string) []byte {
	predicate := predicates[name]
	switch name {
	case "continues":
		predicate = func(c string) bool { return text.IsIdentifier("a" + c) }
	case "linebreak":
		predicate = func(c string) bool { lines, _ := text.SplitLines(c+"a", false, nil); return len(lines) == 2 }
	case "decimal":
		return func(dst []byte, c string) []byte {
			n, _, err := text.ParseInt(c, 10)
			if err != nil {
				n = 255
			}
			return append(dst, byte(n))
		}
	case "sigma":
		return func(dst []byte, c string) []byte {
			dst = append(dst, text.Lower("A"+c+"Σ")...)
			dst = append(dst, text.Lower("AΣ"+c+"A")...)
			return append(dst, text.Lower("AΣ"+c)...)
		}
	}
	if f := maps[name]; f != nil {
		return func(dst []byte, c string) []byte { return append(dst, f(c)...) }
	}
	if predicate == nil {
		t.Fatalf("no question %s", name)
	}
	return func(dst []byte, c string) []byte {
		if predicate(c) {
			return append(dst, 1)
		}
		return append(dst, 0)
	}
}
