package transfer

import (
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/zerocopyzen/zen/pkg/api"
)

// Downloads are sent by a method to the visitor's own browser or to curl. Each
// needs a token from a POST, which a foreign page cannot send, and is good once.
type downloads struct {
	arena *Arena
	log   *slog.Logger

	mu   sync.Mutex
	byID map[string]*download
}

// A download is one that was promised, goes on, or has ended.
type download struct {
	plan    Plan
	method  string
	expires time.Time
	used    bool
	// ended is closed when run or failure is known.
	ended   chan struct{}
	run     *Downloaded
	failure string
}

// goesOn reports whether a download has begun and not ended.
func (d *download) goesOn() bool { return d.used && d.run == nil && d.failure == "" }

// isOpen reports whether a promise can still be taken.
func (d *download) isOpen() bool { return !d.used && time.Now().Before(d.expires) }

// Downloaded is what a download cost.
type Downloaded struct {
	Run
	// Hash is the SHA-256 of the file in hexadecimal, to be compared with that of
	// what arrived; "" where the plan skips it.
	Hash string `json:"sha256,omitempty"`
}

const (
	// lifetime is how long a promise is kept, and a result afterwards.
	lifetime = 5 * time.Minute
	// maxPromises bounds how many are kept at once.
	maxPromises = 1024
	// longestWait is how long a client that asks for a result waits for it.
	longestWait = 30 * time.Second
)

func newDownloads(a *Arena, log *slog.Logger) *downloads {
	return &downloads{arena: a, log: log, byID: make(map[string]*download)}
}

// promise answers with a token for a download: {"size": …, "file": …, "methods":
// ["…"]}, one method.
func (d *downloads) promise(w http.ResponseWriter, r *http.Request) {
	plan, ok := readPlan(w, r, d.arena.Limits)
	if !ok {
		return
	}
	if err := downloadable(plan); err != nil {
		writeError(w, err)
		return
	}
	plan = plan.WithDefaults(d.arena.Limits)
	token := rand.Text()
	expires := time.Now().Add(lifetime)
	d.keep(token, &download{plan: plan, method: plan.Methods[0], expires: expires})
	api.Write(w, http.StatusCreated, map[string]any{
		"token":    token,
		"download": Path + "/downloads/" + token,
		"result":   Path + "/results/" + token,
		"expires":  expires.UTC().Format(time.RFC3339),
	})
}

// downloadable returns why a plan says more than a download can do, or nil.
func downloadable(plan Plan) error {
	switch {
	case len(plan.Methods) != 1:
		return fmt.Errorf("%w: a download is sent by one method: name it in \"methods\"", ErrPlan)
	case plan.Receiver != "":
		return fmt.Errorf("%w: a download has no \"receiver\": it is whoever asks for it", ErrPlan)
	case plan.Repeats > 1:
		return fmt.Errorf("%w: a download is sent once: ask for a token for each of the %d", ErrPlan, plan.Repeats)
	}
	return nil
}

// keep remembers a promise, after forgetting those that are over. Where there
// are too many the oldest promise or result is forgotten, whoever it is of:
// whoever asks for many keeps nobody from being promised a download.
func (d *downloads) keep(token string, one *download) {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := time.Now()
	var oldest string
	for id, each := range d.byID {
		if now.After(each.expires) && !each.goesOn() {
			delete(d.byID, id)
			continue
		}
		if !each.goesOn() && (oldest == "" || each.expires.Before(d.byID[oldest].expires)) {
			oldest = id
		}
	}
	if len(d.byID) >= maxPromises {
		delete(d.byID, oldest) // few go on at once: one at most is sent, and the queue is short
	}
	d.byID[token] = one
}

// take returns the promise of a token, once.
func (d *downloads) take(token string) *download {
	d.mu.Lock()
	defer d.mu.Unlock()
	one := d.byID[token]
	if one == nil || !one.isOpen() {
		return nil
	}
	one.used, one.ended = true, make(chan struct{})
	return one
}

// head returns the header of a download's answer.
func (d *download) head() map[string]string {
	return map[string]string{
		"Content-Type":           "application/octet-stream",
		"Content-Length":         strconv.FormatInt(d.plan.Size, 10),
		"Content-Disposition":    `attachment; filename="` + d.method + `.bin"`,
		"Cache-Control":          "no-store",
		"X-Content-Type-Options": "nosniff",
	}
}

func (d *downloads) end(one *download, run *Downloaded, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	one.run, one.expires = run, time.Now().Add(lifetime)
	if err != nil {
		one.failure = err.Error()
	}
	close(one.ended)
}

// find returns the download of a token, or nil, and what is known of it now.
func (d *downloads) find(token string) (*download, download) {
	d.mu.Lock()
	defer d.mu.Unlock()
	one := d.byID[token]
	if one == nil {
		return nil, download{}
	}
	return one, *one
}

// result answers with what a download cost. A client has its last byte a little
// before the server knows of it, so a result that is not there yet is waited
// for; after [longestWait] the answer is 202.
func (d *downloads) result(w http.ResponseWriter, r *http.Request) {
	token := r.PathValue("token")
	one, known := d.find(token)
	if one != nil && known.goesOn() {
		select {
		case <-one.ended:
		case <-time.After(longestWait):
		case <-r.Context().Done():
			return
		}
		_, known = d.find(token)
	}
	switch {
	case one == nil:
		api.Refuse(w, http.StatusNotFound, "there is no download of this token, or it was too long ago")
	case known.failure != "":
		api.Write(w, http.StatusOK, map[string]string{"error": known.failure})
	case known.run == nil:
		api.Write(w, http.StatusAccepted, map[string]bool{"begun": known.used})
	default:
		api.Write(w, http.StatusOK, known.run)
	}
}

// serve sends a download: the connection goes to a sender. A HEAD learns how long
// it is, and leaves the token as it was.
func (d *downloads) serve(w http.ResponseWriter, r *http.Request) {
	if one, known := d.find(r.PathValue("token")); r.Method == http.MethodHead && one != nil && known.isOpen() {
		for key, value := range known.head() {
			w.Header().Set(key, value)
		}
		return
	}
	one := d.take(r.PathValue("token"))
	if one == nil {
		api.Refuse(w, http.StatusNotFound, "this token is unknown, used or too old: ask for another with POST "+Path+"/downloads")
		return
	}
	run, err := d.send(w, r, one)
	d.end(one, run, err)
	if err != nil {
		d.log.Info("a download broke off", "method", one.method, "err", err)
	}
}
