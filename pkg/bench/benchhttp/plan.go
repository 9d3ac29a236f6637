package benchhttp

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/zerocopyzen/zen/pkg/bench"
)

// ErrPlan says that a plan cannot be run. The errors that wrap it say why.
var ErrPlan = errors.New("this plan cannot be run")

// ErrTime says that a run took longer than the limits allow.
var ErrTime = errors.New("the run took longer than this server allows")

// Limits say what may be asked for.
type Limits struct {
	// TalkSizes allows n up to the talk's own sizes, which take minutes;
	// otherwise it ends with the sizes that the page offers first.
	TalkSizes bool `json:"talkSizes"`
	// Time bounds one run, in nanoseconds.
	Time time.Duration `json:"timeNs"`
	// Memory bounds what the work may hold, in bytes.
	Memory int `json:"memoryBytes"`
}

// LocalLimits are for this machine's own user.
func LocalLimits() Limits {
	return Limits{TalkSizes: true, Time: 20 * time.Minute, Memory: 512 << 20}
}

// PublicLimits are for strangers.
func PublicLimits() Limits { return Limits{Time: time.Minute, Memory: 128 << 20} }

// A Plan says what to measure: each size, in each series, copying and by views.
type Plan struct {
	Workload string         `json:"workload"`
	Sizes    []int          `json:"sizes"`  // none stands for those of the workload
	Series   []bench.Series `json:"series"` // none stands for the library alone
}

// maxSizes is how many sizes a plan may have.
const maxSizes = 16

// cases returns what the plan measures, in order. It fails with [ErrPlan].
func (p Plan) cases(l Limits) ([]bench.Case, error) {
	w, ok := bench.Find(p.Workload)
	if !ok {
		return nil, fmt.Errorf("%w: there is no workload %q", ErrPlan, p.Workload)
	}
	sizes, series := p.Sizes, p.Series
	if len(sizes) == 0 {
		sizes = w.Sizes
	}
	if len(series) == 0 {
		series = []bench.Series{bench.Library}
	}
	if len(sizes) > maxSizes || len(series) > 3 {
		return nil, fmt.Errorf("%w: it has %d sizes and %d series; %d and 3 are the most", ErrPlan, len(sizes), len(series), maxSizes)
	}
	most := slices.Max(w.Sizes)
	if l.TalkSizes {
		most = slices.Max(append(w.TalkSizes, most))
	}
	var cases []bench.Case
	for _, n := range sizes {
		if n > most {
			return nil, fmt.Errorf("%w: n is %d, and %d is the most here", ErrPlan, n, most)
		}
		for _, s := range series {
			for _, way := range []bench.Way{bench.Copying, bench.Views} {
				c := bench.Case{Workload: p.Workload, Series: s, Way: way, N: n}
				if err := c.Check(); err != nil {
					return nil, fmt.Errorf("%w: %w", ErrPlan, err)
				}
				cases = append(cases, c)
			}
		}
	}
	return cases, nil
}
