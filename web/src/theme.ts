// Sets the color theme that the reader chose before, while the page's head is
// read, so that no page appears in the wrong colors first. It is a script of
// its own because it must not wait for the others.

import { storedTheme } from "./preference.ts";

document.documentElement.dataset["theme"] = storedTheme();
