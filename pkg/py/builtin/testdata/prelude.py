# What all chunks know: it is run before each of them.


def fails(text, f, *args, **keywords):
    """Check that f(*args, **keywords) raises "Class: text", or just "Class"."""
    try:
        result = f(*args, **keywords)
    except Exception as e:
        got = type(e).__name__ + (": " + str(e) if str(e) else "")
        assert got == text, got
    else:
        assert False, "no exception, but " + repr(result)


def resizable(b):
    """Report whether nothing holds the memory of a bytearray."""
    try:
        b.append(0)
    except BufferError:
        return False
    b.pop()
    return True


HELD = "BufferError: Existing exports of data: object cannot be re-sized"
RELEASED = "ValueError: operation forbidden on released memoryview object"


class Lender:
    """An exporter that keeps a record of what it is asked."""

    def __init__(self, data):
        self.data = data
        self.asked = []
        self.given = []
        self.back = []

    def __buffer__(self, flags):
        self.asked.append(flags)
        view = memoryview(self.data)
        self.given.append(id(view))
        return view

    def __release_buffer__(self, view):
        self.back.append(id(view))


class Index:
    """An int that runs f when it is looked at."""

    def __init__(self, value, f=lambda: None):
        self.value = value
        self.f = f

    def __index__(self):
        self.f()
        return self.value


def outcome(f):
    """Return the repr of f(), or "Class: text" of what it raises."""
    try:
        return repr(f())
    except Exception as e:
        return type(e).__name__ + (": " + str(e) if str(e) else "")


def same(f, text):
    """Check outcome(f)."""
    got = outcome(f)
    assert got == text, got


said = []


def say(*values):
    """Note what print would have printed."""
    said.append(" ".join([str(v) for v in values]))
