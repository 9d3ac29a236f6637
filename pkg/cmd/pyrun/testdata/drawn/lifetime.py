# pyrun --steps
data = bytearray(b"abcdef")
view = memoryview(data)
try:
    data.append(103)
except BufferError as e:
    print(e)
with view[2:4] as inner:
    inner[0] = 67
view.release()
data.append(103)
del data
