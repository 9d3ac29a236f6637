// Package builtin is what a program of the cells finds without defining it: the
// built-in functions and types, and the modules it can import. It is the one
// bridge between the language (packages syntax, object and eval) and the memory
// that the language is about (package buffer).
//
// # Sessions
//
// A [Session] is one running Python. It owns a runtime, whose objects count
// their owners, a heap, whose memory the buffers lie in, and a machine, which
// runs programs. Sessions share nothing that can change.
//
//	┌─ Session ────────────────────────────────────────────┐
//	│  Machine ──runs──▶ functions, types, modules         │
//	│     │                    │                           │
//	│  Runtime             bytesObject{ buffer.Bytes }     │
//	│  owners, cycles      viewObject { buffer.View  } ──┐ │
//	│                          │ memory                  │ │
//	│                       Heap ◀──────────loan─────────┘ │
//	└──────────────────────────────────────────────────────┘
//
// An object of the language that has a buffer is a header with the library's own
// object behind it, in one piece: nothing is copied at the border, and what
// happens to the memory is told by the library, not by this package.
//
// # Contents
//
//   - Functions stand in tables by subject: number_functions.go,
//     iteration_functions.go, attribute_functions.go and their like. What a cell
//     cannot have is in refused_functions.go, with the reason.
//   - Types: bytes, bytearray, memoryview, super.
//   - Modules are entries of one table, made for a session on its first import:
//     abc, array, collections.abc, copy, functools, gc, inspect, io, itertools,
//     math, numpy (the part that shares memory), operator, socket (pairs in
//     memory), struct, sys, time, timeit, tracemalloc, and _testbuffer for
//     tests. A name that a module has in CPython and not here says why.
//   - [BufferOf] and [ViewOf] show the memory behind an object to a picture.
//
// Texts of errors, sizes and reprs are those of CPython 3.15; the programs of
// testdata/chunks hold for both.
package builtin
