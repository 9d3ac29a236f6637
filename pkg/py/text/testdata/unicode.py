"""Writes unicode.txt, the table behind the package's character predicates and case maps.

Run by CPython 3.15, whose str methods are the source: python3.15 testdata/unicode.py > unicode.txt

The first section holds runs of equal properties: "start flags", both in hex;
a run ends where the next begins. The bits are those of the constants in
unicode.go. The second holds the case maps, one section per map: ranges
"first count stride delta" of single code points that move by delta, and
"first = text" where one code point becomes several. Title maps are listed
where they differ from upper, fold maps where they differ from lower.
"""
import unicodedata

LAST = 0x110000


def flags(c):
    sigma_before_letter = ("A\u03a3" + c + "A").lower()[1] == "\u03c3"
    sigma_before_space = ("A\u03a3" + c + " ").lower()[1] == "\u03c3"
    bits = [
        c.isalpha(),
        c.isdecimal(),
        c.isdigit(),
        c.isnumeric(),
        c.isprintable(),
        c.islower(),
        c.isupper(),
        c.istitle() and not c.isupper(),
        c.isidentifier(),
        ("a" + c).isidentifier(),
        sigma_before_letter and not sigma_before_space,  # case-ignorable
    ]
    return sum(bit << i for i, bit in enumerate(bits))


def signed(n):
    return ("-" if n < 0 else "+") + format(abs(n), "x")


def ranges(mapping):
    """Joins {code point: delta} into (first, count, stride, delta) with stride 1 or 2."""
    out = []
    for c in sorted(mapping):
        if out:
            first, count, stride, delta = out[-1]
            gap = c - (first + (count - 1) * max(stride, 1))
            if delta == mapping[c] and (gap == stride or (count == 1 and gap in (1, 2))):
                out[-1] = (first, count + 1, gap, delta)
                continue
        out.append((c, 1, 1, mapping[c]))
    return out


def section(name, changed):
    print("map", name)
    single = {c: ord(t) - c for c, t in changed.items() if len(t) == 1}
    for first, count, stride, delta in ranges(single):
        print(f"{first:x} {count:x} {stride} {signed(delta)}")
    for c, t in changed.items():
        if len(t) > 1:
            print(f"{c:x} = " + " ".join(f"{ord(x):x}" for x in t))


def final_sigma_free(c):
    return "\u03c3" if c == "\u03a3" else c.lower()


def main():
    print("version", unicodedata.unidata_version)
    previous = -1
    for n in range(LAST):
        f = flags(chr(n))
        if f != previous:
            print(f"{n:x} {f:x}")
            previous = f
    chars = [chr(n) for n in range(LAST)]
    section("upper", {ord(c): c.upper() for c in chars if c.upper() != c})
    section("lower", {ord(c): final_sigma_free(c) for c in chars if final_sigma_free(c) != c})
    section("title", {ord(c): c.title() for c in chars if c.title() != c.upper()})
    section("fold", {ord(c): c.casefold() for c in chars if c.casefold() != final_sigma_free(c)})


main()
