# Five ints in an array, read and written through
# a view.
import array
numbers = array.array('i', [3, 1, 4, 1, 5])
print(numbers)
view = memoryview(numbers)
print(view[2])
print(view[1:4].tolist())
view[4] = 59
print(numbers)
