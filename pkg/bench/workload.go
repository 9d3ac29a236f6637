package bench

import "github.com/zerocopyzen/zen/pkg/buffer"

// A Way is how the work is done.
type Way string

// The ways.
const (
	Copying Way = "copying" // slices are copies
	Views   Way = "view"    // slices are windows on the same memory
)

// A Series is what does the work.
type Series string

// The series.
const (
	Library Series = "library" // the Go library, directly
	Cell    Series = "cell"    // Python on the machine of the playground
	Plain   Series = "plain"   // Go's own slices
)

// A Workload is one piece of work over n items.
type Workload struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// What says in one sentence what is done, with code between backquotes, and
	// Copied what the copying way copies.
	What   string `json:"what"`
	Copied string `json:"copied"`
	// Unit is what n counts, and Axis what the chart writes below it.
	Unit string `json:"unit"`
	Axis string `json:"axis"`
	// Sizes end in seconds in a browser; where it is slow, the page halves them. TalkSizes are those of the talk; they
	// may take minutes.
	Sizes     []int `json:"sizes"`
	TalkSizes []int `json:"talkSizes"`
	// Talk is what the talk published, nil where it has no figures.
	Talk []Published `json:"talk"`
	// Least is the smallest n that makes sense, and Step what each must be a
	// multiple of.
	Least int `json:"least"`
	Step  int `json:"step"`
	// Cell is the work as Python.
	Cell Source `json:"cell"`
	// Cost says roughly what a pass costs, so that it can be told how long a run
	// will take.
	Cost Cost `json:"cost"`

	library func(h *buffer.Heap, n int) (work, error)
}

// Published is a figure of the talk: seconds for each way.
type Published struct {
	N              int     `json:"n"`
	CopyingSeconds float64 `json:"copyingSeconds"`
	ViewSeconds    float64 `json:"viewSeconds"`
}

// Cost is a rough model of a pass over n items: the bytes that the copying way
// copies are BytesSquare·n² + BytesEach·n, and either way goes round a loop
// RoundsEach·n times.
type Cost struct {
	BytesSquare float64 `json:"bytesSquare"`
	BytesEach   float64 `json:"bytesEach"`
	RoundsEach  float64 `json:"roundsEach"`
}

// work is a workload with its data, ready to be done again and again. Each pass
// returns a number that depends on what was read, and is the same for both ways.
type work interface {
	copying() (int, error)
	view() (int, error)
	// free gives back all memory.
	free() error
}

// Workloads returns all workloads, those of the talk first. The slice is the
// caller's own.
func Workloads() []Workload {
	return []Workload{shrinkWorkload, chunkWorkload, doubleWorkload, receiveWorkload, cropWorkload, framesWorkload}
}

// Find returns the workload of that name.
func Find(id string) (Workload, bool) {
	for _, w := range Workloads() {
		if w.ID == id {
			return w, true
		}
	}
	return Workload{}, false
}

// fill gives the bytes values that repeat after 256.
func fill(p []byte) {
	for i := range p {
		p[i] = byte(i)
	}
}

// object is a bytes object and a view of it.
type object struct {
	source buffer.Bytes
	window buffer.View
}

// init makes the object hold n bytes of rising values.
func (o *object) init(h *buffer.Heap, n int) error {
	mem, err := h.MakeDirty(n)
	if err != nil {
		return err
	}
	fill(mem)
	o.source.InitAdopt(h, mem)
	return o.window.Init(&o.source)
}

func (o *object) free() error {
	err := o.window.Release()
	o.source.Free()
	return err
}
