package transfer

// An Event is what an arena tells while it works. Type says which fields are
// set:
//
//	queued    Position: how many run or wait before this one
//	file      Done, Total: the file is being made; the first event that is not "queued"
//	reading   Done, Total: it is being read, into the page cache or to be hashed;
//	          told of what takes longer than a tenth of a second
//	started   Method, Run, Of: a transfer begins; Run 0 is the untimed pass
//	progress  Method, Run, Done, Total, Elapsed: bytes have arrived
//	ended     Result: a transfer has ended
//	checked   Method, Hash: the untimed pass brought the file's own bytes
//	report    Report: all is done
//	error     Error: it broke off
type Event struct {
	Type     string `json:"type"`
	Position int    `json:"position,omitempty"`
	Method   string `json:"method,omitempty"`
	Run      int    `json:"run,omitempty"`
	Of       int    `json:"of,omitempty"`
	// Done and Total are in bytes.
	Done  int64 `json:"done,omitempty"`
	Total int64 `json:"total,omitempty"`
	// Elapsed is nanoseconds since the transfer began.
	Elapsed int64   `json:"elapsedNs,omitempty"`
	Hash    string  `json:"sha256,omitempty"`
	Result  *Run    `json:"result,omitempty"`
	Report  *Report `json:"report,omitempty"`
	Error   string  `json:"error,omitempty"`
}
