package object

import "github.com/zerocopyzen/zen/pkg/pyerr"

// A Meter limits the memory that a session may hold. Charge refuses with a
// MemoryError; Credit takes back what was charged.
type Meter interface {
	Charge(bytes int) error
	Credit(bytes int)
}

// A Runtime is what the objects of one session share: the meter, the registry
// of containers, the objects waiting to be cleared, the classes of exceptions.
// It belongs to one goroutine at a time.
type Runtime struct {
	// Meter limits memory; nil means no limit.
	Meter Meter

	// Poll is called now and then by long operations. A non-nil error ends
	// the operation and travels on as the program's exception. It runs no
	// Python code. Nil means that nothing wants to be asked.
	Poll func() error

	// Unraisable reports an exception that no one can catch, such as one
	// raised by a __release_buffer__, and gives it up. What was done
	// meanwhile follows "Exception ignored ". Nil drops the exception.
	Unraisable func(err error, meanwhile string)

	// MakeBytes makes the bytes object that int.to_bytes and str.encode
	// return. It takes over data. The package that knows bytes sets it.
	MakeBytes func(rt *Runtime, data []byte) (Value, error)

	// Lend is the Buffer slot of classes that define __buffer__ in Python.
	// The package that makes views sets it.
	Lend func(rt *Runtime, v Value) (any, error)

	// Contents returns a copy of the items of a bytes-like object in C
	// order, whatever its layout. The package that makes views sets it.
	Contents func(rt *Runtime, v Value) (string, error)

	// Session is what the natives of the language share beyond this package.
	// Only the package that made the runtime looks at it.
	Session any

	// Handling is the exception that an except block is handling now, or
	// an empty Value. It becomes the __context__ of the next one.
	Handling Value

	// NoCollect stops the collections that happen by themselves.
	NoCollect bool

	// Collecting is set while Collect clears what it found.
	Collecting bool

	// Depth counts nested calls of Python functions, Natives nested runs of
	// the machine below native functions.
	Depth, Natives int

	// Recursion is the greatest Depth; NativeRecursion of Natives.
	Recursion, NativeRecursion int

	classChanges int // how often a class has got, changed or lost an attribute

	live       int // counted objects that exist
	weighed    int // how many of them the meter has been asked about
	containers []*Container
	dead       []*Header
	clearing   bool
	made       int   // containers made since the last collection
	unpolled   int   // bytes of work since the last poll
	overdue    error // what a poll of Spend answered
	nesting    int   // Go functions that call one another through values

	slices []*Slice // dead ones, for reuse

	classes map[*pyerr.Class]*Type
	reprs   []Value // containers whose repr is being made
	recyclers
}

// NewRuntime returns a runtime with Python's own recursion limit.
func NewRuntime() *Runtime {
	return &Runtime{
		Recursion:       1000,
		NativeRecursion: 200,
		classes:         builtinClasses,
	}
}

// Live returns the number of counted objects that exist.
func (rt *Runtime) Live() int { return rt.live }

// pollEvery is how many bytes an operation may work through before it asks
// Poll: about a tenth of a millisecond of copying.
const pollEvery = 1 << 20

// Work notes that about n bytes were worked through and polls when it is time.
// Operations whose length a program chooses call it as they go.
func (rt *Runtime) Work(n int) error {
	rt.unpolled += n
	if rt.unpolled < pollEvery {
		return nil
	}
	return rt.poll()
}

// poll polls, and returns what an earlier poll has left behind first.
func (rt *Runtime) poll() error {
	rt.unpolled = 0
	if err := rt.overdue; err != nil {
		rt.overdue = nil
		return err
	}
	if rt.Poll == nil {
		return nil
	}
	return rt.Poll()
}

// Spend is Work in the midst of what cannot end half-way, such as moving the
// items of a list: the error of a poll is kept for the next Work, or for
// [Runtime.Overdue].
func (rt *Runtime) Spend(n int) {
	rt.unpolled += n
	if rt.unpolled >= pollEvery {
		rt.spend()
	}
}

func (rt *Runtime) spend() {
	kept := rt.overdue
	rt.overdue = nil
	if rt.overdue = rt.poll(); rt.overdue == nil {
		rt.overdue = kept
	}
}

// Overdue returns the error that Spend has kept, once.
func (rt *Runtime) Overdue() error {
	err := rt.overdue
	rt.overdue = nil
	return err
}

// Weigh fails when the objects that have been made are more than the memory
// limit admits. Their headers are not charged one by one; the meter is asked
// whenever weighEvery more of them live. It runs no Python code.
func (rt *Runtime) Weigh() error {
	rt.weighed = min(rt.weighed, rt.live)
	if rt.live-rt.weighed < weighEvery {
		return nil
	}
	rt.weighed = rt.live
	return rt.chargeUncounted(weighEvery * objectSize)
}

const (
	weighEvery = 1 << 14
	objectSize = 128 // a small object with what it holds, about
)

// Charge asks the meter for n bytes. To get and clear them is work, too.
func (rt *Runtime) Charge(n int) error {
	if err := rt.Work(n); err != nil {
		return err
	}
	if rt.Meter == nil {
		return nil
	}
	return rt.Meter.Charge(n)
}

// Credit gives n bytes back to the meter.
func (rt *Runtime) Credit(n int) {
	if rt.Meter != nil {
		rt.Meter.Credit(n)
	}
}

// Release takes one owner from v. When it was the last, the object is cleared
// before Release returns: its children are released in turn, without recursion,
// and its memory is ready for reuse.
func (rt *Runtime) Release(v Value) {
	if v.h.refs > 0 {
		rt.drop(v.h)
	}
}

// drop takes one owner from an object that counts them. Release is so short
// that it is inlined: most values count nothing.
func (rt *Runtime) drop(h *Header) {
	h.refs--
	if h.refs == 0 {
		rt.bury(h)
	}
}

// ReleaseAll releases each value of vs that is set and empties its slot.
func (rt *Runtime) ReleaseAll(vs []Value) {
	const piece = pollEvery / pollItem
	for ; len(vs) > piece; vs = vs[piece:] {
		rt.ReleaseAll(vs[:piece])
		rt.Spend(pollEvery)
	}
	for i, v := range vs {
		if v.h != nil {
			vs[i] = Value{}
			rt.Release(v)
		}
	}
}

// Replace stores v, whose reference it takes over, in *slot and then releases
// what was there.
func (rt *Runtime) Replace(slot *Value, v Value) {
	old := *slot
	*slot = v
	if old.h != nil {
		rt.Release(old)
	}
}

// bury clears dead objects until none is left. Objects that die meanwhile join
// the list.
func (rt *Runtime) bury(h *Header) {
	if rt.clearing {
		rt.dead = append(rt.dead, h)
		return
	}
	rt.clearing = true
	rt.clear(h)
	for len(rt.dead) > 0 {
		last := len(rt.dead) - 1
		h = rt.dead[last]
		rt.dead = rt.dead[:last]
		rt.clear(h)
	}
	rt.clearing = false
}

func (rt *Runtime) clear(h *Header) {
	if finalize := h.typ.slots.Finalize; finalize != nil {
		// The finalizer may run Python code, which may bring the object back
		// to life. Objects that die in it are cleared there and then, as
		// CPython clears them.
		h.refs = 1
		rt.clearing = false
		finalize(rt, h.Value())
		rt.clearing = true
		h.refs--
		if h.refs > 0 {
			return
		}
	}
	if h.gc {
		rt.unregister(containerOf(h))
	}
	rt.live--
	t := h.typ
	if t.slots.Free != nil {
		t.slots.Free(rt, h.Value())
	}
	rt.Release(t.Value())
}

func (rt *Runtime) register(c *Container) {
	c.place = int32(len(rt.containers))
	rt.containers = append(rt.containers, c)
	rt.made++
}

func (rt *Runtime) unregister(c *Container) {
	last := len(rt.containers) - 1
	moved := rt.containers[last]
	rt.containers[c.place] = moved
	moved.place = c.place
	rt.containers[last] = nil
	rt.containers = rt.containers[:last]
}

// Raise returns exc as the error that carries it. It takes over the caller's
// reference.
func Raise(exc Value) error { return &Raised{exc} }

// maxNesting is how deep Go functions may call one another through the values
// they work on, such as for the repr of a list in a list. A browser's stack ends
// at about three times as much.
const maxNesting = 500

// enterNative counts one more such function, so that the recursion ends before
// the stack does. Runs of the machine are counted in Natives.
func (rt *Runtime) enterNative() error {
	if rt.nesting >= maxNesting {
		return pyerr.RecursionError.New("maximum recursion depth exceeded")
	}
	rt.nesting++
	return nil
}

func (rt *Runtime) leaveNative() { rt.nesting-- }

// chargeUncounted charges n bytes of an object that has no owners to count: no
// one can say when it goes. They are let through at once and looked at in
// sum: when enough has gathered the meter is asked what is really in use.
func (rt *Runtime) chargeUncounted(n int) error {
	if rt.Meter == nil {
		return nil
	}
	if m, ok := rt.Meter.(interface{ ChargeUncounted(int) error }); ok {
		return m.ChargeUncounted(n)
	}
	if err := rt.Meter.Charge(n); err != nil {
		return err
	}
	rt.Meter.Credit(n)
	return nil
}
