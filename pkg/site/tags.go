package site

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
)

// tags remembers the entity tags of files, so that each is read for its hash
// once. The zero value remembers nothing yet.
type tags struct {
	mu    sync.Mutex
	known map[string]tagged
}

// A tagged is a tag and what the file looked like when it was read.
type tagged struct {
	tag  string
	size int64
	time time.Time
}

// of returns the strong entity tag of file: a hash of its bytes. It leaves the
// file at its beginning.
func (t *tags) of(file *os.File, info os.FileInfo) (string, error) {
	t.mu.Lock()
	last, ok := t.known[file.Name()]
	t.mu.Unlock()
	if ok && last.size == info.Size() && last.time.Equal(info.ModTime()) {
		return last.tag, nil
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	tag := fmt.Sprintf("%q", fmt.Sprintf("%x", sum.Sum(nil)[:16]))
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.known == nil {
		t.known = make(map[string]tagged)
	}
	t.known[file.Name()] = tagged{tag: tag, size: info.Size(), time: info.ModTime()}
	return tag, nil
}

// matches reports whether the If-Match header allows an answer from the file
// with the tag.
func matches(ifMatch, tag string) bool {
	if ifMatch == "" {
		return true
	}
	for candidate := range strings.SplitSeq(ifMatch, ",") {
		candidate = strings.TrimSpace(candidate)
		if candidate == "*" || candidate == tag {
			return true
		}
	}
	return false
}
