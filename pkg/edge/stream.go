package edge

import (
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/zerocopyzen/zen/pkg/api"
)

// address is where the lesson's bytes come from.
const address = "/api/stream"

// seen is the header that says how many bytes of the body Go looked at.
const seen = "Zen-Bytes-Through-Go"

// sendBytes answers with as many bytes as the query says.
func (open Opener) sendBytes(w http.ResponseWriter, r *http.Request) {
	asked, problem := readQuery(r, "size", "through")
	if problem == "" && asked.size == 0 {
		problem = "the query does not say how many bytes: size is missing"
	}
	if problem != "" {
		api.Write(w, http.StatusBadRequest, refusal{Error: problem, Sizes: Sizes()})
		return
	}
	if r.Method == http.MethodHead {
		describe(w)
		return
	}
	body, err := open(r, asked.size)
	if err != nil {
		api.Write(w, http.StatusServiceUnavailable, refusal{Error: fmt.Sprintf("%d bytes cannot be had: %v", asked.size, err)})
		return
	}
	defer body.Close()
	send(w, body, asked.throughGo)
}

// sendBack answers with the body of the request.
func sendBack(w http.ResponseWriter, r *http.Request) {
	asked, problem := readQuery(r, "through")
	if problem != "" {
		api.Write(w, http.StatusBadRequest, refusal{Error: problem})
		return
	}
	if status, problem := refuseBody(r); problem != "" {
		api.Write(w, status, refusal{Error: problem, MaxBody: maxBody})
		return
	}
	duplex(w)
	send(w, r.Body, asked.throughGo)
}

// send makes body that of the answer.
func send(w http.ResponseWriter, body io.Reader, isThroughGo bool) {
	describe(w)
	if isThroughGo {
		throughGo(w, body)
		return
	}
	handOver(w, body)
}

// describe says what kind of bytes follow.
func describe(w http.ResponseWriter) {
	header := w.Header()
	header.Set("Content-Type", "application/octet-stream")
	header.Set("Cache-Control", "no-store")
}

// handOver makes body the answer's. At the edge Go sees none of it, and says so
// in a header, which is still to be sent then. Where the header has been sent
// with the first bytes, it is missing.
func handOver(w http.ResponseWriter, body io.Reader) {
	n, err := io.Copy(w, body)
	if err != nil {
		return // the client left, and there is nobody to tell
	}
	w.Header().Set(seen, strconv.FormatInt(n, 10))
}

// throughGo copies body into Go's memory and out of it again. A line of JSON
// follows the bytes and says how many they were.
func throughGo(w http.ResponseWriter, body io.Reader) {
	counted := &counter{from: body}
	if _, err := io.Copy(w, counted); err != nil {
		return // the client left; without the line it knows that bytes are missing
	}
	fmt.Fprintf(w, "\n"+`{"bytesThroughGo":%d,"reads":%d}`+"\n", counted.bytes, counted.reads) // an error means that the client left
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
