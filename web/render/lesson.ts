// The lessons as the build gets them from pkg/cmd/lessons, which documents the
// fields.

/** Lesson is one page. */
export interface Lesson {
  readonly name: string;
  readonly part: "spine" | "reference" | "challenges";
  readonly title: string;
  readonly keep: string;
  readonly blocks: readonly Block[];
}

/** Block is a piece of a lesson; one of its fields is there. */
export interface Block {
  readonly text?: string;
  readonly cell?: Cell;
  readonly prediction?: Prediction;
  readonly challenge?: Challenge;
}

export interface Cell {
  readonly code: string;
  readonly draw?: readonly Drawing[];
}

/** Drawing asks to draw the pixels that a view shows. */
export interface Drawing {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

export interface Prediction {
  readonly question: string;
  readonly choices: readonly string[];
  readonly answer: string;
  readonly explanation: string;
}

export interface Challenge {
  readonly code: string;
  readonly checks: readonly string[];
  readonly test: string;
  readonly hint: string;
  readonly solution: string;
}
