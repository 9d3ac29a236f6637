package lessons

import (
	"fmt"
	"slices"
	"strings"
)

// parse reads a lesson, without its name.
func parse(text string) (Lesson, error) {
	about, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	if !ok || !strings.HasPrefix(text, "---\n") {
		return Lesson{}, fmt.Errorf("a lesson begins with what is said about it, between lines of three hyphens")
	}
	var lesson Lesson
	for line := range strings.SplitSeq(about, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "part":
			lesson.Part = Part(value)
		case "title":
			lesson.Title = value
		case "keep":
			lesson.Keep = value
		default:
			return Lesson{}, fmt.Errorf("a lesson cannot say %q about itself", line)
		}
	}
	if !slices.Contains([]Part{Spine, Reference, Challenges}, lesson.Part) || lesson.Title == "" || lesson.Keep == "" {
		return Lesson{}, fmt.Errorf("a lesson needs a part, a title, and a sentence to keep")
	}
	blocks, err := parseBlocks(body)
	lesson.Blocks = blocks
	return lesson, err
}

// fence begins and ends a block that is no text.
const fence = "```"

func parseBlocks(body string) ([]Block, error) {
	var blocks []Block
	for body != "" {
		text, rest, fenced := cutFence(body)
		if text = strings.TrimSpace(text); text != "" {
			blocks = append(blocks, Block{Text: text + "\n"})
		}
		if !fenced {
			break
		}
		kind, rest, _ := strings.Cut(rest, "\n")
		content, after, ok := strings.Cut(rest, "\n"+fence+"\n")
		if !ok {
			return nil, fmt.Errorf("the block %q has no end", kind)
		}
		var err error
		if blocks, err = add(blocks, kind, content+"\n"); err != nil {
			return nil, fmt.Errorf("%s: %w", kind, err)
		}
		body = after
	}
	return blocks, checkOrder(blocks)
}

// cutFence cuts a body at its first fence.
func cutFence(body string) (text, rest string, found bool) {
	if rest, found = strings.CutPrefix(body, fence); found {
		return "", rest, true
	}
	return strings.Cut(body, "\n"+fence)
}

// add adds a fenced block of a kind.
func add(blocks []Block, kind, content string) ([]Block, error) {
	kind, words, _ := strings.Cut(kind, " ")
	switch kind {
	case "python":
		draw, err := parseDrawings(words)
		return append(blocks, Block{Cell: &Cell{content, draw}}), err
	case "predict":
		prediction, err := parsePrediction(content)
		return append(blocks, Block{Prediction: prediction}), err
	case "challenge":
		challenge, err := parseChallenge(content)
		return append(blocks, Block{Challenge: challenge}), err
	case "solution":
		if len(blocks) == 0 || blocks[len(blocks)-1].Challenge == nil {
			return nil, fmt.Errorf("there is no challenge above it")
		}
		blocks[len(blocks)-1].Challenge.Solution = content
		return blocks, nil
	}
	return nil, fmt.Errorf("there is no block of this kind")
}

// parseDrawings reads the views that a cell draws: "draw p 6x4 turned 6x4".
func parseDrawings(words string) ([]Drawing, error) {
	fields := strings.Fields(words)
	if len(fields) == 0 {
		return nil, nil
	}
	if fields[0] != "draw" || len(fields)%2 == 0 {
		return nil, fmt.Errorf("%q does not say which views to draw, and how large", words)
	}
	var draw []Drawing
	for pair := range slices.Chunk(fields[1:], 2) {
		d := Drawing{Name: pair[0]}
		if _, err := fmt.Sscanf(pair[1], "%dx%d", &d.Width, &d.Height); err != nil {
			return nil, fmt.Errorf("%q is no size of a picture: %w", pair[1], err)
		}
		draw = append(draw, d)
	}
	return draw, nil
}

func parsePrediction(content string) (*Prediction, error) {
	var p Prediction
	for line := range strings.SplitSeq(strings.TrimSpace(content), "\n") {
		switch {
		case strings.HasPrefix(line, "- "):
			p.Choices = append(p.Choices, line[2:])
		case strings.HasPrefix(line, "= "):
			p.Answer = line[2:]
		case strings.HasPrefix(line, ": "):
			p.Explanation = line[2:]
		default:
			p.Question = strings.TrimSpace(p.Question + " " + line)
		}
	}
	if p.Question == "" || p.Explanation == "" || !slices.Contains(p.Choices, p.Answer) {
		return nil, fmt.Errorf("it needs a question, choices, one of them as the answer, and an explanation")
	}
	return &p, nil
}

func parseChallenge(content string) (*Challenge, error) {
	code, rest, _ := strings.Cut(content, "\n\n= ")
	c := Challenge{Code: code + "\n"}
	for line := range strings.SplitSeq(strings.TrimSpace("= "+rest), "\n") {
		switch {
		case strings.HasPrefix(line, "= "):
			c.Checks = append(c.Checks, line[2:])
		case strings.HasPrefix(line, "? "):
			c.Hint = line[2:]
		default:
			return nil, fmt.Errorf("%q is neither a check nor a hint", line)
		}
	}
	if rest == "" || c.Hint == "" {
		return nil, fmt.Errorf("it needs a check and a hint")
	}
	c.Test = TestOf(c.Checks)
	return &c, nil
}

// checkOrder reports a prediction that no cell follows, and a challenge without a solution.
func checkOrder(blocks []Block) error {
	for i, block := range blocks {
		if block.Prediction != nil && (i+1 == len(blocks) || blocks[i+1].Cell == nil) {
			return fmt.Errorf("no cell follows the prediction %q", block.Prediction.Question)
		}
		if block.Challenge != nil && block.Challenge.Solution == "" {
			return fmt.Errorf("no solution follows the challenge\n%s", block.Challenge.Code)
		}
	}
	return nil
}
