module github.com/zerocopyzen/zen

go 1.26.0

require github.com/hack-pad/safejs v0.1.1

require golang.org/x/sys v0.49.0

require github.com/syumai/workers v0.32.0

require golang.org/x/term v0.47.0

tool github.com/syumai/workers/cmd/workers-assets-gen
