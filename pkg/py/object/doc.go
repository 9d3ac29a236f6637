// Package object provides the values of the language of the cells: what a name
// can hold, who owns it, and what it can do.
//
// # Values
//
// A [Value] is 16 bytes: a pointer to an object's header, and 64 bits. Small
// ints, floats, bools, None, Ellipsis and NotImplemented live in the bits
// alone; their header is a static one that only names the kind:
//
//	      header          bits
//	┌───────────────┬───────────────┐
//	│ &intHeader    │ 42            │   42
//	├───────────────┼───────────────┤
//	│ &floatHeader  │ 0x3ff8…       │   1.5
//	├───────────────┼───────────────┤
//	│ ● ────┐       │ 0             │   [1, 2]
//	└───────┼───────┴───────────────┘
//	        ▼
//	┌──────┬──────┬──────┬──────────────────────┐
//	│ type │ refs │ kind │ the list's items …   │  a List begins with a Header
//	└──────┴──────┴──────┴──────────────────────┘
//
// The zero Value is no Python value at all: it marks an unset slot.
//
// # Owners
//
// Python gives a view's export back the moment the last reference goes, and
// programs rely on it. Go's collector cannot tell when that is, so every object
// that can hold another, and every buffer object, counts its owners:
//
//   - A live slot (a local, an operand, an item of a container, an attribute)
//     owns one reference. [Value.Retain] adds one, [Runtime.Release] gives one
//     back. Numbers and str hold nothing, so they have no count: for them both
//     do nothing.
//   - A result is owned by whoever receives it.
//   - A native function borrows its arguments: the caller's slots own them until
//     it returns. What it keeps it must retain; what it returns it must retain.
//   - A slot is overwritten before its old value is released, for the release
//     may run Python code that looks at the slot.
//
// Dropping to zero clears an object's children without recursion and hands its
// memory back for reuse. Cycles are found by [Runtime.Collect]; [Runtime.Audit]
// recounts every owner from the roots, and the tests run it after each statement.
//
// # Types
//
// A [Type] is a Python class. What it can do stands in its [Slots], a table of
// Go functions; a class written in Python gets slots that call its methods, and
// a built-in one gets methods that call its slots, so both look alike from
// either side. Built-in types are immutable and shared by all sessions; whatever
// can change belongs to a [Runtime].
//
// # Containers
//
// Lists, tuples and dicts keep their items in Go slices and own one reference
// for each. Comparing, hashing and printing items may run Python code that
// changes the container meanwhile, so walks go by place and look anew after each
// call. Dicts keep the order of insertion; sets place their elements as CPython
// does, so that a set of ints prints in the same order (one of strs has a random
// order there). Slots are charged to the meter before they are made. Iterators,
// ranges and short tuples are recycled.
//
// # Errors
//
// A Python exception travels as a Go error: a *[pyerr.Error] where only a class
// and a text are known, a *[Raised] once the exception object exists. There are
// no panics for anything a program can provoke.
package object
