// Package lessons holds the lessons: their texts, and what reads them.
//
// A lesson is one idea. It is a Markdown file, NN-name.md, whose number is its
// place in the contents and whose name is its address, /lessons/name. It begins
// with what is said about it, and ends in one sentence to keep:
//
//	---
//	part: spine                               spine, reference or challenges
//	title: A view is a window
//	keep: A view owns no bytes. It shows somebody else's.
//	---
//
// The rest is text, and between it fenced blocks:
//
//	python       a cell, at most 25 lines; at most three in a lesson. They
//	             share a session and run in order. "python draw p 6x4" draws
//	             the pixels of the view p beside its memory
//	predict      a question about the cell that follows: "- choice" lines, the
//	             answer after "= ", and after ": " what is said when it ran
//	challenge    a cell that lacks something, after an empty line "= check"
//	             lines and a hint after "? ". It has a session of its own
//	solution     a program that passes the checks of the challenge above it
//
// A check is a Python expression over the names that the program bound and four
// numbers: copied (bytes that slicing copied), written (bytes written in place),
// shared (bytes that views show) and allocated (bytes of buffer memory in use),
// each as the program's own run left it.
//
// The build makes pages of them (web/lessons.mjs). Each cell's output is
// recorded in testdata: what CPython 3.15 prints, but for cells that import
// numpy, which are compared with our own.
package lessons
