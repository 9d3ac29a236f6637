package bench

// version returns "": the page knows its program by the digest of page.wasm.
func version() string { return "" }
