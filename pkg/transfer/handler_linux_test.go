package transfer

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zerocopyzen/zen/pkg/queue"
)

func serveArena(t *testing.T) (*Arena, *httptest.Server) {
	t.Helper()
	a := openArena(t)
	a.Limits = Limits{MaxSize: 256 * mib, MaxRepeats: 3, MaxReadAll: 16 * mib}
	mux := http.NewServeMux()
	for pattern, handler := range a.Routes(slog.New(slog.DiscardHandler)) {
		mux.Handle(pattern, handler)
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return a, server
}

// idle returns when the arena does nothing any more.
func idle(a *Arena) {
	for a.Queue.Len() > 0 {
		time.Sleep(time.Millisecond)
	}
}

// post sends JSON and returns status and body.
func post(t *testing.T, url, accept, body string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept", accept)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(text)
}

func TestDescribe(t *testing.T) {
	_, server := serveArena(t)
	response, err := http.Get(server.URL + Path)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var got struct {
		Methods []Method
		Limits  Limits
		Machine Machine
	}
	if err := json.NewDecoder(response.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	if len(got.Methods) != len(Methods()) || got.Limits.MaxSize != 256*mib || !strings.HasPrefix(got.Machine.System, "Linux ") {
		t.Errorf("GET %s = %+v, want all methods, the limits, the machine", Path, got)
	}
}

func TestRefusals(t *testing.T) {
	_, server := serveArena(t)
	tests := []struct {
		name, body string
		status     int
		want       string
	}{
		{"no JSON", "{", http.StatusBadRequest, "the body is no plan"},
		{"a list", "[]", http.StatusBadRequest, "the body is no plan"},
		{"two values", `{"size":1} {"size":2}`, http.StatusBadRequest, "more than one"},
		{"unknown field", `{"colour":"red"}`, http.StatusBadRequest, `unknown field`},
		{"too large a file", `{"size":99999999999}`, http.StatusBadRequest, "256 MiB"},
		{"no size", `{"size":0}`, http.StatusBadRequest, "the size is 0 bytes"},
		{"no repetition", `{"repeats":0}`, http.StatusBadRequest, "the number of repetitions is 0"},
		{"no method", `{"methods":[]}`, http.StatusBadRequest, `"methods" is empty`},
		{"half a byte", `{"size":1.5}`, http.StatusBadRequest, `"size" is number 1.5, and has to be a whole number`},
		{"unknown method", `{"methods":["x"]}`, http.StatusBadRequest, `there is no method`},
		{"long body", `{"methods":["` + strings.Repeat("x", 16*kib) + `"]}`, http.StatusRequestEntityTooLarge, "16 KiB"},
	}
	for _, test := range tests {
		for _, path := range []string{Path, Path + "/downloads"} {
			response, body := post(t, server.URL+path, "application/json", test.body)
			var answer struct{ Error string }
			if err := json.Unmarshal([]byte(body), &answer); err != nil {
				t.Errorf("%s: POST %s answered %q, which is no JSON: %v", test.name, path, body, err)
			}
			if response.StatusCode != test.status || !strings.Contains(answer.Error, test.want) {
				t.Errorf("%s: POST %s = %d %q, want %d with %q", test.name, path, response.StatusCode, answer.Error, test.status, test.want)
			}
		}
	}
}

func TestRunAsDocument(t *testing.T) {
	_, server := serveArena(t)
	response, body := post(t, server.URL+Path, "application/json", `{"size":1000000,"repeats":1}`)
	var report Report
	if err := json.Unmarshal([]byte(body), &report); err != nil {
		t.Fatalf("POST %s = %q: %v", Path, body, err)
	}
	if response.StatusCode != http.StatusOK || len(report.Summaries) != len(Methods()) {
		t.Errorf("POST %s = %d with %d summaries, want 200 with %d", Path, response.StatusCode, len(report.Summaries), len(Methods()))
	}
}

func TestRunAsStream(t *testing.T) {
	_, server := serveArena(t)
	response, body := post(t, server.URL+Path, "text/event-stream", `{"size":1000000,"repeats":1,"methods":["splice"]}`)
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("Content-Type = %q, want text/event-stream", got)
	}
	var kinds []string
	lines := bufio.NewScanner(strings.NewReader(body))
	for lines.Scan() {
		data, isData := strings.CutPrefix(lines.Text(), "data: ")
		if !isData {
			continue
		}
		var e Event
		if err := json.Unmarshal([]byte(data), &e); err != nil {
			t.Fatalf("the event %q: %v", data, err)
		}
		if e.Type != "progress" {
			kinds = append(kinds, e.Type)
		}
	}
	if got, want := strings.Join(kinds, " "), "file started checked started ended report"; got != want {
		t.Errorf("the events are %s, want %s", got, want)
	}
}

// TestClientLeaves goes away in the middle: nothing may go on.
func TestClientLeaves(t *testing.T) {
	for _, accept := range []string{"text/event-stream", "application/json"} {
		a, server := serveArena(t)
		keepsNothing(t, func() {
			ctx, leave := context.WithCancel(t.Context())
			request, err := http.NewRequestWithContext(ctx, http.MethodPost, server.URL+Path,
				strings.NewReader(`{"size":268435456,"repeats":3,"methods":["read-write-4k"]}`))
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Accept", accept)
			go func() {
				for len(children(t)) == 0 && t.Context().Err() == nil {
					time.Sleep(time.Millisecond)
				}
				leave()
			}()
			response, err := http.DefaultClient.Do(request)
			if err == nil {
				_, err = io.Copy(io.Discard, response.Body)
				response.Body.Close()
			}
			if err == nil {
				t.Error("the run came to its end")
			}
			idle(a)
			http.DefaultClient.CloseIdleConnections()
		})
	}
}

func TestQueueFullOverHTTP(t *testing.T) {
	a, server := serveArena(t)
	leave, err := a.Queue.Enter(t.Context(), func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var waiting sync.WaitGroup
	for range queue.Places {
		waiting.Go(func() {
			if _, err := a.Queue.Enter(ctx, func(int) {}); !errors.Is(err, context.Canceled) {
				t.Errorf("waiting ended with %v", err)
			}
		})
	}
	defer func() {
		cancel()
		waiting.Wait()
		leave()
	}()
	for a.Queue.Len() <= queue.Places {
		time.Sleep(time.Millisecond)
	}
	for _, accept := range []string{"text/event-stream", "application/json"} {
		response, body := post(t, server.URL+Path, accept, "{}")
		if response.StatusCode != http.StatusTooManyRequests || response.Header.Get("Retry-After") == "" {
			t.Errorf("POST to a full queue = %d %q, want 429 with Retry-After", response.StatusCode, body)
		}
	}
}

// promised asks for a download and returns the addresses of it and its result.
func promised(t *testing.T, server *httptest.Server, plan string) (download, result string) {
	t.Helper()
	response, body := post(t, server.URL+Path+"/downloads", "application/json", plan)
	var answer struct{ Download, Result string }
	if err := json.Unmarshal([]byte(body), &answer); err != nil || response.StatusCode != http.StatusCreated {
		t.Fatalf("POST downloads = %d %q, %v", response.StatusCode, body, err)
	}
	return server.URL + answer.Download, server.URL + answer.Result
}

func TestDownload(t *testing.T) {
	_, server := serveArena(t)
	const size = 3*mib + 17
	for _, id := range methodIDs() {
		keepsNothing(t, func() {
			download, result := promised(t, server, fmt.Sprintf(`{"size":%d,"methods":[%q]}`, size, id))
			status, body := get(t, download)
			if status != http.StatusOK || !bytes.Equal(body, make([]byte, size)) {
				t.Errorf("a download by %s = %d with %d bytes, want 200 with %d zeros", id, status, len(body), size)
			}
			// At once: the server waits until it knows.
			var run Downloaded
			status, about := get(t, result)
			if err := json.Unmarshal(about, &run); err != nil || status != http.StatusOK || run.Bytes != size || run.Wall <= 0 || run.Cost.Calls == 0 {
				t.Errorf("the result of %s = %d %s, %v; want %d bytes, time and calls", id, status, about, err, size)
			}
			if got, want := run.Hash, fmt.Sprintf("%x", sha256.Sum256(body)); got != want {
				t.Errorf("the file sent by %s has SHA-256 %s, want %s", id, got, want)
			}
			if status, _ := get(t, download); status != http.StatusNotFound {
				t.Errorf("a second download with the same token = %d, want 404", status)
			}
			http.DefaultClient.CloseIdleConnections()
		})
	}
}

// TestHead asks how long a download is, which leaves its token good.
func TestHead(t *testing.T) {
	_, server := serveArena(t)
	download, _ := promised(t, server, `{"size":1234567,"methods":["sendfile-64k"]}`)
	for range 2 {
		response, err := http.Head(download)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusOK || response.ContentLength != 1234567 {
			t.Errorf("HEAD of a download = %d with length %d, want 200 with 1234567", response.StatusCode, response.ContentLength)
		}
	}
	if status, body := get(t, download); status != http.StatusOK || len(body) != 1234567 {
		t.Errorf("the download after HEAD = %d with %d bytes", status, len(body))
	}
	response, err := http.Head(download)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusNotFound {
		t.Errorf("HEAD of a download that was fetched = %d, want 404", response.StatusCode)
	}
	http.DefaultClient.CloseIdleConnections()
}

// TestExpired has a promise that nobody came for in time: HEAD and GET agree.
func TestExpired(t *testing.T) {
	d := newDownloads(openArena(t), slog.New(slog.DiscardHandler))
	d.keep("old", &download{plan: Plan{Size: 1000}, method: "splice", expires: time.Now()})
	for _, method := range []string{"HEAD", "GET"} {
		r := httptest.NewRequest(method, Path+"/downloads/old", nil)
		r.SetPathValue("token", "old")
		w := httptest.NewRecorder()
		if d.serve(w, r); w.Code != http.StatusNotFound {
			t.Errorf("%s of a promise that has expired = %d, want 404", method, w.Code)
		}
	}
}

// TestManyTokens asks for more than are kept: nobody is refused, and the newest
// is good.
func TestManyTokens(t *testing.T) {
	_, server := serveArena(t)
	var download string
	for range maxPromises + 20 {
		download, _ = promised(t, server, `{"size":1000,"methods":["splice"]}`)
	}
	if status, body := get(t, download); status != http.StatusOK || len(body) != 1000 {
		t.Errorf("the newest of many downloads = %d with %d bytes, want 200 with 1000", status, len(body))
	}
	http.DefaultClient.CloseIdleConnections()
}

func TestUndownloadable(t *testing.T) {
	_, server := serveArena(t)
	for plan, want := range map[string]string{
		`{}`: "sent by one method",
		`{"methods":["splice"],"receiver":"discards"}`: "no \"receiver\"",
		`{"methods":["splice"],"repeats":2}`:           "sent once",
	} {
		response, body := post(t, server.URL+Path+"/downloads", "application/json", plan)
		var answer struct{ Error string }
		if err := json.Unmarshal([]byte(body), &answer); err != nil || response.StatusCode != http.StatusBadRequest || !strings.Contains(answer.Error, want) {
			t.Errorf("a download of %s = %d %s, want 400 with %s", plan, response.StatusCode, body, want)
		}
	}
}

// TestStopping ends the server's own context in the middle of a stream, which
// then says why it ends.
func TestStopping(t *testing.T) {
	a := openArena(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	mux := http.NewServeMux()
	for pattern, handler := range a.Routes(slog.New(slog.DiscardHandler)) {
		mux.Handle(pattern, handler)
	}
	server := httptest.NewUnstartedServer(mux)
	server.Config.BaseContext = func(net.Listener) context.Context { return ctx }
	server.Start()
	defer server.Close()
	go func() {
		for len(children(t)) == 0 && t.Context().Err() == nil {
			time.Sleep(time.Millisecond)
		}
		stop()
	}()
	_, body := post(t, server.URL+Path, "text/event-stream", `{"size":268435456,"repeats":9,"methods":["read-write-4k"]}`)
	if want := `"error":"the server is being stopped`; !strings.Contains(body, want) {
		t.Errorf("the stream of a server that stops ends with %q, want %q in it", body[max(0, len(body)-200):], want)
	}
}

func get(t *testing.T, url string) (int, []byte) {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, body
}

// TestDownloadLeft hangs up in the middle of a download.
func TestDownloadLeft(t *testing.T) {
	a, server := serveArena(t)
	keepsNothing(t, func() {
		download, result := promised(t, server, `{"size":268435456,"methods":["sendfile-64k"]}`)
		conn, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		path := strings.TrimPrefix(download, server.URL)
		fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", path, server.Listener.Addr())
		if _, err := io.ReadFull(conn, make([]byte, mib)); err != nil {
			t.Fatal(err)
		}
		conn.Close()
		idle(a)
		if _, body := get(t, result); !strings.Contains(string(body), "error") {
			t.Errorf("the result of a download that was left = %s, want an error", body)
		}
		http.DefaultClient.CloseIdleConnections()
	})
}

func TestUnknownToken(t *testing.T) {
	_, server := serveArena(t)
	for _, path := range []string{"/downloads/x", "/results/x"} {
		if status, body := get(t, server.URL+Path+path); status != http.StatusNotFound || !json.Valid(body) {
			t.Errorf("GET %s = %d %s, want 404 with JSON", path, status, body)
		}
	}
}
