# io.BytesIO.
import io
def t(g):
    try: say(repr(g()))
    except BaseException as e: say(type(e).__name__, e)
b = io.BytesIO(b'hello\nworld\nabc')
t(lambda: type(b)); t(lambda: b.read(3)); t(lambda: b.tell()); t(lambda: b.readline()); t(lambda: b.readline(2)); t(lambda: b.read()); t(lambda: b.read(1)); t(lambda: b.seek(0)); t(lambda: list(b)); t(lambda: b.seek(-3, 2)); t(lambda: b.read()); t(lambda: b.seek(2)); t(lambda: b.seek(1, 1)); t(lambda: b.tell())
t(lambda: b.seek(-1)); t(lambda: b.seek(0, 3)); t(lambda: b.seek('a')); t(lambda: b.read('a')); t(lambda: b.read(None)); t(lambda: b.read(-1)); t(lambda: b.seek(100)); t(lambda: b.read()); t(lambda: b.write(b'x')); t(lambda: len(b.getvalue())); t(lambda: b.getvalue()[14:]);
b = io.BytesIO()
t(lambda: b.write(b'abc')); t(lambda: b.write(bytearray(b'de'))); t(lambda: b.write(memoryview(b'fg'))); t(lambda: b.write('s')); t(lambda: b.write(1)); t(lambda: b.getvalue()); t(lambda: b.write(b'')); t(lambda: b.writelines([b'1', b'2'])); t(lambda: b.writelines([1])); t(lambda: b.writelines(1)); t(lambda: b.getvalue())
t(lambda: b.truncate(3)); t(lambda: b.getvalue()); t(lambda: b.tell()); t(lambda: b.truncate(-1)); t(lambda: b.truncate()); t(lambda: b.truncate('a')); t(lambda: b.truncate(None))
b.seek(0)
buf = bytearray(5)
t(lambda: b.readinto(buf)); t(lambda: buf); t(lambda: b.readinto(buf)); t(lambda: b.readinto(b'abc')); t(lambda: b.readinto(1)); b.seek(0)
t(lambda: b.readinto(memoryview(buf)[1:3])); t(lambda: buf); t(lambda: b.readinto1(buf)); t(lambda: b.read1()); t(lambda: b.read1(3))
g = b.getbuffer()
t(lambda: g.tolist()); t(lambda: type(g.obj)); t(lambda: g.readonly); t(lambda: g.format)
t(lambda: b.write(b'q')); t(lambda: b.truncate(1)); t(lambda: b.close()); t(lambda: b.seek(0)); t(lambda: b.read(1)); t(lambda: b.writelines([b'']));t(lambda: b.truncate())
g[0] = 65
t(lambda: b.getvalue()); t(lambda: g.release()); t(lambda: b.write(b'zz')); t(lambda: b.getvalue())
with b.getbuffer() as v: v[:2] = b'YY'
t(lambda: b.getvalue())
t(lambda: b.closed); t(lambda: b.readable()); t(lambda: b.writable()); t(lambda: b.seekable()); t(lambda: b.isatty()); t(lambda: b.flush()); t(lambda: b.fileno()); t(lambda: b.detach())
with io.BytesIO(b'ab') as c: say(c.read())
t(lambda: io.BytesIO('s')); t(lambda: io.BytesIO(1)); t(lambda: io.BytesIO(None).getvalue()); t(lambda: io.BytesIO(initial_bytes=b'q').getvalue()); t(lambda: io.BytesIO(b'', b'')); t(lambda: io.BytesIO(foo=1))
d = io.BytesIO(b'a\nb\nc')
t(lambda: d.readlines()); d.seek(0); t(lambda: d.readlines(1)); t(lambda: next(d)); t(lambda: next(d)); t(lambda: next(d)); 
d.seek(0); t(lambda: [l for l in d]); t(lambda: d.readline(0)); t(lambda: d.readline(None)); t(lambda: d.readline('a'))
e = io.BytesIO(); e.seek(5); t(lambda: e.write(b'x')); t(lambda: e.getvalue())
src = b'x' * 100; f = io.BytesIO(src); t(lambda: f.getvalue() is src); t(lambda: f.getvalue() == src)
t(lambda: io.BytesIO(memoryview(b'abc')[::2]).getvalue()); t(lambda: io.BytesIO(array).getvalue() if 0 else 1)
class S(io.BytesIO):
    def __init__(self, x): super().__init__(x); self.k = 1
s = S(b'abc'); t(lambda: (s.read(), s.k, type(s).__name__))
x = io.BytesIO(b'123'); x.attr = 5; t(lambda: x.attr)
z = io.BytesIO(b'abc'); n = z.getbuffer(); k = n[1:]; n.release(); t(lambda: z.write(b'abcdef')); del k; t(lambda: z.write(b'abcdef'))
t(lambda: z.peek()) ; t(lambda: z.read(2.5)); t(lambda: z.name)
t(lambda: io.BytesIO().getbuffer().tolist())
assert said == [
    "<class '_io.BytesIO'>",
    "b'hel'",
    '3',
    "b'lo\\n'",
    "b'wo'",
    "b'rld\\nabc'",
    "b''",
    '0',
    "[b'hello\\n', b'world\\n', b'abc']",
    '12',
    "b'abc'",
    '2',
    '3',
    '3',
    'ValueError negative seek value -1',
    'ValueError invalid whence (3, should be 0, 1 or 2)',
    "TypeError 'str' object cannot be interpreted as an integer",
    "TypeError argument should be integer or None, not 'str'",
    "b'lo\\nworld\\nabc'",
    "b''",
    '100',
    "b''",
    '1',
    '101',
    "b'c\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00x'",
    '3',
    '2',
    '2',
    "TypeError a bytes-like object is required, not 'str'",
    "TypeError a bytes-like object is required, not 'int'",
    "b'abcdefg'",
    '0',
    'None',
    "TypeError a bytes-like object is required, not 'int'",
    "TypeError 'int' object is not iterable",
    "b'abcdefg12'",
    '3',
    "b'abc'",
    '9',
    'ValueError negative size value -1',
    '9',
    "TypeError 'str' object cannot be interpreted as an integer",
    '9',
    '3',
    "bytearray(b'abc\\x00\\x00')",
    '0',
    'TypeError readinto() argument must be read-write bytes-like object, not bytes',
    'TypeError readinto() argument must be read-write bytes-like object, not int',
    '2',
    "bytearray(b'aab\\x00\\x00')",
    '1',
    "b''",
    "b''",
    '[97, 98, 99]',
    "<class '_io._BytesIOBuffer'>",
    'False',
    "'B'",
    'BufferError Existing exports of data: object cannot be re-sized',
    'BufferError Existing exports of data: object cannot be re-sized',
    'BufferError Existing exports of data: object cannot be re-sized',
    '0',
    "b'a'",
    'BufferError Existing exports of data: object cannot be re-sized',
    'BufferError Existing exports of data: object cannot be re-sized',
    "b'Abc'",
    'None',
    '2',
    "b'Azz'",
    "b'YYz'",
    'False',
    'True',
    'True',
    'True',
    'False',
    'None',
    'UnsupportedOperation fileno',
    'UnsupportedOperation detach',
    "b'ab'",
    "TypeError a bytes-like object is required, not 'str'",
    "TypeError a bytes-like object is required, not 'int'",
    "b''",
    "b'q'",
    'TypeError BytesIO() takes at most 1 argument (2 given)',
    "TypeError BytesIO() got an unexpected keyword argument 'foo'",
    "[b'a\\n', b'b\\n', b'c']",
    "[b'a\\n']",
    "b'b\\n'",
    "b'c'",
    'StopIteration ',
    "[b'a\\n', b'b\\n', b'c']",
    "b''",
    "b''",
    "TypeError argument should be integer or None, not 'str'",
    '1',
    "b'\\x00\\x00\\x00\\x00\\x00x'",
    'True',
    'True',
    'BufferError memoryview: underlying buffer is not C-contiguous',
    '1',
    "(b'abc', 1, 'S')",
    '5',
    'BufferError Existing exports of data: object cannot be re-sized',
    '6',
    "AttributeError '_io.BytesIO' object has no attribute 'peek'",
    "TypeError argument should be integer or None, not 'float'",
    "AttributeError '_io.BytesIO' object has no attribute 'name'",
    '[]',
], said
---
import io
fails("TypeError: integer argument expected, got 'str'", io.BytesIO(b"a").readlines, "1")
fails("OverflowError: Python int too large to convert to C ssize_t", io.BytesIO(b"a").seek, 2**70)
