# inspect.BufferFlags.
import inspect
from inspect import BufferFlags
F = inspect.BufferFlags
say(repr(F(0)), repr(F(1)), repr(F(5)), repr(F(284)), repr(F(0x100)), repr(F(3)), repr(F(4096)), repr(F(-1)))
say(F.FULL_RO | F.WRITABLE, repr(F.FULL_RO | F.WRITABLE), repr(F.FULL & ~F.WRITABLE), repr(F.FULL ^ F.WRITABLE), repr(~F.FULL), repr(F.ND | 4), repr(4 | F.ND), type(F.ND + 1), F.ND == 8, F.ND in F.STRIDES, F.WRITABLE in F.FULL_RO, bool(F.SIMPLE), hash(F.ND)==hash(F.ND))
say(isinstance(F.ND, int), type(F.ND) is F, F.ND < 9, F['ND'], F.__name__, 1)
def t(f):
    try: say(f())
    except Exception as e: say(type(e).__name__, e)
t(lambda: F.NOPE)
t(lambda: F['NOPE'])
t(lambda: F('a'))
t(lambda: F(1.5))
t(lambda: F.ND is F(8))
t(lambda: F.STRIDES is F(24))
t(lambda: bytes(memoryview(b'abc').__buffer__(F.SIMPLE)))
t(lambda: b'abc'.__buffer__(F.WRITABLE))
t(lambda: f'{F.FULL:#x} {F.FULL:d}')
t(lambda: '%d %s %r' % (F.FULL, F.FULL, F.FULL))
t(lambda: hex(F.FULL))
t(lambda: {F.ND: 1}[8])
t(lambda: inspect.isclass(int))
t(lambda: inspect.isfunction(t))
t(lambda: inspect.isbuiltin(len))
t(lambda: F.ND.bit_length())
class B:
    def __buffer__(self, flags):
        say(repr(inspect.BufferFlags(flags)), flags)
        return memoryview(b'x')
memoryview(B()); bytes(B())
assert said == [
    '<BufferFlags.SIMPLE: 0> <BufferFlags.WRITABLE: 1> <BufferFlags.WRITABLE|FORMAT: 5> <BufferFlags.FULL_RO: 284> <BufferFlags.READ: 256> <BufferFlags.WRITABLE|2: 3> <BufferFlags: 4096> <BufferFlags.WRITABLE|FORMAT|ND|READ|WRITE|STRIDES|C_CONTIGUOUS|F_CONTIGUOUS|ANY_CONTIGUOUS|INDIRECT|CONTIG|STRIDED|RECORDS|RECORDS_RO|FULL|FULL_RO|2: 1023>',
    "285 <BufferFlags.FULL: 285> <BufferFlags.FULL_RO: 284> <BufferFlags.FULL_RO: 284> <BufferFlags.WRITE|226: 738> <BufferFlags.FORMAT|ND: 12> <BufferFlags.FORMAT|ND: 12> <class 'int'> True True False False True",
    'True True True 8 BufferFlags 1',
    "AttributeError type object 'BufferFlags' has no attribute 'NOPE'",
    "KeyError 'NOPE'",
    "ValueError 'a' is not a valid BufferFlags",
    'ValueError 1.5 is not a valid BufferFlags',
    'True',
    'True',
    "b'abc'",
    'BufferError Object is not writable.',
    '0x11d 285',
    '285 285 <BufferFlags.FULL: 285>',
    '0x11d',
    '1',
    'True',
    'True',
    'True',
    '4',
    '<BufferFlags.FULL_RO: 284> 284',
    '<BufferFlags.FULL_RO: 284> 284',
], said
