package edge_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/zerocopyzen/zen/pkg/edge"
	"github.com/zerocopyzen/zen/pkg/site"
)

// A conformance is testdata/api.json: what the API answers in every home. The
// tests of the Worker, web/test/edge, go through the same table.
type conformance struct {
	Everywhere map[string]string // headers of every answer
	Cases      []struct {
		Name, Method, Path string
		Send               map[string]string // headers of the request
		Body               int               // how many bytes are sent
		Chunked            bool              // without telling their number
		Status             int
		Headers            map[string]string
		JSON               map[string]any // fields of the answer: texts that they contain, or what they are
		Echo               bool           // the answer begins with what was sent
		Held               int            // or with so many bytes that the platform holds
		Report             bool           // after which a line says how much it was
		Empty              bool           // the answer has no body, and yet says how long one would be
	}
}

func readConformance(t *testing.T) conformance {
	t.Helper()
	text, err := os.ReadFile("testdata/api.json")
	if err != nil {
		t.Fatal(err)
	}
	var table conformance
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&table); err != nil {
		t.Fatal(err)
	}
	return table
}

func TestConformance(t *testing.T) {
	server := httptest.NewServer(site.New(site.Config{Routes: edge.Routes(open), Offers: edge.Offers()}))
	defer server.Close()
	table := readConformance(t)
	for _, test := range table.Cases {
		t.Run(test.Name, func(t *testing.T) {
			sent := pattern(test.Body)
			var body io.Reader = bytes.NewReader(sent)
			if test.Chunked {
				body = io.MultiReader(body) // NewRequest does not know its length
			}
			request, err := http.NewRequest(test.Method, server.URL+test.Path, body)
			if err != nil {
				t.Fatal(err)
			}
			for name, value := range test.Send {
				request.Header.Set(name, value)
			}
			response, err := server.Client().Do(request)
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			got, err := io.ReadAll(response.Body)
			if err != nil {
				t.Fatal(err)
			}
			if response.StatusCode != test.Status {
				t.Errorf("status %d, want %d", response.StatusCode, test.Status)
			}
			for _, wanted := range []map[string]string{table.Everywhere, test.Headers} {
				for name, want := range wanted {
					if value := response.Header.Get(name); value != want {
						t.Errorf("%s is %q, want %q", name, value, want)
					}
				}
			}
			if test.JSON != nil {
				checkJSON(t, response.Header.Get("Content-Type"), got, test.JSON)
			}
			want := []byte{}
			if test.Echo {
				want = sent
			}
			if test.Held > 0 {
				want = pattern(test.Held)
			}
			isWhole := test.Echo || test.Held > 0
			if test.Report {
				want, isWhole = append(want, fmt.Sprintf("\n"+`{"bytesThroughGo":%d,"reads":`, len(want))...), false
			}
			if !bytes.HasPrefix(got, want) || isWhole && len(got) != len(want) {
				t.Errorf("the body has %d bytes, and they are not the %d that were wanted", len(got), len(want))
			}
			if test.Empty && (len(got) > 0 || response.ContentLength <= 0) {
				t.Errorf("an answer to %s has %d bytes and says it had %d", test.Method, len(got), response.ContentLength)
			}
		})
	}
}

// open opens bytes as the platform would.
func open(r *http.Request, size int) (io.ReadCloser, error) {
	return io.NopCloser(bytes.NewReader(pattern(size))), nil
}

func checkJSON(t *testing.T, contentType string, got []byte, want map[string]any) {
	t.Helper()
	var fields map[string]any
	if err := json.Unmarshal(got, &fields); err != nil || contentType != "application/json" {
		t.Errorf("the answer of type %q is not JSON: %v: %q", contentType, err, got)
	}
	for name, part := range want {
		// A number of the table is one of the answer; words are a part of it.
		text, isText := fields[name].(string)
		if value, ok := part.(string); ok != isText || ok && !strings.Contains(text, value) || !ok && !reflect.DeepEqual(fields[name], part) {
			t.Errorf("%s is %#v, want %#v", name, fields[name], part)
		}
	}
}

// pattern returns n bytes that repeat every 251, so that a chunk that is lost
// or comes twice shows.
func pattern(n int) []byte {
	all := make([]byte, n)
	for i := range all {
		all[i] = byte(i % 251)
	}
	return all
}

// breaking is a body whose client leaves.
type breaking struct{}

func (breaking) Read(p []byte) (int, error) { return copy(p, "abc"), io.ErrUnexpectedEOF }

func TestNoReportWhenBytesAreMissing(t *testing.T) {
	r := httptest.NewRequest("POST", "/api/stream?through=go", breaking{})
	r.Header.Set("Content-Length", "10")
	w := httptest.NewRecorder()
	edge.Routes(open)["POST /api/stream"].ServeHTTP(w, r)
	if got := w.Body.String(); got != "abc" {
		t.Errorf("the answer to a body that breaks off is %q, want its bytes and no report", got)
	}
}

// taking is a writer to which a body can be handed over, as at the edge.
type taking struct {
	*httptest.ResponseRecorder
	taken bool
}

// handed is a body that hands itself over to such a writer.
type handed struct{ io.Reader }

func (h handed) WriteTo(w io.Writer) (int64, error) {
	if taker, ok := w.(*taking); ok {
		taker.taken = true
		return 0, nil
	}
	return io.Copy(w, h.Reader)
}

func TestHandOverReadsNothing(t *testing.T) {
	for _, test := range []struct {
		path  string
		taken bool
		seen  string
	}{
		{"/api/stream", true, "0"},
		{"/api/stream?through=go", false, ""},
	} {
		body := strings.NewReader("hello")
		r := httptest.NewRequest("POST", test.path, nil)
		r.Body = io.NopCloser(body)
		r.Body = struct {
			handed
			io.Closer
		}{handed{body}, r.Body}
		r.Header.Set("Content-Length", "5")
		w := &taking{ResponseRecorder: httptest.NewRecorder()}
		edge.Routes(open)["POST /api/stream"].ServeHTTP(w, r)
		if got := w.Header().Get("Zen-Bytes-Through-Go"); w.taken != test.taken || got != test.seen {
			t.Errorf("POST %s: handed over %v with %q bytes seen, want %v and %q", test.path, w.taken, got, test.taken, test.seen)
		}
		if left := body.Len(); test.taken && left != 5 {
			t.Errorf("POST %s: %d of 5 bytes are left unread", test.path, left)
		}
	}
}
