package strided

// The loops of this file are where the time goes. Each turn handles four items:
// compiled to WebAssembly a turn costs more than the items, and natively it
// makes no difference.

// copyItems copies n items, the first s bytes beyond src and each sstep bytes
// after the one before, to d bytes beyond dst, dstep bytes apart.
func copyItems[T Item](dst pointer, d, dstep int, src pointer, s, sstep, n int) {
	for ; n >= 4; n -= 4 {
		store(dst, d, load[T](src, s))
		d, s = d+dstep, s+sstep
		store(dst, d, load[T](src, s))
		d, s = d+dstep, s+sstep
		store(dst, d, load[T](src, s))
		d, s = d+dstep, s+sstep
		store(dst, d, load[T](src, s))
		d, s = d+dstep, s+sstep
	}
	for ; n > 0; n-- {
		store(dst, d, load[T](src, s))
		d, s = d+dstep, s+sstep
	}
}

// fillItems sets n items, the first off bytes beyond p and each step bytes
// after the one before.
func fillItems[T Item](p pointer, off, step, n int, item T) {
	for ; n >= 4; n -= 4 {
		store(p, off, item)
		off += step
		store(p, off, item)
		off += step
		store(p, off, item)
		off += step
		store(p, off, item)
		off += step
	}
	for ; n > 0; n-- {
		store(p, off, item)
		off += step
	}
}

// fill sets every item of p. It copies what is set already, in pieces that stay
// in the processor's cache.
func fill[T Item](p []T, item T) {
	const first, piece = 16, 1024
	done := min(first, len(p))
	for i := range p[:done] {
		p[i] = item
	}
	for done < len(p) {
		done += copy(p[done:], p[:min(done, piece)])
	}
}
