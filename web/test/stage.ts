// Whoever imports it has the site and a browser, until after the last test of
// the file. They are awaited here, not in a hook: hooks of one file begin
// together, and what comes after this in a file needs them.

import { after } from "node:test";
import { launch } from "./browser.ts";
import { startSite } from "./site.ts";

const starting = [startSite(), launch()] as const;
after(() => Promise.all(starting.map(async (each) => (await each).close())));

export const [site, browser] = await Promise.all(starting);
