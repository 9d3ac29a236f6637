package syntax

import (
	"strings"
	"testing"
)

// cell is a program of 100 lines, as a tutorial has them.
var cell = []byte(strings.Repeat(`import array
data = bytearray(b"hello world")
view = memoryview(data)[2:9:2]
def total(buffer, *, scale=1):
    """The sum of a buffer's items."""
    result = 0
    for i, item in enumerate(memoryview(buffer)):
        if item % 2 == 0 and i > 0x10:
            result += item * scale - 3.5
    return result
class Source:
    def __buffer__(self, flags):
        return memoryview(self.data).cast("B")
try:
    data.append(view[0] + total(data, scale=2))
except BufferError as error:
    print(f"{type(error).__name__}: {error!s:>{len(data)}}")
finally:
    view.release()
pairs = [(a, b) for a in data for b in b"xyz" if a != b]
`, 5))

func BenchmarkParseCell(b *testing.B) {
	b.SetBytes(int64(len(cell)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseFile("<cell>", cell); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseLargest(b *testing.B) {
	source := []byte(strings.Repeat(string(cell), maxSource/len(cell)))
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseFile("<cell>", source); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseError(b *testing.B) {
	source := append(append([]byte{}, cell...), "print(f(1 2))\n"...)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseFile("<cell>", source); err == nil {
			b.Fatal("no error")
		}
	}
}
