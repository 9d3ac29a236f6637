# The buffer protocol lies below Python; PEP 688
# opens it to classes.
from collections.abc import Buffer
from inspect import BufferFlags

class Shelf:
    def __init__(self, size):
        self.store = bytearray(size)

    def __buffer__(self, flags):
        asked = bool(flags & BufferFlags.FORMAT)
        print('lent; asked for a format:', asked)
        return memoryview(self.store)

    def __release_buffer__(self, view):
        print('given back')

shelf = Shelf(8)
print(isinstance(shelf, Buffer), isinstance([], Buffer))
with memoryview(shelf) as view:
    view[0:4] = b'book'
print(shelf.store)
