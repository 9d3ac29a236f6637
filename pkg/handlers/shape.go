package handlers

import (
	_ "embed"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"reflect"
	"runtime"
	"strings"
)

// A Shape is a way to write a handler that sends a file.
type Shape struct {
	// ID names the shape in addresses: "serve-content".
	ID string `json:"id"`
	// Title names it for readers.
	Title string `json:"title"`
	// Source is the handler's Go source, as it was compiled.
	Source string `json:"source"`
	// Why says why it keeps or loses the call.
	Why string `json:"why"`
	// Mend says what to write instead, or "" where nothing is to be mended.
	Mend string `json:"mend,omitempty"`
	// Client says how the file is asked for, where that matters, or "".
	Client string `json:"client,omitempty"`

	// make returns the handler that sends the file of a folder.
	make func(dir string) http.Handler
	// transport is how the client and the server speak.
	transport transport
	// ranged says that the client asks for a part.
	ranged bool
}

// A transport is how a client and a server speak.
type transport uint8

const (
	plain  transport = iota // HTTP/1.1 over TCP
	http10                  // HTTP/1.0 over TCP
	secure                  // HTTP/1.1 over TLS
	http2                   // HTTP/2 over TLS
)

//go:embed handlers.go
var source string

// Shapes returns all shapes, those that keep the call first.
func Shapes() []Shape {
	list := append(keeping(), losing()...)
	bodies := bodies()
	for i := range list {
		list[i].Source = bodies[nameOf(list[i].make)]
	}
	return list
}

// nameOf returns the name of a function of this package.
func nameOf(f func(string) http.Handler) string {
	name := runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name()
	return name[strings.LastIndexByte(name, '.')+1:]
}

// bodies returns what stands between the braces of each function in
// handlers.go, one tab less deep, by the function's name.
func bodies() map[string]string {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "handlers.go", source, 0)
	if err != nil {
		panic("handlers: " + err.Error()) // it was compiled
	}
	list := make(map[string]string)
	for _, declaration := range file.Decls {
		f, ok := declaration.(*ast.FuncDecl)
		if !ok || f.Recv != nil {
			continue
		}
		body := source[set.Position(f.Body.Lbrace).Offset+1 : set.Position(f.Body.Rbrace).Offset]
		list[f.Name.Name] = strings.ReplaceAll(strings.Trim(body, "\n\t"), "\n\t", "\n")
	}
	return list
}
