// As stage.ts, with a host of cells as well; it has forgotten what was asked for
// before each test.

import { after, beforeEach } from "node:test";
import { startHost } from "./host.ts";
import { site } from "./stage.ts";

export { browser } from "./stage.ts";
export const host = await startHost(site);

after(() => host.close());
beforeEach(() => host.forget());
