package handlers

import (
	"bytes"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"syscall"

	"github.com/zerocopyzen/zen/pkg/seccomp"
)

// content returns the bytes of the file that shapes send: far more than what
// net/http sends before it turns to the kernel.
func content() []byte { return bytes.Repeat([]byte("zero copy\n"), 20_000) }

// Main must be the first call of a program that uses [Ask]. Where the program
// was started as a child Main serves every shape and ends the process; else it
// does nothing.
func Main() {
	task, isChild := os.LookupEnv(childOf)
	if !isChild {
		return
	}
	refuse, dir, _ := strings.Cut(task, " ")
	if err := giveUp(refuse); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	results := make(map[string]string)
	for _, shape := range Shapes() {
		results[shape.ID] = ""
		if err := try(shape, dir); err != nil {
			results[shape.ID] = err.Error()
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(results); err != nil {
		os.Exit(1) // nobody is left to be told
	}
	os.Exit(0)
}

// giveUp refuses the call of a name.
func giveUp(name string) error {
	for _, each := range refusable {
		if each.name == name {
			return seccomp.Refuse([]seccomp.Call{each.call}, syscall.EIO)
		}
	}
	return nil
}

// try serves a shape over loopback and fetches the file once.
func try(shape Shape, dir string) error {
	server := httptest.NewUnstartedServer(shape.make(dir))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.EnableHTTP2 = shape.transport == http2
	if shape.transport == secure || shape.transport == http2 {
		server.StartTLS()
	} else {
		server.Start()
	}
	defer server.Close()
	want := content()
	if shape.ranged {
		want = want[1000:]
	}
	got, err := fetch(server, shape)
	if err != nil {
		return err
	}
	if !bytes.Equal(got, want) {
		return fmt.Errorf("%d bytes arrived, and not those of the file", len(got))
	}
	return nil
}

// fetch asks for the file as the shape's client does.
func fetch(server *httptest.Server, shape Shape) ([]byte, error) {
	if shape.transport == http10 {
		return fetchOld(server.Listener.Addr().String())
	}
	request, err := http.NewRequest(http.MethodGet, server.URL+"/file", nil)
	if err != nil {
		return nil, err
	}
	if shape.ranged {
		request.Header.Set("Range", "bytes=1000-")
	}
	client := server.Client()
	if shape.transport == secure {
		client.Transport.(*http.Transport).TLSNextProto = map[string]func(string, *tls.Conn) http.RoundTripper{}
	}
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if shape.transport == http2 && response.ProtoMajor != 2 {
		return nil, fmt.Errorf("the server spoke %s", response.Proto)
	}
	return io.ReadAll(response.Body)
}

// fetchOld asks by HTTP/1.0, which Go's client does not speak.
func fetchOld(address string) ([]byte, error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, "GET /file HTTP/1.0\r\n\r\n"); err != nil {
		return nil, err
	}
	answer, err := io.ReadAll(conn)
	if err != nil {
		return nil, err
	}
	_, body, _ := bytes.Cut(answer, []byte("\r\n\r\n"))
	return body, nil
}
