//go:build !js

package main

import (
	"os"
	"syscall"
)

// endings are the signals that end pyrun at once.
var endings = []os.Signal{syscall.SIGTERM, syscall.SIGHUP}
