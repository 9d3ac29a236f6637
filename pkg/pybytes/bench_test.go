package pybytes_test

import (
	"bytes"
	"testing"

	"github.com/zerocopyzen/zen/pkg/pybytes"
)

// benchmarkAppend runs an operation over 1 MiB of text, into ready memory.
func benchmarkAppend(b *testing.B, run func(dst, s []byte) ([]byte, error)) {
	s := bytes.Repeat([]byte("the hay in this stack is dry, \t\n"), 1<<20/32)
	dst := make([]byte, 0, 8<<20)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := run(dst, s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	benchmarkAppend(b, func(dst, s []byte) ([]byte, error) { return op.Append(dst, s) })
}

func BenchmarkUpper(b *testing.B) { benchmarkAppend(b, op.AppendUpper) }

func BenchmarkTitle(b *testing.B) { benchmarkAppend(b, op.AppendTitle) }

func BenchmarkRepr(b *testing.B) { benchmarkAppend(b, op.AppendRepr) }

func BenchmarkHex(b *testing.B) {
	benchmarkAppend(b, func(dst, s []byte) ([]byte, error) { return op.AppendHex(dst, s, 0, 0) })
}

func BenchmarkHexSep(b *testing.B) {
	benchmarkAppend(b, func(dst, s []byte) ([]byte, error) { return op.AppendHex(dst, s, ':', 1) })
}

func BenchmarkFromHex(b *testing.B) {
	digits, err := op.AppendHex(nil, make([]byte, 1<<19), 0, 0)
	if err != nil {
		b.Fatal(err)
	}
	benchmarkAppend(b, func(dst, _ []byte) ([]byte, error) { return op.AppendFromHex(dst, digits) })
}

func BenchmarkReplace(b *testing.B) {
	benchmarkAppend(b, func(dst, s []byte) ([]byte, error) {
		return op.AppendReplace(dst, s, []byte("hay"), []byte("straw"), -1)
	})
}

func BenchmarkExpandTabs(b *testing.B) {
	benchmarkAppend(b, func(dst, s []byte) ([]byte, error) { return op.AppendExpandTabs(dst, s, 8) })
}

func BenchmarkTranslate(b *testing.B) {
	deleted := pybytes.SetOf([]byte("ae"))
	benchmarkAppend(b, func(dst, s []byte) ([]byte, error) { return op.AppendTranslate(dst, s, nil, deleted) })
}

func BenchmarkRepeat(b *testing.B) {
	benchmarkAppend(b, func(dst, s []byte) ([]byte, error) { return op.AppendRepeat(dst, s[:3], len(s)/3) })
}

func BenchmarkFill(b *testing.B) {
	benchmarkAppend(b, func(dst, s []byte) ([]byte, error) { return op.AppendFill(dst, len(s), '-') })
}

func BenchmarkSplitSpace(b *testing.B) {
	benchmarkAppend(b, func(dst, s []byte) ([]byte, error) { return dst, op.SplitSpace(s, -1, ignore) })
}

func BenchmarkSplitLines(b *testing.B) {
	benchmarkAppend(b, func(dst, s []byte) ([]byte, error) { return dst, op.SplitLines(s, false, ignore) })
}

func BenchmarkIsASCII(b *testing.B) {
	benchmarkAppend(b, func(dst, s []byte) ([]byte, error) { _, err := op.IsASCII(s); return dst, err })
}

func BenchmarkIsLower(b *testing.B) {
	benchmarkAppend(b, func(dst, s []byte) ([]byte, error) { _, err := op.IsLower(s); return dst, err })
}
