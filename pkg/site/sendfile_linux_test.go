package site_test

import (
	"bytes"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/kerneltest"
	"github.com/zerocopyzen/zen/pkg/seccomp"
	"github.com/zerocopyzen/zen/pkg/site"
)

// large is far more than what net/http sends before it turns to the kernel.
var large = strings.Repeat("zero copy ", 100_000)

// fetch serves the handler over TCP and reads one answer from it.
func fetch(t *testing.T, handler http.Handler, headers ...string) ([]byte, error) {
	t.Helper()
	server := httptest.NewUnstartedServer(handler)
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Start()
	defer server.Close()
	request, err := http.NewRequest("GET", server.URL+"/large.txt", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", "identity")
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := server.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	return io.ReadAll(response.Body)
}

func largeSite(t *testing.T) http.Handler {
	t.Helper()
	dir := folder(t, map[string]string{"large.txt": large, "large.txt.br": large})
	return site.New(site.Config{Assets: open(t, dir)})
}

// requests are the ways in which a file leaves.
var requests = map[string][]string{
	"whole":      nil,
	"range":      {"Range", "bytes=10-900000"},
	"compressed": {"Accept-Encoding", "br"},
}

func TestFilesLeaveBySendfile(t *testing.T) {
	kerneltest.Without(t, []seccomp.Call{seccomp.Sendfile}, func() {
		handler := largeSite(t)
		for name, headers := range requests {
			got, err := fetch(t, handler, headers...)
			if !errors.Is(err, io.ErrUnexpectedEOF) {
				t.Errorf("%s: %d bytes, %v: the file left without sendfile(2)", name, len(got), err)
			}
		}
		// A wrapped ResponseWriter loses sendfile: that it completes shows that
		// the others broke off for that and nothing else.
		wrapped := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			handler.ServeHTTP(struct{ http.ResponseWriter }{w}, r)
		})
		if got, err := fetch(t, wrapped); err != nil || string(got) != large {
			t.Errorf("wrapped: %d bytes, %v, want all %d", len(got), err, len(large))
		}
	})
}

func TestFilesArriveWhole(t *testing.T) {
	handler := largeSite(t)
	for name, headers := range requests {
		want := large
		if name == "range" {
			want = large[10:900_001]
		}
		got, err := fetch(t, handler, headers...)
		if err != nil || !bytes.Equal(got, []byte(want)) {
			t.Errorf("%s: %d bytes, %v, want %d", name, len(got), err, len(want))
		}
	}
}
