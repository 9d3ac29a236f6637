# pyrun --memory
import sys
data = b"kept until the end"
view = memoryview(data)
sys.exit(7)
