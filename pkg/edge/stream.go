package edge

import (
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/zerocopyzen/zen/pkg/api"
)

// MaxBody is the longest body that /api/stream takes, in bytes. A megabyte
// through Go's memory costs some 60 ms of CPU at the edge; and a browser reads
// nothing of an answer before it has sent its request, so that an echo must fit
// the buffers on the way.
const MaxBody = 4 << 20

// seen is the header that says how many bytes of the body Go looked at.
const seen = "Zen-Bytes-Through-Go"

// stream answers with the body of the request: untouched, or through Go's
// memory when the query says through=go.
func stream(w http.ResponseWriter, r *http.Request) {
	if status, problem := refusal(r); problem != "" {
		api.Write(w, status, map[string]string{"error": problem, "maxBody": strconv.Itoa(MaxBody)})
		return
	}
	header := w.Header()
	header.Set("Content-Type", "application/octet-stream")
	header.Set("Cache-Control", "no-store")
	if r.URL.Query().Get("through") == "go" {
		throughGo(w, r)
		return
	}
	handOver(w, r)
}

// refusal returns why a request to /api/stream is not answered with its body,
// or "".
func refusal(r *http.Request) (status int, problem string) {
	if way := r.URL.Query().Get("through"); way != "" && way != "go" {
		return http.StatusBadRequest, fmt.Sprintf("through=%s is not a way: leave it out, or say through=go", way)
	}
	// A body that is handed over is not counted, so its length must be told.
	length, err := strconv.ParseInt(r.Header.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return http.StatusLengthRequired, "the request does not say how long its body is: Content-Length is missing"
	}
	if length > MaxBody {
		return http.StatusRequestEntityTooLarge, fmt.Sprintf("the body has %d bytes, and at most %d are taken", length, MaxBody)
	}
	return 0, ""
}

// handOver makes the request's body the answer's. At the edge Go sees none of
// it, and says so in a header, which is still to be sent then. Where the header
// has been sent with the first bytes, it is missing.
func handOver(w http.ResponseWriter, r *http.Request) {
	duplex(w)
	n, err := io.Copy(w, r.Body)
	if err != nil {
		return // the client left, and there is nobody to tell
	}
	w.Header().Set(seen, strconv.FormatInt(n, 10))
}

// throughGo copies the request's body into Go's memory and out of it again. A
// line of JSON follows the bytes and says how many they were.
func throughGo(w http.ResponseWriter, r *http.Request) {
	duplex(w)
	body := &counter{from: r.Body}
	if _, err := io.Copy(w, body); err != nil {
		return // the client left; without the line it knows that bytes are missing
	}
	fmt.Fprintf(w, `{"bytesThroughGo":%d,"reads":%d}`+"\n", body.bytes, body.reads) // an error means that the client left
}

// duplex lets a handler write before it has read all. Over HTTP/1 a native
// server throws the rest of the body away otherwise; at the edge there is
// nothing to be set, and the error says so.
func duplex(w http.ResponseWriter) {
	_ = http.NewResponseController(w).EnableFullDuplex()
}

// A counter counts what is read through it. It has no WriteTo: whoever copies
// from it must read.
type counter struct {
	from         io.Reader
	bytes, reads int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.bytes += int64(n)
	if n > 0 {
		c.reads++
	}
	return n, err
}
