package object

import (
	"errors"
	"testing"

	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// A budget is a meter with a limit.
type budget struct{ left, limit int }

func (b *budget) Charge(n int) error {
	if n > b.left {
		return pyerr.MemoryError.New("")
	}
	b.left -= n
	return nil
}

func (b *budget) Credit(n int) { b.left += n }

// TestContainersCharge lets scripts that build large containers run into a
// limit: they fail with MemoryError, and everything charged is credited.
func TestContainersCharge(t *testing.T) {
	for _, source := range []string{
		"[0] * 1000000",
		"[0] * 1000000000000",
		"(0,) * 1000000",
		"l = [0]; l *= 1000000",
		"list(range(1000000))",
		"tuple(range(1000000))",
		"set(range(1000000))",
		"dict.fromkeys(range(1000000))",
		"l = [0]; for i in range(1000000): l.append(i)",
		"l = [0]; for i in range(100): l.extend(l)",
		"l = [0]; for i in range(100): l += l",
		"l = [0]; for i in range(100): l = l + l",
		"d = {}; for i in range(1000000): d[i] = i",
		"s = set(); for i in range(1000000): s.add(i)",
		"l = [1, 2]; for i in range(100): l[1:1] = l",
	} {
		s := newScript(t)
		meter := &budget{left: 1 << 20, limit: 1 << 20}
		s.rt.Meter = meter
		if got := s.run(source); got != "MemoryError: " {
			t.Errorf("%s = %s, want MemoryError", source, got)
		}
		s.close()
		if meter.left != meter.limit {
			t.Errorf("%s: %d bytes were charged and never credited", source, meter.limit-meter.left)
		}
	}
}

// TestContainersCredit runs scripts that grow and shrink containers within the
// limit; in the end nothing is charged.
func TestContainersCredit(t *testing.T) {
	for _, source := range []string{
		"l = list(range(1000)); l.clear()",
		"l = list(range(1000)); for i in range(900): l.pop()",
		"l = list(range(1000)); for i in range(900): l.pop(0)",
		"l = list(range(1000)); del l[::2]; del l[10:]; l[:] = range(50)",
		"l = list(range(100)); l.sort(key=lambda x: -x); l.sort(reverse=True)",
		"d = dict.fromkeys(range(1000)); for i in range(900): d.pop(i)",
		"d = dict.fromkeys(range(100)); for i in range(1000): d[d.popitem()[0] + 1] = i",
		"d = dict.fromkeys(range(100)); for i in range(100000): d[i + 100] = d.pop(i)",
		"s = set(range(1000)); for i in range(900): s.pop()",
		"s = set(range(100)); s |= set(range(200)); s &= set(range(50)); s ^= {1}; s -= s",
		"t = tuple(range(100)); t = t * 2 + t[5:]",
	} {
		s := newScript(t)
		meter := &budget{left: 1 << 20, limit: 1 << 20}
		s.rt.Meter = meter
		s.run(source)
		if err := s.audit(); err != nil {
			t.Errorf("%s: %v", source, err)
		}
		s.close()
		if meter.left != meter.limit {
			t.Errorf("%s: %d bytes were charged and never credited", source, meter.limit-meter.left)
		}
	}
}

// TestContainersStop stops long operations when they poll: none goes on for
// long, and none leaks.
func TestContainersStop(t *testing.T) {
	stop := errors.New("stop")
	for _, source := range []string{
		"l = list(range(100000)); l.sort(key=lambda x: x * 7919 % 100003)",
		"l = [0] * 10000000",
		"l = (0, 1) * 5000000",
		"l = list(range(100000000))",
		"set(range(100000000))",
		"1.5 in range(100000000)",
		"sum = [1] * 100000; [sum] * 100 == [sum + [1]] * 100; for i in range(100): sum.index(2)",
		"l = list(range(100000)); for i in range(100000): l.pop(0)",
		"list(filter(lambda x: False, range(100000000)))",
		"list(map(lambda x: x, range(100000000)))",
	} {
		s := newScript(t)
		polls := 0
		s.rt.Poll = func() error {
			if polls++; polls > 2 {
				return stop
			}
			return nil
		}
		if got := s.run(source); got != "SystemError: stop" {
			t.Errorf("%s = %.50s, want to be stopped", source, got)
		}
		s.rt.Poll = nil
		if err := s.audit(); err != nil {
			t.Errorf("%s: %v", source, err)
		}
		s.close()
	}
}

// TestDeepContainers nests containers far deeper than Go functions may call one
// another: printing, comparing and hashing them fail, dropping them does not.
func TestDeepContainers(t *testing.T) {
	for source, want := range map[string]string{
		"l = []; for i in range(20000): l = [l]; repr(l)":                                        "RecursionError: maximum recursion depth exceeded",
		"a = []; b = []; for i in range(20000): a = [a]; for i in range(20000): b = [b]; a == b": "RecursionError: maximum recursion depth exceeded in comparison",
		"a = []; b = []; a.append(a); b.append(b); a == b":                                       "RecursionError: maximum recursion depth exceeded in comparison",
		"a = {}; b = {}; a[1] = a; b[1] = b; a == b":                                             "RecursionError: maximum recursion depth exceeded in comparison",
		"t = (); for i in range(20000): t = (t,); len(t)":                                        "1",
		"d = {}; for i in range(20000): d = {1: d}; len(d)":                                      "1",
		"t = (); for i in range(20000): t = (t,); hash(t)":                                       "RecursionError: maximum recursion depth exceeded",
		"i = []; for n in range(20000): i = filter(None, i); next(i)":                            "RecursionError: maximum recursion depth exceeded",
		"i = [1]; for n in range(100): i = map(bool, i); next(i)":                                "True",
		"l = []; for i in range(300): l = [l]; len(repr(l))":                                     "602",
	} {
		s := newScript(t)
		if got := s.run(source); got != want {
			t.Errorf("%s = %.80s, want %s", source, got, want)
		}
		s.close()
	}
}

// TestContainerCycles leaves cycles through every container behind, which the
// collector finds: close checks that nothing lives.
func TestContainerCycles(t *testing.T) {
	for _, source := range []string{
		"l = []; l.append(l)",
		"d = {}; d[1] = d",
		"l = []; l.append((l,))",
		"l = []; l.append(iter(l))",
		"l = []; l.append(reversed(l))",
		"d = {}; d[1] = d.items()",
		"d = {}; d[1] = iter(d)",
		"l = SubList(); l.x = l",
		"t = SubTuple(); t.x = t",
		"s = SubSet(); s.x = s",
		"d = SubDict(); d.x = d",
		"f = SubFrozenSet(); f.x = f",
		"l = []; l.append(enumerate(l))",
		"l = []; l.append(zip(l, l))",
		"l = []; l.append(filter(None, l))",
		"l = []; l.append(map(str, l))",
		"p = Plain(); p.s = {p}",
		"p = Plain(); p.d = {p: 1}; p.s = frozenset([p])",
		"l = []; l.append(reversed(Seq(3))); l[0].__length_hint__(); l.append(l)",
	} {
		s := newScript(t)
		s.run(source)
		if err := s.audit(); err != nil {
			t.Errorf("%s: %v", source, err)
		}
		s.close()
		if t.Failed() {
			t.Fatal(source)
		}
	}
}
