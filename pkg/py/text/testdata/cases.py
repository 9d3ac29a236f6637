"""Writes the tables of this folder: what CPython 3.15 answers to the questions below.

Run in this folder by CPython 3.15: python3.15 cases.py. Each line is one case,
its fields divided by tabs and escaped as in a string literal. The last two are
the outcome: "ok" and the result, or the name of the exception and its text.

The tables are kept small: of the long ones only a share of the lines is written,
always the same. python3.15 cases.py all writes every line.
"""
import itertools
import random
import struct
import sys
import unicodedata
import zlib

rng = random.Random(315)


def escape(field):
    return str(field).encode("unicode_escape").decode()


def outcome(function, *args, **keywords):
    try:
        result = function(*args, **keywords)
    except Exception as e:
        return [type(e).__name__, "" if isinstance(e, KeyError) else str(e)]
    if isinstance(result, bytes):
        result = result.decode("latin-1")
    if isinstance(result, (list, tuple)):
        result = "|".join(result)
    return ["ok", result]


SHARE = {"formats": 12, "methods": 12, "codecs": 25, "percents": 12}  # per cent


def write(name, rows):
    seen = set()
    share = 100 if "all" in sys.argv else SHARE.get(name, 100)
    with open(name + ".tsv", "w", newline="\n") as f:
        for row in rows:
            line = "\t".join(map(escape, row))
            if line not in seen and zlib.crc32(line.encode()) % 100 < share:
                seen.add(line)
                f.write(line + "\n")


def bits(x):
    return format(struct.unpack("<Q", struct.pack("<d", x))[0], "016x")


FLOATS = [0.0, -0.0, 1.0, -1.0, 0.1, 0.5, 1.5, 2.5, 123.0, 100.0, 1e5, 123456.789, 1234567.89, 99.95, 0.04, -0.04, 0.00012345,
          9999999999999998.0, 1e15, 1e16, 1.5e16, 1e17, 1e22, 1e23, 1e100, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308,
          1e-4, 9.999e-5, 1e-5, 1e-7, 1e-10, 4503599627370496.5, 9007199254740992.0, 9007199254740994.0, 1 / 3, 2 / 3, 3.14159,
          float("inf"), float("-inf"), float("nan")]
INTS = [0, 1, -1, 5, 42, 255, -255, 1000, 123456789, -123456789, 65, 0x1F600, 0x110000, 2**63 - 1, -2**63, 2**63, 10**20, -10**20, 2**70]
STRINGS = ["", "a", "abc", "é", "a😀b", "\ud800x", "ab\ncd"]
COMPLEXES = [0j, 1j, -1j, 1 + 2j, complex(-0.0, 0.0), complex(0.0, -0.0), complex(-0.0, -0.0), 1.5 - 2.25j, 1e16 + 1e-5j, 1234567.0 + 7654321j,
             complex("nan+nanj"), complex("infj"), complex("-infj"), complex("nanj"), complex("inf-infj"), -0.04 - 0.04j, 100 + 1e300j]


def numbers():
    for x in FLOATS + [struct.unpack("<d", rng.randbytes(8))[0] for _ in range(300)] + [rng.uniform(-1e6, 1e6) for _ in range(100)]:
        yield ["float", bits(x), "ok", repr(x)]
        yield ["hex", bits(x), "ok", x.hex()]
    for x in COMPLEXES:
        yield ["complex", bits(x.real) + bits(x.imag), "ok", repr(x)]
    for n in INTS + [10**4299, 10**4300, -10**4299, -10**4300, 2**14300]:
        yield ["str", hex(n), *outcome(str, n)]
        if n.bit_length() < 200:
            yield ["bin", hex(n), "ok", bin(n)]
            yield ["oct", hex(n), "ok", oct(n)]
            yield ["hexint", hex(n), "ok", hex(n)]


def parsed():
    ints = """x| 12 |1 2|1_000|1__0|1_|+_1|+ 1|--1|0x10|0X_f|0x|0_x1|010|00|0_0|0b102|0b12|0o17|b1|0b1|z|9|-0|-0x1|- 1|12\n|1\0|1\0002|\x1c12\x1f
9223372036854775807|9223372036854775808|-9223372036854775808|-9223372036854775809|0_|0|+7|0 |00_1|01|_0x1|0x_1|0x__1|'|'"|ff|FF|zz|0xg|-0b101|123456789012345678901234567890""".split("|")
    wide = ["", " ", "٣", "１２", "²", "一", "\xa012\u2003", "é", "\ud800", "\x8512", "𝟏𝟐", "é" * 210, "1" * 300 + "x", "-１_２", "１__２", "1é2", "\x1c１", "1\u3000", "é'"]
    long = ["1" * 4300, "1" * 4301, "-" + "1" * 4301, "1" * 5000 + "x", "1" * 4300 + "_1", "1" * 4300 + "__1", "0" * 5000 + "1", "0" * 5000]
    for text in ints + wide + long:
        for base in (10, 0, 16, 2, 8, 36, 3)[: 2 if text in long else None]:
            yield ["int", text, base, *outcome(lambda: hex(int(text, base)))]
        try:
            data = text.encode()
        except UnicodeEncodeError:
            continue
        yield ["intbytes", data.decode("latin-1"), 10, *outcome(lambda: hex(int(data)))]
    for base in (1, 37, -1):
        yield ["int", "1", base, *outcome(lambda: hex(int("1", base)))]
    floats = """x| 1.5 |1_0.5_0|1__0|1_.5|1._5|1e_5|1_e5|1e5_|_1|inf|-Infinity|+iNf|nan|-nan|infinit|in_f|0x10|1e400|-1e400|1e-400|.5|5.|.|e5|1e|1e+|1\0|'
1e1000000000000000000000|- 1|+1|--1|1_000e1_0|infinity_|nan(1)|1.5j|nan\n|1p5|-.5e-3|+5.e+3|1e5x|i|n|infinity|INFINITYX|1.7976931348623159e308|4.9e-324|2.4e-324|0x1p3|1..2|1.2.3|+|-|+.|1e5.5""".split("|")
    for text in floats + wide + ["1" * 5000, "٣.٥", "１.５", "0." + "0" * 400 + "1"]:
        yield ["float", text, "", *outcome(lambda: bits(float(text)))]
        try:
            data = text.encode()
        except UnicodeEncodeError:
            continue
        yield ["floatbytes", data.decode("latin-1"), "", *outcome(lambda: bits(float(data)))]
    complexes = """1|1j| ( 1+2j ) |(1+2j|1 + 2j|j|+j|-j|1+j|1-j|x|nan+infj|infj|1e5-1e-5J|1_0+2_0j|1__0|1+2|1j+2|((1))|()|1\0|1e500|-0j|-0-0j|1+-2j|1++2j|--1j
.5+.5j|(1j)|1 j|1_j|( 1j|( 1j_ )|1_0j_|(1_0j)|_|+|1+|1+2|1+2jj|)|(1)|( 1 )|1)|-nanj|nan-nanj|1e5j|1e+5j|1ej|-.j""".split("|")
    for text in complexes + wide:
        def parts():
            c = complex(text)
            return bits(c.real) + bits(c.imag)
        yield ["complex", text, "", *outcome(parts)]


SPECS = """5|<5|>5|^5|=5|05|<05|*^7|é^7|0=5|0<5|+|-| |z|#|5,|,|_|,_|_,|,,|.|.2|.0|.,|._|.3,|.,_|._,|.2_|d|5d|05d|+d| d|-d|#d|,d|_d|020,d|020_d|021,d|022,d|023,d|+020,d|c|5c|05c|+c|#c|,c|<5c|=5c
b|#b|_b|,b|#020_b|o|#o|_o|x|X|#x|#X|#010x|_x|#_X|,x|n|,n|_n|._n|5n|e|E|.3e|.0e|#.0e|f|F|.0f|#.0f|.3f|z.1f|,f|,.2f|_.2f|.8,f|020,.4f|030.8_f|015.2f|g|G|.3g|#g|#.3g|.0g|#.0g|.10g|,g|,.9g|.9_g|%|.1%|#.0%|,.2%
.2d|.3s|s|5s|.2s|5.1s|=5s|+s| s|#s|zs|,s|_s|.2,s|y|é|\0|\x7f|\x1f|,\x7f|,é|dd|é٣|٣|.٣f|=>|=|>|>>|<<5|=<5|\ud800>4|\ud800x|\ud800|99999999999999999999|.99999999999999999999|.9999999999|+-d|#+d|##d|0#d|00d|005|é>5c|.1|.3|#.3|#.1|.17|.20f|.50f|.60g
+.2f| .2f|+.2e|<10.2f|>10|^11|=10|*=+10|x>10|0>8|-5|+5,|z5.0f|5.,f|5._f|20._f|1000|.1000f|i|r|q|'|5,s|n,|.9_g|._e|+#x| #o|^+#12x|010.3e|015,|016,|+015_d|012_x|#012_x|z|zg|z.2%""".replace("\n", "|").split("|")


def formats():
    for spec in SPECS:
        for s in STRINGS:
            yield ["str", s, spec, *outcome(format, s, spec)]
        for n in INTS:
            yield ["int", hex(n), spec, *outcome(format, n, spec)]
        for x in FLOATS:
            yield ["float", bits(x), spec, *outcome(format, x, spec)]
        for c in COMPLEXES:
            yield ["complex", bits(c.real) + bits(c.imag), spec, *outcome(format, c, spec)]
        yield ["bool", hex(True), spec, *outcome(format, True, spec)]
        yield ["int", hex(10**400), spec, *outcome(format, 10**400, spec)]
    for n in (10**4299, 10**4300):
        for spec in ("d", ",", "_x", ">4400", "f"):
            yield ["int", hex(n), spec, *outcome(format, n, spec)]
    for _ in range(1500):
        spec = "".join(rng.choice(part) for part in (
            ["", "<", ">", "^", "=", "*^", "0="], ["", "", "+", "-", " "], ["", "", "", "z"], ["", "", "#"], ["", "", "0"], ["", "4", "9", "17", "26"],
            ["", "", ",", "_"], ["", "", ".0", ".1", ".4", ".12", ".3,", "._"], ["", "d", "x", "X", "b", "o", "e", "f", "g", "G", "%", "n", "E"]))
        n = rng.choice(INTS + [rng.randrange(-10**12, 10**12)])
        x = rng.choice(FLOATS + [rng.uniform(-1e7, 1e7), rng.uniform(-1, 1), rng.uniform(-1, 1) * 10.0**rng.randrange(-30, 30)])
        c = complex(x, rng.choice(FLOATS))
        yield ["int", hex(n), spec, *outcome(format, n, spec)]
        yield ["float", bits(x), spec, *outcome(format, x, spec)]
        yield ["complex", bits(c.real) + bits(c.imag), spec, *outcome(format, c, spec)]


class Index:
    def __index__(self):
        return 5

    def __repr__(self):
        return "Index()"


def name(v):
    """How the test writes a value: its kind and its text."""
    match v:
        case bool():
            return f"t{int(v)}"
        case int():
            return "i" + hex(v)
        case float():
            return "f" + bits(v)
        case str():
            return "s" + v
        case bytes():
            return "b" + v.decode("latin-1")
        case bytearray():
            return "B" + v.decode("latin-1")
        case None:
            return "n"
        case Index():
            return "x"
        case tuple():
            return "T" + "\x1f".join(map(name, v))
        case dict():
            return "D" + "\x1f".join(name(x) for pair in v.items() for x in pair)


VALUES = [0, 1, -1, 42, -255, 65, 300, 0x110000, 2**40, 2**70, 10**30, True, 0.0, -0.0, 1.5, -1.9, 123456.789, 1e300, 1e-5,
          float("inf"), float("nan"), float("-inf"), "", "a", "ab", "é", "\ud800é", "日本", None, Index(), b"", b"a", b"ab", bytearray(b"x"), bytearray(b"xy")]


def percents():
    verbs = "diouxXeEfFgGcrsab"
    shapes = ["%{}", "%5{}", "%-5{}|", "%05{}", "%+{}", "% {}", "%#{}", "%.0{}", "%.3{}", "%8.3{}", "%-08.2{}|", "%#08.3{}", "%+08{}", "%l{}", "%#.5{}", "%+ #-012.4{}|"]
    for verb, shape in itertools.product(verbs, shapes):
        template = "<" + shape.format(verb) + ">"
        for v in VALUES:
            yield ["str", template, name(v), *outcome(lambda: template % v)]
            data = template.encode()
            yield ["bytes", template, name(v), *outcome(lambda: data % v)]
    single = ["%z", "%", "abc%", "%5", "%l", "%ld", "%hd", "%Ld", "%lld", "%5%", "%%", "a", "é%z", "é%", "%\0", "%\x7f", "%~", "%'", "%1$d", "% ", "%+", "%.", "%.5", "%.x",
              "%#", "%*", "%*d", "%.*f", "%(a)s", "%(a", "%(a)", "%999999999999999999999999d", "%.999999999999999999999999d", "%.9999999999f", "%.2147483647d", "%.2147483648d",
              "%s %s", "%d %d", "%s %(a)s", "%(a)s %s", "%(a)*d", "%(a).*d", "%(a)%", "%(a)s%", "%(a)s %%", "%((a))s", "%()s", "%(a)s %(b)d", "%(a)5d|%(a)x"]
    wide = ["%é", "%一", "%\ud800", "%\xa0", "%(é)s"]
    operands = [1, "x", (), (1,), (1, 2), (1, 2, 3), {}, {"a": 1}, {"a": "x", "b": None}, {"(a)": 1, "": 2, "é": 3}, {b"a": 1, b"b": b"x"}, (5, 1), (-5, 1), ("x", 1), (1.5, 1), (2**70, 1), (2**31, "x"),
                (-2**63, 1), (-2, 1.5), (True, 1), ("a", "b"), (1, "x"), (None, 1.5)]
    for template, operand in itertools.product(single + wide, operands):
        yield ["str", template, name(operand), *outcome(lambda: template % operand)]
        if template in single:
            data = template.encode("latin-1")
            yield ["bytes", data.decode("latin-1"), name(operand), *outcome(lambda: data % operand)]


class Path:
    """Shows what a replacement field asked for."""

    def __init__(self, path):
        self.path = path

    def __getattr__(self, name):
        return Path(f"{self.path}.{name}")

    def __getitem__(self, key):
        return Path(f"{self.path}[{key!r}]")

    def __format__(self, spec):
        return f"<{self.path}|{spec}>" if spec != "w" else "5"

    def __str__(self):
        return f"str {self.path}"

    def __repr__(self):
        return f"repr {self.path}é"


def templates():
    texts = """{}|{0}|{a}|{0}{}|{}{0}|{|}|{{}}|{0|{0!|{0!r|{0!r:|{0!x}|{0!rr}|{0!}|{0!é}|{0:{1}}|{0:{1:{2}}}|{:{}}|{0.a}|{0[a]}|{0[1]}|{0[-1]}|{0[}|{0[a}|{0[]}|{0.}|{0..a}|{0[a]b}|{0[a].real}|{.real}|{[0]}|{a.real}|{ }|{ 0}
{0 }|{-1}|{99999999999999999999}|{0[99999999999999999999]}|{0:}|{0!s:>25}|{0!a}|a{|a}b|{0}}|{{0}|{{{0}}}|{0:{{}}}|{0:{{>5}|{0:}}|{0:>{a}}|{:{}.{}f}|{:{0}}|{!r}|{0[a{]}|{0[a}]}|{a[}]}|{a[{]}|{a!r:{b}}|{0!r:}|{:!r}|{0:x!r}|{0[!]}|{0[:]}
{a:b{c}d}|{1}|{9}|{!}|{:|{:{|{:{}|{!r:{|{a{}}|{0{}}|{0{|{{|}}|{0[0][1]}|{0.real.imag}|{0[0]!r:>25}|{０}|{٣}|{0[１]}|{00}|{0[01]}|{+1}|{0!r }|{0! r}|{0 !r}|{0!r:5}{1!s}|{a.b.c}|{0[a]]}|{0]}|{0a}|{a b}|{}{a}{}|{0:{1}{2}}|{0!r!s}|{0!:5}
{0:{a.real}}|{0:{a[0]}}|{0:{a!r}}|{0:{a:w}}|é{0}日|{0.é}|{é}|{0[\ud800]}|{{}}{}|}}{{|{}}}|{0[[]}|{0[a][|{0[a].|{0!\ud800}|{0!\0}|{0:{|{0:{}|{0:}{1}|{0!s}{|{0:a}b{1:c}d|{a}{}|{}{a}{0}|{0.a[b].c[4]}|{:{a}{}}|{0:{{{a}}}}""".replace("\n", "|").split("|")
    args = [Path(str(i)) for i in range(4)]
    keywords = {key: Path(key) for key in ("a", "b", "c", " ", " 0", "0 ", "a b", "é", "+1", "-1", "0]")}
    for text in texts:
        yield [text, *outcome(text.format, *args, **keywords)]
    for _ in range(500):
        text = "".join(rng.choice("{}{}{}[].!:0a1rs ") for _ in range(rng.randrange(12)))
        yield [text, *outcome(text.format, *args, **keywords)]


def reprs():
    texts = ["", "a", "'", '"', "'\"", "\\", "\n\r\t\x0b\0\x7f\x1f", "é", "\xa0", "\xad", "\u0378", "\u2028", "\u3000", "\ud800", "\udc80", "\ud83d\ude00", "😀", "\U000e0001", "\U0010ffff",
             "日本", "a\u0301", "it's", 'say "hi"', "\x80\xff", "\ufeff", "\ue000", "\u200b", "\U0001fae8", "\U000323b0", "\u1c89"]
    for text in texts:
        yield ["repr", text, "ok", repr(text)]
        yield ["ascii", text, "ok", ascii(text)]
    for data in [b"", b"a", b"'", b'"', b"'\"", b"\\\n\t\r\0\x7f\xff ~"]:
        yield ["bytes", data.decode("latin-1"), "ok", repr(data)]


CODECS = ["utf-8", "utf-8-sig", "ascii", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass", "nope"]


def codecs():
    texts = ["", "abc", "é", "aéèb", "€", "\x81", "a\u4e00\u4e01b", "😀", "\ud800", "\udc80", "\udfff", "a\ud800\udc00b", "\udc80\ud800", "\ud800\udc80", "\udc80\udcff", "\udc7f", "é\udc80", "\udc80é",
             "\U0010ffff", "a\ud800b\ud801\ud802c", "\ufeffa", "\u0100x\u0101"]
    for text, encoding, handler in itertools.product(texts, CODECS, HANDLERS):
        yield ["encode", text, encoding, handler, *outcome(text.encode, encoding, handler)]
    datas = [b"", b"abc", b"\xff", b"\xc3", b"\xc3(", b"\xc3\xa9", b"\xe2\x82", b"\xe2\x82x", b"\xe2x", b"\xed\xa0\x80", b"\xed\xa0", b"\xed", b"\xed\x9f", b"\xed\xb0\x80\xed\xa0\x80z", b"\xf0\x9f\x98", b"\xf0\x9f\x98x",
             b"\xf0\x9f\x98\x80", b"\xf4\x90\x80\x80", b"\xf4\x8f", b"\xf4\x8f\xbf\xbf", b"\xf5\x80\x80\x80", b"\xf0\x80", b"\xf0\x90(", b"\xf1\x80\x80\xc0", b"\xc0\x80", b"\xe0\x80\x80", b"\xe0\xa0", b"\xe0", b"\x80", b"a\xffb\xfe",
             b"a\xe2\x82b\xed\xa0\x80", b"\xef\xbb\xbfa", b"\xef\xbb", b"\xef\xbb\xbf\xff", b"\xff\xfea\0", b"\xfe\xff\0a", b"\0\xd8", b"\0\xd8a\0", b"\0\xd8a", b"\0\xdc", b"\0\xdc\0\xd8", b"\xd8\0\xdc\0", b"\xd8\0\0a", b"\0\xd8\0\xdc",
             b"\0\xd8\0\xd8\0\xdc", b"\x80\xd8", b"\xff\xfe\0\xd8", b"\xff\xfe\0", b"\xff\xfe\0\0", b"\xff\xfe\0\0a\0\0\0", b"\0\0\xfe\xff\0\0\0a", b"\0\0\xfe\xff\0", b"\0\xd8\0\0", b"\0\0\xd8\0", b"\xff\xff\xff\xff", b"a\0\0\0b", b"\x80a\0\x90",
             b"\x80\x80\x80\x90a\0\0\0", b"\x80\x81\x8d\x9f\xa0", b"\0\0\x11\0", b"\xff\xff\x10\0", b"\x7f\x80\xff"]
    for data, encoding, handler in itertools.product(datas, CODECS, HANDLERS + ["namereplace"]):
        yield ["decode", data.decode("latin-1"), encoding, handler, *outcome(data.decode, encoding, handler)]
    for _ in range(400):
        data = bytes(rng.choice(b"a\0\x80\xbf\xc2\xdc\xd8\xe0\xe2\xed\xa0\xf0\x9f\xf4\xff") for _ in range(rng.randrange(1, 9)))
        encoding, handler = rng.choice(CODECS), rng.choice(HANDLERS)
        yield ["decode", data.decode("latin-1"), encoding, handler, *outcome(data.decode, encoding, handler)]
    names = ["UTF8", "U8", "utf", "UTF_8", "utf 8", "utf--8", " utf-8", "utf-8 ", "utf8_ucs2", "utf.8", "cp65001", "l1", "Latin", "iso8859-1", "ISO_8859-1:1987", "8859", "cp819", "us-ascii", "646", "us", "ansi_x3.4_1968", "ISO646-US",
             "utf16", "u16", "UTF-16LE", "unicodebigunmarked", "utf32", "utf-32be", "1252", "windows-1252", "utf8-sig", "hex", "rot13", "base64", "nope", "NOPE-x y", "", "é", "utfé-8", "é utf8", "utf\0", "\ud800", "utf8sig", "cp 1252", "iso8859_1_1987"]
    for encoding in names:
        yield ["encode", "é", encoding, "strict", *outcome("é".encode, encoding)]
        yield ["decode", "a", encoding, "strict", *outcome(b"a".decode, encoding)]
    for handler in ["", "Strict", "\0", "\u0100"]:
        yield ["encode", "é", "ascii", handler, *outcome("é".encode, "ascii", handler)]
        yield ["decode", "\xff", "ascii", handler, *outcome(b"\xff".decode, "ascii", handler)]


def methods():
    texts = ["", " ", "a", "abc", "a b", " a  b ", "a,b,c", ",a,,b,", "aaa", "AbC dEf", "they're 1a", "ǅ", "ǆ", "ß", "ŉa", "ﬁx", "İ", "ı", "ΑΣ", "ΑΣΑ", "Σ", "ΑΣ.", "Α.Σ", "ὈΔΥΣΣΕΎΣ ΑΣ", "éa\u0301Σ", "日本語", "a\ud800b", "😀😀x",
             "a\r\nb\x0bc\x1cd\x85e\u2028f\n", "\n\n", "\r\n\r", "a\tb\r\tc", "\t", "éé\té\t", "+5", "-12", "-", "x-1", "\u3000a\u3000", "\x1fa\x1e", "xaxbxx", "１٣²½一", "_a1", "1a", "a\u00b7", "Ⅷ", "ª", "ʰ", "ᾳ", "Ab Cd", "aB", "A1b", "\u1c89\ua7da", "𐐀𐐨", "straße"]
    plain = "upper lower title capitalize swapcase casefold isalpha isalnum isdecimal isdigit isnumeric isspace isidentifier isprintable istitle islower isupper isascii strip lstrip rstrip split rsplit".split()
    for text in texts:
        for method in plain:
            yield [method, text, *outcome(getattr(text, method))]
        for keep in (0, 1):
            yield ["splitlines", text, keep, *outcome(text.splitlines, keep)]
        for limit in (-1, 0, 1, 2):
            yield ["splitspace", text, limit, *outcome(text.split, None, limit)]
            yield ["rsplitspace", text, limit, *outcome(text.rsplit, None, limit)]
        for sub in ["", "a", ",", "aa", "b", "é", "😀", "\ud800", " "]:
            for method in ("partition", "rpartition"):
                yield [method, text, sub, *outcome(getattr(text, method), sub)]
            for limit in (-1, 0, 1, 2):
                for method in ("split", "rsplit"):
                    yield [method, text, sub, limit, *outcome(getattr(text, method), sub, limit)]
                for new in ["", "-", "éé"]:
                    yield ["replace", text, sub, new, limit, *outcome(text.replace, sub, new, limit)]
            for start, end in [(0, 99), (1, 99), (0, 2), (-2, 99), (1, -1), (2, 1), (4, 99), (-99, 3)]:
                for method in ("find", "rfind", "count", "startswith", "endswith"):
                    yield [method, text, sub, start, end, *outcome(getattr(text, method), sub, start, end)]
        for chars in ["", "a", "x", " a", "éa", "\ud800", "😀x"]:
            for method in ("strip", "lstrip", "rstrip"):
                yield [method, text, chars, *outcome(getattr(text, method), chars)]
        for width in (-1, 0, 3, 4, 7, 8):
            for method in ("center", "ljust", "rjust"):
                for fill in "-é":
                    yield [method, text, width, fill, *outcome(getattr(text, method), width, fill)]
            yield ["zfill", text, width, *outcome(text.zfill, width)]
            yield ["expandtabs", text, width, *outcome(text.expandtabs, width)]
        for step in (1, 2, -1, -2, 5):
            for start, stop in itertools.product((None, 0, 1, 2, -1, -3), repeat=2):
                start, stop, step = slice(start, stop, step).indices(len(text))
                yield ["slice", text, start, stop, step, "ok", "".join(text[i] for i in range(start, stop, step))]
        yield ["len", text, "ok", len(text)]


def characters():
    chars = list(map(chr, range(0x110000)))
    for method in "isalpha isalnum isdecimal isdigit isnumeric isspace isidentifier isprintable istitle islower isupper".split():
        yield [method, zlib.crc32(bytes(getattr(c, method)() for c in chars))]
    yield ["continues", zlib.crc32(bytes(("a" + c).isidentifier() for c in chars))]
    yield ["linebreak", zlib.crc32(bytes(len((c + "a").splitlines()) == 2 for c in chars))]
    yield ["decimal", zlib.crc32(bytes(unicodedata.decimal(c, 255) for c in chars))]
    for method in "upper lower title capitalize swapcase casefold".split():
        yield [method, zlib.crc32("".join(getattr(c, method)() for c in chars).encode("utf-8", "surrogatepass"))]
    sigmas = "".join(("A" + c + "Σ").lower() + ("AΣ" + c + "A").lower() + ("AΣ" + c).lower() for c in chars)
    yield ["sigma", zlib.crc32(sigmas.encode("utf-8", "surrogatepass"))]


for table in (numbers, parsed, formats, percents, templates, reprs, codecs, methods, characters):
    write(table.__name__, table())
