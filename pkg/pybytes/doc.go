// Package pybytes is what Python's bytes and bytearray can do, as functions
// over []byte: searching, splitting, stripping, replacing, padding, case,
// predicates, translation, hexadecimal and repr.
//
// There are no Python objects here. Where Python would make a new object there
// are three cases, and the name of a function tells which it is:
//
//	bytes.partition, strip, split …     Partition     parts of the argument, which
//	                                                  share memory with it
//	bytes.upper, replace, hex …         AppendUpper   new bytes, appended to dst
//	                                    ReplaceLen    how many they will be
//	bytes.find, count, isdigit …        Find          a number or a truth value
//
// A caller that accounts for memory asks the Len function first, or knows that
// the length stays the same, and then appends to a slice of that capacity:
// nothing is allocated besides it. Slices that a function hands out share
// memory with its argument for as long as they are used.
//
// # Interruption
//
// A buffer may have hundreds of megabytes, and the page must stay alive while
// one is searched. So what looks at every byte is a method of [Op], whose Poll
// is called about once in every MiB of work and ends the operation with the
// error it returns. The zero Op never asks, and then the only errors are
// Python's. Operations over less than a MiB do not call Poll.
//
//	i, err := pybytes.Op{Poll: stop.Err}.Find(data, []byte("needle"), 0, len(data))
//
// There is one form of each function, not one with and one without: a Go
// program that needs no Python semantics has package bytes.
//
// No operation takes quadratic time: a long needle is searched for by the
// two-way algorithm, a short one by package bytes.
//
// # Contents
//
//   - [Op.Find], [Op.RFind], [Op.Index], [Op.RIndex], [Op.Count],
//     [Op.StartsWith], [Op.EndsWith]
//   - [Op.Split], [Op.RSplit], [Op.SplitSpace], [Op.RSplitSpace],
//     [Op.SplitLines], [Op.Partition], [Op.RPartition]
//   - [Op.Strip], [Op.LStrip], [Op.RStrip], [Op.RemovePrefix],
//     [Op.RemoveSuffix]
//   - [Op.AppendReplace], [Op.AppendJoin], [Op.AppendRepeat],
//     [Op.AppendTranslate], [Op.AppendExpandTabs]
//   - [Op.AppendCenter], [Op.AppendLJust], [Op.AppendRJust], [Op.AppendZFill]
//   - [Op.AppendUpper], [Op.AppendLower], [Op.AppendTitle],
//     [Op.AppendCapitalize], [Op.AppendSwapCase]
//   - [Op.IsAlnum], [Op.IsAlpha], [Op.IsASCII], [Op.IsDigit], [Op.IsLower],
//     [Op.IsSpace], [Op.IsTitle], [Op.IsUpper]
//   - [Op.AppendHex], [Op.AppendFromHex], [Op.AppendRepr]
//   - [Op.Compare], [Op.Equal], [Op.Append], [Op.AppendFill]
//
// Formatting with % and decoding are not here: they make text.
//
// # Errors
//
// Errors that depend on the bytes are errors of package pyerr with CPython
// 3.15's text, such as [ErrNotFound]. Errors that depend on the types of Python
// objects are for the caller, who knows them.
//
// See https://docs.python.org/3/library/stdtypes.html#bytes-and-bytearray-operations.
package pybytes
