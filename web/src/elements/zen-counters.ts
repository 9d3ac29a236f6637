import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { grouped } from "../grouped.ts";
import { shorten } from "../name.ts";
import { plural } from "../picture.ts";
import type { State, Trace } from "../protocol.ts";
import { copyingLines, writtenWords } from "../steps.ts";
import { noTimeline } from "../timeline.ts";
import { base } from "./styles.ts";

interface Counter {
  readonly name: string;
  readonly short: string;
  readonly value: string;
  readonly note: string;
  /** The names in note in full, or "". */
  readonly names: string;
  readonly isCost: boolean;
}

/** ZenCounters shows what the last run shared, copied, wrote and holds. */
@customElement("zen-counters")
export class ZenCounters extends LitElement {
  /** The memory, or null before the first run. */
  @property({ attribute: false }) accessor state: State | null = null;
  /** The steps of the run. */
  @property({ attribute: false }) accessor timeline: Trace = noTimeline;
  /** Whether the memory is that of a step before the last. */
  @property({ type: Boolean }) accessor isPast = false;

  static override styles = [
    base,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        gap: 0.75rem;
        margin: 0;
      }
      div {
        padding: 0.7rem 0.9rem;
        border: 1px solid var(--line);
        border-radius: 14px;
        background: var(--card);
      }
      dt,
      .note {
        color: var(--muted);
        font-size: 0.75rem;
        line-height: 1.6;
      }
      dd {
        margin: 0;
      }
      .value {
        font-size: 1.25rem;
        font-weight: 700;
      }
      .cost .value {
        color: var(--copied);
      }
      .note {
        overflow-wrap: anywhere;
      }
      .rest {
        display: inline;
      }
      .held {
        margin: 0.35rem 0.25rem 0;
        color: var(--muted);
        font-size: 0.75rem;
      }
      @media (max-width: 40rem) {
        dl {
          grid-template-columns: repeat(auto-fit, minmax(4rem, 1fr)); /* two by two where the text is enlarged */
          gap: 0.5rem;
        }
        div {
          padding: 0.5rem 0.55rem;
        }
        .value {
          font-size: 0.9375rem;
          white-space: nowrap;
        }
        .rest,
        .note {
          display: none;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    const { state } = this;
    return html`<dl>
      ${this.#counters().map(
        (counter) =>
          html`<div class=${counter.isCost ? "cost" : ""}>
            <dt>${counter.short}<span class="rest"> ${counter.name}</span></dt>
            <dd class="value">${counter.value}</dd>
            <dd class="note" title=${counter.names || nothing}>${counter.note}</dd>
          </div>`,
      )}
    </dl>
    ${state === null ? nothing : html`<p class="held">${held(state)}</p>`}`;
  }

  #counters(): Counter[] {
    const counters = this.state?.counters;
    const fixed = this.#fixed();
    return [
      {
        short: "Shared",
        name: "by views",
        value: size(counters?.shared),
        note: counters === undefined || counters.sharedViews.length === 0 ? "" : views(counters.sharedViews),
        names: counters?.sharedViews.join(", ") ?? "",
        isCost: false,
      },
      {
        short: "Copied",
        name: "by slicing",
        value: size(counters?.copied),
        note: this.#copies(),
        names: "",
        isCost: (counters?.copied ?? 0) > 0,
      },
      { short: "Written", name: "in place", value: size(counters?.written), note: this.#writes(), names: "", isCost: false },
      {
        short: "Exports",
        name: "held",
        value: counters === undefined ? "–" : grouped(counters.exports),
        note: fixed.length === 0 ? "" : `${some(fixed.map((name) => shorten(name)))} can’t be resized`,
        names: fixed.join(", "),
        isCost: false,
      },
    ];
  }

  /** copies says which lines copied, and what bytes slices would have copied more. */
  #copies(): string {
    if (this.state === null) {
      return "";
    }
    const lines = copyingLines(this.timeline, this.isPast ? this.state.step : null);
    const parts = lines.length === 0 ? [] : [`${lines.length === 1 ? "line" : "lines"} ${some(lines.map(String))}`];
    const more = this.state.counters.copiedMore;
    if (more > 0) {
      parts.push(`bytes slices would copy ${size(more)} more`);
    }
    return parts.join("; ");
  }

  /** writes says through which views was written, and into what. */
  #writes(): string {
    return this.state === null || this.state.counters.written === 0 ? "" : writtenWords(this.timeline, this.state.step, this.state);
  }

  /** fixed names the objects that cannot be resized while their exports are held. */
  #fixed(): string[] {
    const held = (this.state?.buffers ?? []).filter((buffer) => buffer.exports > 0 && !buffer.readonly);
    return held.map((buffer) => buffer.names[0] ?? "an unnamed buffer");
  }
}

/** held says how much memory there is: in the objects, and in all. */
function held({ buffers, moreBuffers, allocated, peak }: State): string {
  const own = buffers.reduce((sum, { length }) => sum + length, 0);
  const objects = `${moreBuffers > 0 ? "more than " : ""}${plural(buffers.length, "object")} with ${size(own)}`;
  return peak === 0 ? "" : `${objects} · ${size(allocated)} allocated, literals and the rest of blocks included · ${size(peak)} at the most`;
}

/** size writes a number of bytes: exactly up to 99,999 B, then with three digits. */
function size(bytes: number | undefined): string {
  if (bytes === undefined) {
    return "–";
  }
  if (bytes < 1e5) {
    return `${grouped(bytes)} B`;
  }
  const [unit, name] = bytes < 1e6 ? [1e3, "kB"] : bytes < 1e9 ? [1e6, "MB"] : [1e9, "GB"];
  return `${grouped(Number((bytes / unit).toPrecision(3)))} ${name}`;
}

function views(names: readonly string[]): string {
  return `${plural(names.length, "view")}: ${names.slice(0, 6).map((name) => shorten(name)).join(", ")}${names.length > 6 ? ", …" : ""}`;
}

/** some lists at most four things: "a, b and c", "a, b, c and 9 more". */
function some(things: readonly string[]): string {
  const shown = things.length > 4 ? [...things.slice(0, 3), `${things.length - 3} more`] : things;
  return shown.length === 1 ? `${shown[0]}` : `${shown.slice(0, -1).join(", ")} and ${shown[shown.length - 1]}`;
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-counters": ZenCounters;
  }
}
