package main

import (
	"bufio"
	"io"
	"regexp"
	"slices"
	"strings"
)

// tapResult matches the line that ends a test: its indentation, verdict, name
// and directive.
var tapResult = regexp.MustCompile(`^( *)(not ok|ok) \d+(?: - (.*?))?(?: # (SKIP|TODO)\b.*)?$`)

var unescape = strings.NewReplacer(`\#`, "#", `\\`, `\`)

// readTAP reads what node --test prints. The results of a test's subtests stand
// before its own, four spaces further in.
//
// See https://testanything.org/tap-version-14-specification.html.
func readTAP(r io.Reader) (report, error) {
	var result report
	var open []string         // the names of the tests around the present line
	below := map[int]report{} // what ended at a depth since the last result above it
	var last *failure         // the failure whose diagnosis is being read
	depthOf := func(indentation string) int { return len(indentation) / 4 }

	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		line := lines.Text()
		if indentation, name, ok := strings.Cut(line, "# Subtest: "); ok && strings.TrimSpace(indentation) == "" {
			depth := depthOf(indentation)
			open = append(open[:min(depth, len(open))], name)
			last = nil
			continue
		}
		match := tapResult.FindStringSubmatch(line)
		if match == nil {
			switch strings.TrimSpace(line) {
			case "---":
			case "...":
				last = nil
			default:
				if last != nil {
					last.output += line + "\n"
				}
			}
			continue
		}
		depth := depthOf(match[1])
		name := strings.Join(slices.Concat(open[:min(depth, len(open))], match[3:4]), " > ")
		name = unescape.Replace(name)
		inner := below[depth+1]
		delete(below, depth+1)
		outer := below[depth]
		last = nil
		switch {
		case inner.passed+inner.failed+inner.skipped > 0 && (match[2] == "ok" || inner.failed > 0):
			// Its tests are counted, not the test that holds them.
		case match[4] != "":
			inner.skip(name)
		case match[2] == "ok":
			inner.passed++
		default:
			inner.fail(name, "")
		}
		outer.count = outer.plus(inner.count)
		outer.failures = append(outer.failures, inner.failures...)
		outer.skips = append(outer.skips, inner.skips...)
		if match[2] != "ok" && len(inner.failures) > 0 {
			last = &outer.failures[len(outer.failures)-1]
		}
		below[depth] = outer
	}
	for _, rest := range below { // depth 0, and what a crash left open
		result.count = result.plus(rest.count)
		result.failures = append(result.failures, rest.failures...)
		result.skips = append(result.skips, rest.skips...)
	}
	return result, lines.Err()
}
