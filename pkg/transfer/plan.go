package transfer

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// The kinds of files, caches and receivers.
const (
	Sparse   = "sparse"   // a file of zeros that takes no room on the disk
	Random   = "random"   // a file of random bytes, on the disk
	Hot      = "hot"      // the file is in the page cache when it is sent
	Cold     = "cold"     // it is not: the kernel was asked to forget it
	Reads    = "reads"    // the receiver reads 64 KiB at a time into user memory
	Discards = "discards" // the receiver lets the kernel drop what arrived, by MSG_TRUNC
)

// A Plan says what is to be sent, how, and how often. Its zero fields stand for
// the defaults, which [Plan.WithDefaults] fills in.
type Plan struct {
	// Size is the length of the file in bytes; default 64 MiB.
	Size int64 `json:"size"`
	// File is Sparse or Random; default Sparse when hot, Random when cold.
	File string `json:"file"`
	// Cache is Hot or Cold; default Hot. Cold needs a Random file: a sparse one
	// has nothing on the disk.
	Cache string `json:"cache"`
	// Receiver is Reads or Discards; default Reads.
	Receiver string `json:"receiver"`
	// Methods are identifiers of [Methods]; default all.
	Methods []string `json:"methods"`
	// Repeats is how often each method runs; default 3.
	Repeats int `json:"repeats"`
	// SkipHash leaves the untimed pass out in which each method's bytes are
	// hashed and compared.
	SkipHash bool `json:"skipHash"`
}

// Limits bound what a plan may ask for.
type Limits struct {
	// MaxSize is the largest file in bytes.
	MaxSize int64 `json:"maxSize"`
	// MaxRepeats is the most runs of each method.
	MaxRepeats int `json:"maxRepeats"`
	// Methods are the identifiers that are allowed; nil allows all.
	Methods []string `json:"methods"`
	// MaxReadAll is the largest file that may be read into user memory as a
	// whole, in bytes.
	MaxReadAll int64 `json:"maxReadAll"`
}

// LocalLimits are those of a server that only its own user reaches: the talk's
// 2 GB and everything below.
func LocalLimits() Limits { return Limits{MaxSize: 2 * gib, MaxRepeats: 15, MaxReadAll: 2 * gib} }

// PublicLimits are those of a server that strangers reach, unless its host says
// otherwise.
func PublicLimits() Limits { return Limits{MaxSize: 64 * mib, MaxRepeats: 3, MaxReadAll: 64 * mib} }

// Check returns an error when the limits name a method that there is not.
func (l Limits) Check() error {
	for _, id := range l.Methods {
		if _, ok := method(id); !ok {
			return noMethod(id)
		}
	}
	return nil
}

func noMethod(id string) error {
	return fmt.Errorf("there is no method %q; there are %s", id, strings.Join(methodIDs(), ", "))
}

// WithDefaults returns the plan with its zero fields filled in.
func (p Plan) WithDefaults(limits Limits) Plan {
	if p.Size == 0 {
		p.Size = min(64*mib, limits.MaxSize)
	}
	if p.Cache == "" {
		p.Cache = Hot
	}
	if p.File == "" {
		p.File = Sparse
		if p.Cache == Cold {
			p.File = Random
		}
	}
	if p.Receiver == "" {
		p.Receiver = Reads
	}
	if p.Repeats == 0 {
		p.Repeats = min(3, limits.MaxRepeats)
	}
	if len(p.Methods) == 0 {
		p.Methods = limits.allowed(p.Size)
	}
	return p
}

// allowed returns the methods that a plan of this size may use.
func (l Limits) allowed(size int64) []string {
	return slices.DeleteFunc(methodIDs(), func(id string) bool { return l.refuses(id, size) != nil })
}

// refuses returns why a method may not send a file of this size, or nil.
func (l Limits) refuses(id string, size int64) error {
	if l.Methods != nil && !slices.Contains(l.Methods, id) {
		return fmt.Errorf("the method %q is not offered on this server; it offers %s", id, strings.Join(l.Methods, ", "))
	}
	if id == readAll && size > l.MaxReadAll {
		return fmt.Errorf("the method %q takes as much memory as the file is large: %s at most on this server", id, SizeText(l.MaxReadAll))
	}
	return nil
}

// ErrPlan is the error of every plan that cannot be run, or may not.
var ErrPlan = errors.New("bad plan")

// Check returns what is wrong with the plan, or nil. The error is an [ErrPlan].
func (p Plan) Check(limits Limits) error {
	if err := p.check(limits); err != nil {
		return fmt.Errorf("%w: %w", ErrPlan, err)
	}
	return nil
}

func (p Plan) check(limits Limits) error {
	if p.Size < 1 || p.Size > limits.MaxSize {
		return fmt.Errorf("the size is %d bytes; it can be from 1 to %d (%s)", p.Size, limits.MaxSize, SizeText(limits.MaxSize))
	}
	if p.Repeats < 1 || p.Repeats > limits.MaxRepeats {
		return fmt.Errorf("the number of repetitions is %d; it can be from 1 to %d", p.Repeats, limits.MaxRepeats)
	}
	if err := oneOf("file", p.File, Sparse, Random); err != nil {
		return err
	}
	if err := oneOf("cache", p.Cache, Hot, Cold); err != nil {
		return err
	}
	if err := oneOf("receiver", p.Receiver, Reads, Discards); err != nil {
		return err
	}
	if p.Cache == Cold && p.File == Sparse {
		return errors.New("a cold run needs a random file: a sparse one has nothing on the disk that could be read")
	}
	for i, id := range p.Methods {
		if _, ok := method(id); !ok {
			return noMethod(id)
		}
		if slices.Contains(p.Methods[:i], id) {
			return fmt.Errorf("the method %q is named twice", id)
		}
		if err := limits.refuses(id, p.Size); err != nil {
			return err
		}
	}
	return nil
}

func oneOf(what, value string, choices ...string) error {
	if slices.Contains(choices, value) {
		return nil
	}
	return fmt.Errorf("the %s is %q; it can be %s", what, value, strings.Join(choices, " or "))
}

// SizeText writes a number of bytes for readers: "64 MiB".
func SizeText(n int64) string {
	switch {
	case n >= gib && n%gib == 0:
		return fmt.Sprintf("%d GiB", n/gib)
	case n >= mib && n%mib == 0:
		return fmt.Sprintf("%d MiB", n/mib)
	case n >= kib && n%kib == 0:
		return fmt.Sprintf("%d KiB", n/kib)
	}
	return fmt.Sprintf("%d bytes", n)
}
