// Package reference describes the language of the cells, line by line, and
// knows whether the description is complete and true.
//
//	entries/*.txt ── Sections ──┬── WriteHTML ──▶ the page /reference
//	                            │
//	object, builtin, eval,      ├── every name that is offered is described,
//	syntax ──── Offered ────────┘   and no other            (inventory_test.go)
//	                                every example gives its result   (example_test.go)
//
// The descriptions live here and not beside the definitions, because the page's
// program must not carry them: only the build and the tests link this package.
//
// # The form of the descriptions
//
// Paragraphs stand apart by empty lines. One that begins with "# " opens a
// section; every other one is an entry: its name, a colon and one line, then an
// example as at Python's prompt.
//
//	# type bytes: bytes
//	A row of bytes that cannot change. Slices copy.
//
//	count: How often a piece occurs without overlap.
//	>>> b'banana'.count(b'an')
//	2
//
// The word after "# " is the section's kind:
//
//	syntax       constructs; "rules: if_stmt" under an entry names the rules of
//	             grammar.txt that it stands for
//	builtins     names known without an import
//	exceptions   the same, exceptions
//	special      special methods, whichever type has them
//	type NAME    a type's attributes, and the type itself under its own name
//	module NAME  a module's names
//	hidden       types that no name leads to, by their own names
//	outside      what is refused; the entry has the address to which the error leads
//	missing      modules that cannot be imported
//
// Examples run in a session of their own, which has imported the section's
// module. The results are those of CPython 3.15: "go test -update" writes them,
// with the python3.15 in $PYTHON315. "(here)" above an entry, or in its section,
// says that CPython differs or lacks it, and then the result is our own.
package reference
