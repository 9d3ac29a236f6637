// Package syntax reads the Python of the cells: source text becomes a tree, and
// every name in the tree knows where its variable lives.
//
// The language is a subset of Python 3.15. What lies outside of it is refused by
// a SyntaxError that names the construct and its place; what lies inside is read
// as CPython reads it, down to the texts and carets of its errors.
//
//	source ──scanner──▶ tokens ──parser──▶ tree ──resolver──▶ tree with slots
//	           │                   │                 │
//	           └───────────────────┴── *Error ◀──────┘
//
// [ParseFile] runs all three. [ParseInteractive] does for what is typed at a prompt,
// and [Check] says what a prompt does with a text. The tree is that of Python's ast module, with the
// same names ([Name], [Call], [FunctionDef] …) and the same positions, so its
// documentation applies; contexts (Load, Store, Del) are left out, because the
// place of an expression tells them.
//
// [Scope] is what a compiler needs beyond the tree: the slots of a frame, which
// of them are cells, and where a function finds its free variables.
//
// # Contents
//
//	tree.go, expr.go, stmt.go   the nodes
//	scope.go                    scopes and kinds of names
//	error.go, width.go          errors, and how Python prints them
//	decode.go                   from bytes to text
//	scanner.go, token.go …      from text to tokens: number.go, string.go, identifier.go
//	grammar.txt                 the grammar that the parser follows
//	parser.go, …parser.go       from tokens to a tree; escape.go and target.go help
//	diagnose….go                the errors of common mistakes, for what does not parse
//	interactive.go              what is typed at a prompt: complete, incomplete or wrong
//	resolver.go, resolve….go    which variable a name is; symbols.go lays out the frames
//
// # Limits
//
// Trees are small enough for walks that recurse: 200 open brackets, 200 nested
// operators, lambdas and f-strings, 1,000 nodes above one another in an
// expression or a chain of elifs, 100 levels of indentation. A program has at
// most 1 MiB.
//
// # Example
//
//	module, err := syntax.ParseFile("<cell 1>", []byte("m = memoryview(b)[::2]\n"))
//	if e, ok := errors.AsType[*syntax.Error](err); ok {
//		fmt.Print(e.Render()) // File, line, caret, text: as Python prints it
//	}
package syntax
