// Command pyrun runs Python on the machine of the playground.
//
//	pyrun FILE          run a file
//	pyrun < FILE        run the program on the standard input
//	pyrun               at a terminal: a prompt, see prompt.go; its keys: terminal.go
//	pyrun -i FILE       run a file, then the prompt
//	pyrun --memory FILE run a file and draw the memory, see drawn.go
//	pyrun --batch       answer programs given as lines of JSON, see batch.go
//
// The exit status is Python's: 0, or 1 when an exception ended the program, whose
// traceback is then on the standard error; 130 when it was KeyboardInterrupt; what
// sys.exit asked for; 2 when pyrun was called wrongly. That of a batch is 0 whatever
// became of its programs, and 1 when a line was no request.
package main
