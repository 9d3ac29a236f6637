package playground

import (
	"time"

	"github.com/zerocopyzen/zen/pkg/py/eval"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// editTime is how long the value of an edit may take: the page waits for it.
const editTime = 500 * time.Millisecond

// Assign assigns an item of a view, or of a buffer, as Python would: v[i] = value
// with one number, v[i, j] = value with several, v[()] = value with none. value
// is the text of an expression. It answers as Edit does.
func (m *Machine) Assign(id uint64, index []int, value string) *Failure {
	return m.edit(func() error {
		return m.withObject(id, func(rt *object.Runtime, v object.Value) error {
			item, err := m.evaluate(value)
			if err != nil {
				return err
			}
			defer rt.Release(item)
			key, err := keyOf(rt, index)
			if err != nil {
				return err
			}
			defer rt.Release(key)
			return object.SetItem(rt, v, key, item)
		})
	})
}

// evaluate returns the value of an expression.
func (m *Machine) evaluate(text string) (object.Value, error) {
	deadline, overdue := m.deadline, m.overdue
	defer func() { m.deadline, m.overdue = deadline, overdue }()
	m.deadline = eval.Elapsed() + editTime
	return m.session.Machine.Evaluate("<edit>", text)
}

// keyOf returns what stands between the brackets.
func keyOf(rt *object.Runtime, index []int) (object.Value, error) {
	if len(index) == 1 {
		return object.Int(int64(index[0])), nil
	}
	items := make([]object.Value, len(index))
	for i, n := range index {
		items[i] = object.Int(int64(n))
	}
	return object.MoveTuple(rt, items)
}
