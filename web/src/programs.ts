// The texts of the examples, built in from pkg/playground/examples: a bundle of
// its own, loaded when an example is chosen.

import copyOrWindow from "../../pkg/playground/examples/copy-or-window.py";
import bytesNeverChange from "../../pkg/playground/examples/bytes-never-change.py";
import bytearrayChanges from "../../pkg/playground/examples/bytearray-changes.py";
import aViewShows from "../../pkg/playground/examples/a-view-shows.py";
import aSliceCopies from "../../pkg/playground/examples/a-slice-copies.py";
import yourOwnBuffer from "../../pkg/playground/examples/your-own-buffer.py";
import readOnlyOrNot from "../../pkg/playground/examples/read-only-or-not.py";
import writeThrough from "../../pkg/playground/examples/write-through.py";
import typedItems from "../../pkg/playground/examples/typed-items.py";
import whatSlicingCosts from "../../pkg/playground/examples/what-slicing-costs.py";
import aMillionNumbers from "../../pkg/playground/examples/a-million-numbers.py";
import cutAVideo from "../../pkg/playground/examples/cut-a-video.py";
import whoHoldsIt from "../../pkg/playground/examples/who-holds-it.py";
import fiveNumbers from "../../pkg/playground/examples/five-numbers.py";
import aViewOfAView from "../../pkg/playground/examples/a-view-of-a-view.py";
import cautions from "../../pkg/playground/examples/cautions.py";

/** programs are the texts of all examples by their names. */
export const programs: Readonly<Record<string, string>> = {
  "copy-or-window": copyOrWindow,
  "bytes-never-change": bytesNeverChange,
  "bytearray-changes": bytearrayChanges,
  "a-view-shows": aViewShows,
  "a-slice-copies": aSliceCopies,
  "your-own-buffer": yourOwnBuffer,
  "read-only-or-not": readOnlyOrNot,
  "write-through": writeThrough,
  "typed-items": typedItems,
  "what-slicing-costs": whatSlicingCosts,
  "a-million-numbers": aMillionNumbers,
  "cut-a-video": cutAVideo,
  "who-holds-it": whoHoldsIt,
  "five-numbers": fiveNumbers,
  "a-view-of-a-view": aViewOfAView,
  cautions,
};
