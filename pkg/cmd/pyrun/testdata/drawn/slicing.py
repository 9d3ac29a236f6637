# pyrun --memory --ledger
data = b"one two three"
two = data[4:7]
numbers = [1, 2, 3][1:]
view = memoryview(data)[4:7]
