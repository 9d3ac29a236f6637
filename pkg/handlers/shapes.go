package handlers

const (
	withLength = "Set Content-Length, or use http.ServeContent."
	withFile   = "Give net/http the *os.File itself: http.ServeContent, or io.Copy with Content-Length."
	withDir    = "http.FileServer(http.Dir(dir)) opens *os.File; for a root that symbolic links cannot leave, open with os.Root.Open and use http.ServeContent."
	forward    = "Give the wrapper a ReadFrom that calls io.Copy on the writer below it."
)

// keeping returns the shapes that keep the call.
func keeping() []Shape {
	return []Shape{
		{ID: "serve-file", Title: "http.ServeFile", make: serveFile,
			Why: "It opens an *os.File and sets Content-Length, then copies with io.CopyN: the response hands the file to the connection."},
		{ID: "serve-content", Title: "http.ServeContent with an *os.File", make: serveContent,
			Why: "The reader is the file itself, so the response can hand it on."},
		{ID: "file-server-dir", Title: "http.FileServer(http.Dir(…))", make: fileServerDir,
			Why: "http.Dir opens *os.File."},
		{ID: "range", Title: "http.FileServer(http.Dir(…)), a range of the file", make: fileServerDir, ranged: true, Client: "Range: bytes=1000-…",
			Why: "A single range is a seek and io.CopyN. Several at once are a multipart answer, which is not."},
		{ID: "strip-prefix", Title: "http.FileServer(http.Dir(…)) behind ServeMux and StripPrefix", make: stripPrefix,
			Why: "They change the request and pass the ResponseWriter on as it is."},
		{ID: "max-bytes", Title: "http.FileServer(http.Dir(…)) behind http.MaxBytesHandler", make: maxBytes,
			Why: "It wraps the request's body, not the ResponseWriter."},
		{ID: "copy-length", Title: "io.Copy with Content-Length", make: copyWithLength,
			Why: "io.Copy asks the response for ReadFrom, and the response knows how long the body is."},
		{ID: "copy-n", Title: "io.CopyN", make: copyN,
			Why: "io.CopyN makes one io.LimitedReader over the file, and the connection looks through one."},
		{ID: "copy-limited", Title: "io.Copy from one io.LimitReader", make: copyLimited,
			Why: "The connection looks through one io.LimitedReader."},
		{ID: "write-to", Title: "(*os.File).WriteTo", make: writeTo,
			Why: "WriteTo finds no socket behind the response and copies generically, and the response's ReadFrom takes the file from there."},
		{ID: "http-1.0", Title: "io.Copy without Content-Length, asked by HTTP/1.0", make: copyWithoutLength, transport: http10, Client: "HTTP/1.0",
			Why: "There are no chunks in HTTP/1.0: the end of the connection is the end of the body, so nothing must be written between."},
		{ID: "middleware-forwards", Title: "middleware that forwards ReadFrom", make: middlewareForwarding,
			Why: "io.Copy finds ReadFrom on the wrapper, and the wrapper calls io.Copy on the response."},
		{ID: "copy-buffered", Title: "io.Copy from a bufio.Reader", make: copyBuffered,
			Why: "A bufio.Reader has WriteTo: it writes what it holds and then lets the file write itself. It looks like a loss and is none."},
		{ID: "hijacked", Title: "io.Copy to a hijacked connection", make: hijacked,
			Why: "A *net.TCPConn has ReadFrom, and tries sendfile(2) for a file."},
		{ID: "tunnel", Title: "io.Copy from one connection to another", make: tunnel,
			Why: "From socket to socket it is splice(2), through a pipe: the same idea with another call."},
	}
}

// losing returns the shapes that lose the call.
func losing() []Shape {
	return []Shape{
		{ID: "copy-chunked", Title: "io.Copy without Content-Length", make: copyWithoutLength,
			Why:  "HTTP/1.1 sends a body of unknown length in chunks, and the size of each is written between them by the program.",
			Mend: withLength},
		{ID: "file-server-fs", Title: "http.FileServerFS(os.DirFS(…))", make: fileServerFS,
			Why:  "An fs.File is wrapped before it is copied, and what is copied from is no *os.File any more.",
			Mend: withDir},
		{ID: "root-fs", Title: "http.FileServerFS of os.Root", make: rootFS,
			Why:  "An fs.File is wrapped before it is copied, even where it is an *os.File below, as those of os.Root are.",
			Mend: withDir},
		{ID: "embed", Title: "embed.FS", make: embedFS,
			Why:  "The bytes lie in the program's own memory: there is no file that the kernel could send.",
			Mend: "Nothing is wrong with small files. Put large ones on the disk."},
		{ID: "copy-section", Title: "io.Copy from an io.SectionReader", make: copySection,
			Why:  "The connection looks through an io.LimitedReader and nothing else.",
			Mend: "Seek the file and use io.CopyN."},
		{ID: "copy-limited-twice", Title: "io.Copy from an io.LimitReader around another", make: copyLimitedTwice,
			Why:  "The connection looks through one io.LimitedReader, not two.",
			Mend: "Limit once."},
		{ID: "copy-tee", Title: "io.Copy from an io.TeeReader", make: copyTee,
			Why:  "Somebody wants to see the bytes on the way, so they come through user memory.",
			Mend: "Hash or count apart, or count what io.Copy returns."},
		{ID: "read-file", Title: "os.ReadFile, then Write", make: readFile,
			Why:  "The whole file is read into memory first.",
			Mend: withFile},
		{ID: "middleware-records", Title: "middleware that wraps the ResponseWriter", make: middlewareRecording,
			Why:  "io.Copy looks for ReadFrom on the wrapper and does not find it: an embedded interface shows only its own methods.",
			Mend: forward},
		{ID: "middleware-unwraps", Title: "middleware that wraps the ResponseWriter and has Unwrap", make: middlewareUnwrapping,
			Why:  "Unwrap helps http.ResponseController. io.Copy does not ask for it.",
			Mend: forward},
		{ID: "middleware-gzip", Title: "gzip middleware", make: middlewareGzip,
			Why:  "Compression is work of the program on every byte.",
			Mend: "Compress ahead: keep file.gz beside the file, and serve that with Content-Encoding."},
		{ID: "timeout-handler", Title: "http.TimeoutHandler", make: timeoutHandler,
			Why:  "It keeps the whole answer in memory until it is complete, to be able to drop it.",
			Mend: "Use http.Server's timeouts, or http.ResponseController.SetWriteDeadline, for handlers that send files."},
		{ID: "pass-body", Title: "io.Copy from the body of another server's answer", make: passBody,
			Why:  "The body is a reader around the connection, which counts and cuts: there is no socket to be seen through it.",
			Mend: "Send the client to the other server, or pass the connection on whole, as a tunnel does."},
		{ID: "reverse-proxy", Title: "httputil.ReverseProxy", make: reverseProxy,
			Why:  "It copies with a buffer of its own.",
			Mend: "Let the server before it send files, by X-Sendfile or X-Accel-Redirect."},
		{ID: "tls", Title: "http.FileServer(http.Dir(…)) over TLS", make: fileServerDir, transport: secure, Client: "https",
			Why:  "Encryption is work of the program on every byte. (Linux could encrypt in the kernel; Go does not ask it to.)",
			Mend: "Let something before it end TLS, or accept the cost: encryption outweighs the copy."},
		{ID: "http2", Title: "http.FileServer(http.Dir(…)) over HTTP/2", make: fileServerDir, transport: http2, Client: "https, HTTP/2",
			Why:  "Streams are cut into frames and encrypted by the program.",
			Mend: "Let something before it end TLS and speak HTTP/1.1 to Go, or accept the cost: encryption outweighs the copy."},
	}
}
