// The Worker's entry. Go answers the API, and nothing else wakes it: a path that
// is neither a file nor below /api/ comes here, too, and gets the platform's 404.
//
// worker.mjs is made by workers-assets-gen. It starts a Go program for each
// request.
//
// A body that a handler has left unread is read here: `wrangler dev` would break
// the connection of whoever comes next.

import worker from "./worker.mjs";

/** The binding from which openBytes in bytes.go gets what the lesson sends: the byte at i is i modulo 251. */
const BYTES = {
  async fetch(request) {
    const size = Number(new URL(request.url).pathname.slice(1));
    const bytes = new Uint8Array(size);
    for (let i = 0; i < 251; i++) bytes[i] = i;
    for (let done = 251; done < size; done *= 2) bytes.copyWithin(done, 0, done);
    return new Response(bytes);
  },
};

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url);
    if (pathname !== "/api" && !pathname.startsWith("/api/")) return env.ASSETS.fetch(request);
    try {
      const { body } = request;
      const answer = await worker.fetch(request, { ...env, BYTES }, ctx);
      if (body !== null && !body.locked && answer.body !== body) ctx.waitUntil(body.pipeTo(new WritableStream()).catch(() => undefined)); // the client left
      return answer;
    } catch (error) {
      console.error("the Go program did not start or did not answer:", error);
      return Response.json({ error: "the server did not start for this request: try again" }, { status: 503 });
    }
  },
};
