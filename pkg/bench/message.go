// What page.wasm tells the page's worker while it measures:
//
//	{"type":"batch","done":D,"of":N}    D of N batches have been measured; 0 while the first pass is made
//	{"type":"measured","result":R}      R is a Result; the case has been measured
//	{"type":"refused","text":T}         the case cannot be measured, or broke off
//
// Whoever changes a message changes message.go and benchmarks-protocol.ts in the
// same commit.

package bench

import (
	"strconv"
	"unicode/utf8"
)

// Batch says that Done of Of batches have been measured.
type Batch struct{ Done, Of int }

// Measured says that a case has been measured.
type Measured struct{ Result Result }

// Refused says that a case cannot be measured.
type Refused struct{ Text string }

// AppendJSON appends the message to dst and returns it.
func (m Batch) AppendJSON(dst []byte) []byte {
	dst = strconv.AppendInt(append(dst, `{"type":"batch","done":`...), int64(m.Done), 10)
	dst = strconv.AppendInt(append(dst, `,"of":`...), int64(m.Of), 10)
	return append(dst, '}')
}

// AppendJSON appends the message to dst and returns it.
func (m Measured) AppendJSON(dst []byte) []byte {
	return append(m.Result.AppendJSON(append(dst, `{"type":"measured","result":`...)), '}')
}

// AppendJSON appends the message to dst and returns it.
func (m Refused) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"type":"refused","text":"`...)
	for _, c := range m.Text {
		switch {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', byte(c))
		case c < ' ':
			dst = append(dst, `\u00`...)
			dst = append(dst, "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		default:
			dst = utf8.AppendRune(dst, c)
		}
	}
	return append(dst, `"}`...)
}
