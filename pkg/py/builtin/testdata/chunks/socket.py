# Pairs of sockets.
import socket
def t(g):
    try: say(repr(g()))
    except BaseException as e: say(type(e).__name__, e)
a, b = socket.socketpair()
t(lambda: a.send(b'hello')); t(lambda: b.recv(3)); t(lambda: b.recv(10)); t(lambda: a.sendall(b'world'))
buf = bytearray(10)
t(lambda: b.recv_into(buf)); t(lambda: buf); t(lambda: b.send(memoryview(b'abcdef')[2:])); t(lambda: a.recv(100))
b.setblocking(False)
t(lambda: b.recv(5)); t(lambda: b.recv(0)); t(lambda: b.recv(-1)); t(lambda: b.recv('a')); t(lambda: b.recv_into(b'abc')); t(lambda: b.recv_into(bytearray(4), -1)); t(lambda: b.recv_into(bytearray(4), 5)); t(lambda: b.send('s')); t(lambda: b.sendall(1)); t(lambda: b.send(memoryview(b'abcdef')[::2]))
a.send(b'xyz'); m = memoryview(buf)[2:]; t(lambda: b.recv_into(m, 2)); t(lambda: buf); t(lambda: b.recv(10))
t(lambda: a.close()); t(lambda: b.recv(5)); t(lambda: b.send(b'x')); t(lambda: a.send(b'x')); t(lambda: a.recv(1)); t(lambda: a.fileno()); t(lambda: b.close()); t(lambda: b.close())
with socket.socketpair()[0] as s: say(type(s))
t(lambda: s.fileno())
a, b = socket.socketpair()
a.sendmsg([b'ab', bytearray(b'cd')]); t(lambda: b.recv(9)); t(lambda: a.shutdown(socket.SHUT_WR)); t(lambda: b.recv(1)); t(lambda: a.send(b'')); t(lambda: b.recv_into(bytearray(3)))
assert said == [
    '5',
    "b'hel'",
    "b'lo'",
    'None',
    '5',
    "bytearray(b'world\\x00\\x00\\x00\\x00\\x00')",
    '4',
    "b'cdef'",
    'BlockingIOError [Errno 11] Resource temporarily unavailable',
    "b''",
    'ValueError negative buffersize in recv',
    "TypeError 'str' object cannot be interpreted as an integer",
    'TypeError recv_into() argument 1 must be read-write bytes-like object, not bytes',
    'ValueError negative buffersize in recv_into',
    'ValueError buffer too small for requested bytes',
    "TypeError a bytes-like object is required, not 'str'",
    "TypeError a bytes-like object is required, not 'int'",
    'BufferError memoryview: underlying buffer is not C-contiguous',
    '2',
    "bytearray(b'woxyd\\x00\\x00\\x00\\x00\\x00')",
    "b'z'",
    'None',
    "b''",
    'BrokenPipeError [Errno 32] Broken pipe',
    'OSError [Errno 9] Bad file descriptor',
    'OSError [Errno 9] Bad file descriptor',
    '-1',
    'None',
    'None',
    "<class 'socket.socket'>",
    '-1',
    "b'abcd'",
    'None',
    "b''",
    'BrokenPipeError [Errno 32] Broken pipe',
    '0',
], said
---
# A socket knows what it is.
import socket
a, b = socket.socketpair()
assert (a.family, a.type, a.proto) == (socket.AF_UNIX, socket.SOCK_STREAM, 0)
a.close()
b.close()
