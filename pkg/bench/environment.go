package bench

import (
	"runtime"
	"time"
)

// An Environment says where figures come from, and when.
type Environment struct {
	// Place names it: "native", "node", "server", "browser".
	Place string `json:"place"`
	// Time is when it was described, in RFC 3339, and Version that of the program,
	// "" where it has none.
	Time    string `json:"time"`
	Version string `json:"version"`
	// System is the operating system and the processor's kind, Processor the
	// processor's name where the system tells, and Runtime what ran the work.
	System    string `json:"system"`
	Processor string `json:"processor"`
	Runtime   string `json:"runtime"`
	// Processors is how many the program may use.
	Processors int `json:"processors"`
	// ClockStepNs is the smallest step of the clock.
	ClockStepNs float64 `json:"clockStepNs"`
}

// Here returns the environment that this program runs in.
func Here(place string) Environment {
	now, _ := time.Now().UTC().Truncate(time.Second).MarshalText() // which fails in year 10,000
	return Environment{
		Place: place, Time: string(now), Version: version(),
		System: runtime.GOOS + "/" + runtime.GOARCH, Processor: processor(), Runtime: runtime.Version(),
		Processors: runtime.NumCPU(), ClockStepNs: Options{}.ClockStep(),
	}
}
