# What is written through a view is written into the object below it.
letter = bytearray(b'Dear Sophie, hello!')
name = memoryview(letter)[5:11]
print(letter)
name[:] = b'Ulrich'
print(letter)

# A view never changes its length, nor what its items are.
for wrong in (b'Jo', memoryview(b'Ulrich').cast('b')):
    try:
        name[:] = wrong
    except ValueError as refusal:
        print(refusal)
