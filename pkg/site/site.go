package site

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/zerocopyzen/zen/pkg/api"
)

// A Config says what a site consists of. The zero Config is a site that answers
// /api/healthz and nothing else.
type Config struct {
	// Assets answers every path outside /api/. It is [Files] natively, and
	// nil where the platform serves the files.
	Assets http.Handler

	// Routes are handlers below /api/, by the patterns of [http.ServeMux].
	Routes map[string]http.Handler

	// Offers are the addresses below /api/ that do something here; /home.json
	// tells pages of them, which do without what is not among them.
	Offers []string

	// Hosts are the values of the Host header that are answered, in lower
	// case and with their port. None means any. A site that only this machine
	// may use must name them: a foreign page can let its own name point to
	// 127.0.0.1, and would then be same-origin with the site.
	Hosts []string

	// Build names what is served. The health check tells it.
	Build string
}

// New returns the site's handler. It keeps no state between requests. It panics
// when a route's pattern is malformed or outside /api/.
func New(config Config) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/api/", http.HandlerFunc(unknownEndpoint))
	mux.Handle(HomeAddress, home(config.Offers))
	routes := map[string]http.Handler{"GET /api/healthz": health(config.Build)}
	maps.Copy(routes, config.Routes)
	methods := make(map[string][]string)
	for pattern, handler := range routes {
		path := pattern[strings.LastIndex(pattern, " ")+1:]
		if !strings.HasPrefix(path, "/api/") {
			panic(fmt.Sprintf("site: the route %q is not below /api/", pattern))
		}
		mux.Handle(pattern, handler)
		if method, _, found := strings.Cut(pattern, " "); found {
			methods[path] = append(methods[path], method)
		}
	}
	for path, list := range methods {
		mux.Handle(path, otherMethods(list))
	}
	assets := config.Assets
	if assets == nil {
		assets = http.HandlerFunc(notFound)
	}
	mux.Handle("/", assets)
	// What a foreign page may not do in the visitor's name: start work here.
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(foreign))
	protected := protection.Handler(mux)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		SetHeaders(w.Header(), r.URL.Path)
		if len(config.Hosts) > 0 && !slices.Contains(config.Hosts, strings.ToLower(r.Host)) {
			misdirected(w, r, config.Hosts)
			return
		}
		protected.ServeHTTP(w, r)
	})
}

// misdirected refuses a request that names another host.
func misdirected(w http.ResponseWriter, r *http.Request, hosts []string) {
	text := fmt.Sprintf("This server answers only to %s, and the request asked for %q.\n"+
		"It runs on this machine for its user alone. A page elsewhere could let its own name lead here and then\n"+
		"read the answers, so other names are refused. To serve others, start it on their network's address with -addr.\n",
		strings.Join(hosts, ", "), r.Host)
	http.Error(w, text, http.StatusMisdirectedRequest)
}

func health(build string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		api.Write(w, http.StatusOK, map[string]string{"status": "ok", "build": build})
	})
}

// otherMethods refuses a method that a route does not have. What answers GET
// answers HEAD, too: so [http.ServeMux] has it.
func otherMethods(has []string) http.Handler {
	if slices.Contains(has, http.MethodGet) && !slices.Contains(has, http.MethodHead) {
		has = append(has, http.MethodHead)
	}
	slices.Sort(has)
	allow := strings.Join(has, ", ")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Allow", allow)
		api.Refuse(w, http.StatusMethodNotAllowed, fmt.Sprintf("there is no %s of %s, but %s", r.Method, r.URL.Path, allow))
	})
}

// foreign refuses a request by which a page elsewhere would start work here.
func foreign(w http.ResponseWriter, r *http.Request) {
	api.Refuse(w, http.StatusForbidden, fmt.Sprintf("a page of another site may not ask for %s %s", r.Method, r.URL.Path))
}

func unknownEndpoint(w http.ResponseWriter, r *http.Request) {
	api.Write(w, http.StatusNotFound, map[string]string{
		"error": fmt.Sprintf("there is no %s %s", r.Method, r.URL.Path),
		"see":   "/api/healthz",
	})
}

// readOnly reports whether r only reads. It answers every other request itself.
func readOnly(w http.ResponseWriter, r *http.Request) bool {
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return true
	}
	w.Header().Set("Allow", "GET, HEAD")
	http.Error(w, "only GET and HEAD are answered here", http.StatusMethodNotAllowed)
	return false
}
