import array, copy, gc, io, struct
from _testbuffer import ndarray, ND_FORTRAN, ND_GETBUF_FAIL, ND_PIL, ND_WRITABLE
class BA(bytearray): pass
class BY(bytes): pass
class AR(array.array): pass
class Lender:
    def __init__(self, data): self.data = data
    def __buffer__(self, flags): print('lend', flags); return memoryview(self.data)
    def __release_buffer__(self, view): print('back', len(view))
class Plain:
    def __init__(self, data): self.data = data
    def __buffer__(self, flags): return memoryview(self.data)
class Number:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
class Noisy:
    def __init__(self, held): self.held = held
    def __del__(self): print('gone')
class Failing:
    def __index__(self): raise ValueError('no index')
    def __len__(self): raise ValueError('no length')
    def __iter__(self): raise ValueError('no items')
    def __eq__(self, other): raise ValueError('no comparison')
    def __buffer__(self, flags): raise ValueError('no buffer')
class Acting:
    def __init__(self, n, act): self.n, self.act = n, act
    def __index__(self): self.act(); return self.n
class Manager:
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self): print('enter'); return self
    def __exit__(self, kind, error, trace): print('exit', kind and kind.__name__, error); return self.swallow
def gen(x):
    try:
        for item in list(x)[:40]: yield item
    finally: print('closed')
def keep(x):
    for n in range(5): yield x
def fail(x): raise LookupError('held')
def pair(*args, **named): return args, sorted(named)
def text(x):
    t = type(x)
    if t is memoryview:
        try: return f"view {x.format} {x.itemsize} {x.ndim} {x.shape} {x.strides} {x.suboffsets} {x.readonly} {x.c_contiguous}{x.f_contiguous} {x.nbytes} {type(x.obj).__name__} {x.tobytes()[:40].hex()}"
        except ValueError as e: return f'view {e}'
    if t is str: return repr(x[:300])
    if t in (list, tuple): return t.__name__ + '(' + ', '.join([text(i) for i in x[:30]]) + ')'
    if isinstance(x, (bytearray, array.array)):
        try: x.append(0)
        except BufferError: return f'lent {t.__name__} {len(x)} {x[:40]!r}'
        x.pop()
        return f'{t.__name__} {len(x)} {x[:40]!r}'
    if isinstance(x, bytes): return f'{t.__name__} {len(x)} {x[:40]!r}'
    if t is ndarray: return f'ndarray {x.tolist()}'
    if isinstance(x, BaseException): return f'{t.__name__} {x}'
    if t in (int, float, bool, dict, set, slice, range, complex, type(None)): return repr(x)[:300]
    return t.__name__
b0 = bytearray(b'hello world!'); b1 = bytearray(range(16)); b2 = BA(b'abcdefgh')
s0 = b'zero copy'; s1 = bytes(range(250, 256)) + b'\0\1'; s2 = BY(b'abcdefgh')
a0 = array.array('h', range(-3, 5)); a1 = array.array('d', [1.5, -2.0, 3.25]); a2 = array.array('B', b'abcdef')
m0 = memoryview(b0); m1 = memoryview(s0); m2 = memoryview(a0); m3 = memoryview(b1).cast('H', [2, 4])
x0 = None; x1 = 3; x2 = [b'one', b'two']; x3 = 'text'
last = {}
def look():
    names = globals()
    for name in ('b0', 'b1', 'b2', 's0', 's1', 's2', 'a0', 'a1', 'a2', 'm0', 'm1', 'm2', 'm3', 'x0', 'x1', 'x2', 'x3'):
        try: now = text(names[name])
        except KeyError: now = 'unbound'
        if last.get(name) != now: print(name, now)
        last[name] = now
look()
