# Over an array of C longs a view has longs as
# items, not bytes.
import array
depths = array.array('l', [-7, 12, -300, 45, 6000])
view = memoryview(depths)
print(view.format, view.itemsize, 'bytes an item')
print(view[0], view[-1])
print(view[::2].tolist())

# The same bytes, one by one.
print(view.cast('B')[:8].tolist())
