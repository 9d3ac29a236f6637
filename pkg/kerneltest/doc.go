// Package kerneltest lets a test ask which system calls a piece of code makes,
// without a tracer and without privileges.
//
// The test's body runs again in a child process whose kernel answers the named
// calls with EIO, by a seccomp filter. Code that uses them breaks off; code
// that does without them completes:
//
//	parent                      child
//	TestSendfile ── re-exec ──> filter: sendfile → EIO
//	      <── exit, output ──   body(t): the response must break off
//
//	func TestSendfile(t *testing.T) {
//		kerneltest.Without(t, []seccomp.Call{seccomp.Sendfile}, func() {
//			if _, err := fetch(url); err == nil {
//				t.Error("the file left without sendfile(2)")
//			}
//		})
//	}
//
// The filter holds for every thread of the child and cannot be taken back,
// which is why the body has a process of its own. It is available on Linux, on
// the architectures that package seccomp knows; elsewhere a test that needs it
// does not compile, rather than pass for nothing.
//
// See https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html.
package kerneltest
