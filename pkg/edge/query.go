package edge

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
)

// maxBody is the longest body that is sent back, in bytes: a browser reads
// nothing of an answer before it has sent its request, so that an echo must fit
// the buffers on the way.
const maxBody = 4 << 20

// A query is what the address of a request asks for.
type query struct {
	throughGo bool
	size      int // in bytes; 0 when it is not said
}

// readQuery reads the query of r, whose names are those given, each at most
// once. The problem is "" when all is well.
func readQuery(r *http.Request, names ...string) (asked query, problem string) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return query{}, "the query cannot be read: " + err.Error()
	}
	for name, given := range values {
		if !slices.Contains(names, name) {
			return query{}, fmt.Sprintf("%s is nothing that %s %s takes", name, r.Method, address)
		}
		if len(given) > 1 {
			return query{}, fmt.Sprintf("%s is said %d times: say it once", name, len(given))
		}
	}
	way := values.Get("through")
	if values.Has("through") && way != "go" {
		return query{}, fmt.Sprintf("through=%s is not a way: leave it out, or say through=go", way)
	}
	asked.throughGo = way == "go"
	if size := values.Get("size"); values.Has("size") {
		asked.size, err = strconv.Atoi(size)
		if err != nil || !slices.Contains(Sizes(), asked.size) {
			return query{}, fmt.Sprintf("%s bytes are not sent", size)
		}
	}
	return asked, ""
}

// refuseBody returns why the body of r is not sent back, or "".
func refuseBody(r *http.Request) (status int, problem string) {
	// A body that is handed over is not counted, so its length must be told.
	length, err := strconv.ParseInt(r.Header.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return http.StatusLengthRequired, "the request does not say how long its body is: Content-Length is missing"
	}
	if length > maxBody {
		return http.StatusRequestEntityTooLarge, fmt.Sprintf("the body has %d bytes, and at most %d are taken", length, maxBody)
	}
	return 0, ""
}
