package benchhttp

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/zerocopyzen/zen/pkg/queue"
)

func serve(t *testing.T, limits Limits) (*queue.Queue, string) {
	t.Helper()
	q := new(queue.Queue)
	mux := http.NewServeMux()
	for pattern, handler := range Routes(q, limits, slog.New(slog.DiscardHandler)) {
		mux.Handle(pattern, handler)
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return q, server.URL + Path
}

func post(t *testing.T, ctx context.Context, url, accept, body string) *http.Response {
	t.Helper()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept", accept)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	return response
}

// results is a document as its readers see it.
type results struct {
	Version     int
	Environment struct{ Place string }
	Results     []struct {
		Workload, Series, Way string
		N                     int
		BytesCopied           *int
	}
}

func (r results) check(t *testing.T) {
	t.Helper()
	if r.Version != 1 || r.Environment.Place != "server" || len(r.Results) != 4 {
		t.Fatalf("the report is %+v", r)
	}
	for i, want := range []int{100 * 99 / 2, 0, 200 * 199 / 2, 0} {
		if got := r.Results[i].BytesCopied; got == nil || *got != want {
			t.Errorf("%+v copied %v bytes, want %d", r.Results[i], got, want)
		}
	}
}

const plan = `{"workload": "shrink", "sizes": [100, 200]}`

func TestDocument(t *testing.T) {
	_, url := serve(t, PublicLimits())
	response := post(t, t.Context(), url, "application/json", plan)
	var got results
	if err := json.NewDecoder(response.Body).Decode(&got); err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("status %d, %v", response.StatusCode, err)
	}
	got.check(t)
}

func TestStream(t *testing.T) {
	_, url := serve(t, PublicLimits())
	response := post(t, t.Context(), url, "text/event-stream", plan)
	seen := make(map[string]int)
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok {
			continue
		}
		var event struct {
			Type   string
			Report *results
		}
		if err := json.Unmarshal([]byte(data), &event); err != nil {
			t.Fatal(err)
		}
		seen[event.Type]++
		if event.Report != nil {
			event.Report.check(t)
		}
	}
	if seen["batch"] != 40 || seen["result"] != 4 || seen["report"] != 1 || seen["error"] != 0 {
		t.Errorf("the events are %v", seen)
	}
}

func TestRefusals(t *testing.T) {
	_, url := serve(t, PublicLimits())
	for _, test := range []struct{ body, want string }{
		{`{"workload": "grow"}`, `there is no workload \"grow\"`},
		{`{"workload": "shrink", "sizes": [500000]}`, "100000 is the most here"},
		{`{"workload": "shrink", "sizes": [-1]}`, "begins at 1"},
		{`{"workload": "shrink", "series": ["abacus"]}`, "there is no series"},
		{`{"workload": "shrink", "sizes": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]}`, "17 sizes"},
		{`{"size": 3}`, "unknown field"},
	} {
		response := post(t, t.Context(), url, "text/event-stream", test.body)
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		if response.StatusCode != http.StatusBadRequest || !strings.Contains(string(body), test.want) {
			t.Errorf("POST %s = %d %s, want 400 and %q", test.body, response.StatusCode, body, test.want)
		}
	}
}

func TestTimeIsLimited(t *testing.T) {
	limits := LocalLimits()
	limits.Time = time.Millisecond
	_, url := serve(t, limits)
	response := post(t, t.Context(), url, "application/json", `{"workload": "shrink", "sizes": [500000]}`)
	if response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a run that takes too long has status %d, want 503", response.StatusCode)
	}
}

// TestGone: a client that leaves ends its run, in the library and in a cell, and
// the next one has its turn.
func TestGone(t *testing.T) {
	q, url := serve(t, LocalLimits())
	for _, series := range []string{"library", "cell"} {
		ctx, cancel := context.WithCancel(t.Context())
		response := post(t, ctx, url, "text/event-stream", `{"workload": "shrink", "sizes": [500000], "series": ["`+series+`"]}`)
		if _, err := response.Body.Read(make([]byte, 1)); err != nil {
			t.Fatal(err)
		}
		if q.Len() != 1 {
			t.Errorf("%d run, want 1", q.Len())
		}
		cancel()
		for q.Len() > 0 {
			time.Sleep(time.Millisecond) // the test's time limit ends a run that goes on
		}
	}
}

func TestDescribe(t *testing.T) {
	_, url := serve(t, PublicLimits())
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var got struct {
		Limits      struct{ TalkSizes bool }
		Environment struct {
			Place      string
			Processors int
		}
	}
	if err := json.NewDecoder(response.Body).Decode(&got); err != nil || got.Limits.TalkSizes || got.Environment.Processors < 1 {
		t.Errorf("GET = %+v, %v", got, err)
	}
}
