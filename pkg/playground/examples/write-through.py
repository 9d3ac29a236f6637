# What is written through a view is written into
# the object below it.
letter = bytearray(b'Dear Sophie, hello!')
name = memoryview(letter)[5:11]
print(letter)
name[:] = b'Ulrich'
print(letter)

# A view never changes its length, nor what its
# items are.
signed = memoryview(b'Ulrich').cast('b')
for wrong in (b'Jo', signed):
    try:
        name[:] = wrong
    except ValueError as refusal:
        print(refusal)
