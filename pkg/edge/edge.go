package edge

import (
	"net/http"

	"github.com/zerocopyzen/zen/pkg/api"
)

// Offers returns the addresses that pages may ask something of, for the site's
// home.json. The other routes say why they cannot do what they do natively.
func Offers() []string { return []string{address} }

// Routes returns the handlers by patterns of [http.ServeMux]: /api/stream, which
// gets its bytes from open, and for what cannot run at the edge answers that say
// so, with status 501.
func Routes(open Opener) map[string]http.Handler {
	transfer := unavailable(refusal{
		Error:    "the sendfile arena cannot run here: this is a Worker, which has no files, no sockets and no sendfile(2); on Linux, go run serve.go has them",
		Recorded: "/recorded/transfer.json",
		Instead:  address,
	})
	handlers := unavailable(refusal{
		Error:    "no kernel can be asked here: this is a Worker, which makes no system calls; on Linux, go run serve.go asks one",
		Recorded: "/sendfile/handlers",
		Instead:  address,
	})
	bench := unavailable(refusal{
		Error:   "nothing can be timed here: this is a Worker, whose clock stands still while it computes; go run serve.go measures natively, and the page in the browser",
		Instead: "/benchmarks",
	})
	return map[string]http.Handler{
		"GET " + address:  http.HandlerFunc(open.sendBytes),
		"POST " + address: http.HandlerFunc(sendBack),
		"/api/bench":      bench,
		"/api/handlers":   handlers,
		"/api/transfer":   transfer,
		"/api/transfer/":  transfer,
	}
}

// A refusal says why something is not done, where results of it are, what can
// be tried instead, and which limits hold, in bytes.
type refusal struct {
	Error    string `json:"error"`
	Recorded string `json:"recorded,omitempty"`
	Instead  string `json:"instead,omitempty"`
	MaxBody  int    `json:"maxBody,omitempty"`
	Sizes    []int  `json:"sizes,omitempty"`
}

func unavailable(why refusal) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		api.Write(w, http.StatusNotImplemented, why)
	})
}
