# Double numbers where they are, through a view.
import array
numbers = array.array('q', range(1_000_000))
view = memoryview(numbers)[:100_000]
for i in range(len(view)):
    view[i] *= 2
print(*numbers[:10])
print(numbers[99_999], numbers[100_000])
# The loop copied nothing; line 7 copied ten numbers, to print them.
