// Package edge is the part of the API that the site offers at the edge of a
// network, where a program has no operating system below it: no files, no
// sockets, no sendfile(2). There the arena of package transfer cannot run. The
// same idea can be seen one floor above:
//
//	                    ┌──────────── the platform ────────────┐
//	POST /api/stream ──>│ request.body ══════> response.body   │──> the same bytes
//	                    │       ╎ io.Copy(w, r.Body) says so   │    Zen-Bytes-Through-Go: 0
//	                    │    ┌──┴─ Go ─┐                       │
//	                    └────┴─────────┴───────────────────────┘
//
//	                    ┌──────────── the platform ────────────┐
//	POST /api/stream ──>│ request.body ─┐      ┌> response.body│──> the same bytes, and then
//	      ?through=go   │    ┌── read ──┴─ Go ─┴─ write ──┐    │    {"bytesThroughGo":N,"reads":M}
//	                    └────┴────────────────────────────┴────┘
//
// A body that the Worker does not look at stays where it is: io.Copy asks the
// body to write itself (io.WriterTo), the body asks the writer whether it takes
// streams of the platform, and then one is handed over. Anything that wraps the
// body or the writer breaks this silently, as it breaks sendfile natively.
//
// In the first answer Go is done before the first byte flows, so that a header
// can say how many it saw. In the second nobody knows before the end; the count
// follows the body's own bytes as one line of JSON.
//
// Under a native server, which has no such streams, both ways go through Go.
//
// Contents:
//
//	Routes   the handlers, for [site.Config]
//	MaxBody  how many bytes /api/stream takes
package edge
