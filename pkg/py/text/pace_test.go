package text_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/text"
)

// long are operations on a long text. Each works through all of it.
var long = map[string]func(s string, pace text.Pace) error{
	"find":       func(s string, pace text.Pace) error { return second(text.Find(s, "zz", 0, math.MaxInt, pace)) },
	"rfind":      func(s string, pace text.Pace) error { return second(text.RFind(s, "zz", 0, math.MaxInt, pace)) },
	"count":      func(s string, pace text.Pace) error { return second(text.Count(s, "é", 0, math.MaxInt, pace)) },
	"replace":    func(s string, pace text.Pace) error { return second(text.Replace(s, "é", "e", -1, math.MaxInt, pace)) },
	"insert":     func(s string, pace text.Pace) error { return second(text.Replace(s, "", ".", -1, math.MaxInt, pace)) },
	"split":      func(s string, pace text.Pace) error { return second(text.Split(s, "é", -1, pace)) },
	"rsplit":     func(s string, pace text.Pace) error { return second(text.RSplit(s, "é", -1, pace)) },
	"words":      func(s string, pace text.Pace) error { return second(text.SplitSpace(s, -1, pace)) },
	"last words": func(s string, pace text.Pace) error { return second(text.RSplitSpace(s, -1, pace)) },
	"lines":      func(s string, pace text.Pace) error { return second(text.SplitLines(s, false, pace)) },
	"partition":  func(s string, pace text.Pace) error { _, _, _, err := text.Partition(s, "zz", pace); return err },
	"rpartition": func(s string, pace text.Pace) error { _, _, _, err := text.RPartition(s, "zz", pace); return err },
	"pieces":     func(s string, pace text.Pace) error { return pace.Pieces(s, func(string) error { return nil }) },
	"utf-8":      func(s string, pace text.Pace) error { return second(text.Encode(s, "utf-8", "strict", pace)) },
	"utf-16":     func(s string, pace text.Pace) error { return second(text.Encode(s, "utf-16", "strict", pace)) },
	"latin-1":    func(s string, pace text.Pace) error { return second(text.Encode(s, "latin-1", "strict", pace)) },
	"ascii":      func(s string, pace text.Pace) error { return second(text.Encode(s, "ascii", "ignore", pace)) },
	"decode":     func(s string, pace text.Pace) error { return second(text.Decode([]byte(s), "utf-8", "strict", pace)) },
	"mend": func(s string, pace text.Pace) error {
		return second(text.Decode([]byte(s+"\xff"), "utf-8", "replace", pace))
	},
	"bytes": func(s string, pace text.Pace) error { return second(text.Decode([]byte(s), "latin-1", "strict", pace)) },
	"units": func(s string, pace text.Pace) error {
		return second(text.Decode([]byte(s), "utf-16-le", "replace", pace))
	},
	"repr": func(s string, pace text.Pace) error { return second(text.Repr(s, pace)) },
	"left": func(s string, pace text.Pace) error {
		return second(pace.Trim(s, func(string) string { return "" }, true))
	},
	"right": func(s string, pace text.Pace) error {
		return second(pace.Trim(s, func(string) string { return "" }, false))
	},
	"points": func(s string, pace text.Pace) error {
		return second(text.Decode([]byte(s), "utf-32-le", "replace", pace))
	},
}

// TestPace checks that each operation tells of its progress at least once for
// each 256 KiB, of about all it does, and ends when it is told to.
func TestPace(t *testing.T) {
	const size = 2 << 20
	texts := map[string]string{"words": strings.Repeat("caf\u00e9 ", size/6), "a line": strings.Repeat("a", size)}
	for name, run := range long {
		for kind, s := range texts {
			told, calls := 0, 0
			if err := run(s, func(n int) error { told += n; calls++; return nil }); err != nil {
				t.Errorf("%s of %s: %v", name, kind, err)
			}
			if told < size-2*256<<10 || calls < size/(256<<10)-2 {
				t.Errorf("%s of %s told of %d bytes in %d calls, want about %d", name, kind, told, calls, size)
			}
			stop := errors.New("stop")
			left := 3
			err := run(s, func(int) error {
				if left--; left < 0 {
					t.Errorf("%s of %s went on after it was stopped", name, kind)
				}
				if left == 0 {
					return stop
				}
				return nil
			})
			if !errors.Is(err, stop) {
				t.Errorf("%s of %s ended with %v, want its pace's error", name, kind, err)
			}
		}
	}
}

// TestSearchAcrossPieces looks for texts that lie across the borders at which
// long texts are cut.
func TestSearchAcrossPieces(t *testing.T) {
	const border = 256 << 10
	for _, sub := range []string{"b", "bcd", "é", strings.Repeat("b", 1000), strings.Repeat("b", border+7)} {
		for _, at := range []int{0, 1, border - 1001, border - 2, border - 1, border, border + 1, 2*border - 1, 3*border - len(sub)} {
			if at < 0 {
				continue
			}
			s := strings.Repeat("a", at) + sub + strings.Repeat("a", border+13)
			find, _ := text.Find(s, sub, 0, math.MaxInt, nil)
			last, _ := text.RFind(s, sub, 0, math.MaxInt, nil)
			count, _ := text.Count(s, sub, 0, math.MaxInt, nil)
			if find != at || last != at || count != 1 {
				t.Errorf("%d bytes at %d: found at %d and %d, %d times", len(sub), at, find, last, count)
			}
		}
	}
}

// TestTrimAcrossPieces strips texts whose ends lie near the borders at which
// long texts are cut, with code points across them.
func TestTrimAcrossPieces(t *testing.T) {
	const border = 256 << 10
	for _, fill := range []string{"a", "\u00e9", "\u6f22", "\U0001f600"} {
		for n := border/len(fill) - 2; n <= border/len(fill)+2; n++ {
			long := strings.Repeat(fill, n)
			for _, kept := range []string{"", "b", "b" + long + "b"} {
				left, _ := text.Pace(nil).Trim(long+kept, func(s string) string { return text.LStrip(s, fill) }, true)
				right, _ := text.Pace(nil).Trim(kept+long, func(s string) string { return text.RStrip(s, fill) }, false)
				if left != kept || right != kept {
					t.Errorf("%q, %d times beside %d bytes: %d bytes left, %d right", fill, n, len(kept), len(left), len(right))
				}
			}
		}
	}
}
