package object

// Collect finds objects that only keep one another alive, and clears them. It
// returns how many CPython would have found of them.
//
// It works by trial deletion: the references that containers hold of one
// another are subtracted from the counts; who still has owners then is held
// from outside, and so is all that can be reached from there.
func (rt *Runtime) Collect() int {
	rt.made = 0
	owners := make(map[*Header]int32, len(rt.containers))
	for _, c := range rt.containers {
		owners[&c.Header] = c.refs
	}
	// Objects that are no containers but hold one, such as views, are on the
	// way between containers: they are taken into the account when met.
	var inner []*Header
	for _, c := range rt.containers {
		inner = append(inner, &c.Header)
	}
	for i := 0; i < len(inner); i++ {
		children(inner[i], func(v Value) {
			if v.h.refs < 0 {
				return
			}
			if _, known := owners[v.h]; !known {
				owners[v.h] = v.h.refs
				inner = append(inner, v.h)
			}
			owners[v.h]--
		})
	}
	var reached []*Header
	for _, h := range inner {
		if owners[h] > 0 {
			reached = append(reached, h)
			owners[h] = -1
		}
	}
	for len(reached) > 0 {
		h := reached[len(reached)-1]
		reached = reached[:len(reached)-1]
		children(h, func(v Value) {
			if n, known := owners[v.h]; known && n >= 0 {
				owners[v.h] = -1
				reached = append(reached, v.h)
			}
		})
	}
	var garbage []Value
	found := 0
	for _, h := range inner {
		if owners[h] < 0 {
			continue
		}
		found += weight(h)
		if h.gc {
			garbage = append(garbage, h.Value().Retain())
		}
	}
	rt.Collecting = true
	defer func() { rt.Collecting = false }()
	for _, v := range garbage {
		if finalize := v.h.typ.slots.Finalize; finalize != nil {
			finalize(rt, v)
		}
	}
	for _, v := range garbage {
		if clear := v.h.typ.slots.Clear; clear != nil {
			clear(rt, v)
		}
	}
	for _, v := range garbage {
		rt.Release(v)
	}
	return found
}

// Tracked reports whether CPython's collector tracks objects of the kind.
func (k Kind) Tracked() bool {
	switch k {
	case KindNone, KindEllipsis, KindNotImplemented, KindBool, KindInt, KindFloat, KindComplex, KindStr, KindBytes,
		KindByteArray, KindArray, KindRange, KindRangeIterator, KindCode:
		return false
	}
	return true
}

// weight returns how many objects CPython's collector counts for one of ours.
func weight(h *Header) int {
	switch h.kind {
	case KindInstance:
		if As[Instance](h.Value()).attrs != nil {
			return 0 // the dict is counted, which is a part of the object in CPython
		}
	case KindType:
		return 4 // with the tuple of its order and two descriptors
	case KindView:
		return 2 // with what views of one loan share
	case KindFunction:
		n := 1
		children(h, func(v Value) {
			if v.h.kind == KindCell {
				n = 2 // with the tuple of its cells
			}
		})
		return n
	case KindTuple:
		for _, item := range As[Tuple](h.Value()).items {
			if item.h.kind.Tracked() {
				return 1
			}
		}
		return 0
	}
	if h.kind.Tracked() {
		return 1
	}
	return 0
}

// collectEvery is how many containers are made between collections that happen
// by themselves, over and above a quarter of those that exist.
const collectEvery = 10_000

// CollectWhenDue collects if enough containers were made since the last time.
// The machine calls it between instructions.
func (rt *Runtime) CollectWhenDue() {
	if !rt.NoCollect && rt.made > collectEvery+len(rt.containers)/4 {
		rt.Collect()
	}
}

// Made returns the number of containers made since the last collection.
func (rt *Runtime) Made() int { return rt.made }

// children visits what the object owns: its class, when that is counted, and
// what its Children slot names.
func children(h *Header, visit func(Value)) {
	visit(h.typ.Value())
	visitor := h.typ.slots.Children
	if visitor == nil {
		return
	}
	visitor(h.Value(), func(v Value) {
		if v.h != nil {
			visit(v)
		}
	})
}
