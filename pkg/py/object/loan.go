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
	lent, err := lend(rt, v)
	if lent == nil {
		return err != nil, err
	}
	defer lent.Release()
	data, err := lent.Bytes()
	if err != nil {
		return true, err
	}
	return true, f(data)
}

// withBytesIfLent is withBytes for callers that take an object that fails to
// lend its bytes for one that is not bytes-like.
func withBytesIfLent(rt *Runtime, v Value, f func(data []byte) error) (known bool, err error) {
	lent, err := lend(rt, v)
	if err != nil {
		rt.Discard(err)
		return false, nil
	}
	if lent == nil {
		return false, nil
	}
	defer lent.Release()
	data, err := lent.Bytes()
	if err != nil {
		rt.Discard(err)
		return false, nil
	}
	return true, f(data)
}

// lend asks v for its bytes; the loan is nil when v is not bytes-like.
func lend(rt *Runtime, v Value) (loan, error) {
	export := v.h.typ.slots.Buffer
	if export == nil {
		return nil, nil
	}
	exported, err := export(rt, v)
	if err != nil {
		return nil, err
	}
	lent, _ := exported.(loan)
	return lent, nil
}
