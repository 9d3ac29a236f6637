package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestServe(t *testing.T) {
	in := strings.NewReader(`{"workload": "shrink", "series": "library", "way": "copying", "n": 100}
{"workload": "grow", "series": "library", "way": "copying", "n": 100}
shrink
`)
	var out strings.Builder
	if err := serve(in, &out); err != nil {
		t.Fatal(err)
	}
	type reply struct {
		Result struct {
			Way         string
			BytesCopied int
		}
		Error string
	}
	var replies []reply
	for decoder := json.NewDecoder(strings.NewReader(out.String())); decoder.More(); {
		var r reply
		if err := decoder.Decode(&r); err != nil {
			t.Fatal(err)
		}
		replies = append(replies, r)
	}
	if len(replies) != 3 {
		t.Fatalf("three lines are answered by %s", out.String())
	}
	if r := replies[0]; r.Error != "" || r.Result.Way != "copying" || r.Result.BytesCopied != 100*99/2 {
		t.Errorf("a case is answered with %+v", r)
	}
	if r := replies[1]; !strings.Contains(r.Error, `no workload "grow"`) {
		t.Errorf("a case that there is not is answered with %+v", r)
	}
	if r := replies[2]; r.Error == "" {
		t.Errorf("a line that is no case is answered with %+v", r)
	}
}
