package promise

import (
	"strings"
	"testing"
)

func TestPrint(t *testing.T) {
	row := Judged("rows", "1.20×", "≤ 1.30×", true, "12 ns / 10 ns")
	var out strings.Builder
	Heading(&out, "ours / theirs")
	row.Print(&out, false)
	row.Print(&out, true)
	lines := strings.Split(out.String(), "\n")
	if got, want := strings.Fields(lines[0]), "what measured bar verdict ours / theirs"; strings.Join(got, " ") != want {
		t.Errorf("heading %q, want %q", got, want)
	}
	if got, want := strings.Fields(lines[1]), "rows 1.20× ≤ 1.30× holds 12 ns / 10 ns"; strings.Join(got, " ") != want {
		t.Errorf("line %q, want %q", got, want)
	}
	if at := strings.Index(lines[0], "verdict"); len([]rune(lines[1][:strings.Index(lines[1], "holds")])) != at {
		t.Errorf("the verdict is not under its heading:\n%s\n%s", lines[0], lines[1])
	}
	if want := `{"what":"rows","figure":"1.20×","bar":"≤ 1.30×","verdict":"holds","detail":"12 ns / 10 ns"}`; lines[2] != want {
		t.Errorf("object %s, want %s", lines[2], want)
	}
	if got := Judged("rows", "1.40×", "≤ 1.30×", false, "").Verdict; got != FallsShort {
		t.Errorf("verdict %q, want %q", got, FallsShort)
	}
}
