# pyrun --memory
view = memoryview(bytearray(2))
view.release()
kept = memoryview(bytearray(b"held by a view alone"))[-5:]
empty = bytearray()
view[0]
