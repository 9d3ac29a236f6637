// The counters of a run in words, as lessons show them.

import { grouped } from "./grouped.ts";
import { plural } from "./picture.ts";
import type { Counters } from "./protocol.ts";

/** countersText says what a run shared, copied, wrote and holds: "6 B shared by views · 0 B copied by slicing · …". */
export function countersText({ shared, copied, written, exports }: Counters): string {
  const count = (bytes: number): string => `${grouped(bytes)} B`;
  return `${count(shared)} shared by views · ${count(copied)} copied by slicing · ${count(written)} written · ${plural(exports, "export")} held`;
}
