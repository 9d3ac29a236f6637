import array, struct


def t(f, *args, **named):
    """Print what f returns, or the exception that it raises."""
    try:
        print(f(*args, **named))
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


def r(f):
    """Print the repr of what f returns, or the exception that it raises."""
    t(lambda: repr(f()))


class Buf:
    def __init__(self, data):
        self.data = data

    def __buffer__(self, flags):
        return memoryview(self.data)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class WithBytes:
    def __init__(self, data):
        self.data = data

    def __bytes__(self):
        return self.data


def held(b):
    """Report whether the memory of a bytearray or an array is lent."""
    try:
        b.append(0)
    except BufferError:
        return True
    b.pop()
    return False


CODES = ("c", "b", "B", "?", "h", "H", "i", "I", "l", "L", "q", "Q", "n", "N", "e", "f", "d", "Zf", "Zd", "P")
VALUES = (0, 1, -1, 127, 128, 255, 256, 65535, 65536, 2**31 - 1, 2**31, -2**31 - 1, 2**32, 2**63 - 1, 2**63, -2**63 - 1, 2**64, 10**40,
          1.0, 2.5, -0.0, float("inf"), 1e39, 1e-46, 3j, True, None, "a", b"a", b"ab", bytearray(b"a"), Index(7), [1], ())
