package transfer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// A source is the file that is sent.
type source struct {
	file *os.File
	size int64
	// reading is told now and then how many bytes have been read by prepare or
	// hash; nil where nobody listens.
	reading func(done int64)
}

// reserve is the room on the disk that an arena leaves free, in bytes.
const reserve = 256 * mib

// block is how much is written or hashed between two looks at the context.
const block = mib

// push is how much of a cold file is pushed to the disk at a time.
const push = 16 * mib

// makeSource makes the file of a plan in a folder, without a name: the room it
// takes is given back when it is closed, whatever happens to this process.
func makeSource(ctx context.Context, dir string, plan Plan, progress func(done int64)) (*source, error) {
	file, err := os.CreateTemp(dir, "file-")
	if err != nil {
		return nil, fmt.Errorf("making the file: %w", err)
	}
	s := &source{file: file, size: plan.Size}
	if err := os.Remove(file.Name()); err != nil {
		s.close()
		return nil, fmt.Errorf("making the file: %w", err)
	}
	if plan.File == Sparse {
		err = file.Truncate(plan.Size)
	} else {
		err = s.fill(ctx, dir, plan.Cache == Cold, paced(progress))
	}
	if err != nil {
		s.close()
		return nil, fmt.Errorf("making a file of %s: %w", SizeText(plan.Size), err)
	}
	return s, nil
}

// close gives the file's room back.
func (s *source) close() { s.file.Close() } // it was only read and may fail no more

// pace is how long nothing is told of how far something is.
const pace = 100 * time.Millisecond

// paced returns a function that passes on what it is told, now and then. What is
// done within the first pace is not told at all.
func paced(tell func(done int64)) func(done int64) {
	last := time.Now()
	return func(done int64) {
		if tell == nil || time.Since(last) < pace {
			return
		}
		last = time.Now()
		tell(done)
	}
}

// fill writes random bytes, after looking whether there is room for them. What
// has not reached the disk cannot leave the page cache, so a file that is to be
// cold is pushed there bit by bit: at the end it would take long, and could not
// be broken off.
func (s *source) fill(ctx context.Context, dir string, cold bool, progress func(done int64)) error {
	if err := room(dir, s.size); err != nil {
		return err
	}
	random := rand.NewChaCha8([32]byte{})
	part := make([]byte, block)
	for done := int64(0); done < s.size; {
		if err := ctx.Err(); err != nil {
			return err
		}
		part = part[:min(block, s.size-done)]
		random.Read(part) // never fails
		n, err := s.file.Write(part)
		done += int64(n)
		if err != nil {
			return err
		}
		if cold && done%push == 0 {
			const now = unix.SYNC_FILE_RANGE_WAIT_BEFORE | unix.SYNC_FILE_RANGE_WRITE | unix.SYNC_FILE_RANGE_WAIT_AFTER
			if err := unix.SyncFileRange(int(s.file.Fd()), done-push, push, now); err != nil {
				return fmt.Errorf("pushing it to the disk: %w", err)
			}
		}
		progress(done)
	}
	if cold {
		return s.file.Sync()
	}
	return nil
}

// room returns an error unless the disk of a folder takes size bytes more.
func room(dir string, size int64) error {
	var disk unix.Statfs_t
	if err := unix.Statfs(dir, &disk); err != nil {
		return fmt.Errorf("asking for the room in %s: %w", dir, err)
	}
	free := int64(disk.Bavail) * disk.Bsize
	if free < size+reserve {
		return fmt.Errorf("%s has %s free; %s are needed, and %s are kept free", dir, SizeText(free/mib*mib), SizeText(size), SizeText(reserve))
	}
	return nil
}

// prepare puts the file where a run wants it: in the page cache, or out of it.
func (s *source) prepare(ctx context.Context, cache string) error {
	if cache == Cold {
		if err := unix.Fadvise(int(s.file.Fd()), 0, 0, unix.FADV_DONTNEED); err != nil {
			return fmt.Errorf("asking the kernel to forget the file: %w", err)
		}
		return nil
	}
	_, err := s.each(ctx, func([]byte) {})
	return err
}

// hash returns the SHA-256 of the file in hexadecimal.
func (s *source) hash(ctx context.Context) (string, error) {
	sum := sha256.New()
	if _, err := s.each(ctx, func(part []byte) { sum.Write(part) }); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// each reads the file from its beginning and returns its length.
func (s *source) each(ctx context.Context, use func(part []byte)) (int64, error) {
	part := make([]byte, block)
	progress := paced(s.reading)
	for at := int64(0); ; {
		if err := ctx.Err(); err != nil {
			return at, err
		}
		n, err := s.file.ReadAt(part, at)
		use(part[:n])
		at += int64(n)
		progress(at)
		if errors.Is(err, io.EOF) {
			return at, nil
		}
		if err != nil {
			return at, fmt.Errorf("reading the file: %w", err)
		}
	}
}

// open returns the file at its beginning, as a description of its own, so that a
// sender's offset is nobody else's.
func (s *source) open() (*os.File, error) {
	file, err := os.Open(fmt.Sprintf("/proc/self/fd/%d", s.file.Fd()))
	if err != nil {
		return nil, fmt.Errorf("opening the file: %w", err)
	}
	return file, nil
}

// dirPrefix begins the name of every arena's folder; the number of the process
// that made it follows.
const dirPrefix = "zero-copy-zen-arena-"

// makeDir makes an arena's folder below parent and removes those that processes
// left behind which are no more.
func makeDir(parent string) (string, error) {
	left, err := filepath.Glob(filepath.Join(parent, dirPrefix+"*"))
	if err != nil {
		return "", err
	}
	for _, dir := range left {
		number, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(dir), dirPrefix), "-")
		if pid, err := strconv.Atoi(number); err == nil && !alive(pid) {
			// Another user's folder stays: it is not ours to mend.
			_ = os.RemoveAll(dir)
		}
	}
	return os.MkdirTemp(parent, dirPrefix+strconv.Itoa(os.Getpid())+"-")
}

// alive reports whether a process exists and has not ended: one that was killed
// stays in the table of processes until its parent has asked for its status.
func alive(pid int) bool {
	if unix.Kill(pid, 0) == unix.ESRCH {
		return false
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return !errors.Is(err, os.ErrNotExist)
	}
	// The name stands in parentheses and may contain some; the state follows it.
	_, state, found := strings.Cut(string(stat[max(strings.LastIndexByte(string(stat), ')'), 0):]), ") ")
	return !found || !strings.HasPrefix(state, "Z")
}
