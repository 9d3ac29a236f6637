package pybytes

// ReplacedLen is tested apart: no test has memory for the lengths it refuses.
var ReplacedLen = replacedLen
