declare module "go-support" {
  /** support runs wasm_exec.js with another global object. fs is what it calls by that name. */
  export function support(globalThis: object, fs: { writeSync(fd: number, bytes: Uint8Array): number }): void;
}

declare module "*.css" {
  /** The text of the style sheet. */
  const text: string;
  export default text;
}
