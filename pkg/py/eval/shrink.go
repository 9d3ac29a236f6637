package eval

import "github.com/zerocopyzen/zen/pkg/py/object"

// A shrink is the slice of a variable that is stored in that variable. Its group
// has the instruction that makes slices, whose argument says which shrink it is.
type shrink struct {
	bounds object.Bounds
	told   bool // a tracer is to hear of the variable
	alone  bool // it is all that a loop does while the variable is true
	next   int  // the instruction behind the group
}

// shrinkAt reports whether the group at pc, a slice of a variable, has constant
// bounds and is stored in that variable. Then it is one of c's shrinks.
func (c *Code) shrinkAt(pc int) bool {
	group, set := c.instructions[pc:], 4
	if len(group) > set+1 && group[set].op() == opBind {
		set++
	}
	stored := opSetLocal
	if group[0].op() == opGlobal {
		stored = opSetGlobal
	}
	if len(group) <= set || group[set] != group[0].with(stored) || group[1].op() != opConst || group[2].op() != opConst {
		return false
	}
	bounds, ok := object.ConstantBounds(c.consts[group[1].arg()], c.consts[group[2].arg()])
	if ok {
		group[3] = instruction(opRange) | instruction(len(c.shrinks))<<8
		next := pc + set + 1
		c.shrinks = append(c.shrinks, shrink{bounds, set == 5, c.isAlone(pc, next), next})
	}
	return ok
}

// isAlone reports whether the slice of a variable, from pc to next, is all that a
// loop does while the variable is true.
func (c *Code) isAlone(pc, next int) bool {
	if next == len(c.instructions) || c.instructions[next].op() != opLoop {
		return false
	}
	test := c.instructions[next].arg()
	body := test + 2
	if c.instructions[body].op() == opStatement {
		body++
	}
	return body == pc && c.instructions[test] == c.instructions[pc].fusedAs(opTest) && c.instructions[test+1].op() == opJumpIfFalse
}

// shrink makes a slice take the place of a variable's value if that can be given
// up for it and, with again set, goes on while the value is true, to the next
// poll at most. It returns how many slices it has made.
func (m *Machine) shrink(v *object.Value, s *shrink, again bool) (rounds int, err error) {
	for {
		shrink := v.Shrinker()
		if shrink == nil {
			return rounds, nil
		}
		part, err := shrink(m.rt, *v, s.bounds)
		if !part.IsSet() {
			return rounds, err
		}
		*v = part
		rounds++
		if !again || m.budget <= 0 {
			return rounds, nil
		}
		if truth, ok := object.PlainTruth(m.rt, part); !truth || !ok {
			return rounds, nil
		}
		m.budget--
	}
}

// shrinkUnheard is shrink for a variable that a tracer is to hear of, if it need
// not after all.
func (m *Machine) shrinkUnheard(v *object.Value, s *shrink) (rounds int, err error) {
	r := m.repeat
	if !r.Now || *v != r.value {
		return 0, nil
	}
	r.Begin()
	rounds, err = m.shrink(v, s, s.alone && !r.Each)
	r.End(rounds, *v, s.bounds)
	r.value = *v
	return rounds, err
}
