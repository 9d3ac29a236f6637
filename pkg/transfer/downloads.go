package transfer

import (
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/zerocopyzen/zen/pkg/api"
	"github.com/zerocopyzen/zen/pkg/queue"
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
	run     *Run
	failure string
}

const (
	// lifetime is how long a promise is kept, and a result afterwards.
	lifetime = 5 * time.Minute
	// maxPromises bounds how many are kept at once.
	maxPromises = 256
)

func newDownloads(a *Arena, log *slog.Logger) *downloads {
	return &downloads{arena: a, log: log, byID: make(map[string]*download)}
}

// promise answers with a token for a download: {"size": …, "file": …, "methods":
// ["…"]}, one method.
func (d *downloads) promise(w http.ResponseWriter, r *http.Request) {
	var plan Plan
	if !api.Read(w, r, &plan) {
		return
	}
	plan = plan.WithDefaults(d.arena.Limits)
	if err := plan.Check(d.arena.Limits); err != nil {
		writeError(w, err)
		return
	}
	if len(plan.Methods) != 1 {
		writeError(w, fmt.Errorf("%w: a download is sent by one method: name it in \"methods\"", ErrPlan))
		return
	}
	token := rand.Text()
	expires := time.Now().Add(lifetime)
	if !d.keep(token, &download{plan: plan, method: plan.Methods[0], expires: expires}) {
		writeError(w, queue.ErrFull)
		return
	}
	api.Write(w, http.StatusCreated, map[string]any{
		"token":    token,
		"download": Path + "/downloads/" + token,
		"result":   Path + "/results/" + token,
		"expires":  expires.UTC().Format(time.RFC3339),
	})
}

// keep remembers a promise, after forgetting those that are over.
func (d *downloads) keep(token string, one *download) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := time.Now()
	for id, each := range d.byID {
		if now.After(each.expires) {
			delete(d.byID, id)
		}
	}
	if len(d.byID) >= maxPromises {
		return false
	}
	d.byID[token] = one
	return true
}

// take returns the promise of a token, once.
func (d *downloads) take(token string) *download {
	d.mu.Lock()
	defer d.mu.Unlock()
	one := d.byID[token]
	if one == nil || one.used || time.Now().After(one.expires) {
		return nil
	}
	one.used = true
	return one
}

func (d *downloads) end(one *download, run *Run, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	one.run, one.expires = run, time.Now().Add(lifetime)
	if err != nil {
		one.failure = err.Error()
	}
}

// result answers with what a download cost: 202 while it goes on.
func (d *downloads) result(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	one := d.byID[r.PathValue("token")]
	var known download
	if one != nil {
		known = *one
	}
	d.mu.Unlock()
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

// serve sends a download: the connection goes to a sender.
func (d *downloads) serve(w http.ResponseWriter, r *http.Request) {
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
