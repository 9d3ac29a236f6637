# Take one byte from the front until nothing is left, in two ways.
size = 2000

rest = bytes(size)
while rest:
    rest = rest[1:]     # copies all that is left, each time

view = memoryview(bytes(size))
while view:
    view = view[1:]     # moves the front of a window

print('copied by the first loop:', size * (size - 1) // 2, 'bytes')
# Try 4000: the first loop copies four times as much.
