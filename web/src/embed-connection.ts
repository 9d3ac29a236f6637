// The two ways to a cell: a frame with a document of its own, and a module in
// the page. embed-protocol.ts says what is said on them.

import { home } from "./embed-home.ts";
import { fromCell, isHello, port } from "./embed-protocol.ts";
import type { Connect, Connection, FromCell, Open, ToCell } from "./embed-protocol.ts";

/** Ends are the page's end of a connection. */
export interface Ends {
  /** What the cell is told first, as it is then. */
  open(): Open;
  hear(message: FromCell): void;
}

/** connectFrame speaks to the document in a frame, which may be loaded more than once: each time it is told all. failed is called when the page forbids the frame. */
export function connectFrame(frame: HTMLIFrameElement, { open, hear }: Ends, failed: () => void): Connection {
  let mine: MessagePort | null = null;
  const greet = ({ data, source, origin }: MessageEvent): void => {
    // Where the page allows no origin, it is "null".
    if (source === null || source !== frame.contentWindow || !isHello(data) || (origin !== home && origin !== "null")) {
      return;
    }
    const { port1, port2 } = new MessageChannel();
    mine?.close();
    mine = port1;
    port1.onmessage = (event: MessageEvent<unknown>) => {
      const message = fromCell(event.data);
      if (message !== null) {
        hear(message);
      }
    };
    (source as Window).postMessage(port, origin === home ? home : "*", [port2]);
    port1.postMessage(open());
  };
  const forbid = ({ effectiveDirective, blockedURI, disposition }: SecurityPolicyViolationEvent): void => {
    if (mine === null && effectiveDirective === "frame-src" && blockedURI.startsWith(home) && disposition === "enforce") {
      failed();
    }
  };
  window.addEventListener("message", greet);
  document.addEventListener("securitypolicyviolation", forbid);
  return {
    say: (message) => mine?.postMessage(message),
    close() {
      window.removeEventListener("message", greet);
      document.removeEventListener("securitypolicyviolation", forbid);
      mine?.close();
    },
  };
}

/** connectInline has a cell put into a root of the page by the module that the site has for it. failed is called when that cannot be loaded, and the connection is still wanted. */
export function connectInline(root: ShadowRoot, element: Element, { open, hear }: Ends, failed: () => void): Connection {
  let cell: Connection | null = null;
  let isClosed = false;
  const begin = ({ connect }: { connect: Connect }): void => {
    if (isClosed) {
      return;
    }
    cell = connect(root, element, (message) => {
      if (!isClosed && fromCell(message) !== null) {
        hear(message);
      }
    });
    cell.say(open());
  };
  (import(`${home}/embed/inline.js`) as Promise<{ connect: Connect }>).then(begin).catch(() => isClosed || failed());
  return {
    say: (message: ToCell) => cell?.say(message),
    close() {
      isClosed = true;
      cell?.close();
    },
  };
}
