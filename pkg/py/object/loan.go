package object

// A loan is as much as this package needs to know of what [Slots.Buffer]
// returns: the bytes of a contiguous export, lent until Release.
type loan interface {
	Bytes() ([]byte, error)
	Release()
}

// withBytes calls f with the bytes of a bytes-like object, which are lent for
// the call and must not be changed. It reports whether v is one; when it is
// not, f is not called and the error is nil.
func withBytes(rt *Runtime, v Value, f func(data []byte) error) (known bool, err error) {
	export := v.h.typ.slots.Buffer
	if export == nil {
		return false, nil
	}
	exported, err := export(rt, v)
	if err != nil {
		return true, err
	}
	lent, ok := exported.(loan)
	if !ok {
		return false, nil
	}
	defer lent.Release()
	data, err := lent.Bytes()
	if err != nil {
		return true, err
	}
	return true, f(data)
}
