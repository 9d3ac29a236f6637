package handlers

import (
	"log/slog"
	"net/http"
	"runtime"

	"github.com/zerocopyzen/zen/pkg/api"
)

// Path is where [Routes] lie.
const Path = "/api/handlers"

// An Answer is what [Routes] answer: all shapes, and what the kernel said of
// each.
type Answer struct {
	// Go and System say what was asked: "go1.26.8", "linux/amd64".
	Go     string  `json:"go"`
	System string  `json:"system"`
	Shapes []Shape `json:"shapes"`
	// Verdicts stand in the order of the shapes; none before they were asked.
	Verdicts []Verdict `json:"verdicts"`
}

// Routes returns the handlers by their patterns for [http.ServeMux]:
//
//	GET  /api/handlers   all shapes, with their sources and reasons
//	POST /api/handlers   the same with verdicts: every shape runs now, on this machine
//
// One question is asked at a time; others wait for its end. Errors are JSON,
// {"error": "…"}.
func Routes(log *slog.Logger) map[string]http.Handler {
	turn := make(chan struct{}, 1)
	return map[string]http.Handler{
		"GET " + Path: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			api.Write(w, http.StatusOK, answer(nil))
		}),
		"POST " + Path: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			select {
			case turn <- struct{}{}:
				defer func() { <-turn }()
			case <-r.Context().Done():
				return
			}
			verdicts, err := Ask(r.Context())
			if err != nil {
				log.Warn("the kernel could not be asked", "err", err)
				api.Refuse(w, http.StatusNotImplemented, err.Error())
				return
			}
			api.Write(w, http.StatusOK, answer(verdicts))
		}),
	}
}

func answer(verdicts []Verdict) Answer {
	return Answer{Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH, Shapes: Shapes(), Verdicts: verdicts}
}
