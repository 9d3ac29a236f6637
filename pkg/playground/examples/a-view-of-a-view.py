# A part of a view is a view again, and prints as
# one.
import array
scores = array.array('i', [40, 25, 12, 7])
view = memoryview(scores)
print(view[1])
view[1] = 26
last = view[2:]
print(last.tolist(), scores.tolist())

# Not its items: where the view object lies.
print(last)
