package site

import (
	"net/http"
	"strings"
)

// policy is the Content-Security-Policy of every page but for who may frame it.
// 'wasm-unsafe-eval' lets the page compile page.wasm and nothing else: script
// from strings stays forbidden.
var policy = strings.Join([]string{
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"style-src 'self'",
	"img-src 'self' data: blob:",
	"font-src 'self'",
	"connect-src 'self'",
	"worker-src 'self'",
	"frame-src 'self'",
	"manifest-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
}, "; ")

// picturePolicy is that of pictures, which are documents when they are opened by
// themselves, and bring their own style. They load nothing and run nothing.
const picturePolicy = "default-src 'none'; style-src 'unsafe-inline'"

// SetHeaders sets the security headers of an answer about path: the one place
// that says what they are. It adds no Cross-Origin-Opener-Policy and no
// Cross-Origin-Embedder-Policy, for either would keep the site from being
// embedded in other people's pages.
func SetHeaders(header http.Header, path string) {
	header.Set("Content-Security-Policy", policyOf(path))
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	header.Set("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()")
	if isForCells(path) {
		header.Set("Access-Control-Allow-Origin", "*")
		// For pages that are cross-origin isolated: ours never has to be.
		header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	}
}

// policyOf returns the Content-Security-Policy of what is at path.
func policyOf(path string) string {
	if path == "/embed" {
		// The page that others frame names no ancestors at all: * would leave
		// out pages without an origin, such as those in a sandbox, and files.
		return policy
	}
	const alone = "; frame-ancestors 'none'"
	if strings.HasSuffix(path, ".svg") {
		return picturePolicy + alone
	}
	return policy + alone
}

// isForCells reports whether other people's pages, or cells in them, fetch what
// is at path: scripts, page.wasm, lessons and their pictures. Such a cell has
// that page's origin, or none at all.
func isForCells(path string) bool {
	return path == "/embed.js" || within(path, "/embed") || within(path, "/build") || within(path, "/lessons")
}

// within reports whether path is dir or below it.
func within(path, dir string) bool {
	rest, ok := strings.CutPrefix(path, dir)
	return ok && (rest == "" || rest[0] == '/')
}
