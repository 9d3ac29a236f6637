package eval

import "github.com/zerocopyzen/zen/pkg/py/object"

// unraisable tells of an exception that no one can catch, as one in a __del__,
// and gives it up. One without a traceback gets the place that is at work. A
// program that was abandoned is over: it has nothing to tell.
//
// See https://docs.python.org/3/library/sys.html#sys.unraisablehook.
func (m *Machine) unraisable(err error, meanwhile string) {
	exc := m.rt.Exception(err)
	defer m.rt.Release(exc)
	if m.abandoned() {
		return
	}
	if m.top != nil && !object.As[object.Exception](exc).Traceback.IsSet() {
		m.addTraceback(m.top, &object.Raised{Exc: exc})
	}
	// Nobody is left who could be told that telling failed.
	_ = m.config.Errors("Exception ignored " + meanwhile + ":\n" + m.traceback(exc))
}
