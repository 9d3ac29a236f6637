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
// bytes.go asks index.mjs for what the lesson sends; wrangler.jsonc lets the
// platform's file server have all but /api/; index.mjs is the entry.
// wasm_exec.js and worker.mjs come from workers-assets-gen, which wipes its
// output folder; that wasm_exec.js is not Go's own, which the page has, and
// neither can stand in for the other.
//
// # What is different here
//
//   - The sendfile arena, the question which handlers keep sendfile, and the
//     benchmarks answer 501, and say what there is instead. Pages do not ask
//     them: /home.json, here a file, says that there is only /api/stream. /sendfile
//     shows recorded results and offers the lesson of package edge.
//   - The platform compresses, by kind of file and with its own effort; our
//     compressed neighbors stay behind. page.wasm has 1.19 MB in our Brotli and
//     1.5 to 1.8 MB at the quick levels that servers use.
//   - A range is answered by the whole file and status 200, as RFC 9110 allows.
//     The Worker could cut it out, but only by standing before all files: each
//     of their requests would be counted and paid for then, and our pages ask
//     for no ranges.
//   - The 404 of a file is a page to everyone, also to whoever reads no pages.
//     /%2e%2e/ is the playground, and /%ff leads to /%25ff.
//   - What the platform refuses before the Worker it refuses in its own words, not
//     in JSON: a method that it does not know, a Content-Length that is none.
//   - A panic after the body has begun ends the body; the connection stays whole.
//   - A Worker cannot say how long it computed: its clock stands still meanwhile.
//
// Nothing of this was tried online: deployment needs an account. All figures are
// of the platform's runtime on a machine of ours.
//
// # What a visit costs
//
// Measured with ./build.sh bench, in the platform's runtime on two cores, through
// a relay that counts all requests, the service worker's included. CPU is that of
// all the runtime's threads, its compiler's and collector's included, and
// therefore more than the clock says; 1.7 ms of it are spent for a file, too.
//
//	                                                requests   of them 304   bodies    Go starts   CPU of Go
//	first visit, with a program run, site stored    28         3             2.6 MB    0           0
//	later visit, with a program run                 8          8             0         0           0
//	/sendfile, from the playground                  16         3             0.03 MB   0           0
//	the lesson, 1 MiB, once                         20         0             21 MB     20          10 × 10 ms + 10 × 72 ms
//
//	a warm request to Go      15 ms of CPU             Go program: 6.7 MB, gzip 1.9 MB
//	the first one             0.1 s, 0.6 s when busy   memory: 6 to 11 MB
//	4 MiB handed over         12 ms of CPU: no more than the start
//	4 MiB through Go          236 ms of CPU
//
// No page wakes Go when it is opened, nor does a program that is run: it runs in
// the page. Tests open every page and count.
//
// # A million visits a day
//
// Say that one visitor in a hundred opens /sendfile, and one of ten of those
// starts the lesson: 20,000 Go starts and 0.8 million ms of CPU a day. Limits
// and prices are those that the platform published in 2026.
//
//	limit                              of it
//	files: requests free, no limit     28 million a day; 2.6 TB when all visit for the first time (240 Mbit/s on average)
//	requests to Workers, free plan     100,000 a day                   20 %
//	requests to Workers, paid          10 million a month included      6 %
//	CPU of a request, free plan        10 ms                           66 % by the clock, 150 % with all threads; the lesson far more
//	CPU, paid                          30 million ms a month included  82 %
//	memory of an isolate               128 MB                          12 to 20 Go programs at once
//	size of the Worker, gzip           3 MB free, 10 MB paid           63 %, 19 %
//	start of the Worker                1 s                             10 to 60 %
//	size of a file                     25 MiB                          50 % (page.wasm)
//	number of files                    20,000 free, 100,000 paid       0.8 %
//	rules in _headers                  100                             10 %
//
// Should every visitor start the lesson, a month has 600 million Go starts and
// 25,000 million ms of CPU: some 180 and 500 dollars.
//
// # What breaks first, and what then
//
//  1. The 10 ms of the free plan: at once for a megabyte through Go, and, should
//     the platform count all threads, for every Go start. It answers with an error
//     of its own; the lesson then says that it broke off, and all else works, for
//     it needs no Go. Then: the paid plan.
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
