# A view has no bytes of its own: it shows those
# of another object.
greeting = bytes('Guten Tag', 'ascii')
view = memoryview(greeting)
print(type(view))
print(view[0], chr(view[0]))

# A view prints where the view object lies,
# not where the bytes do.
print(view)

numbers = memoryview(bytearray('zero', 'utf-8'))
print(*numbers)
print(bytes(view[6:9]), bytes(view[::-1]))
