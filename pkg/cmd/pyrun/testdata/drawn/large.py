# pyrun --memory
big = bytearray(range(256)) * 400
view = memoryview(big)
tail = view[100_000:]
numbers = view[:64].cast("q")
halves = view[3:23].cast("h")
big[50_000:50_004] = b"here"
views = [memoryview(big) for _ in range(12)]
