package syntax

// arena allocates the most frequent nodes by the chunk.
type arena struct {
	names      []Name
	constants  []Constant
	attributes []Attribute
	calls      []Call
	statements []ExprStmt
	assigns    []Assign
}

const chunkSize = 32

// take returns a pointer to a new element at the end of the chunk.
func take[T any](chunk *[]T) *T {
	if len(*chunk) == cap(*chunk) {
		*chunk = make([]T, 0, chunkSize)
	}
	*chunk = (*chunk)[:len(*chunk)+1]
	return &(*chunk)[len(*chunk)-1]
}
