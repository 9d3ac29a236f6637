package eval

import "github.com/zerocopyzen/zen/pkg/py/object"

// An Exit is what a SystemExit asks for.
type Exit struct {
	// Status is the exit status of the process, 0 to 255.
	Status int

	// Message is printed to the standard error, with a line feed, unless it
	// is empty.
	Message string
}

// exit reads the code of a SystemExit: None is success, a number is the status,
// anything else is printed and means 1.
//
// See https://docs.python.org/3/library/exceptions.html#SystemExit.
func (m *Machine) exit(exc object.Value) *Exit {
	code, err := object.GetAttr(m.rt, exc, "code")
	if err != nil {
		m.rt.Discard(err)
		return &Exit{Status: 1}
	}
	defer m.rt.Release(code)
	if code.IsNone() {
		return &Exit{}
	}
	if code.IsInt() {
		const beyond = 255 // what CPython makes of a number that is too large
		status, err := object.AsSize(m.rt, code, nil)
		if err != nil {
			m.rt.Discard(err)
			status = beyond
		}
		return &Exit{Status: status & 0xff}
	}
	text, err := object.StrText(m.rt, code)
	if err != nil {
		m.rt.Discard(err)
	}
	return &Exit{Status: 1, Message: text}
}
