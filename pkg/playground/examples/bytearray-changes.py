# A bytearray is made like bytes, and can be
# changed.
zeros = bytearray(6)
numbers = bytearray([72, 105])
word = bytearray('Hello', 'ascii')
word[0] = 74
print(word)

# Each item is a number from 0 to 255.
zeros[2] = 255
print(*zeros)
try:
    numbers[0] = 256
except ValueError as refusal:
    print(refusal)
