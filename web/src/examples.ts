// The menu of examples. The programs themselves are loaded when one is chosen
// (programs.ts); they lie in pkg/playground/examples, where a test runs them.

/** Example is an entry of the menu. */
export interface Example {
  /** Of its file, and of nothing that a reader sees. */
  readonly name: string;
  readonly title: string;
}

/** first is the example that the page itself contains. */
export const first: Example = { name: "copy-or-window", title: "Copy or window?" };

/** examples are all of them, in the order of the menu. */
export const examples: readonly Example[] = [
  first,
  { name: "bytes-never-change", title: "bytes never change" },
  { name: "bytearray-changes", title: "A bytearray changes" },
  { name: "a-view-shows", title: "A view shows" },
  { name: "a-slice-copies", title: "A slice copies" },
  { name: "your-own-buffer", title: "A buffer of your own" },
  { name: "read-only-or-not", title: "Read-only or not" },
  { name: "write-through", title: "Write through a view" },
  { name: "typed-items", title: "Items have a type" },
  { name: "what-slicing-costs", title: "What slicing costs" },
  { name: "a-million-numbers", title: "A million numbers" },
  { name: "cut-a-video", title: "Cut out of a video" },
  { name: "who-holds-it", title: "Who holds it?" },
  { name: "five-numbers", title: "Five numbers" },
  { name: "a-view-of-a-view", title: "A view of a view" },
  { name: "cautions", title: "Cautions" },
];
