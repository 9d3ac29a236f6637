package handlers

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"testing"
)

func TestRoutes(t *testing.T) {
	mux := http.NewServeMux()
	for pattern, handler := range Routes(slog.New(slog.DiscardHandler)) {
		mux.Handle(pattern, handler)
	}
	for method, wantVerdicts := range map[string]int{http.MethodGet: 0, http.MethodPost: len(Shapes())} {
		recorder := httptest.NewRecorder()
		mux.ServeHTTP(recorder, httptest.NewRequest(method, Path, nil))
		if method == http.MethodPost && runtime.GOOS != "linux" {
			if recorder.Code != http.StatusNotImplemented {
				t.Errorf("POST %s = %d, want 501 where the kernel cannot be asked", Path, recorder.Code)
			}
			continue
		}
		var got Answer
		if err := json.Unmarshal(recorder.Body.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if len(got.Shapes) != len(Shapes()) || len(got.Verdicts) != wantVerdicts || got.Go == "" {
			t.Errorf("%s %s = %d shapes, %d verdicts, %q", method, Path, len(got.Shapes), len(got.Verdicts), got.Go)
		}
	}
}
