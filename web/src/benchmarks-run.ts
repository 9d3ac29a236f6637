// Measures cases, here and on the server, and tells the page what comes of it.

import type { Case, Environment } from "./benchmarks-protocol.ts";
import { Bench, onServer } from "./benchmarks-runner.ts";
import type { Action } from "./benchmarks-state.ts";

/** Dispatch tells the page what has happened. */
export type Dispatch = (action: Action) => void;

/** run measures the cases of workloads, one workload after the other. It rejects when it breaks off; the signal ends it. */
export async function run(cases: readonly Case[], server: Environment | null, signal: AbortSignal, dispatch: Dispatch): Promise<void> {
  for (const id of new Set(cases.map((each) => each.workload))) {
    const own = cases.filter((each) => each.workload === id);
    await measureHere(own.filter((each) => each.series !== "server"), signal, dispatch);
    const sizes = own.filter((each) => each.series === "server").map((each) => each.n);
    if (sizes.length > 0) {
      await measureThere(id, [...new Set(sizes)], server, signal, dispatch);
    }
  }
}

/** measureHere measures cases in a worker of their own, which leaves the page alone and gives all memory back. */
async function measureHere(cases: readonly Case[], signal: AbortSignal, dispatch: Dispatch): Promise<void> {
  dispatch({ type: "waits", text: "Loading the Go program." });
  const bench = await Bench.start(signal, (part) => dispatch({ type: "waits", text: `Loading the Go program, ${Math.round(part * 100)} %.` }));
  try {
    dispatch({ type: "place", environment: await here(bench) });
    for (const one of cases) {
      dispatch({ type: "begun", case: one });
      const result = await bench.measure(one, (done, of) => dispatch({ type: "batch", done, of }));
      dispatch({ type: "measured", result });
    }
  } finally {
    bench.close();
  }
}

/** measureThere measures sizes of a workload on the server. */
async function measureThere(id: string, sizes: readonly number[], server: Environment | null, signal: AbortSignal, dispatch: Dispatch): Promise<void> {
  dispatch({ type: "waits", text: "Asking the server." });
  if (server !== null) {
    dispatch({ type: "place", environment: { ...server, time: new Date().toISOString() } });
  }
  for await (const step of onServer(id, sizes, signal)) {
    switch (step.type) {
      case "queued":
        dispatch({ type: "waits", text: `${step.position} before you: the server does one heavy thing at a time.` });
        break;
      default:
        dispatch(step);
    }
  }
}

/** Details are what a browser says about its machine when it is asked, and may be. */
interface Details {
  readonly architecture?: string;
  readonly bitness?: string;
  readonly platformVersion?: string;
}

/** What a browser may say about itself beyond its name. */
interface UserAgentData {
  readonly brands: readonly { readonly brand: string; readonly version: string }[];
  readonly platform: string;
  getHighEntropyValues(hints: readonly string[]): Promise<Details>;
}

/** here says where this page runs. */
async function here(bench: Bench): Promise<Environment> {
  const place = { place: "browser", time: new Date().toISOString(), version: bench.version, runtime: "WebAssembly in a Web Worker", processors: navigator.hardwareConcurrency, clockStepNs: bench.clockStepNs };
  const data = (navigator as Navigator & { userAgentData?: UserAgentData }).userAgentData;
  if (data === undefined) {
    return { ...place, system: navigator.userAgent, processor: "" };
  }
  const brand = data.brands.find((each) => !/not.*brand/i.test(each.brand));
  const details = data.getHighEntropyValues(["architecture", "bitness", "platformVersion"]).catch((): Details => ({}));
  const { architecture = "", bitness = "", platformVersion = "" } = await details;
  return {
    ...place,
    system: `${brand?.brand ?? "a browser"} ${brand?.version ?? ""} on ${data.platform} ${platformVersion}`.trim(),
    processor: architecture === "" ? "" : `${architecture}, ${bitness} bits`,
  };
}
