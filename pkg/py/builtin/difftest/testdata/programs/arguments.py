# Too few, too many and unknown arguments, method by method.
for v in (memoryview(bytearray(b"ab")), b"ab", bytearray(b"ab"), array.array("h", [1])):
    for name in sorted(n for n in dir(v) if not n.startswith("_")):
        f = getattr(v, name)
        if not callable(f) or name in ("release", "resize", "clear", "buffer_info", "reverse"):
            continue
        for args, named in (((), {"nosuch": 1}), ((1, 2, 3, 4, 5), {}), ((object, object), {}), ((object,), {})):
            try:
                r = f(*args, **named)
                print(name, type(r).__name__)
            except Exception as e:
                print(name, f"{type(e).__name__}: {e}")
---
for v in (memoryview(bytearray(b"ab")), b"ab", bytearray(b"ab"), array.array("h", [1])):
    for name in sorted(n for n in dir(v) if not n.startswith("_")):
        f = getattr(v, name)
        if not callable(f) or name in ("buffer_info",):
            continue
        try:
            r = f()
            print(name, r if not isinstance(r, memoryview) else r.tolist())
        except Exception as e:
            print(name, f"{type(e).__name__}: {e}")
---
for f in (len, abs, ord, chr, hash, iter, next, repr, str, int, float, bool, bytes, bytearray, memoryview, list, tuple, set, dict, range, slice, sum, min, max, sorted, reversed, enumerate, zip, map, filter, any, all, hex, bin, oct, round, divmod, pow, isinstance, issubclass, getattr, setattr, hasattr, callable, format, ascii, id, type, object, complex, frozenset, print):
    for args in ((), (None,), (None, None), (1, 2, 3, 4)):
        if f in (print, id, slice, type) or f in (repr, str, ascii, hash, callable, bool) and args == (None,):
            continue
        try:
            r = f(*args)
            print(f.__name__, args, type(r).__name__)
        except Exception as e:
            print(f.__name__, args, f"{type(e).__name__}: {e}")
---
# Operators between everything.
values = (1, 1.5, 1j, True, None, "a", b"a", bytearray(b"a"), memoryview(b"a"), array.array("b", [97]), [1], (1,), {1: 2}, {1}, range(1), slice(1), ..., int, len)
import operator
for op in (operator.add, operator.sub, operator.mul, operator.mod, operator.lt):
    for x in values[:10]:
        for y in values:
            try:
                r = op(x, y)
                print(op.__name__, type(x).__name__, type(y).__name__, "=", type(r).__name__)
            except Exception as e:
                print(op.__name__, f"{type(e).__name__}: {e}")
---
for v in (1, 1.5, None, "a", b"a", bytearray(b"a"), memoryview(b"a"), array.array("b", [97]), [1], {1: 2}, {1}, ..., int, len, iter([])):
    for f in (lambda: -v, lambda: +v, lambda: ~v, lambda: v[0], lambda: v["x"], lambda: v(), lambda: v.nosuch, lambda: len(v), lambda: iter(v).__class__.__name__, lambda: next(v), lambda: 1 in v, lambda: v.__setitem__(0, 1), lambda: {v: 1} and 1, lambda: hash(v) and 0, lambda: int(v), lambda: float(v), lambda: bytes(v), lambda: bool(v), lambda: abs(v), lambda: reversed(v).__class__.__name__, lambda: v < v, lambda: v == v):
        t(f)
---
def both(v):
    for statement in ("set", "del", "aug", "unpack", "star", "with", "for", "raise", "call", "attr"):
        try:
            if statement == "set": v[0] = 5
            elif statement == "del": del v[0]
            elif statement == "aug": v += 1
            elif statement == "unpack": a, b = v
            elif statement == "star": print(*v, sep=",")
            elif statement == "with":
                with v: pass
            elif statement == "for":
                for x in v: break
            elif statement == "raise": raise v
            elif statement == "call": v(1, k=2)
            elif statement == "attr": v.x = 1
            print(statement, "done")
        except Exception as e:
            print(statement, f"{type(e).__name__}: {e}")
for v in (5, None, "abc", b"abc", bytearray(b"abc"), memoryview(bytearray(b"abc")), array.array("b", b"abc"), [1, 2, 3], (1, 2, 3), {1: 2}, {1}, range(3), len, int, 1.5):
    both(v)
