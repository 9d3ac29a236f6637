package site

import (
	"slices"
	"strconv"
	"strings"
)

// identity is the coding of a file that is sent as it is.
const identity = "identity"

// A coding is a way to compress a file, and what its neighbor's name ends with.
type coding struct {
	name, extension string
}

// codings are those the site keeps, the smallest first.
var codings = []coding{
	{name: "br", extension: ".br"},
	{name: "gzip", extension: ".gz"},
}

// accepted returns the codings that the Accept-Encoding headers prefer to the
// file as it is, the best first; among equals the smallest first. A client that
// refuses everything gets the file as it is, as RFC 9110 permits.
func accepted(headers []string) []coding {
	quality := make(map[string]float64)
	for element := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		name, parameters, _ := strings.Cut(element, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "x-gzip" {
			name = "gzip"
		}
		if name != "" {
			quality[name] = weight(parameters)
		}
	}
	of := func(name string) float64 {
		if q, ok := quality[name]; ok {
			return q
		}
		return quality["*"]
	}
	var list []coding
	for _, c := range codings {
		// Identity is always acceptable, but only a stated preference for it
		// is a reason to send more bytes.
		if q := of(c.name); q > 0 && q >= quality[identity] {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b coding) int {
		switch {
		case of(a.name) > of(b.name):
			return -1
		case of(a.name) < of(b.name):
			return 1
		}
		return 0
	})
	return list
}

// weight returns the q-value among a coding's parameters: 1 when there is none,
// 0 when it is malformed.
func weight(parameters string) float64 {
	for parameter := range strings.SplitSeq(parameters, ";") {
		name, value, _ := strings.Cut(parameter, "=")
		if !strings.EqualFold(strings.TrimSpace(name), "q") {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil || !(q >= 0 && q <= 1) {
			return 0
		}
		return q
	}
	return 1
}
