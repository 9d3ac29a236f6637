# pyrun --steps
text = bytearray("spam", "ascii")
text[0] = 83
text.append(33)
print(text)
