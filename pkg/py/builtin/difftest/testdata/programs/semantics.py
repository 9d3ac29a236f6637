# 1: memoryview(obj)
r(lambda: memoryview(b'ab').readonly)
r(lambda: memoryview(bytearray(b'ab')).readonly)
r(lambda: memoryview(object=b'x').tobytes())
---
# 1: memoryview(non-buffer)
r(lambda: memoryview({}))
r(lambda: memoryview('abc'))
r(lambda: memoryview(None))
---
# 1: memoryview() arity
r(lambda: memoryview())
r(lambda: memoryview(b'a', b'b'))
---
# 1: memoryview(mv)
try:
    b = bytearray(b'abc')
    m = memoryview(memoryview(b))
    print(repr((m.obj is b, m.tolist())))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 1: subclassing
r(lambda: type('X', (memoryview,), {}))
---
# 1: __class_getitem__
r(lambda: repr(memoryview[int]))
r(lambda: memoryview[int].__args__)
---
# 1: truth value
r(lambda: bool(memoryview(b'')))
r(lambda: bool(memoryview(b'\0')))
r(lambda: bool(memoryview(b'abcd').cast('I', [])))
---
# 1: repr/str
r(lambda: repr(memoryview(b''))[:13])
try:
    m = memoryview(b'')
    m.release()
    print(repr(repr(m)[:21]))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 1: no instance attributes
try:
    memoryview(b'').foo = 1
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(b'').readonly = False
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: memoryview(b'').foo)
---
# 1: .obj
r(lambda: type(memoryview(bytearray()).obj).__name__)
r(lambda: type(memoryview(Buf(b'x')).obj).__name__)
---
# 1: .nbytes
r(lambda: memoryview(array.array('d', range(6)))[::2].nbytes)
---
# 1: .readonly
r(lambda: memoryview(bytearray(4)).toreadonly().cast('I')[:1].readonly)
---
# 1: .itemsize
r(lambda: memoryview(b'abcd').cast('H').itemsize)
---
# 1: .format
r(lambda: memoryview(b'ab').format)
r(lambda: memoryview(b'ab').cast('@H').format)
---
# 1: .ndim
r(lambda: memoryview(b'abcd').cast('B', [2, 2]).ndim)
---
# 1: .shape
r(lambda: memoryview(b'abcd').cast('B', [2, 2]).shape)
r(lambda: memoryview(b'abcd').cast('I', []).shape)
---
# 1: .strides
r(lambda: memoryview(b'abcdef')[::-2].strides)
r(lambda: memoryview(b'').strides)
r(lambda: memoryview(bytes(12)).cast('H', [2, 3]).strides)
---
# 1: .suboffsets
r(lambda: memoryview(b'ab').suboffsets)
---
# 1: .c_contiguous/.f_contiguous/.contiguous
try:
    m = memoryview(bytes(12)).cast('B', [3, 4])
    print(repr((m.c_contiguous, m.f_contiguous, m.contiguous)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    m = memoryview(bytes(12)).cast('B', [1, 12])
    print(repr((m.c_contiguous, m.f_contiguous)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: memoryview(b'abc')[1:2][::-1].c_contiguous)
r(lambda: memoryview(bytes(12)).cast('B', [3, 4])[::-1][:0].c_contiguous)
---
# 1: contiguity of empty 1-D slices
r(lambda: memoryview(b'abc')[3:3].contiguous)
r(lambda: memoryview(b'abc')[2:2:-1].contiguous)
---
# 1: len(m)
r(lambda: len(memoryview(bytes(24)).cast('B', [2, 12])))
r(lambda: len(memoryview(b'abcd').cast('I', [])))
---
# 1: pickling / copy
import copy
r(lambda: copy.copy(memoryview(b'a')))
---
# 1: arithmetic
r(lambda: memoryview(b'a') + b'b')
r(lambda: memoryview(b'a') * 2)
r(lambda: b'a' + memoryview(b'b'))
---
# 1: absent methods
r(lambda: [n for n in dir(memoryview) if not n.startswith('_')])
---
# 2: tobytes(order='C')
try:
    m = memoryview(b'abcdef').cast('B', [2, 3])
    print(repr((m.tobytes(), m.tobytes('F'), m.tobytes('A'), m.tobytes(None))))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: memoryview(b'abcdef')[::-2].tobytes())
---
# 2: tobytes bad order
r(lambda: memoryview(b'a').tobytes('X'))
r(lambda: memoryview(b'a').tobytes(5))
---
# 2: bytes(m), bytearray(m)
r(lambda: bytes(memoryview(b'abcdef')[::-2]))
r(lambda: bytearray(memoryview(array.array('H', [1, 2]))))
---
# 2: str(m, encoding)
r(lambda: str(memoryview(b'abc'), 'utf-8'))
---
# 2: tolist()
r(lambda: memoryview(b'abcdef').cast('B', [2, 3]).tolist())
r(lambda: memoryview(b'abcd').cast('I', []).tolist())
r(lambda: memoryview(b'a\xff').cast('c').tolist())
---
# 2: tolist() unsupported format
r(lambda: memoryview(array.array('w', 'a')).tolist())
---
# 2: hex([sep[, bytes_per_sep]])
r(lambda: memoryview(b'\x01\x02\x03').hex())
r(lambda: memoryview(b'\x01\x02\x03').hex(':'))
r(lambda: memoryview(bytes(5)).hex('-', 2))
r(lambda: memoryview(bytes(5)).hex('-', -2))
r(lambda: memoryview(b'abcd').cast('H').hex('.'))
---
# 2: hex sep errors
r(lambda: memoryview(b'a').hex(''))
r(lambda: memoryview(b'a').hex('xx'))
r(lambda: memoryview(b'a').hex('é'))
r(lambda: memoryview(b'a').hex(5))
r(lambda: memoryview(b'a').hex([1]))
---
# 2: hex bytes_per_sep huge
r(lambda: memoryview(b'abc').hex(':', 2**63 - 1))
r(lambda: memoryview(b'abc').hex(':', 2**70))
---
# 2: toreadonly()
try:
    m = memoryview(b'a')
    print(repr(m.toreadonly() is m))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 2: int.from_bytes / float / int
r(lambda: int(memoryview(b'12')))
r(lambda: int.from_bytes(memoryview(b'\x01\x02'), 'big'))
r(lambda: int.from_bytes(memoryview(b'\x01\x02')[::-1], 'big'))
---
# 3: m[i] (1-D)
r(lambda: memoryview(b'abc')[-1])
r(lambda: memoryview(b'abc')[True])
---
# 3: m[i] out of range
r(lambda: memoryview(b'abc')[3])
r(lambda: memoryview(b'abc')[-4])
---
# 3: m[i] beyond ssize_t
r(lambda: memoryview(b'abc')[2**64])
---
# 3: m[wrong type]
r(lambda: memoryview(b'abc')[None])
r(lambda: memoryview(b'abc')[1.0])
r(lambda: memoryview(b'abc')['a'])
r(lambda: memoryview(b'abc')[...])
---
# 3: m[tuple of ints], len == ndim
r(lambda: memoryview(b'abc')[2,])
r(lambda: memoryview(bytes(range(6))).cast('B', [2, 3])[1, -1])
---
# 3: m[tuple] out of range
r(lambda: memoryview(bytes(6)).cast('B', [2, 3])[0, 3])
r(lambda: memoryview(bytes(6)).cast('B', [2, 3])[2, 0])
---
# 3: m[tuple] longer than ndim
r(lambda: memoryview(b'abc')[0, 0])
r(lambda: memoryview(bytes(6)).cast('B', [2, 3])[0, 0, 0])
---
# 3: m[tuple] shorter than ndim, incl. () on ndim>0
r(lambda: memoryview(b'abc')[()])
r(lambda: memoryview(bytes(6)).cast('B', [2, 3])[0,])
---
# 3: m[i] on ndim>1
r(lambda: memoryview(bytes(6)).cast('B', [2, 3])[0])
r(lambda: memoryview(bytes(6)).cast('B', [2, 3])[99])
---
# 3: m[tuple of only slices]
r(lambda: memoryview(b'abc')[0:1, 0:1])
r(lambda: memoryview(b'abc')[0:1,])
---
# 3: m[tuple mixing slices with others]
r(lambda: memoryview(b'abc')[0:1, 0])
r(lambda: memoryview(b'abc')[0:1, {}])
---
# 3: 0-dim m[()]
r(lambda: memoryview(b'abcd').cast('I', [])[()])
---
# 3: 0-dim m[...]
try:
    m = memoryview(b'abcd').cast('I', [])
    print(repr(m[...] is m))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 3: 0-dim m[other]
r(lambda: memoryview(b'abcd').cast('I', [])[0])
r(lambda: memoryview(b'abcd').cast('I', [])[0:1])
r(lambda: memoryview(b'abcd').cast('I', [])[0,])
---
# 3: element read, unsupported format
r(lambda: memoryview(array.array('w', 'a'))[0])
---
# 3: __getitem__ order
try:
    m = memoryview(b'a')
    m.release()
    print(repr(m['x']))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 4: m[a:b:c]
r(lambda: memoryview(bytes(range(10)))[8:2:-2].tolist())
try:
    m = memoryview(bytes(range(12))).cast('B', [4, 3])[::-2]
    print(repr((m.tolist(), m.shape, m.strides)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 4: slice bounds
r(lambda: memoryview(b'abc')[-2**70:2**70].tobytes())
r(lambda: memoryview(b'abc')['x':])
r(lambda: memoryview(b'abc')[::0])
---
# 4: slice attributes
try:
    m = memoryview(b'abcdef')[5:2]
    print(repr((m.shape, m.strides, m.nbytes, m.tobytes())))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 4: slice of released view
try:
    m = memoryview(b'a')
    m.release()
    print(repr(m[0:1]))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 5: read-only check
try:
    memoryview(b'abc')[0] = 1
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(b'abc')['bad'] = 1
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    del memoryview(b'abc')[0]
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 5: del m[...]
try:
    del memoryview(bytearray(3))[0]
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    del memoryview(bytearray(3))[0:1]
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 5: m[i] = v
try:
    b = bytearray(3)
    memoryview(b)[1] = 255
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(3))[3] = 0
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 5: m[tuple] = v
try:
    b = bytearray(6)
    memoryview(b).cast('B', [2, 3])[1, 2] = 9
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(6)).cast('B', [2, 3])[0, 0, 0] = 1
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(6)).cast('B', [2, 3])[0,] = 1
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 5: m[i] = v on ndim>1
try:
    memoryview(bytearray(6)).cast('B', [2, 3])[0] = 1
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 5: 0-dim m[()] = v and m[...] = v
try:
    b = bytearray(4)
    memoryview(b).cast('I', [])[...] = 1
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(4)).cast('I', [])[0] = 1
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 5: m[a:b:c] = buf (1-D)
try:
    b = bytearray(b'abcdef')
    m = memoryview(b)
    m[2:5] = m[0:3]
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    b = bytearray(5)
    memoryview(b)[::2] = memoryview(b'xyz')[::-1]
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 5: slice assignment, not a buffer
try:
    memoryview(bytearray(3))[0:1] = [1]
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(3))[0:1] = 'a'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 5: slice assignment, structure mismatch
try:
    memoryview(bytearray(3))[0:2] = b'abc'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(3))[0:2] = array.array('b', [1, 2])
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(array.array('q', [1]))[:] = array.array('l', [1])
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 5: slice assignment on ndim>1
try:
    memoryview(bytearray(4)).cast('B', [2, 2])[:] = memoryview(bytes(4)).cast('B', [2, 2])
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(4))[0:1, 0:1] = b'a'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 5: slice assignment, step 0
try:
    memoryview(bytearray(3))[::0] = b'abc'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 5: failed assignment
try:
    b = bytearray(b'abc')
    m = memoryview(b)
    try: m[0:2] = b'xyz'
    except ValueError: pass
    m.release()
    b.append(1)
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 6: cast(format[, shape])
r(lambda: memoryview(bytes(range(6))).cast('B', [2, 3]).tolist())
r(lambda: memoryview(bytes(4)).cast('I', shape=()).ndim)
---
# 6: cast source contiguity
r(lambda: memoryview(b'abcd')[::2].cast('B'))
---
# 6: cast source with zeros
r(lambda: memoryview(b'').cast('d').shape)
r(lambda: memoryview(b'').cast('B', [0]))
r(lambda: memoryview(bytes(4)).cast('B', [2, 2])[2:].cast('c'))
---
# 6: cast N-D→N-D
r(lambda: memoryview(bytes(4)).cast('B', [2, 2]).cast('B', [4, 1]))
r(lambda: memoryview(b'a').cast('B', []).cast('B', []))
---
# 6: cast target format
r(lambda: memoryview(bytes(8)).cast('<H'))
r(lambda: memoryview(bytes(8)).cast('2H'))
r(lambda: memoryview(bytes(8)).cast(''))
r(lambda: memoryview(bytes(8)).cast('F'))
---
# 6: cast byte rule
r(lambda: memoryview(bytes(4)).cast('H').cast('I'))
r(lambda: memoryview(bytes(4)).cast('?').cast('h'))
r(lambda: memoryview(array.array('w', 'a')).cast('B').tolist())
---
# 6: cast same non-byte format
r(lambda: memoryview(array.array('i', [1, 2])).cast('i', [2, 1]))
---
# 6: cast length
r(lambda: memoryview(b'abc').cast('H'))
---
# 6: cast shape type
r(lambda: memoryview(b'ab').cast('B', range(1)))
r(lambda: memoryview(b'ab').cast('B', None))
---
# 6: cast shape elements
r(lambda: memoryview(b'ab').cast('B', [2.0]))
r(lambda: memoryview(b'ab').cast('B', [0]))
r(lambda: memoryview(b'ab').cast('B', [-1]))
r(lambda: memoryview(b'ab').cast('B', [2**64]))
---
# 6: cast shape product
r(lambda: memoryview(bytes(6)).cast('B', [5]))
r(lambda: memoryview(bytes(8)).cast('B', [2**62, 4]))
---
# 6: cast ndim limit
r(lambda: memoryview(b'a').cast('B', [1] * 64).ndim)
r(lambda: memoryview(b'a').cast('B', [1] * 65))
---
# 6: cast format type
r(lambda: memoryview(b'a').cast(1))
r(lambda: memoryview(b'a').cast())
r(lambda: memoryview(b'a').cast('B', [1], 2))
---
# 6: cast error precedence
r(lambda: memoryview(b'abcd')[::2].cast('X'))
r(lambda: memoryview(bytes(4)).cast('B', [2, 2])[2:].cast('X', 5))
r(lambda: memoryview(bytes(4)).cast('B', [2, 2]).cast('X', 5))
r(lambda: memoryview(bytes(4)).cast('B', [2, 2]).cast('X', [2, 2]))
r(lambda: memoryview(array.array('h', [1])).cast('I'))
r(lambda: memoryview(b'abc').cast('X', [3.0]))
---
# 6: strides after cast
r(lambda: memoryview(bytes(24)).cast('H', [2, 3, 2]).strides)
---
# 7: b B h H i I l L q Q n N
r(lambda: [memoryview(bytes(8)).cast(f).itemsize for f in 'bBhHiIlLqQnN'])
try:
    memoryview(bytearray(1))[0] = 256
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(1))[0] = 1.0
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(1))[0] = b'a'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 7: c
r(lambda: memoryview(b'a').cast('c')[0])
try:
    memoryview(bytearray(1)).cast('c')[0] = 97
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(1)).cast('c')[0] = b'ab'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 7: ?
r(lambda: memoryview(b'\x00\x02').cast('?').tolist())
try:
    b = bytearray(1)
    memoryview(b).cast('?')[0] = 'x'
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 7: e
r(lambda: memoryview(b'\x00<').cast('e')[0])
try:
    memoryview(bytearray(2)).cast('e')[0] = 65520.0
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 7: f
try:
    m = memoryview(bytearray(4)).cast('f')
    m[0] = 1e39
    print(repr(m[0]))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(4)).cast('f')[0] = 2**1024
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 7: d
try:
    memoryview(bytearray(8)).cast('d')[0] = '1'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(8)).cast('d')[0] = 2**1024
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 7: Zf, Zd
r(lambda: memoryview(struct.pack('2d', 1, 2)).cast('Zd')[0])
try:
    memoryview(bytearray(16)).cast('Zd')[0] = 'x'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 7: P
try:
    m = memoryview(bytearray(8)).cast('P')
    m[0] = -1
    print(repr(m[0]))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(8)).cast('P')[0] = 2**64
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 7: error messages
try:
    memoryview(bytearray(2)).cast('@h')[0] = 2**15
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    memoryview(bytearray(2)).cast('@h')[0] = 'x'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 7: 0-dim via cast
r(lambda: memoryview(b'abcd').cast('I', []).cast('B').tolist())
r(lambda: memoryview(b'abcdefgh').cast('I', []))
---
# 7: value of stores is converted before writing
try:
    b = bytearray(b'\7')
    try: memoryview(b)[0] = 999
    except ValueError: pass
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 8: release()
try:
    m = memoryview(b'a')
    print(repr((m.release(), m.release())))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 8: use after release
try:
    m = memoryview(b'a')
    m.release()
    print(repr(m.nbytes))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    m = memoryview(b'a')
    m.release()
    print(repr(len(m)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    m = memoryview(b'a')
    m.release()
    print(repr(memoryview(m)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 8: bytes + released view
try:
    m = memoryview(b'a')
    m.release()
    print(repr(b'' + m))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 8: context manager
try:
    m = memoryview(b'a')
    print(repr((m.__enter__() is m, m.__exit__(1, 2, 3))))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 8: exported views
try:
    m = memoryview(bytearray(3))
    e = m.__buffer__(0)
    print(repr(m.release()))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    m = memoryview(bytearray(3))
    e = m.__buffer__(0)
    f = m.__buffer__(0)
    print(repr(m.release()))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 8: resizing an exported bytearray
try:
    b = bytearray(b'a')
    m = memoryview(b)
    print(repr(b.append(1)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 8: resizing an exported array
try:
    a = array.array('b', [1])
    m = memoryview(a)
    print(repr(a.append(1)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 8: lifetime
try:
    b = bytearray(b'ab')
    memoryview(b)[0]
    b.append(1)
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    b = bytearray(b'ab')
    m = memoryview(b)
    del m
    b.append(1)
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 8: failed operations
try:
    b = bytearray(b'ab')
    m = memoryview(b)
    try: b.extend(b'x')
    except BufferError: pass
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 8: iterators
try:
    m = memoryview(b'ab')
    i = iter(m)
    m.release()
    print(repr(next(i)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 9: ==, !=
r(lambda: memoryview(array.array('i', [1, 2])) == memoryview(b'\x01\x02'))
r(lambda: memoryview(array.array('d', [1.0])) == array.array('f', [1.0]))
r(lambda: memoryview(b'a') == 'a')
r(lambda: memoryview(b'a') == [97])
---
# 9: == is not bytewise
try:
    m = memoryview(b'\x01\0')
    print(repr(m.cast('H') == m))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: memoryview(b'\xff').cast('b') == b'\xff')
---
# 9: 'c' format vs bytes
r(lambda: memoryview(b'ab').cast('c') == b'ab')
r(lambda: memoryview(b'ab').cast('c') == memoryview(b'ab').cast('c'))
---
# 9: reflected comparison with bytes
r(lambda: b'\1\0\2\0' == memoryview(b'\1\0\2\0').cast('H'))
r(lambda: bytearray(b'\1\0\2\0') == memoryview(b'\1\0\2\0').cast('H'))
r(lambda: memoryview(b'\1\0\2\0').cast('H') == bytearray(b'\1\0\2\0'))
---
# 9: NaN
try:
    m = memoryview(array.array('d', [float('nan')]))
    print(repr(m == m))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 9: shape
r(lambda: memoryview(b'a').cast('B', []) == b'a')
r(lambda: memoryview(b'').cast('H') == b'')
---
# 9: unsupported formats
try:
    m = memoryview(array.array('w', 'a'))
    print(repr(m == m))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: memoryview(b'') == array.array('w'))
---
# 9: released views
try:
    m = memoryview(b'a')
    n = memoryview(b'a')
    m.release()
    print(repr((m == m, m == n, m == b'a')))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 9: ordering
r(lambda: memoryview(b'a') < memoryview(b'b'))
r(lambda: memoryview(b'a') < b'b')
r(lambda: memoryview(b'a').__lt__(b'b'))
---
# 9: hash
r(lambda: hash(memoryview(b'abc')[::-1]) == hash(b'cba'))
r(lambda: hash(memoryview(b'abcd').cast('c', [2, 2])) == hash(b'abcd'))
---
# 9: hash errors
r(lambda: hash(memoryview(bytearray(1))))
r(lambda: hash(memoryview(b'ab').cast('H')))
r(lambda: hash(memoryview(bytearray(1)).toreadonly()))
r(lambda: hash(memoryview(array.array('B', [1])).toreadonly()))
---
# 9: as dict keys
r(lambda: {b'k': 1}[memoryview(b'k')])
---
# 10: iter(m)
r(lambda: type(iter(memoryview(b''))).__name__)
r(lambda: iter(memoryview(b'abcd').cast('I', [])))
r(lambda: iter(memoryview(bytes(4)).cast('B', [2, 2])))
---
# 10: reversed(m)
r(lambda: list(reversed(memoryview(b'abc'))))
r(lambda: list(reversed(memoryview(bytes(4)).cast('B', [2, 2]))))
---
# 10: x in m
r(lambda: 97 in memoryview(b'a'))
r(lambda: b'a' in memoryview(b'a'))
r(lambda: 97.0 in memoryview(b'a'))
r(lambda: b'a' in memoryview(b'a').cast('c'))
---
# 10: x in 0-dim
r(lambda: 1 in memoryview(b'abcd').cast('I', []))
---
# 10: index(value[, start[, stop]])
r(lambda: memoryview(b'abca').index(97, 1))
r(lambda: memoryview(b'abc').index(120))
r(lambda: memoryview(b'abc').index(97, None))
---
# 10: index on other ndim
r(lambda: memoryview(b'abcd').cast('I', []).index(1))
r(lambda: memoryview(bytes(4)).cast('B', [2, 2]).index(0))
---
# 10: count(value)
r(lambda: memoryview(b'aab').count(97))
r(lambda: memoryview(b'aab').count('a'))
r(lambda: memoryview(b'abcd').cast('I', []).count(1))
r(lambda: memoryview(b'a').count())
---
# 11: __buffer__(flags, /)
r(lambda: memoryview(b'ab').__buffer__(0).tobytes())
---
# 11: __buffer__ flag errors
r(lambda: memoryview(b'a').__buffer__(1))
r(lambda: memoryview(b'abcd')[::2].__buffer__(0))
r(lambda: memoryview(bytes(4)).cast('B', [2, 2]).__buffer__(88))
r(lambda: memoryview(b'abcd')[::2].__buffer__(152))
r(lambda: memoryview(b'ab').__buffer__(4))
r(lambda: b'a'.__buffer__(2**31))
r(lambda: b'a'.__buffer__(2**70))
---
# 11: requests without FORMAT
try:
    v = memoryview(array.array('i', [1, 2])).__buffer__(8)
    print(repr((v.format, v.itemsize, v.shape, v.nbytes)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 11: requests without ND
r(lambda: memoryview(bytes(6)).cast('B', [2, 3]).__buffer__(0).shape)
---
# 11: __release_buffer__(view, /)
try:
    b = bytearray(b'a')
    v = b.__buffer__(0)
    b.__release_buffer__(v)
    b.append(1)
    print(repr(len(b)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: bytearray(b'a').__release_buffer__(memoryview(b'a')))
r(lambda: bytearray(b'a').__release_buffer__(b'a'))
---
# 11: memoryview._from_flags(object, flags)
r(lambda: memoryview._from_flags(bytearray(b'ab'), 1).readonly)
r(lambda: memoryview._from_flags(b'ab', 1))
r(lambda: memoryview._from_flags(b'ab'))
---
# 12: class with __buffer__(self, flags)
r(lambda: Buf(b'hi') and memoryview(Buf(b'hi')).tobytes())
r(lambda: bytes(Buf(b'hi')))
r(lambda: bytearray(Buf(b'hi')))
---
# 12: __buffer__ returns something else
class BadBuf:
    def __init__(self, x): self.x = x
    def __buffer__(self, flags): return self.x
r(lambda: memoryview(BadBuf(42)))
r(lambda: memoryview(BadBuf(b'x')))
---
# 12: __buffer__ raises
class RaiseBuf:
    def __buffer__(self, flags): raise KeyError("nope")
r(lambda: memoryview(RaiseBuf()))
---
# 12: __buffer__ found on type only
class InstBuf:
    def __init__(self): self.__buffer__ = lambda flags: memoryview(b"")
r(lambda: memoryview(InstBuf()))
---
# 12: bytes(obj) priority
class BytesAndBuf:
    def __bytes__(self): return b"from __bytes__"
    def __buffer__(self, flags): return memoryview(b"from buffer")
class IndexAndBuf:
    def __index__(self): return 2
    def __buffer__(self, flags): return memoryview(b"from buffer")
class IterAndBuf:
    def __iter__(self): return iter([1])
    def __buffer__(self, flags): return memoryview(b"from buffer")
r(lambda: bytes(BytesAndBuf()))
r(lambda: bytearray(BytesAndBuf()))
r(lambda: bytes(IndexAndBuf()))
r(lambda: bytes(IterAndBuf()))
---
# 12: subclass of bytearray overriding __buffer__
class SubBuf(bytearray):
    def __buffer__(self, flags): return memoryview(b"hello")
r(lambda: memoryview(SubBuf(b'other')).tobytes())
r(lambda: bytes(SubBuf(b'other')))
---
# 12: collections.abc.Buffer
import collections.abc
r(lambda: isinstance(b'', collections.abc.Buffer))
r(lambda: isinstance('', collections.abc.Buffer))
---
# 12: inspect.BufferFlags
import inspect
r(lambda: [int(x) for x in (inspect.BufferFlags.FULL, inspect.BufferFlags.FULL_RO)])
---
# 12: bytes / bytearray / array / memoryview __buffer__
r(lambda: [hasattr(o, '__release_buffer__') for o in (b'', bytearray(), array.array('b'), memoryview(b''))])
---
# 12: writable request on bytes
r(lambda: b'a'.__buffer__(1))
---
# 13: bytes/bytearray methods
r(lambda: b'a-b'.split(memoryview(b'-')))
r(lambda: b'abc'.find(memoryview(b'c')))
r(lambda: b'abc'.find('c'))
r(lambda: b'a b'.split(32))
---
# 13: partition returns the given separator object
r(lambda: type(b'a-b'.partition(bytearray(b'-'))[1]).__name__)
r(lambda: type(bytearray(b'a-b').partition(b'-')[1]).__name__)
---
# 13: exports during consumption
try:
    b = bytearray(b'a')
    b'x'.join([b, b])
    b.append(1)
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 13: struct
r(lambda: struct.pack_into('<H', b'ab', 0, 1))
r(lambda: struct.unpack('<H', memoryview(b'abcd')[::2]))
r(lambda: struct.unpack_from('<H', memoryview(b'abcd'), 1))
---
# 14: bytes(), bytearray()
r(lambda: bytes())
r(lambda: bytearray())
---
# 14: T(int)
r(lambda: bytes(3))
r(lambda: bytes(-1))
r(lambda: bytes(2**63))
r(lambda: bytearray(True))
---
# 14: T(iterable of ints)
r(lambda: bytes([1, 256]))
r(lambda: bytearray([1, 256]))
r(lambda: bytes(['a']))
r(lambda: bytes([1.0]))
r(lambda: bytes({1: 2}))
---
# 14: T(str, encoding[, errors])
r(lambda: bytes('é', 'utf-8'))
r(lambda: bytes('a'))
r(lambda: bytes(b'a', 'ascii'))
r(lambda: bytes(errors='x'))
r(lambda: bytes('é', 'ascii'))
r(lambda: bytes('é', 'ascii', 'ignore'))
r(lambda: bytes('a', 'nope'))
---
# 14: T(buffer)
try:
    b = b'ab'
    print(repr(bytes(b) is b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: bytes(memoryview(b'abcd')[::-1]))
---
# 14: T(other)
r(lambda: bytes(1.5))
r(lambda: bytearray(None))
r(lambda: bytes(object))
---
# 14: __bytes__ protocol
r(lambda: bytes(WithBytes(b'x')))
r(lambda: bytes(WithBytes('x')))
---
# 14: sequence without __iter__
class OldSeq:
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return i + 1
r(lambda: bytes(OldSeq()))
---
# 14: failed bytearray.__init__
try:
    b = bytearray(b'abc')
    try: b.__init__([300])
    except ValueError: pass
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    b = bytearray()
    m = memoryview(b)
    print(repr(b.__init__('x', 'ascii')))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 15: x[i]
r(lambda: b'ab'[1])
r(lambda: b'ab'[2])
r(lambda: bytearray(b'ab')[2])
r(lambda: b'ab'[2**70])
---
# 15: x[bad type]
r(lambda: b'ab'['a'])
r(lambda: bytearray(b'ab')[1.0])
r(lambda: b'ab'[0,])
---
# 15: x[a:b:c]
r(lambda: b'abcdef'[4:0:-2])
try:
    b = b'ab'
    print(repr(b[:] is b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: b'ab'[::0])
---
# 15: +
r(lambda: b'a' + bytearray(b'b'))
r(lambda: bytearray(b'a') + b'b')
r(lambda: b'a' + 'b')
r(lambda: 'a' + b'b')
r(lambda: bytearray(b'a') + 1)
---
# 15: 
r(lambda: b'ab' * 2)
r(lambda: b'ab' * -1)
r(lambda: b'ab' * 1.5)
r(lambda: b'abc' * (2**63 - 1))
r(lambda: bytearray(b'abc') * (2**63 - 1))
---
# 15: x in s
r(lambda: 97 in b'a')
r(lambda: b'' in b'')
r(lambda: 300 in b'a')
r(lambda: 'a' in b'a')
r(lambda: None in b'a')
---
# 15: ==, <, …
r(lambda: b'a' < bytearray(b'b'))
r(lambda: b'a' == 'a')
r(lambda: b'a' < 'a')
r(lambda: bytearray(b'a') == array.array('B', b'a'))
r(lambda: b'a' == array.array('B', b'a'))
---
# 15: hash
r(lambda: hash(bytearray()))
r(lambda: {bytearray(): 1})
r(lambda: {bytearray()})
---
# 15: iter
r(lambda: type(iter(b'')).__name__)
r(lambda: type(iter(bytearray())).__name__)
---
# 15: repr
r(lambda: repr(b"'"))
r(lambda: repr(b"'\""))
r(lambda: repr(bytearray(b"'")))
r(lambda: repr(bytearray(b"'\"")))
r(lambda: repr(b'\a\x7f\xff\\'))
---
# 15: str(), format()
r(lambda: str(b'a'))
r(lambda: format(b'a', 's'))
r(lambda: f"{bytearray(b'a')}")
---
# 15: identity of results (bytes)
try:
    a = b'abc'
    print(repr((a.strip() is a, a * 1 is a, b''.join([a]) is a)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    a = bytearray(b'abc')
    print(repr((a.strip() is a, a * 1 is a)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 15: not generic
r(lambda: bytes[int])
---
# 16: capitalize, lower, upper, swapcase, title
r(lambda: b"they're 1a".title())
r(lambda: b'\xc9a'.capitalize())
r(lambda: b'aB\xe9'.swapcase())
---
# 16: isalnum isalpha isascii isdigit islower isspace istitle isupper
r(lambda: b''.isascii())
r(lambda: b''.isalpha())
r(lambda: b'\x85'.isspace())
r(lambda: b'Ab Cd'.istitle())
---
# 16: center, ljust, rjust(width[, fill])
r(lambda: b'ab'.center(5, b'-'))
r(lambda: b'abc'.center(6, b'-'))
r(lambda: b'a'.center(3, 'x'))
r(lambda: b'a'.center(3, b'xy'))
---
# 16: zfill(width)
r(lambda: b'-1'.zfill(4))
r(lambda: b'+'.zfill(3))
---
# 16: expandtabs(tabsize=8)
r(lambda: b'a\tb\r\tc'.expandtabs(4))
r(lambda: b'a\tb'.expandtabs(0))
---
# 16: count/find/rfind/index/rindex(sub[, start[, end]])
r(lambda: b'aaa'.count(b'aa'))
r(lambda: b'abc'.find(98))
r(lambda: b'abc'.find(b'', 4))
r(lambda: b'abc'.index(b'z'))
r(lambda: b'abc'.find(300))
r(lambda: b'abc'.find('a'))
r(lambda: b'abc'.count(b''))
---
# 16: startswith, endswith(prefix or tuple[, start[, end]])
r(lambda: b'abc'.startswith((b'x', b'a')))
r(lambda: b'abc'.startswith([b'a']))
r(lambda: b'abc'.endswith('c'))
r(lambda: b''.startswith(b'', 1))
---
# 16: replace(old, new, /, count=-1)
r(lambda: b'aaa'.replace(b'aa', b'b'))
r(lambda: b'ab'.replace(b'', b'-'))
r(lambda: b'aa'.replace(b'a', b'b', count=1))
r(lambda: b'a'.replace(97, b''))
---
# 16: split/rsplit(sep=None, maxsplit=-1)
r(lambda: b' a  b '.split())
r(lambda: b'a\x1cb'.split())
r(lambda: b'a,b,c'.rsplit(b',', 1))
r(lambda: b'a'.split(b''))
r(lambda: b'a'.split(' '))
r(lambda: b''.split())
r(lambda: b''.split(b','))
---
# 16: splitlines(keepends=False)
r(lambda: b'a\r\nb\x0bc\r'.splitlines())
r(lambda: b'a\nb'.splitlines(True))
---
# 16: partition/rpartition(sep)
r(lambda: b'a.b.c'.rpartition(b'.'))
r(lambda: b'a'.partition(b'x'))
r(lambda: b'a'.partition(b''))
---
# 16: strip/lstrip/rstrip(bytes=None)
r(lambda: b'xaxx'.strip(b'x'))
r(lambda: b' \x0b\x1c a'.lstrip())
r(lambda: b'a'.strip('a'))
---
# 16: removeprefix/removesuffix
r(lambda: b'spam'.removeprefix(b'sp'))
r(lambda: b'spam'.removesuffix((b'm',)))
---
# 16: join(iterable)
r(lambda: b','.join([b'a', bytearray(b'b'), memoryview(b'c')]))
r(lambda: b''.join([b'a', 'b']))
r(lambda: b''.join([1]))
r(lambda: b''.join(5))
---
# 16: translate(table, /, delete=b'')
r(lambda: b'hello'.translate(None, b'l'))
r(lambda: b'a'.translate(b'x'))
r(lambda: b'a'.translate(bytes.maketrans(b'a', b'z')))
---
# 16: maketrans(frm, to)
r(lambda: bytes.maketrans(b'a', b'bc'))
r(lambda: type(bytearray.maketrans(b'', b'')).__name__)
---
# 16: decode(encoding='utf-8', errors='strict')
r(lambda: b'\xff'.decode())
r(lambda: b'\xff'.decode('ascii', 'replace'))
r(lambda: b'\xff'.decode('latin-1'))
r(lambda: b'a'.decode('nope'))
---
# 16: hex([sep[, bytes_per_sep]])
r(lambda: b'\x01\x02\x03'.hex(' ', 2))
r(lambda: b'ab'.hex(''))
---
# 16: fromhex(string)
r(lambda: bytes.fromhex('0a 0B'))
r(lambda: bytes.fromhex('0g'))
r(lambda: bytes.fromhex('abc'))
r(lambda: bytes.fromhex('a b'))
r(lambda: bytes.fromhex(b'4142'))
r(lambda: bytes.fromhex(5))
r(lambda: bytearray.fromhex('ff'))
---
# 16: % formatting
r(lambda: b'%d %s' % (1, b'x'))
r(lambda: b'%5.1f|%-4d|%#x' % (2.25, 3, 255))
r(lambda: b'%(k)b' % {b'k': b'v'})
r(lambda: b'%b' % 'x')
r(lambda: b'%d' % 'x')
r(lambda: b'%x' % 1.5)
r(lambda: b'%c' % 256)
r(lambda: b'%c' % b'ab')
r(lambda: b'%d' % (1, 2))
r(lambda: b'%d %d' % 1)
r(lambda: b'%z' % 1)
r(lambda: b'%' % 1)
r(lambda: b'a' % 1)
---
# 16: reflected %
r(lambda: b'a'.__rmod__(1))
---
# 16: ord()
r(lambda: ord(b'a'))
r(lambda: ord(bytearray(b'ab')))
---
# 16: absent
r(lambda: b''.format)
---
# 17: b[i] = v
try:
    b = bytearray(2)
    b[0] = 255
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    bytearray(2)[5] = 300
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    bytearray(2)[5] = 1
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    bytearray(2)[0] = 'a'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 17: b[a:b] = x
try:
    b = bytearray(b'abc')
    b[1:2] = [1, 2, 3]
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    bytearray(2)[0:1] = 5
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    bytearray(2)[0:1] = 'a'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    bytearray(2)[0:1] = None
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    bytearray(2)[0:1] = ['a']
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 17: b[a:b:c] = x
try:
    b = bytearray(range(6))
    b[::2] = b'xyz'
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    bytearray(4)[::2] = b'a'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    b = bytearray(range(6))
    b[::2] = b''
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 17: del b[i], del b[slice]
try:
    b = bytearray(range(6))
    del b[::-2]
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    del bytearray(1)[5]
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 17: append(v), insert(i, v)
try:
    b = bytearray()
    b.append(65)
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: bytearray().append(256))
r(lambda: bytearray().append('a'))
try:
    b = bytearray(b'a')
    b.insert(-9, 66)
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 17: extend(x)
r(lambda: bytearray().extend('a'))
r(lambda: bytearray().extend(1.0))
try:
    b = bytearray()
    try: b.extend([1, 999])
    except ValueError: pass
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 17: pop([i])
r(lambda: bytearray(b'ab').pop(0))
r(lambda: bytearray().pop())
r(lambda: bytearray(b'a').pop(9))
---
# 17: remove(v)
r(lambda: bytearray(b'a').remove(98))
r(lambda: bytearray(b'a').remove(300))
r(lambda: bytearray(b'a').remove(b'a'))
---
# 17: reverse, clear, copy
import copy
try:
    b = bytearray(b'abc')
    b.reverse()
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 17: resize(size)
try:
    b = bytearray(b'abc')
    b.resize(5)
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: bytearray().resize(-1))
r(lambda: bytearray().resize(2**62))
r(lambda: bytearray().resize('a'))
---
# 17: take_bytes(n=None)
try:
    b = bytearray(b'abcdef')
    print(repr((b.take_bytes(2), b.take_bytes(-1), b)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: bytearray(b'ab').take_bytes(3))
r(lambda: bytearray(b'ab').take_bytes(-3))
r(lambda: bytearray().take_bytes(1.5))
---
# 17: +=, =
try:
    b = bytearray(b'ab')
    b *= 2
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    b = bytearray(b'ab')
    b += b
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    b = bytearray(b'ab')
    b.extend(b)
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 17: BufferError rule
try:
    b = bytearray(b'ab')
    m = memoryview(b)
    print(repr(b.resize(3)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    b = bytearray(b'ab')
    m = memoryview(b)
    b.resize(2)
    b[0:1] = b'x'
    del b[2:]
    b += b''
    print(repr(b))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    b = bytearray(b'ab')
    m = memoryview(b)
    b[0:1] = b'xy'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 17: exports during its own methods
class Clearer:
    def __init__(self, b): self.b = b
    def __index__(self): self.b.clear(); return 1
class ReprClearer:
    def __init__(self, b): self.b = b
    def __repr__(self): self.b.clear(); return "x"
try:
    b = bytearray(b'A')
    print(repr(b.find(Clearer(b))))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    b = bytearray(b'%a')
    print(repr(b % ReprClearer(b)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 17: __alloc__
try:
    b = bytearray(b'a')
    b.clear()
    print(repr(b.__alloc__()))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 17: no sort
r(lambda: bytearray().sort)
---
# 18: array(typecode[, initializer])
r(lambda: array.array())
r(lambda: array.array('i', x=1))
---
# 18: typecodes
r(lambda: array.typecodes)
r(lambda: array.array('x'))
r(lambda: array.array('F'))
r(lambda: array.array(1))
---
# 18: item sizes
r(lambda: [(c, array.array(c).itemsize) for c in array.typecodes])
---
# 18: initializer list/tuple/iterable
r(lambda: array.array('h', [1, 2]))
r(lambda: array.array('h', range(3)))
r(lambda: array.array('h', 5))
r(lambda: array.array('h', None))
---
# 18: initializer bytes/bytearray
r(lambda: array.array('H', b'\1\0\2\0'))
r(lambda: array.array('H', b'abc'))
r(lambda: array.array('H', memoryview(b'ab')))
---
# 18: initializer str
r(lambda: array.array('w', 'hi'))
r(lambda: array.array('i', 'hi'))
r(lambda: array.array('i', array.array('w', 'a')))
---
# 18: initializer array
r(lambda: array.array('d', array.array('b', [1])))
r(lambda: array.array('i', array.array('d', [1.5])))
---
# 18: ArrayType, class_getitem
r(lambda: array.ArrayType is array.array)
r(lambda: repr(array.array[int]))
---
# 18: immutable type, read-only attributes
try:
    array.array.foo = 1
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    array.array('i').typecode = 'b'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 19: integers
r(lambda: array.array('b', [128]))
r(lambda: array.array('b', [-129]))
r(lambda: array.array('B', [256]))
r(lambda: array.array('B', [-1]))
r(lambda: array.array('h', [2**15]))
r(lambda: array.array('H', [2**16]))
r(lambda: array.array('H', [-1]))
r(lambda: array.array('i', [2**31]))
r(lambda: array.array('I', [-1]))
r(lambda: array.array('I', [2**32]))
r(lambda: array.array('l', [2**63]))
r(lambda: array.array('L', [-1]))
r(lambda: array.array('L', [2**64]))
r(lambda: array.array('q', [2**63]))
r(lambda: array.array('Q', [-1]))
r(lambda: array.array('Q', [2**64]))
r(lambda: array.array('b', [2**70]))
r(lambda: array.array('i', [1.0]))
---
# 19: floats
r(lambda: array.array('f', [1e39]))
r(lambda: array.array('d', [2**1024]))
r(lambda: array.array('e', [65520.0]))
r(lambda: array.array('d', ['x']))
---
# 19: complex
r(lambda: array.array('Zd', [1, 2j]))
r(lambda: array.array('Zd', ['x']))
---
# 19: unicode 'w' / 'u'
r(lambda: array.array('w', 'a')[0])
try:
    a = array.array('w', 'a')
    a[0] = 'xy'
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    a = array.array('w', 'a')
    a[0] = 5
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: array.array('w', b'\xff\xff\xff\xff').tounicode())
r(lambda: memoryview(array.array('u', 'a')).format)
---
# 20: a[i]
r(lambda: array.array('i')[0])
try:
    array.array('i')[0] = 1
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    del array.array('i')[0]
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: array.array('i')['x'])
r(lambda: array.array('i')[2**70])
---
# 20: a[i] = v
try:
    array.array('b')[5] = 300
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    array.array('b', [1])[0] = 300
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 20: a[slice] = b
try:
    a = array.array('i', [1, 2, 3])
    a[0:1] = array.array('i', [7, 8])
    print(repr(a))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    a = array.array('i', [1])
    a[0:1] = [1]
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    a = array.array('i', [1])
    a[0:1] = array.array('h', [1])
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    a = array.array('i', range(4))
    a[::2] = array.array('i', [1])
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 20: del a[slice]
try:
    a = array.array('i', range(6))
    del a[::2]
    print(repr(a))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 20: + and +=
r(lambda: array.array('i', [1]) + array.array('i', [2]))
r(lambda: array.array('i', [1]) + array.array('h', [2]))
r(lambda: array.array('i', [1]) + [2])
try:
    a = array.array('i', [1])
    a += [2]
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    a = array.array('i', [1])
    a += array.array('h', [2])
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 20:  and =
r(lambda: array.array('i', [1]) * 2)
r(lambda: array.array('i', [1]) * 'x')
r(lambda: array.array('d', [1.0, 2.0]) * 2**62)
---
# 20: comparison
r(lambda: array.array('i', [1]) == array.array('d', [1.0]))
r(lambda: array.array('i', [1, 2]) < array.array('i', [1, 3]))
r(lambda: array.array('i', [1]) == [1])
r(lambda: array.array('i', [1]) < [1])
r(lambda: array.array('Zd', [1j]) < array.array('Zd', [2j]))
---
# 20: x in a
r(lambda: 1.0 in array.array('i', [1]))
r(lambda: 'x' in array.array('i', [1]))
---
# 20: iteration
r(lambda: type(iter(array.array('i'))).__name__)
---
# 20: repr
r(lambda: array.array('i'))
r(lambda: array.array('d', [1.0]))
r(lambda: array.array('w', "a'"))
---
# 20: hash
r(lambda: hash(array.array('i')))
---
# 20: bool/len
r(lambda: bool(array.array('i', [0])))
---
# 21: append, insert, extend
r(lambda: array.array('i').extend(array.array('h')))
r(lambda: array.array('i').extend(5))
try:
    a = array.array('B')
    try: a.extend([1, 999])
    except OverflowError: pass
    print(repr(a))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    a = array.array('H', [1])
    a.extend(b'a')
    print(repr(a))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 21: fromlist(list)
r(lambda: array.array('i').fromlist((1,)))
try:
    a = array.array('i')
    try: a.fromlist([1, None])
    except TypeError: pass
    print(repr(a))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 21: frombytes(buffer)
try:
    a = array.array('H')
    a.frombytes(b'\1\0')
    print(repr(a))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
r(lambda: array.array('H').frombytes(b'a'))
r(lambda: array.array('B').frombytes(array.array('H', [1])))
r(lambda: array.array('B').frombytes('a'))
r(lambda: array.array('B').frombytes(memoryview(b'abcd')[::2]))
---
# 21: fromfile(f, n), tofile(f)
class Reader:
    def __init__(self, x): self.x = x
    def read(self, n): return self.x
r(lambda: array.array('b').fromfile(Reader(b'a'), 2))
r(lambda: array.array('b').fromfile(Reader(b''), -1))
r(lambda: array.array('b').fromfile(Reader('x'), 1))
---
# 21: fromunicode/tounicode
r(lambda: array.array('i').fromunicode('a'))
r(lambda: array.array('i').tounicode())
r(lambda: array.array('w').fromunicode(5))
---
# 21: tobytes, tolist
r(lambda: array.array('h', [-1]).tobytes())
r(lambda: array.array('e', [0.1]).tolist())
---
# 21: byteswap
try:
    a = array.array('H', [1])
    a.byteswap()
    print(repr(a))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    a = array.array('Zf', [1 + 2j])
    a.byteswap()
    print(repr(a.tobytes()))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 21: buffer_info
r(lambda: array.array('i', [1, 2]).buffer_info()[1])
---
# 21: count, index(v[, start[, stop]]), remove, pop, reverse, clear
r(lambda: array.array('i', [1, 2]).index(9))
r(lambda: array.array('i', [1]).remove(9))
r(lambda: array.array('i').pop())
r(lambda: array.array('i', [1]).pop(5))
r(lambda: array.array('i', [1, 2, 1]).index(1, 1))
---
# 21: BufferError rule
try:
    a = array.array('b', [1, 2])
    m = memoryview(a)
    print(repr(a.append(1)))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    a = array.array('b', [1, 2])
    m = memoryview(a)
    del a[1:1]
except Exception as e:
    print(f"{type(e).__name__}: {e}")
try:
    a = array.array('b', [1, 2])
    m = memoryview(a)
    a.extend([])
    a[0:1] = a[1:2]
    print(repr(a))
except Exception as e:
    print(f"{type(e).__name__}: {e}")
---
# 21: no sort/copy/find
import copy
r(lambda: array.array('i').copy)
---
# 21: memoryview of array
r(lambda: memoryview(array.array('d', [1.5])).tolist())
---
# 22: format syntax
r(lambda: struct.calcsize('ci'))
r(lambda: struct.calcsize('=ci'))
r(lambda: struct.calcsize('<l'))
r(lambda: struct.calcsize('<n'))
r(lambda: struct.calcsize('<Zd'))
r(lambda: struct.calcsize('y'))
r(lambda: struct.calcsize('4'))
r(lambda: struct.calcsize('\0'))
---
# 22: pack errors
r(lambda: struct.pack('b', 200))
r(lambda: struct.pack('i', 1.5))
r(lambda: struct.pack('f', 'x'))
r(lambda: struct.pack('2i', 1))
r(lambda: struct.pack('c', b'ab'))
r(lambda: struct.pack('3s', 'abc'))
r(lambda: struct.pack('f', 1e39))
r(lambda: struct.pack('e', 1e9))
---
# 22: unpack errors
r(lambda: struct.unpack('i', b'ab'))
r(lambda: struct.unpack('i', 5))
r(lambda: struct.unpack_from('i', b'ab', 1))
r(lambda: struct.unpack_from('b', b'ab', -3))
---
# 22: pack_into errors
r(lambda: struct.pack_into('i', bytearray(2), 0, 1))
r(lambda: struct.pack_into('b', bytearray(2), -3, 1))
r(lambda: struct.pack_into('b', b'ab', 0, 1))
---
# 22: iter_unpack
r(lambda: list(struct.iter_unpack('<H', b'\1\0\2\0')))
r(lambda: struct.iter_unpack('<H', b'abc'))
r(lambda: struct.iter_unpack('', b''))
---
# 22: Struct
r(lambda: repr(struct.Struct('<h')))
r(lambda: struct.Struct(5))
