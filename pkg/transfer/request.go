package transfer

import (
	"fmt"
	"net/http"

	"github.com/zerocopyzen/zen/pkg/api"
)

// A request is a [Plan] as clients write it. What they leave out gets its
// default; a zero that they write is meant, and no plan.
type request struct {
	Size     *int64    `json:"size"`
	File     string    `json:"file"`
	Cache    string    `json:"cache"`
	Receiver string    `json:"receiver"`
	Methods  *[]string `json:"methods"`
	Repeats  *int      `json:"repeats"`
	SkipHash bool      `json:"skipHash"`
}

// readPlan reads the plan in a request's body, without its defaults. Where it is
// no plan, or may not be run, readPlan answers, and returns false.
func readPlan(w http.ResponseWriter, r *http.Request, limits Limits) (Plan, bool) {
	var body request
	if !api.Read(w, r, &body) {
		return Plan{}, false
	}
	plan, err := body.plan()
	if err == nil {
		err = plan.WithDefaults(limits).Check(limits)
	}
	if err != nil {
		writeError(w, err)
		return Plan{}, false
	}
	return plan, true
}

func (r request) plan() (Plan, error) {
	plan := Plan{File: r.File, Cache: r.Cache, Receiver: r.Receiver, SkipHash: r.SkipHash}
	const instead = "leave it out for the default"
	if r.Size != nil {
		if plan.Size = *r.Size; plan.Size == 0 {
			return plan, fmt.Errorf("%w: the size is 0 bytes: %s", ErrPlan, instead)
		}
	}
	if r.Repeats != nil {
		if plan.Repeats = *r.Repeats; plan.Repeats == 0 {
			return plan, fmt.Errorf("%w: the number of repetitions is 0: %s", ErrPlan, instead)
		}
	}
	if r.Methods != nil {
		if plan.Methods = *r.Methods; len(plan.Methods) == 0 {
			return plan, fmt.Errorf("%w: \"methods\" is empty: leave it out for all", ErrPlan)
		}
	}
	return plan, nil
}
