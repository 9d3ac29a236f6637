# pyrun --memory
grid = memoryview(bytearray(range(12))).cast("B", (3, 4))
pixels = bytearray(b"RGBRGBRGB")
green = memoryview(pixels)[1::3]
flipped = memoryview(pixels)[::-1]
green[:] = b"ggg"
