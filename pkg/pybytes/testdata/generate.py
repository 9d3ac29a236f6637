"""Writes methods.jsonl: what the methods of bytes return in CPython 3.15.

    python3.15 testdata/generate.py > testdata/methods.jsonl

A line holds the method, the bytes it is called on, its arguments, and the
result or the exception. Bytes are written as strings, one character a byte.
"""

import json
import random
import sys

assert sys.version_info[:2] == (3, 15), sys.version
rng = random.Random(315)
BIG = 2**63 - 1


def plain(value):
    if isinstance(value, (bytes, bytearray)):
        return value.decode("latin-1")
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def case(method, self, *args):
    try:
        call = getattr(bytes, method)
        result = {"want": plain(call(*args) if self is None else call(self, *args))}
    except Exception as error:
        text = str(error)
        result = {"error": type(error).__name__ + (": " + text if text else "")}
    row = {"method": method, "self": plain(self or b""), "args": plain(args), **result}
    print(json.dumps(row, separators=(",", ":")))


def word(alphabet, longest):
    return bytes(rng.choice(alphabet) for _ in range(rng.randrange(longest + 1)))


def bound():
    return rng.choice([0, 0, 1, 2, 3, 5, 8, -1, -2, -5, BIG, -BIG - 1])


for method in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
    for self, sub, start, end in [
        (b"", b"", 0, BIG), (b"", b"", 1, BIG), (b"abc", b"", 3, BIG), (b"abc", b"", 4, BIG),
        (b"abc", b"", 2, 1), (b"abc", b"", -9, -9), (b"abc", b"z", 0, BIG), (b"aaa", b"aa", 0, BIG),
    ]:
        case(method, self, sub, start, end)
    for _ in range(60):
        case(method, word(b"ab", 9), word(b"ab", 3), bound(), bound())

for method in ("split", "rsplit"):
    for self in (b"", b",", b",,", b"a,b,c", b"a,b,,c,", b"abc", b"a<>b<><>c"):
        for sep in (b",", b"<>", b""):
            for maxsplit in (-1, 0, 1, 2, BIG, -BIG - 1):
                case(method, self, sep, maxsplit)
    for _ in range(60):
        case(method, word(b"ab \t\n\r\v\f\x1c\x85", 12), None, rng.choice([-1, -1, 0, 1, 2]))
for _ in range(60):
    case("splitlines", word(b"ab\n\r\v\f\x1c\x85", 10), rng.random() < 0.5)
for method in ("partition", "rpartition"):
    for _ in range(30):
        case(method, word(b"ab", 8), word(b"ab", 2))

for method in ("strip", "lstrip", "rstrip"):
    for _ in range(30):
        case(method, word(b"ab \t\n\r\v\f\x1c", 8), None)
        case(method, word(b"abc\xff", 8), word(b"ab\xff", 2))
for method in ("removeprefix", "removesuffix"):
    for _ in range(30):
        case(method, word(b"ab", 6), word(b"ab", 2))

for self in (b"", b"a", b"aaa", b"abab", b"xyz"):
    for old in (b"", b"a", b"aa", b"ab", b"q"):
        for new in (b"", b"a", b"<->"):
            for count in (-1, 0, 1, 2, BIG):
                case("replace", self, old, new, count)

for _ in range(30):
    case("join", word(b",;", 2), [word(b"abc", 3) for _ in range(rng.randrange(5))])
for times in (-1, 0, 1, 2, 5):
    case("__mul__", b"", times)
    case("__mul__", b"abc", times)
case("__mul__", b"abc", BIG)
case("__mul__", b"ab", 2**62)

for method in ("center", "ljust", "rjust"):
    for length in range(4):
        for width in (-1, 0, 1, 2, 3, 4, 5, 6, 7):
            case(method, b"abc"[:length], width, b"-")
for self in (b"", b"1", b"-1", b"+", b"--", b"a-", b"+12"):
    for width in (-1, 0, 1, 2, 3, 4, 5):
        case("zfill", self, width)
for tabsize in (-1, 0, 1, 2, 4, 8):
    for self in (b"", b"\t", b"a\tb", b"a\tb\r\tc", b"\t\t", b"ab\n\tc\v\td", b"1234\t5"):
        case("expandtabs", self, tabsize)

everything = bytes(range(256))
for method in ("upper", "lower", "swapcase", "title", "capitalize"):
    case(method, everything)
    for self in (b"", b"they're 1a", b"Ab cD", b"\xc9a", b"ABC", b"a1b2"):
        case(method, self)
for method in ("isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper"):
    for self in [b"", b"Ab Cd", b"AB", b"A1", b"Ab1Cd", b"aB", b"a1", b"12", b" \t\n\r\v\f", b"\x1c", b"\x85", b"Ab CD", b"\xc9"]:
        case(method, self)
    for value in b"\0\b\t\n\r\x0e\x1f !/09:@AZ[`az{\x7f\x80\xa0\xff":
        case(method, bytes([value]))

table = bytes(reversed(everything))
case("translate", everything, table, b"")
case("translate", everything, table, b"abc\xff")
case("translate", b"hello", None, b"l")
case("translate", b"hello", None, b"")
case("translate", b"hello", everything, b"")
case("translate", b"", table, b"")
case("translate", b"a", b"x", b"")
case("translate", b"a", table + b"x", b"")
for frm, to in [(b"", b""), (b"abc", b"xyz"), (b"aa", b"bc"), (b"a", b"bc"), (b"\xff", b"\0")]:
    case("maketrans", None, frm, to)

case("hex", everything)
for self in (b"", b"a", bytes(5), b"abcdef"):
    for sep in (b":", b"", b"xx", b"\xff", b"\x7f", b"\0"):
        for group in (1, 0, 2, -2, 3, -3, 6, BIG, -BIG - 1):
            case("hex", self, sep, group)
for text in (
    b"", b" ", b"0a 0B", b"0g", b"g0", b"abc", b"a b", b"41 ", b" 41", b"4 1", b"41\x0042", b"\t\n\r\v\f4142",
    b"4\xff", b"\xff", b"4", b"41 4", b"0123456789abcdefABCDEF", b"\x1c41", b"41\x85",
):
    case("fromhex", None, text)

case("__repr__", everything)
for self in (b"", b"'", b'"', b"'\"", b"\\", b"a\tb\nc\r", b"it's", b'"', b"\a\x7f\xff\\"):
    case("__repr__", self)
