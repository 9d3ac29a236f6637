package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// TestBatch checks that every line has one answer, in order, whatever is wrong
// with it.
func TestBatch(t *testing.T) {
	const ran = `{"id":"b","stdout":"1\n","error":null}`
	for _, test := range []struct {
		line, answer string
		status       int
	}{
		{`{"id": "a", "code": "print('<', end='', flush=True)"}`, `{"id":"a","stdout":"<","error":null}`, 0},
		{`{"id": "", "code": ""}`, `{"id":"","stdout":"","error":null}`, 0},
		{`{"id": "a", "code": "print(1)\n1/0", "more": 3}`, `{"id":"a","stdout":"1\n","error":"ZeroDivisionError: division by zero"}`, 0},
		{`not json`, `{"id":null,"stdout":"","error":"pyrun: line 2: not JSON: invalid character 'o' in literal null (expecting 'u')"}`, 1},
		{`{"id": "a", "code": "print(2)"`, `{"id":null,"stdout":"","error":"pyrun: line 2: not JSON: unexpected end of JSON input"}`, 1},
		{`[1]`, `{"id":null,"stdout":"","error":"pyrun: line 2: a request is an object, not array"}`, 1},
		{`null`, `{"id":null,"stdout":"","error":"pyrun: line 2: \"id\" is missing"}`, 1},
		{`{"id": 4, "code": "print(2)"}`, `{"id":null,"stdout":"","error":"pyrun: line 2: \"id\" is a string, not number"}`, 1},
		{`{"code": "print(2)"}`, `{"id":null,"stdout":"","error":"pyrun: line 2: \"id\" is missing"}`, 1},
		{`{"id": "a"}`, `{"id":"a","stdout":"","error":"pyrun: line 2: \"code\" is missing"}`, 1},
		{`{"id": "a", "code": ["print(2)"]}`, `{"id":"a","stdout":"","error":"pyrun: line 2: \"code\" is a string, not array"}`, 1},
	} {
		var out, errs bytes.Buffer
		const good = `{"id": "b", "code": "print(1)"}`
		status := run([]string{"--batch"}, strings.NewReader(good+"\n"+test.line+"\n\n"+good), &out, &errs)
		want := ran + "\n" + test.answer + "\n" + ran + "\n"
		if status != test.status || out.String() != want || errs.Len() > 0 {
			t.Errorf("%s: status %d, %s%s, want %d, %s", test.line, status, out.String(), errs.String(), test.status, want)
		}
	}
}

// TestBatchEndsEarly checks what is said when requests can no longer be read.
func TestBatchEndsEarly(t *testing.T) {
	var out, errs bytes.Buffer
	in := io.MultiReader(strings.NewReader(`{"id": "a", "code": ""}`+"\n"), iotest.ErrReader(errors.New("the disk is gone")))
	if status := run([]string{"--batch"}, in, &out, &errs); status != exitUsage || errs.String() != "pyrun: the disk is gone\n" {
		t.Errorf("status %d, %q, want %d and the reason", status, errs.String(), exitUsage)
	}
}
