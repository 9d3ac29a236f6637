package transfer

import (
	"cmp"
	"slices"
)

// A Cost is what one transfer cost its sender. Times are in nanoseconds.
type Cost struct {
	// User and System are the CPU times of the sender's process.
	User   int64 `json:"userNs"`
	System int64 `json:"systemNs"`
	// Calls is how many system calls moved the bytes.
	Calls int64 `json:"calls"`
	// MinorFaults and MajorFaults are page faults without and with reading from
	// the disk.
	MinorFaults int64 `json:"minorFaults"`
	MajorFaults int64 `json:"majorFaults"`
	// Voluntary and Involuntary are context switches: the sender waited, or was
	// made to.
	Voluntary   int64 `json:"voluntarySwitches"`
	Involuntary int64 `json:"involuntarySwitches"`
}

// A Run is one transfer.
type Run struct {
	Method string `json:"method"`
	// Number counts the runs of the method from 1.
	Number int   `json:"number"`
	Bytes  int64 `json:"bytes"`
	// Wall is from the sender's first call to the receiver's last byte, in
	// nanoseconds.
	Wall int64 `json:"wallNs"`
	Cost Cost  `json:"cost"`
	// Arrivals are nanoseconds from the sender's first call until each further
	// 32nd part of the bytes had arrived. A download has none: its receiver is
	// elsewhere.
	Arrivals []int64 `json:"arrivalsNs,omitempty"`
}

// A Figure is the median of several runs with the least and the most.
type Figure struct {
	Median float64 `json:"median"`
	Min    float64 `json:"min"`
	Max    float64 `json:"max"`
}

// A Summary is what the runs of one method have in common. A GB is 10⁹ bytes.
type Summary struct {
	Method string `json:"method"`
	Runs   int    `json:"runs"`
	// CPU is user and system time of the sender, in milliseconds for each GB.
	CPU Figure `json:"cpuMsPerGB"`
	// User and System are its parts.
	User   Figure `json:"userMsPerGB"`
	System Figure `json:"systemMsPerGB"`
	// Calls is system calls for each GB.
	Calls Figure `json:"callsPerGB"`
	// Faults is page faults of both kinds in a run.
	Faults      Figure `json:"faults"`
	MinorFaults Figure `json:"minorFaults"`
	MajorFaults Figure `json:"majorFaults"`
	// Switches is context switches of both kinds in a run.
	Switches    Figure `json:"switches"`
	Voluntary   Figure `json:"voluntarySwitches"`
	Involuntary Figure `json:"involuntarySwitches"`
	// Throughput is in GB a second.
	Throughput Figure `json:"gbPerS"`
	// Wall is the time of a run in milliseconds.
	Wall Figure `json:"wallMs"`
	// Hash is the SHA-256 of what arrived in the untimed pass, in hexadecimal,
	// which is that of the file; "" when there was no such pass.
	Hash string `json:"sha256,omitempty"`
}

// A Report is what a plan's runs cost.
type Report struct {
	Plan      Plan      `json:"plan"`
	Machine   Machine   `json:"machine"`
	Runs      []Run     `json:"runs"`
	Summaries []Summary `json:"summaries"`
}

// A Machine says where the figures come from.
type Machine struct {
	System  string `json:"system"`  // "Linux 6.18.0 amd64"
	Model   string `json:"model"`   // the processor's name
	CPUs    int    `json:"cpus"`    // that the program may use
	Go      string `json:"go"`      // the version of Go
	Network string `json:"network"` // "TCP over loopback"
}

// figure returns the median, least and most of values, which are not empty.
func figure(values []float64) Figure {
	slices.Sort(values)
	middle := len(values) / 2
	median := values[middle]
	if len(values)%2 == 0 {
		median = (values[middle-1] + values[middle]) / 2
	}
	return Figure{Median: median, Min: values[0], Max: values[len(values)-1]}
}

// summarize returns a summary for each method that has runs, in the order of
// the methods given. hashes are those of the untimed pass.
func summarize(methods []string, runs []Run, hashes map[string]string) []Summary {
	var list []Summary
	for _, id := range methods {
		of := slices.DeleteFunc(slices.Clone(runs), func(r Run) bool { return r.Method != id })
		if len(of) == 0 {
			continue
		}
		over := func(value func(Run) float64) Figure {
			var values []float64
			for _, r := range of {
				values = append(values, value(r))
			}
			return figure(values)
		}
		list = append(list, Summary{
			Method:      id,
			Runs:        len(of),
			Hash:        hashes[id],
			CPU:         over(func(r Run) float64 { return perGB(float64(r.Cost.User+r.Cost.System)/1e6, r) }),
			User:        over(func(r Run) float64 { return perGB(float64(r.Cost.User)/1e6, r) }),
			System:      over(func(r Run) float64 { return perGB(float64(r.Cost.System)/1e6, r) }),
			Calls:       over(func(r Run) float64 { return perGB(float64(r.Cost.Calls), r) }),
			Faults:      over(func(r Run) float64 { return float64(r.Cost.MinorFaults + r.Cost.MajorFaults) }),
			MinorFaults: over(func(r Run) float64 { return float64(r.Cost.MinorFaults) }),
			MajorFaults: over(func(r Run) float64 { return float64(r.Cost.MajorFaults) }),
			Switches:    over(func(r Run) float64 { return float64(r.Cost.Voluntary + r.Cost.Involuntary) }),
			Voluntary:   over(func(r Run) float64 { return float64(r.Cost.Voluntary) }),
			Involuntary: over(func(r Run) float64 { return float64(r.Cost.Involuntary) }),
			Throughput:  over(func(r Run) float64 { return float64(r.Bytes) / float64(cmp.Or(r.Wall, 1)) }),
			Wall:        over(func(r Run) float64 { return float64(r.Wall) / 1e6 }),
		})
	}
	return list
}

func perGB(value float64, r Run) float64 { return value / (float64(r.Bytes) / 1e9) }
