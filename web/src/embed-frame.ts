// The script of /embed: a cell in a frame, for the page around it. See
// embed-protocol.ts. The page opens the port; nobody else is listened to.

import { EmbeddedCell } from "./embed-cell.ts";
import { hello, isPort, toCell } from "./embed-protocol.ts";
import { Session } from "./embed-session.ts";
import { ownProgram } from "./engine.ts";

const root = document.documentElement;

function connect(port: MessagePort): void {
  const box = document.createElement("div");
  box.className = "embed";
  document.body.replaceChildren(box);
  root.classList.add("framed"); // the page makes the frame as high as the cell
  const session = (): Session => new Session(ownProgram());
  // What the page around it allows, its own document has passed.
  const obstacle = (): Promise<null> => Promise.resolve(null);
  const cell = new EmbeddedCell({ box, themed: root, session, order: box, obstacle }, (message) => port.postMessage(message));
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = toCell(data);
    if (message !== null) {
      cell.say(message);
    }
  };
}

function greet({ source, data, ports }: MessageEvent<unknown>): void {
  const [port] = ports;
  if (source === parent && isPort(data) && port !== undefined) {
    removeEventListener("message", greet);
    connect(port);
  }
}

// Opened by itself, the document says what it is for.
if (parent !== window) {
  addEventListener("message", greet);
  parent.postMessage(hello, "*");
}
