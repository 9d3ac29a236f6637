package object_test

import (
	"errors"
	"testing"

	"github.com/zerocopyzen/zen/pkg/py/object"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

func TestCodecErrorsBecomeExceptions(t *testing.T) {
	rt := object.NewRuntime()
	rt.MakeBytes = makeBytes
	_, encodeErr := object.EncodeText(rt, "aé", "ascii", "strict")
	_, decodeErr := object.DecodeText(rt, []byte("a\xff"), "utf-8", "strict")
	for _, test := range []struct {
		err        error
		class      *pyerr.Class
		text, repr string
	}{
		{
			encodeErr, pyerr.UnicodeEncodeError,
			`'ascii' codec can't encode character '\xe9' in position 1: ordinal not in range(128)`,
			`UnicodeEncodeError('ascii', 'aé', 1, 2, 'ordinal not in range(128)')`,
		},
		{
			decodeErr, pyerr.UnicodeDecodeError,
			`'utf-8' codec can't decode byte 0xff in position 1: invalid start byte`,
			`UnicodeDecodeError('utf-8', b'a\xff', 1, 2, 'invalid start byte')`,
		},
	} {
		raised := object.Raise(rt.Exception(test.err))
		if !errors.Is(raised, test.class) || raised.Error() != test.text {
			t.Errorf("got %v: %v, want %s: %s", raised, errors.Is(raised, test.class), test.class.Name(), test.text)
		}
		exc := rt.Exception(raised)
		if text, err := object.StrText(rt, exc); err != nil || text != test.text {
			t.Errorf("str = %q, %v, want %q", text, err, test.text)
		}
		if got := result(t, rt, exc, nil); got != test.repr {
			t.Errorf("repr = %s, want %s", got, test.repr)
		}
	}
	audit(t, rt)
}
