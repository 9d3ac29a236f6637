package object

import (
	"github.com/zerocopyzen/zen/pkg/py/text"
	"github.com/zerocopyzen/zen/pkg/pyerr"
)

// codecArguments returns the names of an encoding and of an error handler; what
// is missing is UTF-8 and "strict".
func codecArguments(function string, encodingValue, errorsValue Value) (encoding, errors string, err error) {
	encoding, errors = "utf-8", "strict"
	if encodingValue.h != nil {
		if encoding, err = strArgument(function, " 'encoding'", encodingValue); err != nil {
			return "", "", err
		}
	}
	if errorsValue.h != nil {
		if errors, err = strArgument(function, " 'errors'", errorsValue); err != nil {
			return "", "", err
		}
	}
	return encoding, errors, nil
}

// strEncode is str.encode.
//
// See https://docs.python.org/3/library/stdtypes.html#str.encode.
func strEncode(rt *Runtime, self Value, args Args) (Value, error) {
	encoding, errors, err := codecArguments("encode", args.At(0), args.At(1))
	if err != nil {
		return Value{}, err
	}
	data, err := EncodeText(rt, As[Str](self).s, encoding, errors)
	if err != nil {
		return Value{}, err
	}
	return rt.MakeBytes(rt, data)
}

// EncodeText returns the bytes of s in the encoding, charged for while they are
// made.
func EncodeText(rt *Runtime, s, encoding, errors string) ([]byte, error) {
	if err := rt.Charge(len(s)); err != nil {
		return nil, err
	}
	defer rt.Credit(len(s))
	return text.Encode(s, encoding, errors, rt.Work)
}

// DecodeText returns the str that data holds in the encoding.
func DecodeText(rt *Runtime, data []byte, encoding, errors string) (Value, error) {
	if err := rt.reserveText(len(data)); err != nil {
		return Value{}, err
	}
	s, err := text.Decode(data, encoding, errors, rt.Work)
	if err != nil {
		return Value{}, err
	}
	return NewStr(s), nil
}

// decodeObject is str(object, encoding, errors).
func decodeObject(rt *Runtime, object, encodingValue, errorsValue Value) (result Value, err error) {
	encoding, errors, err := codecArguments("str", encodingValue, errorsValue)
	if err != nil {
		return Value{}, err
	}
	if object.IsStr() {
		return Value{}, pyerr.TypeError.New("decoding str is not supported")
	}
	known, err := withBytesIfLent(rt, object, func(data []byte) error {
		result, err = DecodeText(rt, data, encoding, errors)
		return err
	})
	if err == nil && !known {
		err = pyerr.TypeError.Newf("decoding to str: need a bytes-like object, %s found", object.TypeName())
	}
	return result, err
}
