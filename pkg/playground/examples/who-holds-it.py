# An object that lends its memory cannot change its size.
data = bytearray(b'grows and shrinks')
view = memoryview(data)
tail = view[10:]
try:
    data.append(33)
except BufferError as refusal:
    print(refusal)

del view                # tail still holds data
try:
    data.append(33)
except BufferError as refusal:
    print(refusal)

tail.release()
data.append(33)
print(data)

with memoryview(data) as view:
    print(len(view))
data.append(33)         # behind the block nothing holds it
print(data)
