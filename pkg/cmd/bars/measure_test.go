package main

import (
	"strings"
	"testing"
	"time"

	"github.com/zerocopyzen/zen/pkg/strided"
)

func TestMedian(t *testing.T) {
	for _, test := range []struct {
		numbers []float64
		want    float64
	}{
		{[]float64{7}, 7},
		{[]float64{9, 1}, 5},
		{[]float64{3, 100, 1}, 3},
		{[]float64{4, 1, 3, 100}, 3.5},
	} {
		if got := median(test.numbers); got != test.want {
			t.Errorf("median(%v) = %v, want %v", test.numbers, got, test.want)
		}
	}
}

// Subjects with a clock of their own show that compare divides by the number
// of pieces and keeps the sides apart.
func TestCompare(t *testing.T) {
	pieces := func(each time.Duration) subject {
		return func(n int) time.Duration { return time.Duration(n) * each }
	}
	got := compare(pieces(300), pieces(200))
	if want := (timing{1.5, 100, turn{300, 200}, turn{300, 200}}); got != want {
		t.Errorf("compare = %+v, want %+v", got, want)
	}
	if got := nanoseconds(pieces(300)); got != 300 {
		t.Errorf("nanoseconds = %v, want 300", got)
	}
}

// The times that are printed beside a figure are those that it was made from.
func TestTimesFitTheFigure(t *testing.T) {
	uneven := func(each ...time.Duration) subject {
		i := 0
		return func(n int) time.Duration {
			i++
			return time.Duration(n) * each[(i-1)%len(each)]
		}
	}
	c := compareTurns(uneven(300, 900, 500), uneven(200, 100, 700), 1, 1, 9)
	if c.ofRatio.ratio() != c.ratio || c.ofDifference.difference() != c.difference {
		t.Errorf("the figures are of other turns: %+v", c)
	}
	if c.ratio != 1.5 || c.difference != 100 {
		t.Errorf("medians of 1.5, 9, 0.71 and of 100, 800, -200 are %+v", c)
	}
}

func TestAllocations(t *testing.T) {
	var memory []byte
	if blocks, bytes := allocations(func() { memory = make([]byte, 128) }); len(memory) != 128 || blocks != 1 || bytes != 128 {
		t.Errorf("make of 128 bytes: %v blocks, %v bytes", blocks, bytes)
	}
	if blocks, bytes := allocations(func() { total++ }); blocks != 0 || bytes != 0 {
		t.Errorf("nothing: %v blocks, %v bytes", blocks, bytes)
	}
}

func TestTable(t *testing.T) {
	var out strings.Builder
	table := &table{out: &out, suffix: ", wasm"}
	table.atMost("quick", nanos, 14.9, 15, "")
	table.atMost("slow", times, 1.31, 1.3, "131 ns / 100 ns")
	table.missing("gone", "install python3")
	var got []string
	for row := range strings.Lines(out.String()) {
		got = append(got, strings.Join(strings.Fields(row), " "))
	}
	want := []string{
		"quick, wasm 14.9 ns ≤ 15.0 ns holds",
		"slow, wasm 1.31× ≤ 1.30× falls short 131 ns / 100 ns",
		"gone, wasm missing install python3",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") || table.judged != 2 || table.held != 1 {
		t.Errorf("printed\n%s\n%d of %d; want\n%s\n1 of 2", strings.Join(got, "\n"), table.held, table.judged, strings.Join(want, "\n"))
	}
}

func TestJSON(t *testing.T) {
	var out strings.Builder
	table := &table{out: &out, isJSON: true}
	table.heading()
	table.atMost("quick", nanos, 14.9, 15, "a / b")
	table.sum("natively")
	const want = `{"what":"quick","figure":"14.9 ns","bar":"≤ 15.0 ns","verdict":"holds","detail":"a / b"}` + "\n"
	if out.String() != want {
		t.Errorf("printed %s, want %s", out.String(), want)
	}
}

// Both sides of a comparison must do the same work.
func TestSidesAgree(t *testing.T) {
	for i := range numbers {
		numbers[i] = int64(i) * 7
	}
	defer clear(numbers)
	v := strided.FromSlice(numbers, side, side)
	sumRowsByHand()
	if got := sumRows(&v); got != total {
		t.Errorf("rows: %d, by hand %d", got, total)
	}
	columns := v.Slice(1, 0, side, 2)
	sumColumnsByHand()
	if got := sumRowValues(&columns); got != total {
		t.Errorf("columns: %d, by hand %d", got, total)
	}
	if got := sumValues(&v); got != sum(numbers) {
		t.Errorf("values: %d, by hand %d", got, sum(numbers))
	}
}
