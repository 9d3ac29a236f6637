# Not every object has a buffer.
try:
    memoryview('a str')
except TypeError as refusal:
    print(refusal)

# What is changed through a view is changed for
# its owner, too.
account = bytearray(b'balance: 100')
lent = memoryview(account)
lent[9] = ord('9')
print(account)

# A view that was released is of no more use.
lent.release()
try:
    lent[0]
except ValueError as refusal:
    print(refusal)
