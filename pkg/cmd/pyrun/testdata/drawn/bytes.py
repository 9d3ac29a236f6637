# pyrun --memory
zeros = bytes(4)
numbers = bytes([1, 2, 255])
text = bytes("Zürich", "utf-8")
print(text, type(text), *text)
text[0] = 97
