package lessons

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

//go:embed *.md
var files embed.FS

// A Lesson is one page.
type Lesson struct {
	// Name is its address below /lessons/.
	Name  string `json:"name"`
	Part  Part   `json:"part"`
	Title string `json:"title"`
	// Keep is the sentence that a reader shall keep.
	Keep   string  `json:"keep"`
	Blocks []Block `json:"blocks"`
}

// Part is the part of the contents that a lesson belongs to.
type Part string

// The parts of the contents, in order.
const (
	Spine      Part = "spine" // the lessons that are read in order
	Reference  Part = "reference"
	Challenges Part = "challenges"
)

// A Block is a piece of a lesson. One of its fields is set.
type Block struct {
	// Text is Markdown.
	Text       string      `json:"text,omitempty"`
	Cell       *Cell       `json:"cell,omitempty"`
	Prediction *Prediction `json:"prediction,omitempty"`
	Challenge  *Challenge  `json:"challenge,omitempty"`
}

// A Cell is a program that runs in the session of its lesson.
type Cell struct {
	// Code ends with a line break.
	Code string `json:"code"`
	// Draw are the pictures that are drawn beside its memory.
	Draw []Drawing `json:"draw,omitempty"`
}

// A Drawing asks to draw the pixels that a view shows.
type Drawing struct {
	// Name is the view's. Its items have four bytes: red, green, blue, opacity.
	Name string `json:"name"`
	// Width and Height are in pixels.
	Width  int `json:"width"`
	Height int `json:"height"`
}

// A Prediction is a question about the cell that follows.
type Prediction struct {
	Question string   `json:"question"`
	Choices  []string `json:"choices"`
	// Answer is one of Choices.
	Answer string `json:"answer"`
	// Explanation is for those who have seen the cell run.
	Explanation string `json:"explanation"`
}

// A Challenge is a cell that lacks something.
type Challenge struct {
	// Code is what the reader begins with; it ends with a line break.
	Code string `json:"code"`
	// Checks are Python expressions, all true when it is solved.
	Checks []string `json:"checks"`
	// Test is the program that makes the checks, see [TestOf].
	Test string `json:"test"`
	Hint string `json:"hint"`
	// Solution is a program that passes.
	Solution string `json:"solution"`
}

// All returns the lessons in the order of the contents.
func All() ([]Lesson, error) {
	names, err := fs.Glob(files, "*.md") // in the order of their numbers
	if err != nil {
		return nil, err
	}
	all := make([]Lesson, 0, len(names))
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		lesson, err := parse(string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		number, rest, _ := strings.Cut(name, "-")
		if _, err := strconv.Atoi(number); err != nil || len(number) != 2 {
			return nil, fmt.Errorf("%s: a lesson's name begins with two digits and a hyphen", name)
		}
		lesson.Name = strings.TrimSuffix(rest, ".md")
		all = append(all, lesson)
	}
	return all, nil
}

// Cells returns the programs that share the lesson's session, in order.
func (l Lesson) Cells() []Cell {
	var cells []Cell
	for _, block := range l.Blocks {
		if block.Cell != nil {
			cells = append(cells, *block.Cell)
		}
	}
	return cells
}

// TestOf returns a program that prints True or False for each of the checks, a
// line each; a check that raises an exception is not passed. It runs in the
// session of the program that is checked, after a line that binds the names
// copied, written, shared and allocated.
func TestOf(checks []string) string {
	var b strings.Builder
	for _, check := range checks {
		b.WriteString("try:\n    print(bool(" + check + "))\nexcept Exception:\n    print(False)\n")
	}
	return b.String()
}
