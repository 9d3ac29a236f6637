package site

import (
	"slices"
	"testing"
)

func TestAccepted(t *testing.T) {
	for _, test := range []struct {
		headers []string
		want    []string
	}{
		{nil, nil},
		{[]string{""}, nil},
		{[]string{"br"}, []string{"br"}},
		{[]string{"gzip, br"}, []string{"br", "gzip"}},
		{[]string{"gzip", "br"}, []string{"br", "gzip"}},
		{[]string{"GZIP"}, []string{"gzip"}},
		{[]string{"x-gzip"}, []string{"gzip"}},
		{[]string{"br;q=0.2, gzip;q=0.8"}, []string{"gzip", "br"}},
		{[]string{"br ; q=0.2 , gzip ; Q=0.2"}, []string{"br", "gzip"}},
		{[]string{"*"}, []string{"br", "gzip"}},
		{[]string{"*, br;q=0"}, []string{"gzip"}},
		{[]string{"*;q=0"}, nil},
		{[]string{"br;q=0"}, nil},
		{[]string{"br;q=zero"}, nil},
		{[]string{"br;q=-1"}, nil},
		{[]string{"br;q=NaN"}, nil},
		{[]string{"br;q=2"}, nil},
		{[]string{"identity"}, nil},
		{[]string{"identity, br"}, []string{"br"}},
		{[]string{"identity, br;q=0.5"}, nil},
		{[]string{"identity;q=0.5, br;q=0.9, gzip;q=0.1"}, []string{"br"}},
		{[]string{"deflate, zstd"}, nil},
		{[]string{"brx, xbr"}, nil},
	} {
		var got []string
		for _, c := range accepted(test.headers) {
			got = append(got, c.name)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("accepted(%q) = %q, want %q", test.headers, got, test.want)
		}
	}
}
