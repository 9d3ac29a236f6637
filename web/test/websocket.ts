// A WebSocket client for texts, since Node 20 has none: RFC 6455 without
// extensions.

import { randomBytes } from "node:crypto";
import { request } from "node:http";
import type { Duplex } from "node:stream";

/** Socket is an open connection. */
export interface Socket {
  send(text: string): void;
  /** Has hear called with each text that arrives. */
  listen(hear: (text: string) => void): void;
  close(): void;
}

const text = 1;
const end = 8;
const ping = 9;
const pong = 10;

/** connect opens a connection. */
export function connect(url: URL): Promise<Socket> {
  const headers = { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": randomBytes(16).toString("base64") };
  return new Promise((resolve, reject) => {
    const asked = request({ host: url.hostname, port: url.port, path: url.pathname, headers });
    asked.once("upgrade", (_response, stream, head) => resolve(over(stream, head)));
    asked.once("response", ({ statusCode }) => reject(new Error(`${url}: ${statusCode}`)));
    asked.once("error", reject);
    asked.end();
  });
}

function over(stream: Duplex, head: Buffer): Socket {
  let rest: Buffer = head;
  let parts: Buffer[] = [];
  let hear: (text: string) => void = () => undefined;
  const read = (): void => {
    for (let frame = frameIn(rest); frame !== null; frame = frameIn(rest)) {
      rest = rest.subarray(frame.size);
      if (frame.kind === ping) {
        stream.write(framed(pong, frame.payload));
      } else if (frame.kind < end) {
        parts.push(frame.payload);
      }
      if (frame.kind < end && frame.isLast) {
        hear(Buffer.concat(parts).toString());
        parts = [];
      }
    }
  };
  stream.on("data", (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    read();
  });
  stream.on("error", () => undefined); // the other end has gone: so it does when it is closed
  return {
    send: (message) => void stream.write(framed(text, Buffer.from(message))),
    listen(each) {
      hear = each;
      read();
    },
    close: () => void stream.end(framed(end, Buffer.alloc(0))),
  };
}

interface Frame {
  readonly kind: number;
  readonly isLast: boolean;
  readonly payload: Buffer;
  /** Of the whole frame, in bytes. */
  readonly size: number;
}

/** frameIn returns the frame at the beginning of what has arrived, or null while it is not complete. Servers do not mask. */
function frameIn(data: Buffer): Frame | null {
  if (data.length < 2) {
    return null;
  }
  const short = data.readUInt8(1) & 0x7f;
  const header = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (data.length < header) {
    return null;
  }
  const length = short < 126 ? short : short === 126 ? data.readUInt16BE(2) : Number(data.readBigUInt64BE(2));
  if (data.length < header + length) {
    return null;
  }
  return { kind: data.readUInt8(0) & 0x0f, isLast: data.readUInt8(0) > 0x7f, payload: data.subarray(header, header + length), size: header + length };
}

/** framed returns a frame, masked as clients must. */
function framed(kind: number, payload: Buffer): Buffer {
  const mask = randomBytes(4);
  const length = Buffer.alloc(payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10);
  length.writeUInt8(0x80 | kind, 0);
  length.writeUInt8(0x80 | (length.length === 2 ? payload.length : length.length === 4 ? 126 : 127), 1);
  if (length.length === 4) {
    length.writeUInt16BE(payload.length, 2);
  } else if (length.length === 10) {
    length.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([length, mask, payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0))]);
}
