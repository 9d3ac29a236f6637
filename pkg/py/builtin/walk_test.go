package builtin_test

import (
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
)

// A walker is a class whose methods walk or copy what an object holds.
type walker struct {
	name  string
	make  string // binds x to an object that holds 4 MiB
	walks string // calls that walk at least half of it, separated by |
	short string // the other methods: they take the same time for any length
}

// walkers are the classes of which an object can be large. n is 4 Mi; items has
// n/16 items; b is n bytes, s is n characters.
var walkers = []walker{
	{
		"bytes", "x = b",
		`capitalize()|center(2 * n)|count(b'z')|decode()|endswith(b)|expandtabs()|find(b'z')|hex()|isalnum()|isalpha()|isascii()|
		islower()|join([b, b])|ljust(2 * n)|lower()|lstrip(b'a')|partition(b'z')|removeprefix(b'a')|removesuffix(b'a')|
		replace(b'a', b'b')|rfind(b'z')|rjust(2 * n)|rpartition(b'z')|rsplit(b'z')|rstrip(b'a')|split(b'z')|splitlines()|startswith(b)|strip(b'a')|
		swapcase()|title()|translate(None, b'z')|upper()|zfill(2 * n)|fromhex('00' * n)|__add__(b)|__mul__(2)|__eq__(bytes(bytearray(b)))|__contains__(0)|
		__getitem__(slice(1, None))|__getitem__(slice(None, None, -1))|__repr__()|__hash__()`,
		"index rindex maketrans",
	},
	{
		"bytearray", "x = bytearray(b)",
		`capitalize()|center(2 * n)|clear() or x.extend(b)|copy()|count(b'z')|decode()|endswith(b)|expandtabs()|extend(b)|find(b'z')|hex()|isalnum()|
		isalpha()|isascii()|islower()|join([b, b])|ljust(2 * n)|lower()|lstrip(b'a')|partition(b'z')|
		removeprefix(b'a')|removesuffix(b'a')|replace(b'a', b'b')|resize(3 * n)|reverse()|rfind(b'z')|rjust(2 * n)|rpartition(b'z')|rsplit(b'z')|
		rstrip(b'a')|split(b'z')|splitlines()|startswith(b)|strip(b'a')|swapcase()|take_bytes(n - 1) and bytearray(b)|title()|translate(None, b'z')|upper()|
		zfill(2 * n)|insert(1, 0)|pop(n // 4)|fromhex('00' * n)|__add__(b)|__mul__(2)|__eq__(b)|__contains__(0)|__setitem__(slice(1, None), b)|
		__delitem__(slice(None, None, 2))|__repr__()|__init__(b)`,
		"append index remove rindex maketrans",
	},
	{"bytes", "x = b'1' * n", "isdigit()", ""},
	{"bytes", "x = b' ' * n", "isspace()|strip()|split()", ""},
	{"bytes", "x = b'A ' * (n // 2)", "istitle()|isupper()|split()|split(b' ')|replace(b'A', b'BC')", ""},
	{"bytearray", "x = bytearray(b'1' * n)", "isdigit()", ""},
	{"bytearray", "x = bytearray(b' ' * n)", "isspace()|strip()|split()", ""},
	{"bytearray", "x = bytearray(b'A ' * (n // 2))", "istitle()|isupper()|split()|split(b' ')|replace(b'A', b'BC')", ""},
	{"str", "x = 'A ' * (n // 2)", "split()|split(' ')|replace('A', 'BC')", ""},
	{
		"memoryview", "x = memoryview(b)",
		`count(1)|hex()|tobytes()|tolist()|__eq__(bytearray(b))|__hash__()`,
		"c_contiguous cast contiguous f_contiguous format index itemsize nbytes ndim obj readonly release shape strides suboffsets toreadonly",
	},
	{
		"str", "x = s",
		`capitalize()|casefold()|center(2 * n)|count('z')|encode()|endswith(s)|expandtabs()|find('z')|isalnum()|isalpha()|isdecimal()|isdigit()|
		isidentifier()|islower()|isnumeric()|isprintable()|isspace()|istitle()|isupper()|join([s, s])|ljust(2 * n)|lower()|lstrip('a')|partition('z')|
		replace('a', 'b')|rfind('z')|rjust(2 * n)|rpartition('z')|rsplit('z')|rstrip('a')|split('z')|splitlines()|startswith(s)|strip('a')|swapcase()|
		title()|translate({98: 'c'})|upper()|zfill(2 * n)|removeprefix(s[:-1] + 'b')|removesuffix('b' + s[1:])|format()|format_map({})|__add__(s)|__mul__(2)|
		__eq__(s[:-1] + 'b')|__lt__(s[:-1] + 'b')|__contains__('z')|__getitem__(slice(None, None, -1))|__repr__()|__hash__()|find('z', 1)|startswith('z', 1)`,
		"index isascii rindex maketrans",
	},
	{
		"list", "x = items",
		`clear()|copy()|count(-1)|extend(items)|insert(0, 1)|pop(0)|reverse()|sort()|remove(items[-1])|__eq__(items[:])|__add__(items)|__mul__(2)|
		__contains__(-1)|__getitem__(slice(None, None, 2))|__setitem__(slice(0, 1), items)|__setitem__(slice(None), items)|__delitem__(slice(None, None, 2))|
		__delitem__(0)|__repr__()|__init__(b)|__init__(dict.fromkeys(items).items())`,
		"append index",
	},
	{"tuple", "x = tuple(items)", `count(-1)|__eq__(tuple(items))|__add__(x)|__mul__(2)|__contains__(-1)|__getitem__(slice(1, None))|__repr__()|__hash__()`, "index"},
	{
		"dict", "x = dict.fromkeys(items)",
		`clear()|copy()|fromkeys(items)|update({-1: 0, **x})|__or__(x)|__eq__(dict(x))|__repr__()`,
		"get items keys pop popitem setdefault values",
	},
	{
		"set", "x = set(items)",
		`clear()|copy()|difference(items)|difference_update(items)|intersection(items)|intersection_update(items)|isdisjoint(range(-n, 0))|issubset(items)|
		issuperset(items)|symmetric_difference(items)|symmetric_difference_update(items)|union(items)|update(range(n))|__eq__(set(items))|__or__(x)|__sub__({1})|__repr__()`,
		"add discard pop remove",
	},
	{
		"array.array", "x = array.array('b', b)",
		`byteswap()|clear() or x.frombytes(b)|count(1)|extend(x)|frombytes(b)|fromlist([1] * n)|insert(0, 1)|pop(0)|reverse()|tobytes()|tofile(io.BytesIO())|tolist()|
		fromfile(io.BytesIO(b), n)|__add__(x)|__mul__(2)|__eq__(x[:])|__getitem__(slice(None, None, -1))|__contains__(1)|__repr__()|__setitem__(slice(1, 2), x)`,
		"append buffer_info index itemsize remove typecode",
	},
	{"array.array", "x = array.array('w', s)", "fromunicode(s)|tounicode()", ""},
	{
		"io.BytesIO", "x = io.BytesIO(b); x.seek(1)",
		`getvalue() and x.write(b'a')|read()|read1()|readinto(bytearray(b))|readinto1(bytearray(b))|readline()|readlines()|truncate(n // 2)|write(b)|writelines([b])|__init__(bytearray(b))|
		__next__()|seek(0) or x.readline()`,
		"close closed detach fileno flush getbuffer isatty readable seek seekable tell writable",
	},
	{
		"int", "x = 3 ** 600_000",
		`from_bytes(bytes(131_000))|to_bytes(200_000)|__add__(x)|__sub__(1)|__floordiv__(7)|__mod__(7)|__and__(x)|__rshift__(1)|__format__('x')|
		__str__.__self__.__format__('b')|__neg__()`,
		"as_integer_ratio bit_count bit_length conjugate denominator imag is_integer numerator real",
	},
}

// calls returns the walks of a class.
func (w walker) calls() []string {
	var calls []string
	for call := range strings.SplitSeq(w.walks, "|") {
		calls = append(calls, strings.TrimSpace(call))
	}
	return calls
}

// TestEveryWalkPolls calls each method that takes time in proportion to what an
// object holds. Each must poll at least twice in four MiB, or once where Go makes
// a text in one piece, and must let a Stop through that comes at its first poll.
// An int, which is never that long, is worked on often.
func TestEveryWalkPolls(t *testing.T) {
	known := map[string][]string{}
	for _, w := range walkers {
		names := append(known[w.name], strings.Fields(w.short)...)
		for _, call := range w.calls() {
			name, _, _ := strings.Cut(call, "(")
			names = append(names, name)
			times := "1"
			if w.name == "int" {
				times = "64"
			}
			program := "for _ in range(" + times + "): x." + call
			least := 2
			if w.name == "str" {
				least = 1
			}
			if n, got := walk(t, w, program, -1); got != "" || n < least {
				t.Errorf("%s: x.%s polls %d times %.100s", w.name, call, n, got)
			}
			if _, got := walk(t, w, program, 1); !strings.HasPrefix(got, "KeyboardInterrupt") {
				t.Errorf("%s: x.%s, stopped at its first poll: %.100q", w.name, call, got)
			}
		}
		known[w.name] = names
	}
	for _, w := range walkers {
		missing := "missing = [n for n in dir(x) if n[0] != '_' and n not in '" + strings.Join(known[w.name], " ") + "'.split()]\nassert not missing, missing"
		if _, got := walk(t, w, missing, -1); got != "" {
			t.Errorf("%s: neither a walk nor short: %s", w.name, got)
		}
	}
}

// walk runs a program on the object of a walker, and stops it at a poll. It
// returns how often the program polled and how it ended.
func walk(t *testing.T, w walker, program string, stopAt int) (polled int, ended string) {
	t.Helper()
	s := builtin.NewSession(builtin.Config{MemoryLimit: 512 << 20})
	const setup = "import array, io\nn = 4 << 20; b = b'a' * n; s = 'a' * n; items = list(range(n // 16, 0, -1))\n"
	if got := last(s, setup+w.make); got != "" {
		t.Fatal(got)
	}
	polls := countPolls(s, stopAt)
	ended = last(s, program)
	polled = polls.n
	s.Close()
	if n := s.Heap.InUse(); n != 0 {
		t.Errorf("%s, %s leaves %d bytes behind", w.name, program, n)
	}
	return polled, ended
}
