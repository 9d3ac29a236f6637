package edge

import (
	"io"
	"net/http"
)

// Sizes returns how many bytes GET /api/stream sends. The most bounds what one
// request costs: a megabyte through Go's memory takes some 60 ms of CPU at the
// edge.
func Sizes() []int { return []int{64 << 10, 1 << 20, 4 << 20} }

// An Opener opens size bytes that the platform holds, one of [Sizes]: the byte
// at i is i modulo 251, so that one that is lost shows. At the edge the body is
// a stream of the platform, which can be handed over.
type Opener func(r *http.Request, size int) (io.ReadCloser, error)
