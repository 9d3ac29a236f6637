package builtin

import (
	"github.com/zerocopyzen/zen/pkg/buffer"
	"github.com/zerocopyzen/zen/pkg/py/object"
)

// The module _testbuffer exists for tests: its ndarray exports memory in every
// layout that the buffer protocol allows.
func init() {
	constants := map[string]int{
		"ND_MAX_NDIM": 2 * 64, "ND_VAREXPORT": ndVarExport, "ND_WRITABLE": ndWritable, "ND_FORTRAN": ndFortran, "ND_SCALAR": ndScalar,
		"ND_PIL": ndPIL, "ND_REDIRECT": ndRedirect, "ND_GETBUF_FAIL": ndGetBufFail, "ND_GETBUF_UNDEFINED": ndGetBufUndefined,
	}
	requests := map[string]buffer.Request{
		"SIMPLE": buffer.Simple, "WRITABLE": buffer.Writable, "FORMAT": buffer.Format, "ND": buffer.ND, "STRIDES": buffer.Strides,
		"C_CONTIGUOUS": buffer.CContiguous, "F_CONTIGUOUS": buffer.FContiguous, "ANY_CONTIGUOUS": buffer.AnyContiguous,
		"INDIRECT": buffer.Indirect, "CONTIG": buffer.Contig, "CONTIG_RO": buffer.ContigRO, "STRIDED": buffer.Strided,
		"STRIDED_RO": buffer.StridedRO, "RECORDS": buffer.Records, "RECORDS_RO": buffer.RecordsRO, "FULL": buffer.Full,
		"FULL_RO": buffer.FullRO, "READ": buffer.Read, "WRITE": buffer.Write,
	}
	modules["_testbuffer"] = moduleSpec{
		fixture: true, types: []*object.Type{ndarrayType},
		fill: func(s *Session, set func(name string, v object.Value)) error {
			for name, n := range constants {
				set(name, object.Int(int64(n)))
			}
			for name, r := range requests {
				set("PyBUF_"+name, object.Int(int64(r)))
			}
			return nil
		},
	}
}
