package site

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// immutableFolder holds those files, and no others, whose names change with
// their content: patterns of [HeaderRules] can tell a folder, but no hash.
const immutableFolder = "build/chunks"

// HeaderRules returns the headers of all files as the text of a _headers file,
// by which a platform that serves them itself sends what [SetHeaders] and
// [Files] would:
//
//	/*
//	  X-Content-Type-Options: nosniff
//	/build/chunks/*
//	  ! Cache-Control
//	  Cache-Control: public, max-age=31536000, immutable
//
// Rules for parts of the site follow that for all of it, and say only what
// differs. A header is removed before it is set again, or both would be sent.
// See https://developers.cloudflare.com/workers/static-assets/headers/.
func HeaderRules() string {
	var text strings.Builder
	everywhere := headersOf("index.html")
	writeRule(&text, "/*", nil, everywhere)
	for _, part := range []struct{ pattern, name string }{
		{"/embed", "embed.html"},
		{"/embed.js", "embed.js"},
		{"/embed/*", "embed/x.html"},
		{"/lessons", "lessons/index.html"},
		{"/lessons/*", "lessons/x.html"},
		{"/build/*", "build/x.js"},
	} {
		writeRule(&text, part.pattern, everywhere, headersOf(part.name))
	}
	// Of these an earlier rule has said all but this.
	writeRule(&text, "/*.svg", everywhere, headersOf("x.svg"))
	writeRule(&text, "/embed/v1.js", headersOf("embed/x.html"), headersOf("embed/v1.js"))
	writeRule(&text, "/"+immutableFolder+"/*", headersOf("build/x.js"), headersOf(immutableFolder+"/x-00000000.js"))
	return text.String()
}

// headersOf returns the headers of the file called name, those left out that
// the platform finds by itself: its type, its tag, its coding.
func headersOf(name string) http.Header {
	header := make(http.Header)
	SetHeaders(header, "/"+strings.TrimSuffix(name, ".html"))
	header.Set("Cache-Control", cacheControl(name))
	return header
}

// writeRule writes how header differs from what earlier rules have set.
func writeRule(text *strings.Builder, pattern string, earlier, header http.Header) {
	text.WriteString(pattern + "\n")
	for _, name := range slices.Sorted(maps.Keys(header)) {
		if header.Get(name) == earlier.Get(name) {
			continue
		}
		if earlier.Get(name) != "" {
			fmt.Fprintf(text, "  ! %s\n", name)
		}
		fmt.Fprintf(text, "  %s: %s\n", name, header.Get(name))
	}
}

// CheckImmutable returns an error when the file called name may be kept forever
// and lies outside the folder of such files, or the other way round: then
// [HeaderRules] would say something else about it than [Files].
func CheckImmutable(name string) error {
	within, forever := strings.HasPrefix(name, immutableFolder+"/"), hashed.MatchString(name)
	if within == forever {
		return nil
	}
	if forever {
		return fmt.Errorf("site: %s has a hash in its name and lies outside %s", name, immutableFolder)
	}
	return fmt.Errorf("site: %s lies in %s and has no hash in its name", name, immutableFolder)
}
