# pyrun --memory
data = bytearray("hello", "ascii")
view = memoryview(data)
print(view[0], chr(view[0]), *view)
print(memoryview(b"fixed").readonly, view.readonly)
part = view[1:4]
