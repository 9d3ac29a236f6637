package object

// Walk calls f with every counted object that can be reached from the roots,
// borrowed, until f returns false. It looks at each once and runs no Python
// code.
func Walk(roots func(visit func(Value)), f func(Value) bool) {
	seen := make(map[*Header]bool)
	var waiting []*Header
	meet := func(v Value) {
		if v.h != nil && v.h.refs > 0 && !seen[v.h] {
			seen[v.h] = true
			waiting = append(waiting, v.h)
		}
	}
	roots(meet)
	for len(waiting) > 0 {
		h := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		if !f(h.Value()) {
			return
		}
		children(h, meet)
	}
}
