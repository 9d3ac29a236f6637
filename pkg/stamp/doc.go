// Package stamp tells whether the built site belongs to the sources that stand
// in the tree, and keeps two builds apart.
//
// A stamp is one line of text: a hash over the names and contents of all that
// the site is built from, and over Go's version, since wasm_exec.js must match
// it. build.sh takes the stamp before it builds and writes it into the folder
// it built, as the last file, before that folder takes its place:
//
//	sources ── Of ──> stamp ── build.sh ──> .build/new/stamp ── rename ──> static/build/stamp
//	                    └──────────────── Fresh compares ────────────────────────┘
//
// So an interrupted build is never fresh, and an edit made during a build makes
// its result stale.
//
// Contents:
//
//	Of     the stamp of the sources
//	Fresh  whether static/build carries it
//	Lock   one builder at a time
package stamp
