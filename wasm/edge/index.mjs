// The Worker's entry. Go answers the API, and nothing else wakes it: a path that
// is neither a file nor below /api/ comes here, too, and gets the platform's 404.
//
// worker.mjs is made by workers-assets-gen. It starts a Go program for each
// request.

import worker from "./worker.mjs";

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url);
    if (pathname !== "/api" && !pathname.startsWith("/api/")) return env.ASSETS.fetch(request);
    try {
      return await worker.fetch(request, env, ctx);
    } catch (error) {
      console.error("the Go program did not start or did not answer:", error);
      return Response.json({ error: "the server did not start for this request: try again" }, { status: 503 });
    }
  },
};
