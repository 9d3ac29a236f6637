package builtin

import "github.com/zerocopyzen/zen/pkg/py/object"

// makeBytes returns a bytes object that takes data over: a literal of a
// program, or what a method of another type returns. No byte is copied.
func makeBytes(rt *object.Runtime, data []byte) (object.Value, error) { return MakeBytes(rt, data) }

// MakeBytes returns a bytes object that has data, which it takes over, as its
// memory: it may be any memory of Go. It fails when that exceeds the session's
// limit.
func MakeBytes(rt *object.Runtime, data []byte) (object.Value, error) {
	s := sessionOf(rt)
	if err := s.Heap.Account(data); err != nil {
		return object.Value{}, err
	}
	return adoptBytes(rt, data), nil
}
