import array
a = array.array('i', [10, -20, 30, -40])
even = memoryview(a)[::2]

data = bytearray(b'Hello World!')
copy = data[6:12]
window = memoryview(data)[6:12]
window[:] = b'Python'
# pyrun --memory
