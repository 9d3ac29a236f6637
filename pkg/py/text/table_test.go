package text_test

import (
	"errors"
	"math"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// The tables of testdata are what CPython 3.15 answered: see testdata/cases.py.

// enough is a limit that no case of the tables exceeds.
const enough = 1 << 20

// eachCase calls check with the question of each line of a table, which returns
// our answer, and compares that with Python's.
func eachCase(t *testing.T, table string, check func(t *testing.T, question []string) (string, error)) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + table + ".tsv")
	if err != nil {
		t.Fatal(err)
	}
	failures := 0
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		for i := range fields {
			fields[i] = unescape(t, fields[i])
		}
		question, class, want := fields[:len(fields)-2], fields[len(fields)-2], fields[len(fields)-1]
		got, err := check(t, question)
		gotClass := "ok"
		if e, isPython := errors.AsType[*pyerr.Error](err); isPython {
			gotClass, got = e.Class.Name(), e.Text
		} else if err != nil {
			gotClass, got = "Go error", err.Error()
		}
		if gotClass != class || got != want {
			t.Errorf("%s %q = %s %q, want %s %q", table, question, gotClass, got, class, want)
			if failures++; failures == 20 {
				t.Fatal("too many failures")
			}
		}
	}
}

// unescape undoes Python's unicode_escape.
func unescape(t *testing.T, s string) string {
	t.Helper()
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var dst []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			dst = append(dst, s[i])
			continue
		}
		i++
		digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[i]]
		if digits == 0 {
			dst = append(dst, map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', '\\': '\\'}[s[i]])
			continue
		}
		r, err := strconv.ParseUint(s[i+1:i+1+digits], 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		dst = text.AppendRune(dst, rune(r))
		i += digits
	}
	return string(dst)
}

// latin1 returns the bytes that the table holds as characters.
func latin1(s string) []byte {
	b := []byte{}
	for _, r := range text.All(s) {
		b = append(b, byte(r))
	}
	return b
}

// fromLatin1 is how the tables write bytes.
func fromLatin1(b []byte) string {
	var dst []byte
	for _, c := range b {
		dst = text.AppendRune(dst, rune(c))
	}
	return string(dst)
}

func parseBits(t *testing.T, s string) float64 {
	t.Helper()
	bits, err := strconv.ParseUint(s, 16, 64)
	if err != nil {
		t.Fatal(err)
	}
	return math.Float64frombits(bits)
}

func parseComplexBits(t *testing.T, s string) complex128 {
	t.Helper()
	return complex(parseBits(t, s[:16]), parseBits(t, s[16:]))
}

// parseHexInt reads an int of any size, which is returned in big when it does
// not fit.
func parseHexInt(t *testing.T, s string) (int64, *big.Int) {
	t.Helper()
	n, ok := new(big.Int).SetString(s, 0)
	if !ok {
		t.Fatalf("not a number: %q", s)
	}
	if n.IsInt64() {
		return n.Int64(), nil
	}
	return 0, n
}

func floatBits(f float64) string {
	bits := strconv.FormatUint(math.Float64bits(f), 16)
	return strings.Repeat("0", 16-len(bits)) + bits
}

func TestNumbers(t *testing.T) {
	eachCase(t, "numbers", func(t *testing.T, q []string) (string, error) {
		switch q[0] {
		case "float":
			return string(text.AppendFloat(nil, parseBits(t, q[1]))), nil
		case "hex":
			return string(text.AppendFloatHex(nil, parseBits(t, q[1]))), nil
		case "complex":
			return string(text.AppendComplex(nil, parseComplexBits(t, q[1]))), nil
		}
		n, long := parseHexInt(t, q[1])
		if q[0] == "str" {
			if long == nil {
				long = big.NewInt(n)
			}
			b, err := text.AppendBig(nil, long)
			return string(b), err
		}
		base := map[string]int{"bin": 2, "oct": 8, "hexint": 16}[q[0]]
		if long != nil {
			return string(text.AppendBigBase([]byte("x"), long, base, true))[1:], nil
		}
		if a, b := text.AppendIntBase(nil, n, base, true), text.AppendBigBase(nil, big.NewInt(n), base, true); string(a) != string(b) {
			t.Errorf("AppendIntBase(%d, %d) = %s, AppendBigBase %s", n, base, a, b)
		}
		return string(text.AppendIntBase(nil, n, base, true)), nil
	})
}

func TestParse(t *testing.T) {
	eachCase(t, "parsed", func(t *testing.T, q []string) (string, error) {
		number := func(n int64, long *big.Int, err error) (string, error) {
			if long != nil {
				return string(text.AppendBigBase(nil, long, 16, true)), err
			}
			return string(text.AppendIntBase(nil, n, 16, true)), err
		}
		switch q[0] {
		case "int":
			base, err := strconv.Atoi(q[2])
			if err != nil {
				t.Fatal(err)
			}
			return number(text.ParseInt(q[1], base))
		case "intbytes":
			return number(text.ParseIntBytes(latin1(q[1]), 10))
		case "float":
			f, err := text.ParseFloat(q[1])
			return floatBits(f), err
		case "floatbytes":
			f, err := text.ParseFloatBytes(latin1(q[1]))
			return floatBits(f), err
		}
		c, err := text.ParseComplex(q[1])
		return floatBits(real(c)) + floatBits(imag(c)), err
	})
}

func TestFormat(t *testing.T) {
	eachCase(t, "formats", func(t *testing.T, q []string) (string, error) {
		var b []byte
		var err error
		switch kind, value, spec := q[0], q[1], q[2]; kind {
		case "str":
			b, err = text.AppendFormatStr(nil, value, spec, kind, enough)
		case "float":
			b, err = text.AppendFormatFloat(nil, parseBits(t, value), spec, kind, enough)
		case "complex":
			b, err = text.AppendFormatComplex(nil, parseComplexBits(t, value), spec, kind, enough)
		default:
			n, long := parseHexInt(t, value)
			if long != nil {
				b, err = text.AppendFormatBig(nil, long, spec, kind, enough)
				break
			}
			b, err = text.AppendFormatInt(nil, n, spec, kind, enough)
			other, otherErr := text.AppendFormatBig(nil, big.NewInt(n), spec, kind, enough)
			if string(b) != string(other) || (err == nil) != (otherErr == nil) {
				t.Errorf("AppendFormatInt(%d, %q) = %q, %v, AppendFormatBig %q, %v", n, spec, b, err, other, otherErr)
			}
		}
		return string(b), err
	})
}

func TestRepr(t *testing.T) {
	eachCase(t, "reprs", func(t *testing.T, q []string) (string, error) {
		switch q[0] {
		case "repr":
			return string(text.AppendRepr(nil, q[1])), nil
		case "ascii":
			return string(text.AppendASCII(nil, q[1])), nil
		}
		return string(text.AppendBytesRepr(nil, latin1(q[1]))), nil
	})
}

func TestCodecs(t *testing.T) {
	eachCase(t, "codecs", func(t *testing.T, q []string) (string, error) {
		if q[0] == "encode" {
			b, err := text.Encode(q[1], q[2], q[3], nil)
			return fromLatin1(b), err
		}
		return text.Decode(latin1(q[1]), q[2], q[3], nil)
	})
}
