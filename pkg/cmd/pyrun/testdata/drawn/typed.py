# pyrun --memory
import array
longs = array.array("l", [-2, -1, 0, 1, 2])
view = memoryview(longs)
print(view[0], view[-1], view[::2].tolist())
every = view[::2]
back = view[::-1]
