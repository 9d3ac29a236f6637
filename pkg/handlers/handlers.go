package handlers

import (
	"bufio"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"time"
)

// The handlers of the shapes. Each sends the file "file" of the folder dir; what
// stands between the braces is shown to readers. Their errors are dropped as
// those of examples are: the client sees that the answer is short.

func serveFile(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, filepath.Join(dir, "file"))
	})
}

func serveContent(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _ := os.Open(filepath.Join(dir, "file"))
		defer f.Close()
		http.ServeContent(w, r, "file", time.Time{}, f)
	})
}

func fileServerDir(dir string) http.Handler {
	return http.FileServer(http.Dir(dir))
}

func copyWithLength(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _ := os.Open(filepath.Join(dir, "file"))
		defer f.Close()
		info, _ := f.Stat()
		w.Header().Set("Content-Length", fmt.Sprint(info.Size()))
		io.Copy(w, f)
	})
}

func copyN(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _ := os.Open(filepath.Join(dir, "file"))
		defer f.Close()
		info, _ := f.Stat()
		w.Header().Set("Content-Length", fmt.Sprint(info.Size()))
		io.CopyN(w, f, info.Size())
	})
}

func copyLimited(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _ := os.Open(filepath.Join(dir, "file"))
		defer f.Close()
		info, _ := f.Stat()
		w.Header().Set("Content-Length", fmt.Sprint(info.Size()))
		io.Copy(w, io.LimitReader(f, info.Size()))
	})
}

func writeTo(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _ := os.Open(filepath.Join(dir, "file"))
		defer f.Close()
		info, _ := f.Stat()
		w.Header().Set("Content-Length", fmt.Sprint(info.Size()))
		f.WriteTo(w)
	})
}

func maxBytes(dir string) http.Handler {
	return http.MaxBytesHandler(http.FileServer(http.Dir(dir)), 1<<20)
}

func stripPrefix(dir string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", http.StripPrefix("/", http.FileServer(http.Dir(dir))))
	return mux
}

// forwarding passes the file on to the writer below it.
type forwarding struct {
	http.ResponseWriter
	status int
}

func (w *forwarding) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *forwarding) ReadFrom(r io.Reader) (int64, error) {
	return io.Copy(w.ResponseWriter, r)
}

func middlewareForwarding(dir string) http.Handler {
	// type forwarding struct { http.ResponseWriter; status int }
	// func (w *forwarding) ReadFrom(r io.Reader) (int64, error) {
	// 	return io.Copy(w.ResponseWriter, r)
	// }
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		files.ServeHTTP(&forwarding{ResponseWriter: w}, r)
	})
}

func hijacked(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _ := os.Open(filepath.Join(dir, "file"))
		defer f.Close()
		info, _ := f.Stat()
		conn, _, _ := http.NewResponseController(w).Hijack()
		defer conn.Close()
		fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", info.Size())
		io.Copy(conn, f)
	})
}

func fileServerFS(dir string) http.Handler {
	return http.FileServerFS(os.DirFS(dir))
}

func rootFS(dir string) http.Handler {
	root, _ := os.OpenRoot(dir)
	return http.FileServerFS(root.FS())
}

//go:embed testdata/file
var embedded embed.FS

func embedFS(dir string) http.Handler {
	// //go:embed testdata/file
	// var embedded embed.FS
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.ServeFileFS(w, r, embedded, "testdata/file")
	})
}

func copyWithoutLength(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _ := os.Open(filepath.Join(dir, "file"))
		defer f.Close()
		io.Copy(w, f)
	})
}

func copySection(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _ := os.Open(filepath.Join(dir, "file"))
		defer f.Close()
		info, _ := f.Stat()
		w.Header().Set("Content-Length", fmt.Sprint(info.Size()))
		io.Copy(w, io.NewSectionReader(f, 0, info.Size()))
	})
}

func copyLimitedTwice(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _ := os.Open(filepath.Join(dir, "file"))
		defer f.Close()
		info, _ := f.Stat()
		w.Header().Set("Content-Length", fmt.Sprint(info.Size()))
		io.Copy(w, io.LimitReader(io.LimitReader(f, info.Size()), info.Size()))
	})
}

func copyBuffered(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _ := os.Open(filepath.Join(dir, "file"))
		defer f.Close()
		info, _ := f.Stat()
		w.Header().Set("Content-Length", fmt.Sprint(info.Size()))
		io.Copy(w, bufio.NewReader(f))
	})
}

func copyTee(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _ := os.Open(filepath.Join(dir, "file"))
		defer f.Close()
		info, _ := f.Stat()
		w.Header().Set("Content-Length", fmt.Sprint(info.Size()))
		io.Copy(w, io.TeeReader(f, io.Discard))
	})
}

func readFile(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		all, _ := os.ReadFile(filepath.Join(dir, "file"))
		w.Write(all)
	})
}

// recording notes the status and forwards nothing else.
type recording struct {
	http.ResponseWriter
	status int
}

func (w *recording) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func middlewareRecording(dir string) http.Handler {
	// type recording struct { http.ResponseWriter; status int }
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		files.ServeHTTP(&recording{ResponseWriter: w}, r)
	})
}

// unwrapping tells http.ResponseController what lies below it.
type unwrapping struct{ recording }

func (w *unwrapping) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func middlewareUnwrapping(dir string) http.Handler {
	// type unwrapping struct { http.ResponseWriter; status int }
	// func (w *unwrapping) Unwrap() http.ResponseWriter { return w.ResponseWriter }
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		files.ServeHTTP(&unwrapping{recording{ResponseWriter: w}}, r)
	})
}

// zipping compresses what is written.
type zipping struct {
	http.ResponseWriter
	zip *gzip.Writer
}

func (w *zipping) Write(p []byte) (int, error) { return w.zip.Write(p) }

func middlewareGzip(dir string) http.Handler {
	// type zipping struct { http.ResponseWriter; zip *gzip.Writer }
	// func (w *zipping) Write(p []byte) (int, error) { return w.zip.Write(p) }
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _ := os.Open(filepath.Join(dir, "file"))
		defer f.Close()
		w.Header().Set("Content-Encoding", "gzip")
		zip := gzip.NewWriter(w)
		defer zip.Close()
		io.Copy(&zipping{w, zip}, f)
	})
}

func timeoutHandler(dir string) http.Handler {
	return http.TimeoutHandler(http.FileServer(http.Dir(dir)), time.Minute, "too late")
}

// upstream starts another server, which sends the file from its memory, and
// returns its address.
func upstream(dir string) string {
	all, _ := os.ReadFile(filepath.Join(dir, "file"))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(len(all)))
		w.Write(all)
	}))
	return server.Listener.Addr().String()
}

func reverseProxy(dir string) http.Handler {
	address := upstream(dir)
	return httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: address})
}

func passBody(dir string) http.Handler {
	address := upstream(dir)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer, err := http.Get("http://" + address + r.URL.Path)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer answer.Body.Close()
		w.Header().Set("Content-Length", fmt.Sprint(answer.ContentLength))
		io.Copy(w, answer.Body)
	})
}

func tunnel(dir string) http.Handler {
	address := upstream(dir)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		behind, _ := net.Dial("tcp", address)
		defer behind.Close()
		r.Header.Set("Connection", "close")
		r.Write(behind)
		conn, _, _ := http.NewResponseController(w).Hijack()
		defer conn.Close()
		io.Copy(conn, behind)
	})
}
