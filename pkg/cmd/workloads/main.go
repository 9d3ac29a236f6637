// Command workloads measures cases of package bench, for programs: it answers each
// line of its standard input, a case as JSON, with a line.
//
//	{"workload": "shrink", "series": "library", "way": "view", "n": 20000}
//	{"result": {"workload": "shrink", …, "medianNs": 1189000, …}}
//
// A case that cannot be measured is answered with {"error": "…"}. It runs natively
// and, compiled for GOOS=js, under Node; `./build.sh bench` keeps one of each at
// hand, so that all sides are measured within the same seconds.
//
//	echo '{"workload": "crop", "series": "plain", "way": "copying", "n": 512}' | go run ./pkg/cmd/workloads
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/zerocopyzen/zen/pkg/bench"
)

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "workloads:", err)
		os.Exit(1)
	}
}

// An answer has a result or an error.
type answer struct {
	Result *bench.Result `json:"result,omitempty"`
	Error  string        `json:"error,omitempty"`
}

// serve answers lines until there are no more.
func serve(in io.Reader, out io.Writer) error {
	answers := json.NewEncoder(out)
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		if err := answers.Encode(measure(lines.Bytes())); err != nil {
			return err
		}
	}
	return lines.Err()
}

func measure(line []byte) answer {
	var asked struct {
		Workload string       `json:"workload"`
		Series   bench.Series `json:"series"`
		Way      bench.Way    `json:"way"`
		N        int          `json:"n"`
	}
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{Error: err.Error()}
	}
	result, err := bench.Measure(bench.Case(asked), bench.Options{})
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Result: &result}
}
