# Double a million numbers where they are, through
# a view.
import array
numbers = array.array('q', range(1_000_000))
view = memoryview(numbers)
for i in range(len(view)):
    view[i] *= 2
print(*numbers[:10])
print(numbers[-1])
