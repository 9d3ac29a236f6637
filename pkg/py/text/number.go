package text

// A number is the text of a number in the parts that a format specification
// treats apart:
//
//   - 0x      1234    .      5678   e+10
//     sign  prefix  whole   point  frac   rest
type number struct {
	negative bool
	prefix   string
	whole    []byte // grouped, and filled up with zeros
	group    int    // digits in a group of whole
	point    bool
	frac     []byte // grouped in threes, from the left
	rest     []byte // as it is: an exponent, a percent sign, inf, nan
}

// splitNumber returns the parts of a float's text. They share its memory.
func splitNumber(digits []byte) number {
	n := number{group: 3, negative: digits[0] == '-'}
	if n.negative {
		digits = digits[1:]
	}
	end := countDigits(digits)
	n.whole, digits = digits[:end], digits[end:]
	if len(digits) > 0 && digits[0] == '.' {
		n.point = true
		digits = digits[1:]
		end = countDigits(digits)
		n.frac, digits = digits[:end], digits[end:]
	}
	n.rest = digits
	return n
}

// appendNumber appends n with the sign, grouping, fill and width of f. It fails
// with a MemoryError when that is more than limit bytes.
func (f Spec) appendNumber(dst []byte, n number, limit int) ([]byte, error) {
	sign := byte(0)
	switch {
	case n.negative:
		sign = '-'
	case f.Sign == '+' || f.Sign == ' ':
		sign = f.Sign
	}
	others := len(n.prefix) + len(n.frac) + separators(len(n.frac), 3, f.FracGrouping) + len(n.rest)
	if sign != 0 {
		others++
	}
	if n.point {
		others++
	}
	digits := len(n.whole)
	if digits > 0 && f.Fill == '0' && f.Align == '=' {
		digits = max(digits, digitsFor(f.Width-others, n.group, f.Grouping))
	}
	length := others + digits + separators(digits, n.group, f.Grouping)
	fill := max(f.Width-length, 0)
	if add(length, mul(fill, runeLen(f.Fill))) > limit {
		return dst, errTooLong
	}

	left, inner := 0, 0
	switch f.Align {
	case '>':
		left = fill
	case '^':
		left = fill / 2
	case '=':
		inner = fill
	}
	dst = appendFill(dst, f.Fill, left)
	if sign != 0 {
		dst = append(dst, sign)
	}
	dst = append(dst, n.prefix...)
	dst = appendFill(dst, f.Fill, inner)
	zeros := digits - len(n.whole)
	for i := range digits {
		if f.Grouping != 0 && i > 0 && (digits-i)%n.group == 0 {
			dst = append(dst, f.Grouping)
		}
		if i < zeros {
			dst = append(dst, '0')
			continue
		}
		dst = append(dst, n.whole[i-zeros])
	}
	if n.point {
		dst = append(dst, '.')
	}
	for i, c := range n.frac {
		if f.FracGrouping != 0 && i > 0 && i%3 == 0 {
			dst = append(dst, f.FracGrouping)
		}
		dst = append(dst, c)
	}
	dst = append(dst, n.rest...)
	return appendFill(dst, f.Fill, fill-left-inner), nil
}

// separators returns how many separators stand between the groups of digits.
func separators(digits, group int, separator byte) int {
	if separator == 0 || digits == 0 {
		return 0
	}
	return (digits - 1) / group
}

// digitsFor returns the least number of digits that fill width together with
// their separators.
func digitsFor(width, group int, separator byte) int {
	if separator == 0 || width <= group {
		return max(width, 0)
	}
	// Each group but the first takes a separator too: width-group characters
	// hold whole such groups, and a rest of which one is a separator.
	more := width - group
	digits := group + more/(group+1)*group
	if rest := more % (group + 1); rest > 0 {
		digits += max(rest-1, 1)
	}
	return digits
}
