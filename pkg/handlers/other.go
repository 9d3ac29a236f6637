//go:build !linux

package handlers

import "context"

// Main does nothing: there are no children here.
func Main() {}

// Ask returns [ErrUnavailable].
func Ask(context.Context) ([]Verdict, error) { return nil, ErrUnavailable }
