package builtin

import (
	"sync"

	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/format"
	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// A Session is one running Python: a machine, the memory of its buffers, and
// what its built-in functions need. Its objects are known to no other session.
type Session struct {
	Runtime *object.Runtime
	Heap    *buffer.Heap
	Machine *eval.Machine

	// Output receives what the program prints, Errors what it writes to
	// sys.stderr. An error stops the program.
	Output, Errors func(text string) error

	// Flush passes on what Output has kept back. An error stops the program.
	Flush func() error

	modules map[string]object.Value // made on first import, owned

	tracing memoryTracing
	sockets int // made so far

	flags map[int64]object.Value // of inspect.BufferFlags, owned

	registered      []registration // with abstract base classes
	abstractMethods bool           // abstractmethod was used

	blocks blocks       // objects for reuse
	empty  *bytesObject // b"", nil until it is first needed

	formats format.Cache // of the module struct
}

// Config is what a session needs from its surroundings.
type Config struct {
	// MemoryLimit bounds the memory of buffers, containers and strings, in
	// bytes; 0 means no limit.
	MemoryLimit int

	// Output receives what the program prints; nil drops it.
	Output func(text string) error

	// Errors receives what the program writes to sys.stderr; nil sends it
	// to Output.
	Errors func(text string) error

	// Flush is called by sys.stdout.flush() and print(flush=True), for an
	// Output that keeps text back; nil where none does.
	Flush func() error

	// Trace is told of everything that happens to buffers.
	Trace *buffer.Trace

	// Statement, Bound, Repeat and Yield are as in [eval.Config].
	Statement eval.StatementFunc
	Bound     eval.BoundFunc
	Repeat    *eval.Repeat
	Yield     func()

	// Fixtures offers the module _testbuffer, which exists for tests.
	Fixtures bool
}

// keptNothing flushes what keeps no text back.
func keptNothing() error { return nil }

// NewSession returns a session with an empty module.
func NewSession(config Config) *Session {
	rt := object.NewRuntime()
	s := &Session{
		Runtime: rt,
		Heap:    &buffer.Heap{Limit: config.MemoryLimit, Reuse: true, Trace: config.Trace},
		Output:  config.Output,
		Errors:  config.Errors,
		Flush:   config.Flush,
		modules: make(map[string]object.Value),
		flags:   make(map[int64]object.Value),
	}
	if s.Output == nil {
		s.Output = func(string) error { return nil }
	}
	if s.Flush == nil {
		s.Flush = keptNothing
	}
	if s.Errors == nil {
		s.Errors = s.Output
	}
	rt.Session = s
	rt.Meter = &meter{heap: s.Heap}
	rt.MakeBytes = makeBytes
	rt.Lend = lendBuffer
	rt.Contents = contentsOf
	s.Machine = eval.New(rt, eval.Config{
		Builtins:  Names(),
		Module:    s.importModule(config.Fixtures),
		Lacks:     func(module, name string) string { return modules[module].lacks[name] },
		Print:     s.print,
		Errors:    s.complain,
		Uncaught:  s.keepUncaught,
		Yield:     config.Yield,
		Statement: config.Statement,
		Bound:     config.Bound,
		Repeat:    config.Repeat,
		Roots: func(visit func(object.Value)) {
			for _, module := range s.modules {
				visit(module)
			}
			for _, flag := range s.flags {
				visit(flag)
			}
			for _, r := range s.registered {
				visit(r.abstract)
				visit(r.class)
			}
		},
	})
	s.Heap.Poll = rt.Poll
	return s
}

// sessionOf returns the session of a runtime.
func sessionOf(rt *object.Runtime) *Session { return rt.Session.(*Session) }

func (s *Session) print(text string) error { return s.Output(text) }

// complain shows an error behind all that was printed before it.
func (s *Session) complain(text string) error {
	if err := s.Flush(); err != nil {
		return err
	}
	return s.Errors(text)
}

// Close unbinds every name and module of the session, so that its memory is
// given back.
func (s *Session) Close() {
	for name, module := range s.modules {
		delete(s.modules, name)
		s.Runtime.Release(module)
	}
	for bits, flag := range s.flags {
		delete(s.flags, bits)
		s.Runtime.Release(flag)
	}
	registered := s.registered
	s.registered = nil
	for _, r := range registered {
		s.Runtime.Release(r.abstract)
		s.Runtime.Release(r.class)
	}
	s.Machine.Close()
}

// Names returns the built-in names. The map is shared and must not be changed.
var Names = sync.OnceValue(func() map[string]object.Value {
	names := map[string]object.Value{
		"None": object.None, "True": object.True, "False": object.False,
		"Ellipsis": object.Ellipsis, "NotImplemented": object.NotImplemented,
	}
	for name, t := range object.ExceptionTypes() {
		names[name] = t.Value()
	}
	names["IOError"], names["EnvironmentError"] = names["OSError"], names["OSError"]
	names["exit"], names["quit"] = newQuitter("exit"), newQuitter("quit")
	for _, t := range namedTypes {
		names[t.ShortName()] = t.Value()
	}
	for _, f := range functions {
		names[f.name] = object.NewNative(f.name, f.params, f.doc, f.fn)
	}
	return names
})

// namedTypes are the types that are built-in names.
var namedTypes = []*object.Type{
	object.ObjectType, object.TypeType, object.IntType, object.BoolType, object.FloatType, object.ComplexType,
	object.StrType, object.TupleType, object.ListType, object.DictType, object.RangeType, object.SliceType,
	object.SetType, object.FrozenSetType, object.EnumerateType, object.ZipType, object.MapType, object.FilterType,
	object.ReversedType, object.PropertyType, object.StaticMethodType, object.ClassMethodType, SuperType,
	BytesType, ByteArrayType, MemoryViewType,
}

// A function is a built-in function.
type function struct {
	name, params, doc string
	fn                object.NativeFunc
}
