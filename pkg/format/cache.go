package format

// cacheSize is the number of formats a Cache keeps, as many as CPython's
// struct module does.
const cacheSize = 100

// A Cache remembers parsed formats, as the struct module does, so that
// struct.unpack in a loop parses its format once. The zero Cache is ready; a
// nil *Cache parses anew each time. It is not safe for concurrent use.
type Cache struct {
	formats map[string]*Format
}

// Parse returns the format that text describes, as the function [Parse] does.
func (c *Cache) Parse(text string) (*Format, error) {
	if c == nil {
		return Parse(text)
	}
	if f, ok := c.formats[text]; ok {
		return f, nil
	}
	f, err := Parse(text)
	if err != nil {
		return nil, err
	}
	if c.formats == nil || len(c.formats) >= cacheSize {
		c.formats = make(map[string]*Format, cacheSize)
	}
	c.formats[text] = f
	return f, nil
}
