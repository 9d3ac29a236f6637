# pyrun --memory
import inspect

class Tape:
    def __init__(self, text):
        self.data = bytearray(text, "ascii")

    def __buffer__(self, flags):
        print("asked for", inspect.BufferFlags(flags))
        return memoryview(self.data)

tape = Tape("abc")
view = memoryview(tape)
view[1] = 66
