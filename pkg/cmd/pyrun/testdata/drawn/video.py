# pyrun --ledger
video = bytes(1_000_000)
at = 30 * 10_000
copy = video[at:at + 200_000]
window = memoryview(video)[at:at + 200_000]
