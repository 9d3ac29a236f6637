// Which errors say that something is not offered, and where the page
// /reference speaks of it.

import type { Failure } from "./protocol.ts";

/** Link leads to the page /reference. */
export interface Link {
  readonly href: string;
  readonly text: string;
}

/** referenceLink returns the link to what an error says is not offered, or null when the error is about something else. */
export function referenceLink(failure: Failure): Link | null {
  const module = /^No module named '([\w.]+)'/.exec(failure.text)?.[1];
  if (failure.type === "ModuleNotFoundError" && module !== undefined) {
    return link(`import-${slug(module.split(".")[0] ?? "")}`, `What a cell can import instead of ${module}`);
  }
  const construct = /^(.+?) (?:is|are) not supported here/.exec(failure.text)?.[1];
  if (/^(?:Syntax|Type)Error$/.test(failure.type) && construct !== undefined) {
    return link(`outside-${slug(construct)}`, `What a cell can do instead of ${construct}`);
  }
  const call = /^([\w.]+)\(\) is not available/.exec(failure.text)?.[1];
  if (call !== undefined) {
    return link(methods.test(call) ? `socket.${call}` : call, `What the reference says about ${call}()`);
  }
  const [, owner, name] =
    /^module '([\w.]+)' has no attribute '(\w+)' here/.exec(failure.text) ??
    swapped(/^cannot import name '(\w+)' from '([\w.]+)' \(unknown location\): /.exec(failure.text)) ??
    [];
  if (owner !== undefined && name !== undefined) {
    return link(`lacks-${owner}.${name}`, `What ${owner} offers instead of ${name}`);
  }
  return null;
}

/** Errors name the methods of sockets by the module alone; these names are functions of it. */
const methods = /^socket\.(?!create_|getaddrinfo$|socket$)/;

/** swapped returns a match with its two groups in the other order. */
function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match === null ? null : [match[0], match[2], match[1]];
}

function link(anchor: string, text: string): Link {
  return { href: `/reference#${anchor}`, text };
}

/** slug is that of pkg/reference: letters, digits and underscores of ASCII, and a hyphen for each run of anything else. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "-")
    .replace(/^-|-$/g, "");
}
