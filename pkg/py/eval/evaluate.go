package eval

import (
	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/py/syntax"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// Evaluate returns the value of an expression with the session's names, between
// programs or between the statements of one; the caller owns it. Nothing of it
// is announced. The error is the exception, a SyntaxError when the text is no
// expression.
func (m *Machine) Evaluate(name, text string) (object.Value, error) {
	if m.top == nil {
		m.interrupts.Store(0)
		m.obeyed = 0
	}
	tree, err := syntax.ParseFile(name, []byte(text))
	if err != nil {
		return object.Value{}, PlainError(err)
	}
	var value syntax.Expr
	if len(tree.Body) == 1 {
		if s, ok := tree.Body[0].(*syntax.ExprStmt); ok {
			value = s.Value
		}
	}
	if value == nil {
		return object.Value{}, pyerr.SyntaxError.New("an expression is wanted")
	}
	tree.Body[0] = &syntax.Return{Value: value}
	tracing := m.tracing
	m.tracing = false
	code, err := m.compile(tree, NewSource(name, text), m.globals, false)
	m.tracing = tracing
	if err != nil {
		return object.Value{}, PlainError(err)
	}
	f := m.newFrame(code, nil)
	m.rt.Release(code.Value())
	return m.nested(f)
}

// Describe returns what the user is told of an error that Evaluate, or an
// operation on its value, has returned. It gives the exception up.
func (m *Machine) Describe(err error) *Failure { return m.failure(err, NewSource("", ""), File) }
