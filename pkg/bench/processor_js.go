package bench

// processor returns "": a page is not told.
func processor() string { return "" }
