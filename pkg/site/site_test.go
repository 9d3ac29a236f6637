package site_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/site"
)

// ask returns what handler answers to a request with the headers, given as
// names and values in turn.
func ask(handler http.Handler, method, target string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, response *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func hello(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "hello from "+r.URL.Path) }

func TestNew(t *testing.T) {
	handler := site.New(site.Config{
		Assets: http.HandlerFunc(hello),
		Routes: map[string]http.Handler{
			"GET /api/modes":   http.HandlerFunc(hello),
			"POST /api/runs":   http.HandlerFunc(hello),
			"/api/bench/{one}": http.HandlerFunc(hello),
		},
		Build: "abc",
	})
	for _, test := range []struct {
		method, target string
		status         int
		text           string // what the body contains
	}{
		{"GET", "/", 200, "hello from /"},
		{"GET", "/lessons/first", 200, "hello from /lessons/first"},
		{"GET", "/api/modes", 200, "hello from /api/modes"},
		{"POST", "/api/runs", 200, "hello from /api/runs"},
		{"GET", "/api/bench/slices", 200, "hello from /api/bench/slices"},
		{"GET", "/api/healthz", 200, `"status":"ok"`},
		{"GET", "/api/healthz", 200, `"build":"abc"`},
		{"POST", "/api/healthz", 405, `"error":"there is no POST of /api/healthz, but GET, HEAD"`},
		{"GET", "/api/nothing", 404, `"error":"there is no GET /api/nothing"`},
		{"DELETE", "/api/runs", 405, `"error":"there is no DELETE of /api/runs, but POST"`},
		{"DELETE", "/api/modes", 405, `"error":"there is no DELETE of /api/modes, but GET, HEAD"`},
		{"GET", "/api/", 404, `"error"`},
	} {
		response := ask(handler, test.method, test.target)
		if text := body(t, response); response.StatusCode != test.status || !strings.Contains(text, test.text) {
			t.Errorf("%s %s = %d %q, want %d %q", test.method, test.target, response.StatusCode, text, test.status, test.text)
		}
	}
}

func TestAPIAnswersAreJSON(t *testing.T) {
	handler := site.New(site.Config{})
	for _, target := range []string{"/api/healthz", "/api/nothing"} {
		response := ask(handler, "GET", target)
		if got := response.Header.Get("Content-Type"); got != "application/json" {
			t.Errorf("GET %s has type %q, want application/json", target, got)
		}
		var value map[string]string
		if err := json.Unmarshal([]byte(body(t, response)), &value); err != nil {
			t.Errorf("GET %s: %v", target, err)
		}
	}
}

func TestNewWithoutAssets(t *testing.T) {
	if got := ask(site.New(site.Config{}), "GET", "/").StatusCode; got != 404 {
		t.Errorf("GET / without assets = %d, want 404", got)
	}
}

func TestNewPanicsOnForeignRoute(t *testing.T) {
	defer func() {
		if got := fmt.Sprint(recover()); !strings.HasPrefix(got, "site: ") {
			t.Errorf("New panics with %q, want site: …", got)
		}
	}()
	site.New(site.Config{Routes: map[string]http.Handler{"GET /other": http.HandlerFunc(hello)}})
}

func TestForeignPagesStartNothing(t *testing.T) {
	handler := site.New(site.Config{Routes: map[string]http.Handler{"POST /api/runs": http.HandlerFunc(hello)}})
	for _, test := range []struct {
		from string
		want int
	}{
		{"same-origin", 200},
		{"cross-site", 403},
		{"same-site", 403},
	} {
		if got := ask(handler, "POST", "/api/runs", "Sec-Fetch-Site", test.from).StatusCode; got != test.want {
			t.Errorf("POST from a %s page = %d, want %d", test.from, got, test.want)
		}
	}
}

func TestHosts(t *testing.T) {
	handler := site.New(site.Config{
		Assets: http.HandlerFunc(hello),
		Hosts:  []string{"localhost:8080", "127.0.0.1:8080", "[::1]:8080"},
	})
	for _, test := range []struct {
		host string
		want int
	}{
		{"localhost:8080", 200},
		{"LocalHost:8080", 200},
		{"127.0.0.1:8080", 200},
		{"[::1]:8080", 200},
		{"localhost", 421},
		{"localhost:8081", 421},
		{"evil.example:8080", 421},
		{"localhost.evil.example:8080", 421},
		{"", 421},
	} {
		for _, target := range []string{"/", "/api/healthz"} {
			response := ask(handler, "GET", target, "Host", test.host)
			if response.StatusCode != test.want {
				t.Errorf("GET %s of host %q = %d, want %d", target, test.host, response.StatusCode, test.want)
			}
			if text := body(t, response); test.want == 421 && !strings.Contains(text, "answers only to localhost:8080") {
				t.Errorf("the refusal does not say which hosts are answered: %q", text)
			}
		}
	}
	if got := ask(site.New(site.Config{Assets: http.HandlerFunc(hello)}), "GET", "/", "Host", "any.example").StatusCode; got != 200 {
		t.Errorf("a site without named hosts answers %d, want 200", got)
	}
}

func TestSecurityHeaders(t *testing.T) {
	handler := site.New(site.Config{Assets: http.HandlerFunc(hello)})
	const common = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
		"img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'self'; " +
		"manifest-src 'self'; base-uri 'none'; form-action 'none'"
	for _, test := range []struct {
		target, ancestors, origin string
	}{
		{"/", "; frame-ancestors 'none'", ""},
		{"/lessons/first", "; frame-ancestors 'none'", "*"},
		{"/embed", "", "*"},
		{"/embed/guide", "; frame-ancestors 'none'", "*"},
		{"/embed/v1.js", "; frame-ancestors 'none'", "*"},
		{"/embed.js", "; frame-ancestors 'none'", "*"},
		{"/sendfile", "; frame-ancestors 'none'", ""},
		{"/embedded", "; frame-ancestors 'none'", ""},
		{"/build/page.wasm", "; frame-ancestors 'none'", "*"},
		{"/builds", "; frame-ancestors 'none'", ""},
		{"/api/nothing", "; frame-ancestors 'none'", ""},
	} {
		header := ask(handler, "GET", test.target).Header
		for name, want := range map[string]string{
			"Content-Security-Policy":      common + test.ancestors,
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "strict-origin-when-cross-origin",
			"Access-Control-Allow-Origin":  test.origin,
			"Cross-Origin-Resource-Policy": map[string]string{"*": "cross-origin"}[test.origin],
		} {
			if got := header.Get(name); got != want {
				t.Errorf("GET %s: %s = %q, want %q", test.target, name, got, want)
			}
		}
		if got := header.Get("Permissions-Policy"); !strings.Contains(got, "camera=()") {
			t.Errorf("GET %s: Permissions-Policy = %q, want the camera refused", test.target, got)
		}
	}
}

func TestPicturesMayHaveStyle(t *testing.T) {
	header := ask(site.New(site.Config{Assets: http.HandlerFunc(hello)}), "GET", "/lessons/first/1.svg").Header
	const want = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
	if got := header.Get("Content-Security-Policy"); got != want {
		t.Errorf("a picture has the policy %q, want %q", got, want)
	}
}

func ExampleNew() {
	handler := site.New(site.Config{Build: "2026-01"})
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest("GET", "/api/healthz", nil))
	fmt.Print(w.Body)
	// Output: {"build":"2026-01","status":"ok"}
}
