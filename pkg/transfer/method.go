package transfer

import "slices"

// A Method is a way to send a file.
type Method struct {
	// ID names the method in plans, reports and addresses: "sendfile-64k".
	ID string `json:"id"`
	// Title names it for readers: "sendfile, 64 KiB a call".
	Title string `json:"title"`
	// Note says where readers may have met it, or "".
	Note string `json:"note,omitempty"`
	// How says what the sender does, in one sentence.
	How string `json:"how"`
	// Calls are the system calls that move the bytes.
	Calls []string `json:"calls"`
	// Chunk is how many bytes a call is asked to move; 0 is the whole file.
	Chunk int `json:"chunk"`
	// Crossings is how often the CPU copies each byte into or out of user
	// memory. It follows from the calls: read(2) copies from the page cache into
	// user memory, write(2) from there into the socket buffer; a write from
	// mapped memory copies once; sendfile(2) and splice(2) pass references of
	// pages to the socket.
	Crossings int `json:"crossings"`
	// Unavailable says why this machine cannot do it, or "".
	Unavailable string `json:"unavailable,omitempty"`
}

const (
	kib = 1 << 10
	mib = 1 << 20
	gib = 1 << 30
)

// The methods' identifiers.
const (
	readAll      = "read-all"
	readWrite4K  = "read-write-4k"
	readWrite64K = "read-write-64k"
	readWrite1M  = "read-write-1m"
	sendfile64K  = "sendfile-64k"
	sendfileAll  = "sendfile-whole"
	spliced      = "splice"
	mapped       = "mmap-write"
)

// Methods returns all methods, those that copy first.
func Methods() []Method {
	readAndWrite := []string{"read", "write"}
	list := []Method{
		{ID: readAll, Title: "read all, then send", Note: "the talk's client", Chunk: 0, Crossings: 2, Calls: readAndWrite,
			How: "reads the whole file into user memory, then writes all of it to the socket"},
		{ID: readWrite4K, Title: "read + write, 4 KiB", Chunk: 4 * kib, Crossings: 2, Calls: readAndWrite,
			How: "reads 4 KiB into a buffer and writes them to the socket, again and again"},
		{ID: readWrite64K, Title: "read + write, 64 KiB", Chunk: 64 * kib, Crossings: 2, Calls: readAndWrite,
			How: "reads 64 KiB into a buffer and writes them to the socket, again and again"},
		{ID: readWrite1M, Title: "read + write, 1 MiB", Chunk: mib, Crossings: 2, Calls: readAndWrite,
			How: "reads 1 MiB into a buffer and writes it to the socket, again and again"},
		{ID: mapped, Title: "mmap + write", Chunk: mib, Crossings: 1, Calls: []string{"mmap", "write"},
			How: "maps the file into user memory and writes it to the socket from there, 1 MiB a call"},
		{ID: spliced, Title: "splice through a pipe", Chunk: mib, Crossings: 0, Calls: []string{"splice"},
			How: "moves references of pages into a pipe and from the pipe into the socket, 1 MiB a call at most"},
		{ID: sendfile64K, Title: "sendfile, 64 KiB", Note: "the talk's zero-copy client", Chunk: 64 * kib, Crossings: 0,
			Calls: []string{"sendfile"}, How: "asks the kernel to move 64 KiB from the file to the socket, again and again"},
		{ID: sendfileAll, Title: "sendfile, whole file", Chunk: 0, Crossings: 0, Calls: []string{"sendfile"},
			How: "asks the kernel to move the whole file to the socket, as much as it will in a call"},
	}
	for i := range list {
		list[i].Unavailable = unavailable
	}
	return list
}

// method returns the method of an identifier.
func method(id string) (Method, bool) {
	list := Methods()
	i := slices.IndexFunc(list, func(m Method) bool { return m.ID == id })
	if i < 0 {
		return Method{}, false
	}
	return list[i], true
}

// methodIDs returns the identifiers of all methods.
func methodIDs() []string {
	var ids []string
	for _, m := range Methods() {
		ids = append(ids, m.ID)
	}
	return ids
}
