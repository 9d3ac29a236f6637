package handlers

import (
	"os"
	"slices"
	"testing"
)

func TestMain(m *testing.M) {
	Main()
	os.Exit(m.Run())
}

// TestAsk asks the kernel about every shape. A new Go version that changes a
// verdict fails here: then the reasons and the mends must be read again.
func TestAsk(t *testing.T) {
	verdicts, err := Ask(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	keeps := make(map[string]bool)
	for _, shape := range keeping() {
		keeps[shape.ID] = true
	}
	for i, v := range verdicts {
		if v.Problem != "" {
			t.Errorf("%s: the control failed: %s", v.ID, v.Problem)
		}
		if v.Kept() != keeps[v.ID] {
			t.Errorf("%s asked for %v; it is listed among those that keep the call: %v", v.ID, v.Calls, keeps[v.ID])
		}
		if want := Shapes()[i].ID; v.ID != want {
			t.Errorf("verdict %d is about %s, want %s", i, v.ID, want)
		}
	}
}

func TestShapes(t *testing.T) {
	var ids []string
	for _, shape := range Shapes() {
		if shape.Source == "" || shape.Why == "" || shape.Title == "" {
			t.Errorf("%s lacks its source, title or reason: %+v", shape.ID, shape)
		}
		if slices.Contains(ids, shape.ID) {
			t.Errorf("two shapes are called %s", shape.ID)
		}
		ids = append(ids, shape.ID)
	}
	for _, shape := range losing() {
		if shape.Mend == "" {
			t.Errorf("%s does not say what to write instead", shape.ID)
		}
	}
}

// TestEmbedded holds the embedded file against the one that the others send.
func TestEmbedded(t *testing.T) {
	got, err := embedded.ReadFile("testdata/file")
	if err != nil || string(got) != string(content()) {
		t.Errorf("testdata/file has %d bytes, %v; want those of content()", len(got), err)
	}
}
