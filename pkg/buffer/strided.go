package buffer

import (
	"encoding/binary"

	"github.com/zerocopyzen/zen/pkg/layout"
)

func load64(p []byte) uint64 { return binary.LittleEndian.Uint64(p) }

// gather copies n items of size bytes, the first at off in src, each step
// bytes after the one before, side by side to dst.
func (h *Heap) gather(dst, src []byte, off, n, step, size int) error {
	return h.transfer(dst, 0, size, src, off, step, n, size)
}

// scatter copies n items of size bytes from src, where they lie side by side,
// to dst, the first to off, each step bytes after the one before.
func (h *Heap) scatter(dst []byte, off, n, step, size int, src []byte) error {
	return h.transfer(dst, off, step, src, 0, size, n, size)
}

// transfer copies n items of size bytes that lie at equal distances in both
// memories. The items must not overlap those they are copied from.
func (h *Heap) transfer(dst []byte, d, dstep int, src []byte, s, sstep, n, size int) error {
	if n == 0 || size == 0 {
		return nil
	}
	if dstep == size && sstep == size {
		return h.shift(dst[d:d+n*size], src[s:s+n*size], false)
	}
	if h == nil || h.Poll == nil {
		transfer(dst, d, dstep, src, s, sstep, n, size)
		return nil
	}
	most := max(pollSize/size, 1)
	for n > 0 {
		piece := min(n, most)
		transfer(dst, d, dstep, src, s, sstep, piece, size)
		if n -= piece; n == 0 {
			return nil
		}
		d += piece * dstep
		s += piece * sstep
		if err := h.poll(); err != nil {
			return err
		}
	}
	return nil
}

func transfer(dst []byte, d, dstep int, src []byte, s, sstep, n, size int) {
	switch size {
	case 1:
		transferUnits[uint8](dst, d, dstep, src, s, sstep, n)
	case 2:
		transferUnits[uint16](dst, d, dstep, src, s, sstep, n)
	case 4:
		transferUnits[uint32](dst, d, dstep, src, s, sstep, n)
	case 8:
		transferUnits[uint64](dst, d, dstep, src, s, sstep, n)
	case 16:
		transferUnits[uint64](dst, d, dstep, src, s, sstep, n)
		transferUnits[uint64](dst, d+8, dstep, src, s+8, sstep, n)
	default:
		transferBytes(dst, d, dstep, src, s, sstep, n, size)
	}
}

func transferBytes(dst []byte, d, dstep int, src []byte, s, sstep, n, size int) {
	for range n {
		copy(dst[d:d+size], src[s:s+size])
		d += dstep
		s += sstep
	}
}

// repeat fills mem with copies of its first n bytes.
func (h *Heap) repeat(mem []byte, n int) error {
	if n == 0 {
		return nil
	}
	if n == 1 {
		return h.fill(mem[1:], mem[0])
	}
	for done := n; done < len(mem); {
		piece := min(done, len(mem)-done)
		if err := h.shift(mem[done:done+piece], mem[:piece], false); err != nil {
			return err
		}
		done += piece
	}
	return nil
}

// reverse turns the order of the bytes of mem around.
func (h *Heap) reverse(mem []byte) error {
	i, j := 0, len(mem)-1
	for i < j {
		for end := min(i+pollSize/2, (i+j+1)/2); i < end; i, j = i+1, j-1 {
			mem[i], mem[j] = mem[j], mem[i]
		}
		if i < j {
			if err := h.poll(); err != nil {
				return err
			}
		}
	}
	return nil
}

// squeeze removes the items of size bytes at the positions of r, which goes
// up, from mem, moving those between and behind them down.
func (h *Heap) squeeze(mem []byte, r layout.Range, size int, id uint64) error {
	to := r.Start
	m := meter{heap: h}
	for i := range r.Len {
		from := r.At(i) + 1
		end := len(mem) / size
		if i+1 < r.Len {
			end = r.At(i + 1)
		}
		if err := h.shift(mem[to*size:(to+end-from)*size], mem[from*size:end*size], false); err != nil {
			return err
		}
		to += end - from
		if err := m.spend((end - from + 1) * size); err != nil {
			return err
		}
	}
	h.copied(id, id, (to-r.Start)*size, ReasonShift)
	return nil
}
