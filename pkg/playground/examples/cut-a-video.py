# A chunk of a video is cut out twice. A frame
# here has 3,000 bytes.
frame, per_second = 3_000, 25
video = bytearray(60 * per_second * frame)

def offset(minutes, seconds):
    return (minutes * 60 + seconds) * per_second * frame

begin = offset(0, 20)
end = begin + 1_000_000
copy = video[begin:end]
window = memoryview(video)[begin:end]
print(len(copy), len(window), 'bytes from', begin)
window[0] = 255
print(copy[0], video[begin])
