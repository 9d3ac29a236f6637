// Package benchhttp runs the workloads of package bench on the server, natively,
// for a browser or curl.
//
//	GET  /api/bench     what can be run here: limits, queue, environment
//	POST /api/bench     run a Plan; a stream of events, or one document
//
// A POST whose Accept header names text/event-stream is answered by server-sent
// events, each an [Event] as JSON; any other by a [bench.Document]. Errors are
// JSON, {"error": "…"}. A client that goes away ends its run within a few
// milliseconds.
//
// One heavy thing happens at a time: the queue is the one that the sendfile arena
// has, too, so that neither disturbs the other's figures. [Limits] bound how much
// strangers can ask for.
//
// See https://html.spec.whatwg.org/multipage/server-sent-events.html.
package benchhttp
