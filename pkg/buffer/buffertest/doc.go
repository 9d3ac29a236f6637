// Package buffertest helps to test exporters and programs that use package
// buffer.
//
//	func TestImageExports(t *testing.T) {
//		buffertest.TestExporter(t, newImage())
//	}
//
//	func TestSlicingIsFree(t *testing.T) {
//		heap := new(buffer.Heap)
//		defer buffertest.Empty(t, heap)
//		…
//		buffertest.NoCopy(t, heap, func() { … })
//	}
//
// [TestExporter] checks that a type keeps the buffer protocol, [NoCopy] that
// the library copies nothing during a function, and [Empty] that memory and
// loans have been given back.
package buffertest
