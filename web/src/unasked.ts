// How a program runs that nobody has asked for: what a link opens, a cell in
// somebody's page that comes into sight. The reader's own Run has no bounds.

import type { RunOptions } from "./machine.ts";

export const unasked: RunOptions = { memory: 64 * 2 ** 20, milliseconds: 2000 };
