package main

import (
	"os"
	"syscall"
)

var endings = []os.Signal{syscall.SIGTERM}
