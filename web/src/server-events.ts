// Server-sent events as the site's API sends them: each has one line of data, a
// JSON value. An EventSource cannot send a plan; a fetch can.

/** parse reads the values of a stream of events. */
export async function* parse<Event>(body: ReadableStream<Uint8Array>): AsyncGenerator<Event, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const data = block.split("\n").find((line) => line.startsWith("data: "));
        if (data !== undefined) {
          yield JSON.parse(data.slice("data: ".length)) as Event;
        }
      }
    }
  } finally {
    await reader.cancel();
  }
}

/** Problem is why a server refuses, and the address of what it offers instead, or "". */
export interface Problem {
  readonly error: string;
  readonly instead: string;
}

/** problemOf reads what a refusal says. */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const { error, instead } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return { error: typeof error === "string" ? error : text, instead: typeof instead === "string" ? instead : "" };
  } catch {
    return { error: `${response.status} ${response.statusText}`, instead: "" };
  }
}
