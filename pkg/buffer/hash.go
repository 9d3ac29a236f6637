package buffer

import (
	"math"
	"math/bits"
	"sync/atomic"
)

// Hash returns the hash of a bytes object with these bytes: that of an equal
// memoryview too. The hash of no bytes is 0, and none has all bits set, as in
// Python none is -1. It is the same in every run of a program and good enough
// for a table, not for an adversary.
func Hash(p []byte) uint64 {
	var d digest
	d.write(p)
	return d.sum()
}

// A digest computes a Hash piece by piece.
type digest struct {
	state uint64
	tail  uint64 // bytes that do not fill a word yet
	n     uint64 // bytes seen
}

const (
	hashSeed  = 0x9e3779b97f4a7c15
	hashPrime = 0xff51afd7ed558ccd
)

func (d *digest) mix(word uint64) {
	hi, lo := bits.Mul64(d.state^word^hashSeed, hashPrime)
	d.state = hi ^ lo ^ bits.RotateLeft64(d.state, 23)
}

func (d *digest) write(p []byte) {
	for len(p) > 0 && d.n&7 != 0 {
		d.writeByte(p[0])
		p = p[1:]
	}
	for ; len(p) >= 8; p = p[8:] {
		d.mix(load64(p))
		d.n += 8
	}
	for _, c := range p {
		d.writeByte(c)
	}
}

func (d *digest) writeByte(c byte) {
	d.tail |= uint64(c) << (8 * (d.n & 7))
	d.n++
	if d.n&7 == 0 {
		d.mix(d.tail)
		d.tail = 0
	}
}

func (d *digest) sum() uint64 {
	if d.n == 0 {
		return 0
	}
	last := *d
	last.mix(last.tail)
	last.mix(last.n)
	return min(last.state^last.state>>32, math.MaxUint64-1)
}

// A hashMemo keeps the hash of an object once it is known. Several goroutines
// may ask for it at once: each computes the same. The zero hashMemo is empty.
type hashMemo struct {
	inverted atomic.Uint64 // the complement of the hash, which has some bit cleared; 0 while it is not known
}

func (m *hashMemo) get() (hash uint64, ok bool) {
	inverted := m.inverted.Load()
	return ^inverted, inverted != 0
}

func (m *hashMemo) set(hash uint64) { m.inverted.Store(^hash) }
