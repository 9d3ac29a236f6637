package api

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	for _, test := range []struct {
		body   string
		status int // 200 where it is read
		n      int
	}{
		{`{"n": 3}`, 200, 3},
		{``, 200, 0},
		{`{"n": 3} {}`, 400, 0},
		{`{"m": 3}`, 400, 0},
		{`{"n": "three"}`, 400, 0},
		{`[`, 400, 0},
		{`{"n": ` + strings.Repeat(" ", 20_000) + `1}`, 413, 0},
	} {
		w := httptest.NewRecorder()
		var got struct{ N int }
		ok := Read(w, httptest.NewRequest(http.MethodPost, "/", strings.NewReader(test.body)), &got)
		if ok != (test.status == 200) || w.Code != test.status || ok && got.N != test.n {
			t.Errorf("Read of %.20q: %v, n %d, status %d %s; want status %d, n %d", test.body, ok, got.N, w.Code, w.Body, test.status, test.n)
		}
		if !ok && !strings.HasPrefix(w.Body.String(), `{"error":"`) {
			t.Errorf("Read of %.20q answers %s", test.body, w.Body)
		}
	}
}

func TestEvents(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stream := NewEvents(w)
		if !WantsEvents(r) || stream.Begun() {
			t.Error("the stream has begun, or was not asked for")
		}
		for _, n := range []int{1, 2} {
			if err := stream.Send("count", map[string]int{"n": n}); err != nil || !stream.Begun() {
				t.Errorf("Send: %v", err)
			}
		}
	}))
	defer server.Close()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept", "text/event-stream")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var body strings.Builder
	if err := response.Write(&body); err != nil {
		t.Fatal(err)
	}
	if want := "event: count\ndata: {\"n\":1}\n\n"; !strings.Contains(body.String(), want) || response.Header.Get("Content-Type") != "text/event-stream" {
		t.Errorf("the stream is %q", body.String())
	}
}
