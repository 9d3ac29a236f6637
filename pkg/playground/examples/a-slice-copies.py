# An ordinary slice is a new object: changing it
# leaves the old one alone.
numbers = [1, 2, 3, 4]
part = numbers[1:3]
part[0] = 99
print(numbers, part)

# So it is with bytes: look for "copied" beside
# the lines below.
data = bytearray(b'abcdefghijklmnop')
half = data[:8]
half[0] = ord('X')
print(data)
print(half)
