# pyrun --steps --ledger
greeting = bytearray(b"Hello World!")
window = memoryview(greeting)[6:11]
window[:] = b"there"
try:
    window[:] = b"everyone"
except ValueError as e:
    print(e)
print(greeting)
