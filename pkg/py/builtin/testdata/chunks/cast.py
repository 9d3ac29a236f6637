# Casts go from one axis to one or many, or back, and through bytes.
m = memoryview(bytes(range(24)))
assert m.cast("I").cast("B") == m
assert m.cast("H", [2, 3, 2]).strides == (12, 4, 2)
assert m.cast("H", (3, 4)).cast("b").shape == (24,)
assert m.cast("@h").format == "@h" and m.cast("h")[1:].format == "h"
assert memoryview(b"").cast("d").shape == (0,)
assert memoryview(b"a").cast("B", [1] * 64).ndim == 64
fails("TypeError: memoryview: casts are restricted to C-contiguous views", m[::2].cast, "X")
fails("TypeError: memoryview: cannot cast view with zeros in shape or strides", m.cast("B", [2, 12])[2:].cast, "X", 5)
fails("TypeError: shape must be a list or a tuple", m.cast("B", [2, 12]).cast, "X", 5)
fails("TypeError: memoryview: cast must be 1D -> ND or ND -> 1D", m.cast("B", [2, 12]).cast, "X", [2, 2])
fails("ValueError: memoryview: number of dimensions must not exceed 64", m.cast, "B", [1] * 65)
fails("ValueError: memoryview: destination format must be a native format prefixed with an optional '@'", m.cast, "<H")
fails("TypeError: memoryview: cannot cast between two non-byte formats", m.cast("H").cast, "I")
fails("TypeError: memoryview: length is not a multiple of itemsize", m[1:].cast, "H")
fails("TypeError: memoryview.cast(): elements of shape must be integers", m.cast, "B", [2.0])
fails("TypeError: memoryview.cast(): elements of shape must be integers", m.cast, "B", [Index(24)])
fails("ValueError: memoryview.cast(): elements of shape must be integers > 0", m.cast, "B", [0])
fails("OverflowError: Python int too large to convert to C ssize_t", m.cast, "B", [2**64])
fails("ValueError: memoryview.cast(): product(shape) > SSIZE_MAX", m.cast, "B", [2**62, 4])
fails("TypeError: memoryview: product(shape) * itemsize != buffer size", m.cast, "B", [5])
fails("TypeError: cast() argument 'format' must be str, not None", m.cast, None)
m.cast("\u2007")  ### "UnicodeEncodeError: 'ascii' codec can't encode character"
