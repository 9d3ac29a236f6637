# The number of an OSError chooses its class.
chosen = [type(OSError(n, "text")).__name__ for n in (1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 108, 110, 111, 114, 115)]
assert chosen == ["PermissionError", "FileNotFoundError", "ProcessLookupError", "InterruptedError", "ChildProcessError",
    "BlockingIOError", "PermissionError", "FileExistsError", "NotADirectoryError", "IsADirectoryError", "BrokenPipeError",
    "ConnectionAbortedError", "ConnectionResetError", "BrokenPipeError", "TimeoutError", "ConnectionRefusedError",
    "BlockingIOError", "BlockingIOError"], chosen
for plain in (OSError(), OSError(2), OSError("text"), OSError(9, "text"), OSError(2.0, "text"), OSError("2", "text"), OSError(1, 2, 3, 4, 5, 6), OSError(2**70, "text")):
    assert type(plain) is OSError, plain
assert type(OSError(True, "text")) is PermissionError
class Own(OSError): pass
assert type(Own(2, "text")) is Own and type(ValueError(2, "text")) is ValueError
try:
    raise OSError(2, "gone")
except FileNotFoundError as e:
    assert (e.errno, e.strerror, e.filename, e.filename2, e.args, str(e)) == (2, "gone", None, None, (2, "gone"), "[Errno 2] gone")
---
# Files are named besides.
e = OSError(2, "gone", "a", None, "b")
assert (e.filename, e.filename2, e.args, str(e), repr(e)) == ("a", "b", (2, "gone"), "[Errno 2] gone: 'a' -> 'b'", "FileNotFoundError(2, 'gone')")
e = FileExistsError(2, "there", b"a")
assert (e.filename, e.args, str(e)) == (b"a", (2, "there"), "[Errno 2] there: b'a'")
e = OSError(2, "gone", None)
assert (e.errno, e.filename, e.args, str(e)) == (2, None, (2, "gone", None), "[Errno 2] gone")
e = BlockingIOError(11, "wait", 5)
assert (e.filename, e.args) == (None, (11, "wait", 5))
e = OSError(1, 2, 3, 4, 5, 6)
assert (e.errno, e.filename, len(e.args)) == (None, None, 6)
b = bytearray(2)
e = OSError(2, "gone", memoryview(b))
assert not resizable(b)
e = None
assert resizable(b)
raise OSError(2, "gone", "a")  ### "FileNotFoundError: \\[Errno 2\\] gone: 'a'$"
---
import socket
assert issubclass(ConnectionResetError, ConnectionError) and EnvironmentError is IOError is OSError is socket.error
fails("TypeError: OSError() takes no keyword arguments", lambda: OSError(2, strerror="x"))
