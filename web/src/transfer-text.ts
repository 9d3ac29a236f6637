// How the figures of the page /sendfile are written.

import { grouped } from "./grouped.ts";

const kib = 1024;
const mib = 1024 * kib;
const gib = 1024 * mib;

/** bytesText writes a number of bytes: "64 MiB". */
export function bytesText(bytes: number): string {
  if (bytes >= gib && bytes % gib === 0) {
    return `${bytes / gib} GiB`;
  }
  if (bytes >= mib && bytes % mib === 0) {
    return `${bytes / mib} MiB`;
  }
  return bytes >= kib && bytes % kib === 0 ? `${bytes / kib} KiB` : `${count(bytes)} bytes`;
}

/** count writes a whole number: "30,518". */
export function count(value: number): string {
  return grouped(Math.round(value));
}

/** short writes a measured value with about three digits: "0.58", "14.5", "1,234". */
export function short(value: number): string {
  if (value >= 100) {
    return count(value);
  }
  return value.toFixed(value >= 10 ? 1 : 2);
}

/** seconds writes milliseconds: "297 ms", "1.16 s". */
export function seconds(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : `${short(ms)} ms`;
}

/** crossings says how often a byte crosses user memory. */
export const crossings = ["never", "once", "twice"] as const;
