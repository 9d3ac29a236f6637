package bench

import (
	"encoding/json"
	"testing"
)

func TestMessages(t *testing.T) {
	for _, test := range []struct {
		message interface{ AppendJSON([]byte) []byte }
		want    string
	}{
		{Batch{3, 9}, `{"type":"batch","done":3,"of":9}`},
		{Refused{"a \"quoted\"\nline \x01 – café\\"}, `{"type":"refused","text":"a \"quoted\"\u000aline \u0001 – café\\"}`},
	} {
		got := string(test.message.AppendJSON(nil))
		if got != test.want || !json.Valid([]byte(got)) {
			t.Errorf("%+v is %s, want %s", test.message, got, test.want)
		}
	}
	got := Measured{Result{Case: Case{"shrink", Cell, Views, 3}, SamplesNs: []float64{1}}}.AppendJSON(nil)
	var m struct {
		Type   string
		Result struct{ N int }
	}
	if err := json.Unmarshal(got, &m); err != nil || m.Type != "measured" || m.Result.N != 3 {
		t.Errorf("a measured message is %s: %v", got, err)
	}
}
