import array
a = array.array('i', [10, -20, 30, -40])
m = memoryview(a)
even = m[::2]
print(even.tolist())

data = bytearray(b'Hello World!')
copy = data[6:12]
window = memoryview(data)[6:12]
window[:] = b'Python'
print(data)
print(copy, str(window, 'ascii'))
