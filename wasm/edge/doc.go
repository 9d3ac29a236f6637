//go:build js && wasm

// Command edge is the site as a Worker of Cloudflare's network: for any number
// of readers, with no server of our own.
//
//	               ┌──────────────── the platform ────────────────┐
//	/, /reference, │                                              │
//	/build/… ─────>│ files of .build/edge/assets, _headers, 404   │   no Go, no Worker
//	               │                                              │
//	/api/… ───────>│ index.mjs ─> worker.mjs ─> a new Go program: │   this command
//	               │              site.New(Routes: edge.Routes()) │
//	               └──────────────────────────────────────────────┘
//
//	./build.sh edge               makes .build/edge: the Worker and its files
//	./build.sh edge dev [PORT]    runs it on this machine, on 127.0.0.1:8787
//	./build.sh edge deploy        tries the deployment out, then does it (wrangler login comes first)
//
// The handler is the native server's. What an edge adds is in this folder:
// answer.go makes panics and HEAD right and yet lets bodies be handed over;
// wrangler.jsonc lets the platform's file server have all but /api/; index.mjs
// is the entry. wasm_exec.js and worker.mjs come from workers-assets-gen, which
// wipes its output folder; that wasm_exec.js is not Go's own, which the page
// has, and neither can stand in for the other.
//
// # What is different here
//
//   - The sendfile arena and the question which handlers keep sendfile answer
//     501, and say where recorded results are. /sendfile shows those, and offers
//     the lesson of package edge.
//   - The platform compresses, by kind of file and with its own effort; our
//     compressed neighbors stay behind. page.wasm has 1.27 MB in our Brotli and
//     1.6 to 1.9 MB at the quick levels that servers use.
//   - Its file server ignores Range and sends whole files.
//   - The 404 of a file does not name the address.
//   - A panic after the body has begun ends the body; the connection stays whole.
//   - Under edge dev a request whose body nobody reads may cost the next one
//     its connection (503): wrangler's own proxy in front. Online there is none.
//
// # What a visit costs
//
// Measured with ./build.sh bench, in the platform's runtime on two cores. CPU is
// that of all the runtime's threads, its compiler's and collector's included,
// and therefore more than the clock says; 1.6 ms of it are spent for a file, too.
//
//	                                   requests   bytes     Go starts   CPU of Go
//	first visit, with a program run    19         2.2 MB    0           0
//	later visit, with a program run    19         0.01 MB   0           0
//	/sendfile                          14         0.02 MB   1           13 ms
//	the lesson, 1 MiB, once            11         21 MB     11          11 × 13 ms + 5 × 64 ms
//
//	a warm request to Go      6.6 ms, 13 ms of CPU     Go program: 6.6 MB, gzip 1.9 MB
//	the first one             0.1 s, 0.4 s when busy   memory: 6 to 11 MB
//	4 MiB handed over         18 ms, 9 ms of CPU: hardly more than the start
//	4 MiB through Go          275 ms, 243 to 269 ms of CPU
//
// Of a visit's requests none wakes Go, as long as the visitor reads and runs
// programs: they run in the page. A test counts it.
//
// # A million visits a day
//
// Say that one visitor in a hundred opens /sendfile, and one of ten of those
// starts the lesson: 21,000 Go starts and 0.6 million ms of CPU a day. Limits
// and prices are those that the platform published in 2026.
//
//	limit                              of it
//	files: requests free, no limit     19 million a day; 2.2 TB when all visit for the first time (200 Mbit/s on average)
//	requests to Workers, free plan     100,000 a day                   21 %
//	requests to Workers, paid          10 million a month included      6 %
//	CPU of a request, free plan        10 ms                           66 % by the clock, 130 % with all threads; the lesson far more
//	CPU, paid                          30 million ms a month included  60 %
//	memory of an isolate               128 MB                          12 to 20 Go programs at once
//	size of the Worker, gzip           3 MB free, 10 MB paid           62 %, 19 %
//	start of the Worker                1 s                             10 to 40 %
//	size of a file                     25 MiB                          50 % (page.wasm)
//	number of files                    20,000 free, 100,000 paid       0.2 %
//	rules in _headers                  100                             5 %
//
// Should every visitor start the lesson, a month has 330 million Go starts and
// 14,000 million ms of CPU: some 100 and 280 dollars.
//
// # What breaks first, and what then
//
//  1. The 10 ms of the free plan: at once for a megabyte through Go, and, should
//     the platform count all threads, for every Go start. It answers with an error
//     of its own; /sendfile then shows recorded results and no lesson, and all
//     else works, for it needs no Go. Then: the paid plan.
//  2. Memory, when a crowd starts the lesson at once in one place: 20 programs
//     fill an isolate, and requests fail until it is replaced. The page says that
//     a run broke off. Then: one Go program for many requests, which worker.mjs
//     does not do yet, or a limit on the rate of /api/stream.
//  3. The bill, when someone sends 4 MiB through Go without end: a million times
//     cost some 6 dollars. Then: the same limit on the rate, at the platform's
//     door, and limits.cpu_ms in wrangler.jsonc, which the free plan refuses.
//  4. page.wasm, when it grows to twice its size. Then: load it in two parts.
//  5. The platform itself. Then: .build/edge/assets is a folder of files that any
//     other server of files can have; only the lesson is missed.
package main
