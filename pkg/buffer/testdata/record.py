"""Records what CPython does in random programs over buffers.

    python3.15 record.py

writes bytearray.json, array.json and view.json beside itself: programs, and
after each step what CPython answered. The test of the package runs the same
programs. Needs a CPython built with its test modules (_testbuffer).
"""

import array
import json
import os
import random
import struct
import sys

from _testbuffer import ND_FORTRAN, ND_PIL, ND_WRITABLE, ndarray

HUGE = 2**62
NATIVE = ["b", "B", "c", "?", "h", "H", "i", "I", "l", "L", "q", "Q", "n", "N", "e", "f", "d", "P", "Zf", "Zd"]
VALUES = [
    0, 1, 5, 97, 127, 128, 255, 256, -1, -128, -129, 32767, 32768, -32769, 65535, 65536, 2**31 - 1, 2**31, 2**32,
    -2**31, -2**31 - 1, 2**63 - 1, 2**63, 2**64 - 1, 2**64, -2**63, -2**63 - 1, 2**70, 2**1024,
    1.5, 0.1, 65519.0, 1e39, float("inf"), -2.5, 1j, 1 + 2j, True, False, b"a", b"ab", b"",
]


def item(v):
    """An item as JSON: its kind and its value as text."""
    if isinstance(v, bool):
        return ["bool", str(v)]
    if isinstance(v, int):
        return ["int", str(v)]
    if isinstance(v, float):
        return ["float", v.hex()]
    if isinstance(v, complex):
        return ["complex", v.real.hex(), v.imag.hex()]
    return ["bytes", v.hex()]


def error(e):
    name = type(e).__name__
    return name + ": " + str(e) if str(e) else name


def index(n):
    return random.randint(-n - 2, n + 2)


def bounds(n):
    """A slice as three texts, "" for None."""
    def bound():
        return random.choice([None, None, random.randint(-n - 3, n + 3), random.randint(-n - 3, n + 3)])
    step = random.choice([None, None, 1, 1, 2, 3, -1, -2, -3, HUGE, -HUGE])
    s = slice(bound(), bound(), step)
    return s, ["" if x is None else str(x) for x in (s.start, s.stop, s.step)]


def run(operations, state, steps):
    """Runs random operations, each a function of the state that fills in its step."""
    program = []
    for _ in range(steps):
        operation = random.choice(operations)
        step = {"op": operation.__name__}
        try:
            operation(state, step)
        except Exception as e:
            step["err"] = error(e)
        program.append(step)
        state.after(step)
    return program


class ByteArrayProgram:
    def __init__(self):
        self.b = bytearray(random.randbytes(random.choice([0, 1, 3, 8, 20, 60])))
        self.held = None
        self.start = self.b.hex()

    def after(self, step):
        step["data"], step["alloc"] = self.b.hex(), self.b.__alloc__()

    def append(self, st):
        st["v"] = random.randrange(256)
        self.b.append(st["v"])

    def insert(self, st):
        st["i"], st["v"] = index(len(self.b)), random.randrange(256)
        self.b.insert(st["i"], st["v"])

    def pop(self, st):
        st["i"] = index(len(self.b))
        st["r"] = self.b.pop(st["i"])

    def remove(self, st):
        st["v"] = random.choice(list(self.b) or [0])
        self.b.remove(st["v"])

    def extend(self, st):
        x = random.randbytes(random.choice([0, 0, 1, 2, 5, 40]))
        st["x"] = x.hex()
        self.b.extend(x)

    def concat(self, st):
        x = random.randbytes(random.choice([0, 0, 1, 2, 5, 40]))
        st["x"] = x.hex()
        self.b += x

    def repeat(self, st):
        st["i"] = random.choice([-1, 0, 1, 2, 3]) if len(self.b) < 100 else 0
        self.b *= st["i"]

    def setslice(self, st):
        s, st["s"] = bounds(len(self.b))
        n = len(self.b[s])
        x = random.randbytes(random.choice([0, 1, 2, 5, n, n, n]))
        st["x"] = x.hex()
        self.b[s] = x

    def setself(self, st):
        s, st["s"] = bounds(len(self.b))
        if len(self.b) < 100:
            self.b[s] = self.b
        else:
            st["op"] = "nothing"

    def delslice(self, st):
        s, st["s"] = bounds(len(self.b))
        del self.b[s]

    def delete(self, st):
        st["i"] = index(len(self.b))
        del self.b[st["i"]]

    def reverse(self, st):
        self.b.reverse()

    def clear(self, st):
        if random.random() < 0.7:
            st["op"] = "nothing"
            return
        self.b.clear()

    def resize(self, st):
        n = len(self.b)
        st["i"] = random.choice([-1, 0, n, n + 1, n + 5, n // 2, n // 3, random.randint(0, 80)])
        self.b.resize(st["i"])

    def take(self, st):
        n = len(self.b)
        st["i"] = random.choice([n, 0, index(n), n // 3, n // 2 + 1])
        st["r"] = self.b.take_bytes(st["i"]).hex()

    def hold(self, st):
        self.held = memoryview(self.b)

    def drop(self, st):
        self.held = None

    def get(self, st):
        st["i"] = index(len(self.b))
        st["r"] = self.b[st["i"]]

    def set(self, st):
        st["i"], st["v"] = index(len(self.b)), random.randrange(256)
        self.b[st["i"]] = st["v"]

    def concatself(self, st):
        if len(self.b) > 100:
            st["op"] = "nothing"
            return
        self.b += self.b


class ArrayProgram:
    def __init__(self):
        self.code = random.choice([c for c in array.typecodes if c not in "uw"])
        self.a = array.array(self.code, list(range(10))[: random.choice([0, 1, 3, 10])])
        self.held = None
        self.start = [self.code, self.a.tobytes().hex()]

    def after(self, step):
        step["data"] = self.a.tobytes().hex()

    def value(self):
        if random.random() < 0.2:
            # An item that an 'e' cannot hold would leave garbage behind.
            return random.choice([v for v in VALUES if self.code != "e" or not isinstance(v, int) or abs(v) < 65000])
        if self.code in "efd":
            return random.choice([0.5, -1.25, 1e3, 2, 0.1, float("inf"), 1e-8])
        if self.code[0] == "Z":
            return random.choice([1 + 2j, 0.5, 3, -1j])
        return random.randint(0, 100)

    def other(self, n=None):
        return array.array(self.code, [i % 100 for i in range(random.choice([0, 0, 1, 2, 5]) if n is None else n)])

    def append(self, st):
        v = self.value()
        st["v"] = item(v)
        self.a.append(v)

    def insert(self, st):
        v = self.value()
        st["i"], st["v"] = index(len(self.a)), item(v)
        self.a.insert(st["i"], v)

    def pop(self, st):
        st["i"] = index(len(self.a))
        st["r"] = item(self.a.pop(st["i"]))

    def remove(self, st):
        v = self.value()
        st["v"] = item(v)
        self.a.remove(v)

    def index(self, st):
        v = self.value()
        st["v"], st["i"], st["j"] = item(v), index(len(self.a)), index(len(self.a))
        st["r"] = item(self.a.index(v, st["i"], st["j"]))

    def count(self, st):
        v = self.value()
        st["v"] = item(v)
        st["r"] = item(self.a.count(v))

    def extend(self, st):
        x = self.other()
        st["x"] = x.tobytes().hex()
        self.a.extend(x)

    def extendself(self, st):
        if len(self.a) > 100:
            st["op"] = "nothing"
            return
        self.a.extend(self.a)

    def repeat(self, st):
        st["i"] = random.choice([-1, 0, 1, 2, 3]) if len(self.a) < 50 else 0
        self.a *= st["i"]

    def setslice(self, st):
        s, st["s"] = bounds(len(self.a))
        n = len(self.a[s])
        x = self.other(random.choice([0, 1, 2, 5, n, n, n]))
        st["x"] = x.tobytes().hex()
        self.a[s] = x

    def setother(self, st):
        s, st["s"] = bounds(len(self.a))
        self.a[s] = array.array("h" if self.code != "h" else "i")

    def setself(self, st):
        s, st["s"] = bounds(len(self.a))
        if len(self.a) < 100:
            self.a[s] = self.a
        else:
            st["op"] = "nothing"

    def delslice(self, st):
        s, st["s"] = bounds(len(self.a))
        del self.a[s]

    def delete(self, st):
        st["i"] = index(len(self.a))
        del self.a[st["i"]]

    def reverse(self, st):
        self.a.reverse()

    def byteswap(self, st):
        self.a.byteswap()

    def clear(self, st):
        if random.random() < 0.7:
            st["op"] = "nothing"
            return
        self.a.clear()

    def frombytes(self, st):
        x = bytes(random.choice([0, 1, self.a.itemsize, self.a.itemsize * 3]))
        st["x"] = x.hex()
        self.a.frombytes(x)

    def hold(self, st):
        self.held = memoryview(self.a)

    def drop(self, st):
        self.held = None

    def get(self, st):
        st["i"] = index(len(self.a))
        st["r"] = item(self.a[st["i"]])

    def set(self, st):
        v = self.value()
        st["i"], st["v"] = index(len(self.a)), item(v)
        self.a[st["i"]] = v


def product(shape):
    n = 1
    for k in shape:
        n *= k
    return n


def flat(x):
    return [z for y in x for z in flat(y)] if isinstance(x, list) else [x]


def exporter():
    """A random exporter and what describes it."""
    kind = random.choice(["bytes", "bytearray", "bytearray", "array", "ndarray", "ndarray", "ndarray"])
    if kind in ("bytes", "bytearray"):
        x = bytes(random.choice([0, 1, 97, 200, 255]) for _ in range(random.choice([0, 1, 2, 4, 8, 12, 16, 24])))
        return {"kind": kind, "data": x.hex()}, x if kind == "bytes" else bytearray(x)
    if kind == "array":
        code, n = random.choice(array.typecodes), random.choice([0, 1, 3, 6])
        a = array.array("w", "abcdef"[:n]) if code in "uw" else array.array(code, [i * 3 % 7 for i in range(n)])
        return {"kind": kind, "data": a.tobytes().hex(), "format": a.typecode}, a
    return random_ndarray()


def random_ndarray():
    while True:
        fmt = random.choice(NATIVE + ["B", "B", "<h", ">i", "=B", "@h", "BB", "3s", "<Zf", ">d", "hx"])
        size = struct.calcsize(fmt)
        shape = [random.choice([0, 1, 2, 3, 2, 3]) for _ in range(random.choice([0, 1, 1, 1, 2, 2, 3, 5]))]
        total = max(product(shape), 1) + random.randint(0, 2) if shape else 1
        if total > 40:
            continue
        packed = bytes(random.choice([0, 0, 1, 2, 3]) for _ in range(total * size))
        members = [struct.unpack_from(fmt, packed, i * size) for i in range(total)]
        data = b"".join(struct.pack(fmt, *x) for x in members)
        items = [x[0] if len(x) == 1 else x for x in members]
        spec = {"kind": "ndarray", "data": data.hex(), "format": fmt, "shape": shape}
        extra, flags = {}, 0
        if shape and random.random() < 0.4:
            spec["offset"] = extra["offset"] = random.randrange(total) * size
            spec["strides"] = extra["strides"] = [random.choice([0, 1, -1, 2, -2, 1, 3]) * size for _ in shape]
        elif random.random() < 0.3:
            spec["fortran"], flags = True, ND_FORTRAN
        if shape and random.random() < 0.3:
            spec["pil"], flags = True, flags | ND_PIL
        if random.random() < 0.6:
            spec["writable"], flags = True, flags | ND_WRITABLE
        try:
            return spec, ndarray(items if shape else items[0], shape=shape, format=fmt, flags=flags, **extra)
        except ValueError:
            continue  # the items would leave the memory


def describe(m):
    """All that can be asked about a view."""
    d = {
        "format": m.format, "itemsize": m.itemsize, "shape": m.shape, "strides": [str(n) for n in m.strides],
        "suboffsets": m.suboffsets, "readonly": m.readonly, "nbytes": m.nbytes,
        "contiguous": "".join(x for x, yes in (("C", m.c_contiguous), ("F", m.f_contiguous), ("A", m.contiguous)) if yes),
        "C": m.tobytes("C").hex(),
    }
    if m.ndim > 1:
        d["F"], d["A"] = m.tobytes("F").hex(), m.tobytes("A").hex()
    try:
        d["list"] = [item(x) for x in flat(m.tolist())]
    except NotImplementedError as e:
        d["listerr"] = error(e)
    try:
        d["hash"] = hash(m) == hash(m.tobytes())
    except (ValueError, TypeError) as e:
        d["hasherr"] = error(e)
    return d


class ViewProgram:
    def __init__(self):
        spec, self.exporter = exporter()
        self.views = [memoryview(self.exporter)]
        self.start = [spec, describe(self.views[0])]

    def after(self, step):
        step["data"] = self.views[0].tobytes().hex()

    def view(self, st):
        st["v"] = random.randrange(len(self.views))
        m = self.views[st["v"]]
        return m, m.shape[0] if m.ndim else 0

    def made(self, st, m):
        self.views.append(m)
        st["view"] = describe(m)

    def slice(self, st):
        m, n = self.view(st)
        s, st["s"] = bounds(n)
        self.made(st, m[s])

    def cast(self, st):
        m, _ = self.view(st)
        st["format"] = random.choice(NATIVE + ["@h", "@B", "<h", "x", "", "B", "B", "c", "@Zd", "F"])
        if random.random() < 0.5:
            self.made(st, m.cast(st["format"]))
            return
        try:
            n = m.nbytes // max(struct.calcsize(st["format"]), 1)
        except struct.error:
            n = 1
        st["shape"] = random.choice([
            [], [n], [1, n], [2, n // 2], [3, n // 3], [n, 1], [2, 2, n // 4], [0], [-1], [1] * 64 + [n], [n + 1]])
        self.made(st, m.cast(st["format"], st["shape"]))

    def toreadonly(self, st):
        m, _ = self.view(st)
        self.made(st, m.toreadonly())

    def clone(self, st):
        m, _ = self.view(st)
        self.made(st, memoryview(m))

    def get(self, st):
        m, n = self.view(st)
        st["i"] = index(n)
        st["r"] = item(m[st["i"]])

    def getitems(self, st):
        m, _ = self.view(st)
        st["at"] = self.indices(m)
        st["r"] = item(m[tuple(st["at"])])

    def indices(self, m):
        at = [random.randint(-n - 1, n) for n in m.shape]
        return random.choice([at, at, at, at + [0], at[:-1]])

    def set(self, st):
        m, n = self.view(st)
        v = random.choice(VALUES)
        st["i"], st["x"] = index(n), item(v)
        m[st["i"]] = v

    def setitems(self, st):
        m, _ = self.view(st)
        v = random.choice(VALUES)
        st["at"], st["x"] = self.indices(m), item(v)
        m[tuple(st["at"])] = v

    def assign(self, st):
        m, n = self.view(st)
        s, st["s"] = bounds(n)
        st["from"] = random.randrange(len(self.views))
        source = self.views[st["from"]]
        if source.ndim and random.random() < 0.6:
            t, st["t"] = bounds(source.shape[0])
            source = source[t]
        m[s] = source

    def index(self, st):
        m, n = self.view(st)
        v = random.choice(VALUES)
        st["x"], st["i"], st["j"] = item(v), index(n), index(n)
        st["r"] = item(m.index(v, st["i"], st["j"]))

    def count(self, st):
        m, _ = self.view(st)
        v = random.choice(VALUES)
        st["x"] = item(v)
        st["r"] = item(m.count(v))

    def equal(self, st):
        m, _ = self.view(st)
        st["from"] = random.randrange(len(self.views))
        st["r"] = item(m == self.views[st["from"]])

    def equalother(self, st):
        m, _ = self.view(st)
        st["other"], other = exporter()
        st["r"] = item(m == other)

    def export(self, st):
        m, _ = self.view(st)
        st["flags"] = random.choice([0, 1, 4, 8, 0x18, 0x1C, 0x1D, 0x38, 0x58, 0x98, 0x118, 0x11C, 0x11D])
        e = m.__buffer__(st["flags"])
        st["view"] = describe(e)
        e.release()


def record(name, program, count, steps):
    operations = [f for k, f in vars(program).items() if k not in
                  ("__init__", "after", "value", "other", "view", "made", "indices") and callable(f)]
    cases = []
    for _ in range(count):
        state = program()
        cases.append({"start": state.start, "steps": run(operations, state, steps)})
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    with open(path, "w") as f:
        f.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")


if __name__ == "__main__":
    scale = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    random.seed(int(sys.argv[1]) if len(sys.argv) > 1 else 3152)
    record("bytearray.json", ByteArrayProgram, 80 * scale, 20)
    record("array.json", ArrayProgram, 80 * scale, 15)
    record("view.json", ViewProgram, 120 * scale, 6)
