# Whether a view can write is up to the object
# below it.
fixed = b'cast in stone'
loose = bytearray(b'written in sand')
over_fixed = memoryview(fixed)
over_loose = memoryview(loose)
print(over_fixed.readonly, over_loose.readonly)

over_loose[0] = ord('W')
print(loose)
try:
    over_fixed[0] = ord('C')
except TypeError as refusal:
    print(refusal)

# A view that only reads can be had of either.
print(over_loose.toreadonly().readonly)
