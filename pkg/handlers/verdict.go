package handlers

import "errors"

// A Verdict says what the kernel was asked for when a shape ran.
type Verdict struct {
	ID string `json:"id"`
	// Calls are those of sendfile and splice without which the file did not
	// arrive; none says that every byte crossed user memory.
	Calls []string `json:"calls"`
	// Problem says why nothing can be told, or "".
	Problem string `json:"problem,omitempty"`
}

// Kept reports whether the kernel moved the file by itself.
func (v Verdict) Kept() bool { return len(v.Calls) > 0 }

// ErrUnavailable says that the kernel cannot be asked on this system.
var ErrUnavailable = errors.New("asking the kernel needs Linux, with seccomp filters")
