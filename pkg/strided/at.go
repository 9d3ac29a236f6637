package strided

// At returns one item; there is one index for each axis. It panics when an
// index is out of range.
func (v *View[T]) At(indices ...int) T { return load[T](v.base, v.find(indices)) }

// At1 is At for a view with one axis. It is inlined.
func (v *View[T]) At1(i int) T {
	if v.beyond != 0 || uint(i) >= uint(v.axes[0].shape) {
		panic(badIndex1{i, v.axes[0].shape, v.beyond, false})
	}
	return load[T](v.base, i*v.axes[0].stride)
}

// Set replaces one item; there is one index for each axis. It panics when an
// index is out of range, and when v is read-only.
func (v *View[T]) Set(item T, indices ...int) {
	if v.readonly {
		panicReadOnly("Set")
	}
	store(v.base, v.find(indices), item)
}

// Set1 is Set for a view with one axis. It is inlined.
func (v *View[T]) Set1(i int, item T) {
	if v.readonly || v.beyond != 0 || uint(i) >= uint(v.axes[0].shape) {
		panic(badIndex1{i, v.axes[0].shape, v.beyond, v.readonly})
	}
	store(v.base, i*v.axes[0].stride, item)
}

// find returns how many bytes beyond base an item lies.
func (v *View[T]) find(indices []int) int {
	if len(indices) != v.NumDims() {
		panicCount(len(indices), v.NumDims())
	}
	off := 0
	for i, index := range indices {
		a := &v.axes[i]
		if uint(index) >= uint(a.shape) {
			panicIndex(index, a.shape, i)
		}
		off += index * a.stride
	}
	return off
}
