package site_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/zerocopyzen/zen/pkg/site"
)

func TestHome(t *testing.T) {
	for _, test := range []struct {
		offers []string
		want   string
	}{
		{nil, `{"offers":[]}` + "\n"},
		{[]string{"/api/bench", "/api/transfer"}, `{"offers":["/api/bench","/api/transfer"]}` + "\n"},
	} {
		handler := site.New(site.Config{Offers: test.offers})
		for _, method := range []string{"GET", "HEAD", "POST"} {
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, httptest.NewRequest(method, site.HomeAddress, nil))
			if method == "POST" {
				if w.Code != http.StatusMethodNotAllowed {
					t.Errorf("POST %s is answered with %d, want 405", site.HomeAddress, w.Code)
				}
				continue
			}
			if got := w.Body.String(); w.Code != http.StatusOK || got != test.want {
				t.Errorf("%s %s = %d %q, want %q", method, site.HomeAddress, w.Code, got, test.want)
			}
			if got := w.Header().Get("Cache-Control"); got != "no-cache" {
				t.Errorf("Cache-Control is %q, want no-cache", got)
			}
		}
	}
}
