# An object that lends its memory cannot change
# its size.
data = bytearray(b'grows and shrinks')
view = memoryview(data)
tail = view[10:]
try:
    data.append(33)
except BufferError as refusal:
    print(refusal)

# tail still holds data.
del view
try:
    data.append(33)
except BufferError as refusal:
    print(refusal)

tail.release()
data.append(33)
print(data)

with memoryview(data) as view:
    print(len(view))
# Behind the block nothing holds it.
data.append(33)
print(data)
