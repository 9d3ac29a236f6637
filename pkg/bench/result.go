package bench

import "strconv"

// A Result is what a case cost.
type Result struct {
	Case
	// MedianNs, LeastNs and MostNs are of the batches, for one pass each, as are
	// SamplesNs, in the order in which they were measured.
	MedianNs, LeastNs, MostNs float64
	SamplesNs                 []float64 // at least one
	// Passes is how many passes a batch has.
	Passes int
	// WarmUpNs is how long the very first pass took, in which the trace listens.
	WarmUpNs float64
	// EmptyNs is how long a round of the loop around nothing takes.
	EmptyNs float64
	// ClockStepNs is the smallest step of the clock.
	ClockStepNs float64
	// BytesCopied and ViewsMade are of one pass, PeakBytes the most that the
	// heap held during it, the data included; -1 where nobody counts.
	BytesCopied, ViewsMade, PeakBytes int
	// Answer is what a pass read; that of both ways is the same.
	Answer int
}

// AppendJSON appends the result as a JSON object to dst and returns it. What was
// not counted is null.
func (r Result) AppendJSON(dst []byte) []byte {
	texts := [...]struct{ key, text string }{
		{`{"workload":"`, r.Workload}, {`","series":"`, string(r.Series)}, {`","way":"`, string(r.Way)},
	}
	for _, field := range texts { // which need no escapes
		dst = append(append(dst, field.key...), field.text...)
	}
	dst = appendCount(dst, `","n":`, r.N)
	dst = appendNs(dst, `,"medianNs":`, r.MedianNs)
	dst = appendNs(dst, `,"leastNs":`, r.LeastNs)
	dst = appendNs(dst, `,"mostNs":`, r.MostNs)
	key := `,"samplesNs":[`
	for _, sample := range r.SamplesNs {
		dst = appendNs(dst, key, sample)
		key = ","
	}
	dst = appendCount(dst, `],"passes":`, r.Passes)
	dst = appendNs(dst, `,"warmUpNs":`, r.WarmUpNs)
	dst = appendNs(dst, `,"emptyNs":`, r.EmptyNs)
	dst = appendNs(dst, `,"clockStepNs":`, r.ClockStepNs)
	dst = appendCount(dst, `,"bytesCopied":`, r.BytesCopied)
	dst = appendCount(dst, `,"viewsMade":`, r.ViewsMade)
	dst = appendCount(dst, `,"peakBytes":`, r.PeakBytes)
	dst = appendCount(dst, `,"answer":`, r.Answer)
	return append(dst, '}')
}

// MarshalJSON returns what AppendJSON appends.
func (r Result) MarshalJSON() ([]byte, error) { return r.AppendJSON(nil), nil }

// appendNs appends a key and nanoseconds, to a tenth of a picosecond.
//
//go:noinline
func appendNs(dst []byte, key string, ns float64) []byte {
	return strconv.AppendFloat(append(dst, key...), ns, 'f', 4, 64)
}

// appendCount appends a key and a number, null for a negative one.
//
//go:noinline
func appendCount(dst []byte, key string, n int) []byte {
	dst = append(dst, key...)
	if n < 0 {
		return append(dst, "null"...)
	}
	return strconv.AppendInt(dst, int64(n), 10)
}

// A Document is what measuring ends in, as JSON: where, and what it cost there.
type Document struct {
	// Version is that of this form: 1.
	Version     int         `json:"version"`
	Environment Environment `json:"environment"`
	Results     []Result    `json:"results"`
}
