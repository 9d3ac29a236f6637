# bytes can be made from a size, from numbers, or
# from text.
zeros = bytes(6)
numbers = bytes([72, 105, 0, 255])
word = bytes('naïve', 'utf-8')
print(zeros)
print(type(numbers), *numbers)
print(word)
print(len('naïve'), 'letters,', len(word), 'bytes')

# Once made they stay as they are.
try:
    numbers[0] = 74
except TypeError as refusal:
    print(refusal)
