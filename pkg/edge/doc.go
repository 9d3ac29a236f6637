// Package edge is the part of the API that the site offers at the edge of a
// network, where a program has no operating system below it: no files, no
// sockets, no sendfile(2). There the arena of package transfer cannot run. The
// same idea can be seen one floor above:
//
//	                   ┌──────────── the platform ────────────┐
//	GET /api/stream    │ held bytes ══════════> response.body │──> the bytes
//	       ?size=N     │       ╎ io.Copy(w, body) says so     │    Zen-Bytes-Through-Go: 0
//	                   │    ┌──┴─ Go ─┐                       │
//	                   └────┴─────────┴───────────────────────┘
//
//	                   ┌──────────── the platform ────────────┐
//	GET /api/stream    │ held bytes ───┐      ┌> response.body│──> the bytes, then
//	       ?size=N     │    ┌── read ──┴─ Go ─┴─ write ──┐    │    {"bytesThroughGo":N,"reads":M}
//	       &through=go │    └────────────────────────────┘    │
//	                   └──────────────────────────────────────┘
//
// A body that the Worker does not look at stays where it is: io.Copy asks the
// body to write itself (io.WriterTo), the body asks the writer whether it takes
// streams of the platform, and then one is handed over. Anything that wraps the
// body or the writer breaks this silently, as it breaks sendfile natively.
//
// POST /api/stream does the same with the body of the request, which comes back.
// A browser sends all of it before it reads any, and the Worker works meanwhile,
// so that the clock shows less there; hence the page asks for bytes
// that the platform holds.
//
// In the first answer Go is done before the first byte flows, so that a header
// can say how many it saw. In the second nobody knows before the end; the count
// follows the body's own bytes as a line of JSON.
//
// Under a native server, which has no such streams, both ways go through Go.
//
// Contents:
//
//	Routes  the handlers, for [site.Config]
//	Offers  what pages are told of them
//	Sizes   how many bytes are sent
//	Opener  how the handlers get them from the platform
package edge
