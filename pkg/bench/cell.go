package bench

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/zerocopyzen/zen/pkg/playground"
)

// A Source is a workload as Python. In each text {n} stands for the number of
// items.
type Source struct {
	// Setup makes the data, before any clock runs.
	Setup string `json:"setup"`
	// Copying and View are one pass each.
	Copying string `json:"copying"`
	View    string `json:"view"`
	// Answer is an expression for what a pass has read. It is counted with the
	// pass, so it must not slice.
	Answer string `json:"answer"`
	// MostPasses is how many passes the data of one Setup takes, 0 without
	// limit.
	MostPasses int `json:"mostPasses"`
}

// timed is the loop around a pass. It prints seconds.
const timed = `import time
began = time.perf_counter()
for _ in range(%d):
%s
print(time.perf_counter() - began)
`

// A cell runs a workload on a machine of its own.
type cell struct {
	machine *playground.Machine
	setup   string
	pass    string
	most    int
	stopped error // what the options' Poll has said
}

// newCell makes a machine and runs the workload's setup on it.
func newCell(w Workload, c Case, o Options) (subject, error) {
	text := func(source string) string { return strings.ReplaceAll(source, "{n}", strconv.Itoa(c.N)) }
	cell := &cell{setup: text(w.Cell.Setup), pass: text(w.Cell.Copying), most: w.Cell.MostPasses}
	if c.Way == Views {
		cell.pass = text(w.Cell.View)
	}
	config := playground.Config{MemoryLimit: o.MemoryLimit}
	if o.Poll != nil {
		config.Yield = func() {
			if cell.stopped = o.Poll(); cell.stopped != nil {
				cell.machine.Stop()
			}
		}
	}
	cell.machine = playground.New(config)
	if err := cell.begin(); err != nil {
		return subject{}, err
	}
	return subject{
		once:  func() (int, error) { return cell.once(text(w.Cell.Answer)) },
		batch: func(times int) (float64, error) { return cell.batch(cell.pass, times) },
		empty: func(times int) (float64, error) { return cell.batch("pass", times) },
		heap:  cell.machine.Heap(),
		free: func() error {
			cell.machine.Reset()
			return nil
		},
	}, nil
}

// begin forgets all and makes the data anew.
func (c *cell) begin() error {
	_, err := c.run(c.setup, true)
	return err
}

// run runs a program and returns what it printed. It fails with what has stopped
// the program, or with its exception.
func (c *cell) run(source string, fresh bool) (string, error) {
	done := c.machine.RunWith(source, playground.Options{Fresh: fresh})
	if c.stopped != nil {
		return "", c.stopped
	}
	if done.Error != nil {
		return "", errors.New(strings.TrimSpace(done.Error.Traceback))
	}
	return done.Stdout, nil
}

// once does one pass, over the data that is there.
func (c *cell) once(answer string) (int, error) {
	if _, err := c.run(c.pass, false); err != nil {
		return 0, err
	}
	printed, err := c.run("print("+answer+")", false)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(printed))
}

// batch does so many passes, over new data whenever the old has seen enough of
// them, and adds up the times that they took.
func (c *cell) batch(pass string, times int) (sum float64, err error) {
	for times > 0 {
		now := times
		if c.most > 0 {
			now = min(times, c.most)
		}
		if err := c.begin(); err != nil {
			return 0, err
		}
		printed, err := c.run(fmt.Sprintf(timed, now, indented(pass)), false)
		if err != nil {
			return 0, err
		}
		seconds, err := strconv.ParseFloat(strings.TrimSpace(printed), 64)
		if err != nil {
			return 0, fmt.Errorf("a cell printed %q where its time was to be", printed)
		}
		sum += seconds * 1e9
		times -= now
	}
	return sum, nil
}

func indented(text string) string { return "    " + strings.ReplaceAll(text, "\n", "\n    ") }
