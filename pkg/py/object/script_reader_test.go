package object

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"
)

// This file reads the lines of a script, and does what they say as it goes.

// own keeps v until the line has run, and returns it borrowed.
func (s *script) own(v Value, err error) (Value, error) {
	if err == nil && v.IsSet() {
		s.temps = append(s.temps, v)
	}
	return v, err
}

func (s *script) space() {
	for s.at < len(s.src) && s.src[s.at] == ' ' {
		s.at++
	}
}

// take goes past token if it comes next.
func (s *script) take(token string) bool {
	s.space()
	if !strings.HasPrefix(s.src[s.at:], token) {
		return false
	}
	end := s.at + len(token)
	if unicode.IsLetter(rune(token[len(token)-1])) && end < len(s.src) && isWord(s.src[end]) {
		return false
	}
	s.at = end
	return true
}

func isWord(c byte) bool { return c == '_' || unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) }

func (s *script) word() string {
	s.space()
	start := s.at
	for s.at < len(s.src) && isWord(s.src[s.at]) {
		s.at++
	}
	return s.src[start:s.at]
}

// skip reads what f reads without doing it, and returns its text.
func (s *script) skip(f func() (Value, error)) string {
	was, start := s.dry, s.at
	s.dry = true
	f()
	s.dry = was
	return s.src[start:s.at]
}

// inner runs f on another text.
func (s *script) inner(src string, f func() (Value, error)) (Value, error) {
	was, at := s.src, s.at
	s.src, s.at = src, 0
	v, err := f()
	s.src, s.at = was, at
	return v, err
}

func (s *script) bind(name string, v Value) {
	old := s.names[name]
	s.names[name] = v.Retain()
	if old.IsSet() {
		s.rt.Release(old)
	}
}

func (s *script) statement() (Value, error) {
	switch {
	case s.take("for"):
		return s.loop()
	case s.take("del"):
		return s.assign(s.skip(s.primary), Value{})
	}
	start := s.at
	target := s.skip(s.expression)
	if s.take("=") {
		v, err := s.expression()
		if err != nil {
			return Value{}, err
		}
		return s.assign(target, v)
	}
	for op, text := range inPlaceText {
		if s.take(text) {
			old, err := s.inner(target, s.expression)
			if err != nil {
				return Value{}, err
			}
			v, err := s.expression()
			if err != nil {
				return Value{}, err
			}
			if v, err = s.own(InPlace(s.rt, Operator(op), old, v)); err != nil {
				return Value{}, err
			}
			return s.assign(target, v)
		}
	}
	s.at = start
	return s.expression()
}

func (s *script) loop() (Value, error) {
	name := s.word()
	s.take("in")
	source, err := s.expression()
	if err != nil {
		return Value{}, err
	}
	s.take(":")
	body := s.src[s.at:]
	s.at = len(s.src)
	return None, Each(s.rt, source, func(item Value) error {
		s.bind(name, item)
		_, err := s.inner(body, s.statement)
		return err
	})
}

// openingOf returns the place of the bracket that the last one closes, or -1.
func openingOf(target string) int {
	if !strings.HasSuffix(target, "]") {
		return -1
	}
	depth := 0
	for i := len(target) - 1; i >= 0; i-- {
		switch target[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// assign stores v in target, or deletes it when v is not set.
func (s *script) assign(target string, v Value) (Value, error) {
	target = strings.TrimSpace(target)
	open := openingOf(target)
	if open <= 0 {
		if dot := strings.LastIndexByte(target, '.'); dot > 0 {
			obj, err := s.inner(target[:dot], s.primary)
			if err != nil {
				return Value{}, err
			}
			return None, SetAttr(s.rt, obj, target[dot+1:], v)
		}
		s.bind(target, v)
		return None, nil
	}
	obj, err := s.inner(target[:open], s.primary)
	if err != nil {
		return Value{}, err
	}
	key, err := s.inner(target[open+1:len(target)-1], s.subscript)
	if err != nil {
		return Value{}, err
	}
	if !v.IsSet() {
		return None, DelItem(s.rt, obj, key)
	}
	return None, SetItem(s.rt, obj, key, v)
}

// expression is a lambda, or a comparison without chains.
func (s *script) expression() (Value, error) {
	if s.take("lambda") {
		var params []string
		for !s.take(":") {
			params = append(params, s.word())
			s.take(",")
		}
		body := s.skip(s.expression)
		if s.dry {
			return None, nil
		}
		return NewNative("<lambda>", "*args", "", func(rt *Runtime, _ Value, args Args) (Value, error) {
			for i, name := range params {
				s.bind(name, args.At(i))
			}
			v, err := s.inner(body, s.expression)
			if err != nil {
				return Value{}, err
			}
			return v.Retain(), nil
		}), nil
	}
	a, err := s.binary(0)
	if err != nil {
		return Value{}, err
	}
	for op, text := range []string{Lt: "< ", Le: "<=", Eq: "==", Ne: "!=", Gt: "> ", Ge: ">="} {
		if s.take(text) {
			b, err := s.binary(0)
			if err != nil || s.dry {
				return None, err
			}
			return s.own(Compare(s.rt, Comparison(op), a, b))
		}
	}
	for _, is := range []bool{true, false} {
		if s.take(map[bool]string{true: "is", false: "in"}[is]) {
			b, err := s.binary(0)
			if err != nil || s.dry {
				return None, err
			}
			if is {
				return Bool(a == b), nil
			}
			found, err := Contains(s.rt, b, a)
			return Bool(found), err
		}
	}
	return a, nil
}

var scriptLevels = [...][]Operator{{Or}, {Xor}, {And}, {Add, Sub}, {Pow, Mul}}

func (s *script) binary(level int) (Value, error) {
	if level == len(scriptLevels) {
		return s.primary()
	}
	a, err := s.binary(level + 1)
	if err != nil {
		return Value{}, err
	}
again:
	for _, op := range scriptLevels[level] {
		text := strings.TrimSuffix(inPlaceText[op], "=")
		start := s.at
		if !s.take(text) {
			continue
		}
		if s.take("=") { // an assignment in place
			s.at = start
			return a, nil
		}
		b, err := s.binary(level + 1)
		if err != nil {
			return Value{}, err
		}
		if !s.dry {
			if a, err = s.own(Binary(s.rt, op, a, b)); err != nil {
				return Value{}, err
			}
		}
		goto again
	}
	return a, nil
}

func (s *script) primary() (Value, error) {
	v, err := s.atom()
	for err == nil {
		switch {
		case s.take("."):
			name := s.word()
			if !s.dry {
				v, err = s.own(GetAttr(s.rt, v, name))
			}
		case s.take("("):
			var args Args
			if args, err = s.arguments(); err == nil && !s.dry {
				v, err = s.own(Call(s.rt, v, args))
			}
		case s.take("["):
			var key Value
			if key, err = s.subscript(); err == nil {
				s.take("]")
				if !s.dry {
					v, err = s.own(GetItem(s.rt, v, key))
				}
			}
		default:
			return v, nil
		}
	}
	return Value{}, err
}

func (s *script) arguments() (Args, error) {
	var args Args
	for !s.take(")") {
		start := s.at
		name := s.word()
		if name == "" || !s.take("=") || s.take("=") {
			s.at, name = start, ""
		}
		v, err := s.expression()
		if err != nil {
			return Args{}, err
		}
		args.Values = append(args.Values, v)
		if name != "" {
			args.Names = append(args.Names, name)
		}
		s.take(",")
	}
	return args, nil
}

// subscript is an expression or a slice.
func (s *script) subscript() (Value, error) {
	parts := [3]Value{None, None, None}
	n := 0
	for {
		s.space()
		if s.at < len(s.src) && s.src[s.at] != ':' && s.src[s.at] != ']' {
			v, err := s.expression()
			if err != nil {
				return Value{}, err
			}
			parts[n] = v
		}
		if !s.take(":") {
			break
		}
		n++
	}
	if n == 0 {
		return parts[0], nil
	}
	return s.own(NewSlice(s.rt, parts[0].Retain(), parts[1].Retain(), parts[2].Retain()), nil)
}

func (s *script) atom() (Value, error) {
	s.space()
	if s.at == len(s.src) {
		return Value{}, fmt.Errorf("script: ends too early")
	}
	switch c := s.src[s.at]; {
	case c == '-':
		s.at++
		v, err := s.primary()
		if err != nil || s.dry {
			return None, err
		}
		return s.own(Negative(s.rt, v))
	case c == '\'':
		end := s.at + 1 + strings.IndexByte(s.src[s.at+1:], '\'')
		text := s.src[s.at+1 : end]
		s.at = end + 1
		return NewStr(text), nil
	case unicode.IsDigit(rune(c)):
		text := s.word()
		if s.at < len(s.src) && s.src[s.at] == '.' {
			s.at++
			var f float64
			fmt.Sscan(text+"."+s.word(), &f)
			return Float(f), nil
		}
		b, _ := new(big.Int).SetString(text, 10)
		return NewBigInt(b), nil
	case c == '(' || c == '[' || c == '{':
		s.at++
		return s.display(c)
	}
	name := s.word()
	v, ok := s.names[name]
	if !ok && !s.dry {
		return Value{}, fmt.Errorf("script: no name %q in %q", name, s.src)
	}
	if s.dry {
		return None, nil
	}
	return v, nil
}

// display reads what follows an opening bracket.
func (s *script) display(open byte) (Value, error) {
	var items, values []Value
	comma := false
	for !s.take(map[byte]string{'(': ")", '[': "]", '{': "}"}[open]) {
		v, err := s.expression()
		if err != nil {
			return Value{}, err
		}
		items = append(items, v)
		if open == '{' && s.take(":") {
			if v, err = s.expression(); err != nil {
				return Value{}, err
			}
			values = append(values, v)
		}
		comma = s.take(",")
	}
	switch {
	case s.dry:
		return None, nil
	case open == '(' && len(items) == 1 && !comma:
		return items[0], nil
	case open == '(':
		return s.own(NewTuple(s.rt, retained(items)...))
	case open == '[':
		return s.own(NewList(s.rt, retained(items)))
	case len(values) == 0 && len(items) > 0:
		v, err := s.own(NewSet(s.rt))
		for i := 0; i < len(items) && err == nil; i++ {
			err = As[Set](v).Add(s.rt, items[i])
		}
		return v, err
	}
	v, err := s.own(NewDict(s.rt))
	for i := 0; i < len(items) && err == nil; i++ {
		err = As[Dict](v).Set(s.rt, items[i], values[i])
	}
	return v, err
}
