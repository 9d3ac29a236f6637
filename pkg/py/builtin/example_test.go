package builtin_test

import (
	"fmt"

	"github.com/zerocopyzen/zen/pkg/py/builtin"
	"github.com/zerocopyzen/zen/pkg/py/eval"
)

func ExampleSession() {
	s := builtin.NewSession(builtin.Config{
		Output: func(text string) error {
			fmt.Print(text)
			return nil
		},
	})
	defer s.Close()
	err := s.Machine.Run("cell", `
data = bytearray(b"hello")
view = memoryview(data)[1:3]
view[:] = b"EL"
print(data)
data.append(33)
`, eval.File)
	fmt.Println(err)
	// Output:
	// bytearray(b'hELlo')
	// BufferError: Existing exports of data: object cannot be re-sized
}
