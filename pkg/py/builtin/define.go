package builtin

// The types refer to one another, so they are declared as empty and defined
// here.
func init() {
	defineBytes()
	defineByteArray()
	defineArray()
	defineStruct()
	defineNDArray()
	defineMemoryView()
	defineBufferWrapper()
	defineModule()
}
