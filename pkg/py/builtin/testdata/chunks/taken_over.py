# A class may take over what belongs to a built-in class: its objects are not
# taken for that class's.
import array
class Own:
    tolist = memoryview.tolist
    format = memoryview.format
    args = BaseException.args
    append = array.array.append
    __len__ = memoryview.__len__
    __getitem__ = bytearray.__getitem__
    __iter__ = bytes.__iter__
    __buffer__ = bytearray.__buffer__
o = Own()
for name, owner in (("tolist", "memoryview"), ("format", "memoryview"), ("args", "BaseException"), ("append", "array.array")):
    fails(f"TypeError: descriptor '{name}' for '{owner}' objects doesn't apply to a 'Own' object", getattr, o, name)
for i in range(3):
    fails("TypeError: descriptor 'tolist' for 'memoryview' objects doesn't apply to a 'Own' object", lambda: o.tolist())
    fails("TypeError: descriptor '__len__' requires a 'memoryview' object but received a 'Own'", lambda: o.__len__())
fails("TypeError: descriptor '__len__' requires a 'memoryview' object but received a 'Own'", len, o)
fails("TypeError: descriptor '__getitem__' requires a 'bytearray' object but received a 'Own'", lambda: o[0])
fails("TypeError: descriptor '__iter__' requires a 'bytes' object but received a 'Own'", iter, o)
fails("TypeError: descriptor '__buffer__' requires a 'bytearray' object but received a 'Own'", memoryview, o)
fails("TypeError: descriptor '__buffer__' requires a 'bytearray' object but received a 'Own'", b"".find, o)
class Heir(Own):
    def tolist(self): return super().tolist()
fails("TypeError: descriptor 'tolist' for 'memoryview' objects doesn't apply to a 'Heir' object", Heir().tolist)
fails("TypeError: descriptor 'format' for 'memoryview' objects doesn't apply to a 'int' object", memoryview.format.__get__, 5)
fails("TypeError: descriptor 'format' for 'memoryview' objects doesn't apply to a 'int' object", memoryview.format.__set__, 5, 1)
fails("TypeError: descriptor 'args' for 'BaseException' objects doesn't apply to a 'Own' object", setattr, o, "args", 5)
---
# The object's own attribute comes first; heirs of the class are its objects.
class Own:
    tolist = memoryview.tolist
o = Own()
o.tolist = lambda: "own"
for i in range(3):
    assert o.tolist() == "own"
class Bytes(bytearray):
    digits = bytearray.hex
assert Bytes(b"a").digits() == "61"
del o.tolist
o.tolist()  ### "TypeError: descriptor 'tolist' for 'memoryview' objects doesn't apply to a 'Own' object"
