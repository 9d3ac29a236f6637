# pyrun --ledger
data = bytes(2000)
while data:
    data = data[1:]

view = memoryview(bytes(2000))
while view:
    view = view[1:]
