package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// refusedFunctions are built-in functions of Python that a cell cannot have.
// Each says why, and what there is instead.
var refusedFunctions = []function{
	refused("open", pyerr.OSError, "open() is not available: a cell cannot reach files; io.BytesIO keeps a file's bytes in memory"),
	refused("input", pyerr.EOFError, "input() is not available: no keyboard and no file is read here; give the text a name in the program"),
	refused("eval", pyerr.NotImplementedError, "eval() is not available in a cell: write the expression itself"),
	refused("exec", pyerr.NotImplementedError, "exec() is not available in a cell: write the statements themselves"),
	refused("compile", pyerr.NotImplementedError, "compile() is not available in a cell"),
	refused("__import__", pyerr.ImportError, "__import__() is not available in a cell: use an import statement"),
	refused("breakpoint", pyerr.RuntimeError, "breakpoint() is not available in a cell: the picture shows every statement"),
	refused("help", pyerr.RuntimeError, "help() is not available in a cell: see docs.python.org"),
}

func refused(name string, class *pyerr.Class, text string) function {
	return function{name, "*args", text, func(rt *object.Runtime, _ object.Value, args object.Args) (object.Value, error) {
		return object.Value{}, class.New(text)
	}}
}
