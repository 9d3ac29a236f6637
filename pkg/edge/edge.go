package edge

import (
	"net/http"

	"github.com/zerocopyzen/zen/pkg/api"
)

// Routes returns the handlers by patterns of [http.ServeMux]: /api/stream, and
// for what cannot run at the edge answers that say so, with status 501.
func Routes() map[string]http.Handler {
	transfer := unavailable(
		"the sendfile arena cannot run here: this is a Worker, which has no files, no sockets and no sendfile(2); on Linux, go run serve.go has them",
		"/recorded/transfer.json")
	handlers := unavailable(
		"no kernel can be asked here: this is a Worker, which makes no system calls; on Linux, go run serve.go asks one",
		"/sendfile/handlers")
	return map[string]http.Handler{
		"POST /api/stream": http.HandlerFunc(stream),
		"/api/stream":      http.HandlerFunc(onlyPost),
		"/api/transfer":    transfer,
		"/api/transfer/":   transfer,
		"/api/handlers":    handlers,
	}
}

// unavailable says what cannot be done, where results of it are, and what can
// be tried instead.
func unavailable(why, recorded string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		api.Write(w, http.StatusNotImplemented, map[string]string{
			"error":    why,
			"recorded": recorded,
			"instead":  "/api/stream",
		})
	})
}

func onlyPost(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Allow", "POST")
	api.Write(w, http.StatusMethodNotAllowed, map[string]string{
		"error": "/api/stream gives back what it is sent: POST it some bytes",
	})
}
