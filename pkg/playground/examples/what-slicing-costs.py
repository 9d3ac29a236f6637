# Take one byte from the front until nothing is
# left, in two ways.
size = 2000

# Each slice copies all that is left.
rest = bytes(size)
while rest:
    rest = rest[1:]

# Each slice moves the front of a window.
view = memoryview(bytes(size))
while view:
    view = view[1:]

print('the first loop copied')
print(size * (size - 1) // 2, 'bytes')
# Try 4000: that is four times as much.
