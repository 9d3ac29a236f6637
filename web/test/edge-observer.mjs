// The Worker as the tests run it: the real one, watched from outside. It counts
// the Go programs that start and the bytes that cross their borders, and asks
// whether the body of an answer is the very stream of the request.
//
// GET /api/observer tells the counts and begins anew.

import worker from "./index.mjs";

const none = () => ({ starts: 0, intoGo: 0, outOfGo: 0, sameStream: [] });
let seen = none();

globalThis.Go = class extends globalThis.Go {
  constructor() {
    super();
    seen.starts++;
    this.#count("syscall/js.copyBytesToGo", (n) => (seen.intoGo += n));
    this.#count("syscall/js.copyBytesToJS", (n) => (seen.outOfGo += n));
  }

  /** The number of bytes copied is the first result, which lies behind the arguments: a slice of three words and a value. */
  #count(name, add) {
    const calls = this.importObject.gojs;
    const copy = calls[name];
    calls[name] = (sp) => {
      copy(sp);
      add(new DataView(this._inst.exports.mem.buffer).getUint32((sp >>> 0) + 40, true));
    };
  }
};

export default {
  async fetch(request, env, ctx) {
    if (new URL(request.url).pathname === "/api/observer") {
      const answer = Response.json(seen);
      seen = none();
      return answer;
    }
    const { body } = request;
    const answer = await worker.fetch(request, env, ctx);
    if (body !== null) seen.sameStream.push(answer.body === body);
    return answer;
  },
};
