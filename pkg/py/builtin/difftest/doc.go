// Package difftest writes random Python programs and compares what this Python
// and CPython print for them.
//
// The programs come from grammars, text files of rules:
//
//	view:                         a rule
//		memoryview(<buffer>)      its alternatives, one a line;
//		3|<m>                     a weight, 1 where none is given
//		<m#1>[<m#1>.nbytes:]      #1: the same words at each place of a statement
//
// buffer.grammar makes programs over bytes, bytearray, array and memoryview,
// language.grammar programs about everything else. A [Program] is a list of
// statements. Its text shows after each what has become of the variables, and
// tries to append to each object that can grow, so that a view which lives too
// long, or not long enough, is seen at once:
//
//	grammar ── Write ──▶ Program ── Text ──▶ prelude.py, statements
//	                       │                     │
//	                    Reduce ◀── differs? ◀────┴── this Python, CPython
//
// TestCorpus replays the 2000 recorded programs of testdata/corpus.jsonl.gz with
// what CPython 3.15 printed. Where CPython is at hand, with its module
// _testbuffer, PYTHON315 names its executable and the tag cpython adds tests:
//
//	PYTHON315=/usr/bin/python3.15 go test -tags cpython -run AgainstCPython -programs 50000 -seed 7
//
// runs new programs, as many of each grammar, on both, and prints each difference
// reduced to the fewest statements. TestRecord checks the recorded programs and
// their outputs; after a change of a grammar or the prelude
//
//	PYTHON315=/usr/bin/python3.15 go test -tags cpython -run Record -update
//
// writes them anew. TestPrograms runs programs written by hand, which lie in
// testdata/programs beside what CPython printed; -run Record checks and writes
// those too.
//
// Where two runs of CPython differ, in addresses, their lengths and the order of
// sets of str, a difference is none. Nor is it one that an exception out of
// CPython's copy module, which is written in Python, holds more frames there.
package difftest
