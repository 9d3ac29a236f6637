package builtin

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// unsupportedOperationType is the class io.UnsupportedOperation. In CPython it
// derives from ValueError too.
var unsupportedOperationType = object.NewType(object.TypeSpec{
	Name: "io.UnsupportedOperation", Module: "io", Base: object.ExceptionType(pyerr.OSError),
	Exception: pyerr.NewClass("io.UnsupportedOperation", pyerr.OSError),
})

func init() {
	const noFiles = "a cell cannot reach files; BytesIO keeps a file's bytes in memory"
	modules["io"] = moduleSpec{
		doc:       "The io module provides the Python interfaces to stream handling.",
		types:     []*object.Type{BytesIOType, unsupportedOperationType},
		functions: []function{refused("open", pyerr.OSError, "io.open() is not available: "+noFiles)},
		fill: func(_ *Session, set func(string, object.Value)) error {
			for i, name := range []string{"SEEK_SET", "SEEK_CUR", "SEEK_END"} {
				set(name, object.Int(int64(i)))
			}
			set("DEFAULT_BUFFER_SIZE", object.Int(128<<10))
			return nil
		},
		lacks: map[string]string{
			"FileIO": noFiles, "BufferedReader": noFiles, "BufferedWriter": noFiles, "BufferedRandom": noFiles, "TextIOWrapper": noFiles,
			"RawIOBase": noFiles, "StringIO": "print to a class of your own that has a method write",
		},
	}
}
