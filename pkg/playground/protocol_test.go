package playground

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the samples in testdata/protocol")

// first is the state after the page's first program.
var first = State{
	Step: 12,
	Buffers: []Buffer{
		{ID: 1, Generation: 1, Names: []string{"a"}, Type: "array", TypeCode: "i", Address: 0xc02000, Contents: 0xc02000, Length: 16, ItemSize: 4, Exports: 1},
		{ID: 2, Generation: 1, Names: []string{"data"}, Type: "bytearray", Address: 0xc01040, Contents: 0xc01040, Length: 12, ItemSize: 1, Exports: 1},
		{ID: 3, Generation: 1, Names: []string{"copy"}, Type: "bytearray", Address: 0xc01050, Contents: 0xc01050, Length: 6, ItemSize: 1,
			Origin: &Origin{Text: "copied from data[6:12]", Line: 8}},
	},
	Views: []View{
		{ID: 1, Names: []string{"m"}, Buffer: 1, Object: 0xc0a000, Format: "i", ItemSize: 4, Shape: []int{4}, Strides: []int{4}, Contiguous: true, Retains: 16},
		{ID: 2, Names: []string{"even"}, Buffer: 1, Object: 0xc0a0a0, Format: "i", ItemSize: 4, Shape: []int{2}, Strides: []int{8}, Retains: 16},
		{ID: 3, Names: []string{"window"}, Buffer: 2, Object: 0xc0a140, Offset: 6, Format: "B", ItemSize: 1, Shape: []int{6}, Strides: []int{1}, Contiguous: true, Retains: 12},
	},
	Counters:  Counters{Shared: 30, Copied: 6, Written: 6, Exports: 2, CopiedMore: 14, SharedViews: []string{"m", "even", "window"}},
	Allocated: 34,
	Peak:      34,
}

// many has what first lacks: unnamed and read-only objects, several
// dimensions, negative strides, suboffsets, a released view, long names.
var many = State{
	Buffers: []Buffer{
		{ID: 7, Generation: 3, Type: "bytes", Address: 1<<32 - 1, Contents: 1<<32 - 1, Length: 24, ItemSize: 1, ReadOnly: true, Exports: 4},
		{ID: 8, Generation: 1, Names: []string{"größe", "size"}, Type: "array", TypeCode: "Zd", Address: 0xc03000, Contents: 0xc03000, ItemSize: 16},
	},
	Views: []View{
		{ID: 4, Buffer: 7, Offset: 23, Format: "B", ItemSize: 1, Shape: []int{24}, Strides: []int{-1}, ReadOnly: true},
		{ID: 5, Names: []string{"matrix"}, Buffer: 7, Format: "B", ItemSize: 1, Shape: []int{2, 3, 4}, Strides: []int{12, 4, 1}, ReadOnly: true, Contiguous: true},
		{ID: 6, Names: []string{"scalar"}, Buffer: 7, Format: "<q", ItemSize: 8, ReadOnly: true, Contiguous: true},
		{ID: 7, Names: []string{"rows"}, Buffer: 7, Format: "B", ItemSize: 1, Shape: []int{2, 3}, Strides: []int{8, 1}, SubOffsets: []int{0, -1}, ReadOnly: true},
		{ID: 8, Names: []string{"old"}, Format: "B", ItemSize: 1, Released: true},
	},
	Allocated:   24,
	Peak:        20_000_000,
	MoreBuffers: 3,
	MoreViews:   1_000_000,
}

// firstTrace is a part of what the first program does.
var firstTrace = Trace{
	Source: "cell", Total: 12, Head: 12,
	Steps: []Step{
		{N: 1, Source: "cell", Line: 1, EndLine: 1, Kind: "run", Bound: []Bound{{Name: "array", Text: "module"}}},
		{N: 2, Source: "cell", Line: 2, EndLine: 2, Kind: "create",
			Events: []Event{{Kind: "create", Buffer: 1, Bytes: 16, Reason: "array"}},
			Bound:  []Bound{{Name: "a", Object: 1, Text: "array('i', [10, -20, 30, -40])"}}, Costs: Costs{Allocated: 16}},
		{N: 3, Source: "cell", Line: 3, EndLine: 3, Kind: "export",
			Events: []Event{{Kind: "export", Buffer: 1, View: 1, Count: 4, Size: 4, Stride: 4, Bytes: 16}},
			Bound:  []Bound{{Name: "m", Object: 1, Text: "memoryview, 16 bytes"}}, Costs: Costs{Shared: 16}, Exports: 1},
		{N: 8, Source: "cell", Line: 8, EndLine: 8, Kind: "copy", Output: 9,
			Events: []Event{
				{Kind: "copy", Buffer: 3, From: 2, Bytes: 6, Reason: "bytearray slice"},
				{Kind: "create", Buffer: 3, From: 2, Bytes: 6, Reason: "bytearray"},
			},
			Bound: []Bound{{Name: "copy", Object: 3, Text: "bytearray(b'World!')"}}, Costs: Costs{Copied: 6, Allocated: 6}, Exports: 1},
		{N: 10, Source: "cell", Line: 10, EndLine: 10, Kind: "write", Output: 9,
			Events: []Event{{Kind: "write", Buffer: 2, View: 3, Offset: 6, Count: 6, Size: 1, Stride: 1, Bytes: 6,
				Old: "576f726c6421", New: "507974686f6e"}},
			More: 1, Costs: Costs{CopiedElse: 6, Written: 6}, Exports: 2},
	},
	Lines: []Line{
		{Source: "cell", Line: 8, Runs: 1, Costs: Costs{Copied: 6, Allocated: 6}, Reason: "bytearray slice"},
		{Source: "cell", Line: 10, Runs: 1, Costs: Costs{CopiedElse: 6, Written: 6}, Reason: "slice assignment"},
	},
}

// editTrace is that of an edit that Python refused, of one that a view holds,
// and of a statement that goes on in a function.
var editTrace = Trace{
	Source: "edit", Total: 500_003, Head: 1000, LeftOut: 498_003,
	Steps: []Step{
		{N: 500_001, Source: "edit", Kind: "refused", Events: []Event{{Kind: "refused", Buffer: 7, Views: []int{4, 5}, Reason: "Existing exports of data: object cannot be re-sized"}}},
		{N: 500_002, Source: "earlier", Line: 3, EndLine: 4, Resumed: true, Kind: "resize", Output: 12,
			Events: []Event{{Kind: "resize", Buffer: 8, Offset: 16, Count: 32, Size: 16, Bytes: 32, Old: "00"}},
			Bound:  []Bound{{Name: "rest", Scope: "read"}}},
		{N: 500_003, Source: "edit", Kind: "error"},
	},
}

var samples = []struct {
	name    string
	message interface{ AppendJSON([]byte) []byte }
}{
	{"output", Output{Text: "[10, 30]\n"}},
	{"output-text", Output{Text: "\"\\\t\r\n\x00\x1f\x7f é \U0001f40d \u2028\u2029 \xed\xa0\x80 \xed\xbf\xbf \xff \xed\xa0"}},
	{"done", Done{Stdout: "[10, 30]\nbytearray(b'Hello Python')\nbytearray(b'World!')\n", State: first, Trace: firstTrace}},
	{"done-error", Done{
		Stdout: "",
		Error: &Failure{
			Type: "TypeError", Text: "cannot modify read-only memory",
			Line: 1, Column: 1, EndLine: 1, EndColumn: 22,
			Traceback: "Traceback (most recent call last):\n  File \"<cell>\", line 1, in <module>\n    memoryview(b'abc')[0] = 74\n    ~~~~~~~~~~~~~~~~~~^^^\nTypeError: cannot modify read-only memory\n",
		},
		Trace: Trace{Source: "cell", Total: 1, Head: 1, Steps: []Step{{N: 1, Source: "cell", Line: 1, EndLine: 1, Kind: "error"}}},
	}},
	{"state", Changed{State: many, Trace: editTrace}},
	{"fatal", Fatal{Text: "out of memory"}},
}

func TestMessagesMatchSamples(t *testing.T) {
	for _, sample := range samples {
		path := filepath.Join("testdata", "protocol", sample.name+".json")
		got := append(sample.message.AppendJSON(nil), '\n')
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s = %s, want %s", sample.name, got, want)
		}
		if !json.Valid(got) {
			t.Errorf("%s is no JSON: %s", sample.name, got)
		}
	}
}

// TestEverySampleHasAMessage keeps samples from outliving their message.
func TestEverySampleHasAMessage(t *testing.T) {
	paths, err := filepath.Glob("testdata/protocol/*.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) != len(samples) {
		t.Errorf("testdata/protocol has %d samples, want %d: %v", len(paths), len(samples), paths)
	}
}

// TestReadsBack compares what encoding/json reads with what was written: keys
// are the Go names in Python's spelling, so decoding ignores their case.
func TestReadsBack(t *testing.T) {
	for name, state := range map[string]State{"first": first, "many": many} {
		var got State
		if err := json.Unmarshal(state.AppendJSON(nil), &got); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		again := got.AppendJSON(nil)
		if want := state.AppendJSON(nil); string(again) != string(want) {
			t.Errorf("%s read back = %s, want %s", name, again, want)
		}
	}
}

func TestAppendString(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", `""`},
		{"abc", `"abc"`},
		{`a"b\c`, `"a\"b\\c"`},
		{"\n\t\r\x00\x1f", `"\n\t\u000d\u0000\u001f"`},
		{"\x7f", "\"\x7f\""},
		{"é\U0001f40d", "\"é\U0001f40d\""},
		{"\u2028\u2029\u2027\u202a", "\"\\u2028\\u2029\u2027\u202a\""},
		{"\xed\xa0\x80", `"\ud800"`},
		{"x\xed\xb4\x80y", `"x\udd00y"`},
		{"\xed\xa0\xbd\xed\xb0\x8d", `"\ud83d\udc0d"`},
		{"\xed\x9f\xbf", "\"\ud7ff\""},
		{"\xed\xa0", `"\ufffd\ufffd"`},
		{"\xff\xfe", `"\ufffd\ufffd"`},
		{"\ufffd", `"\ufffd"`},
		{"\xed\xa0a", `"\ufffd\ufffda"`},
	}
	for _, test := range tests {
		if got := string(appendString(nil, test.in)); got != test.want {
			t.Errorf("appendString(%q) = %s, want %s", test.in, got, test.want)
		}
	}
}

// FuzzAppendString: whatever the text, the result is JSON on one line, and what
// is valid UTF-8 reads back as it was.
func FuzzAppendString(f *testing.F) {
	for _, seed := range []string{"", "a\nb", "\u2028", "\xed\xa0\x80", "\xff", "\U0001f40d"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		encoded := appendString(nil, s)
		if strings.ContainsAny(string(encoded), "\n\u2028\u2029") {
			t.Errorf("appendString(%q) = %s spans lines", s, encoded)
		}
		var got string
		if err := json.Unmarshal(encoded, &got); err != nil {
			t.Fatalf("appendString(%q) = %s: %v", s, encoded, err)
		}
		if want := strings.ToValidUTF8(s, ""); want == s && got != s {
			t.Errorf("appendString(%q) reads back as %q", s, got)
		}
	})
}

// TestAppendJSONDoesNotAllocate: a State is sent after every run and edit.
func TestAppendJSONDoesNotAllocate(t *testing.T) {
	dst := make([]byte, 0, 4096)
	allocs := testing.AllocsPerRun(100, func() { dst = first.AppendJSON(dst[:0]) })
	if allocs != 0 {
		t.Errorf("AppendJSON allocates %v times, want 0", allocs)
	}
}

// TestSameComment: both sides of the border read the same description.
func TestSameComment(t *testing.T) {
	ours, theirs := opening(t, "protocol.go"), opening(t, "../../web/src/protocol.ts")
	if ours != theirs {
		t.Errorf("protocol.go opens with %q, web/src/protocol.ts with %q", ours, theirs)
	}
}

func opening(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	comment, _, found := strings.Cut(string(text), "\n\n")
	if !found || !strings.HasPrefix(comment, "// ") {
		t.Fatalf("%s does not open with a comment", path)
	}
	return comment
}

func BenchmarkAppendJSON(b *testing.B) {
	dst := make([]byte, 0, 4096)
	b.ReportAllocs()
	for b.Loop() {
		dst = first.AppendJSON(dst[:0])
	}
}
