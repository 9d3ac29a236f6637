//go:build js && wasm

package main

import "github.com/hack-pad/safejs"

// A yielder returns to the browser's event loop and comes back.
type yielder struct {
	port, receiver safejs.Value
	returned       safejs.Func
	back           chan struct{}
}

func newYielder() (*yielder, error) {
	class, err := safejs.Global().Get("MessageChannel")
	if err != nil {
		return nil, err
	}
	channel, err := class.New()
	if err != nil {
		return nil, err
	}
	y := &yielder{back: make(chan struct{}, 1)}
	if y.receiver, err = channel.Get("port1"); err != nil {
		return nil, err
	}
	if y.port, err = channel.Get("port2"); err != nil {
		return nil, err
	}
	y.returned, err = safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		y.back <- struct{}{}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return y, y.receiver.Set("onmessage", y.returned)
}

func (y *yielder) yield() {
	if _, err := y.port.Call("postMessage", true); err != nil {
		return // the program then goes on without a pause
	}
	<-y.back
}

// release ends the channel, over which no message is on its way. A channel that
// refuses is the browser's to collect: there is nothing to tell anybody.
func (y *yielder) release() {
	y.returned.Release()
	_, _ = y.receiver.Call("close")
}
