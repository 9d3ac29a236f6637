import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { figuresOf } from "../transfer-figures.ts";
import type { Figures } from "../transfer-figures.ts";
import { current, methodsOf } from "../transfer-state.ts";
import type { Result, TransferState } from "../transfer-state.ts";
import { bytesText, count, seconds } from "../transfer-text.ts";
import type { Plan } from "../transfer.ts";
import { base, panel } from "./styles.ts";

/** Hop is a way from one place to the next. */
interface Hop {
  readonly to: string;
  readonly how: string;
  /** What goes that way in a run, or "". */
  readonly amount: string;
  readonly kind: "copy" | "reference" | "plain";
}

/** Drawn is a method that a way is drawn of, with its figures. */
interface Drawn {
  readonly title: string;
  readonly figures: Figures;
}

/** ZenTransferPaths draws the two ways of a file's bytes, with the last plan's own medians. */
@customElement("zen-transfer-paths")
export class ZenTransferPaths extends LitElement {
  @property({ attribute: false }) accessor state: TransferState | null = null;

  static override styles = [
    base,
    panel,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 1rem;
        border: 0;
        background: none;
      }
      section {
        border: 1px solid var(--line);
        border-radius: 14px;
        background: var(--card);
        container-type: inline-size;
      }
      ol {
        display: flex;
        align-items: center;
        margin: 0;
        padding: 1rem 1rem 0.75rem;
        list-style: none;
      }
      li {
        display: flex;
        flex: 1 1 auto;
        align-items: center;
      }
      li:first-child {
        flex: 0 0 auto;
      }
      .place {
        padding: 0.4rem 0.55rem;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--cell);
        font-size: 0.8125rem;
        line-height: 1.3;
        text-align: center;
      }
      .hop {
        flex: 1 1 auto;
        min-width: 3.25rem;
        padding: 0 0.3rem;
        color: var(--muted);
        font-size: 0.6875rem;
        line-height: 1.3;
        text-align: center;
      }
      .hop b,
      .hop i {
        display: block;
        min-height: 1.3em;
        font-style: normal;
      }
      .line {
        display: block;
        height: 0;
        margin: 0.15rem 0;
        border-top: 2px solid currentColor;
      }
      .copy {
        color: var(--copied);
      }
      .copy .line {
        border-top-width: 4px;
      }
      .reference {
        color: var(--accent);
      }
      .reference .line {
        border-top-style: dashed;
      }
      .cost {
        padding: 0 1rem 0.8rem;
        color: var(--muted);
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
      }
      .cost b {
        color: var(--text);
      }
      @media (max-width: 80rem) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @container (max-width: 36rem) {
        ol,
        li {
          flex-direction: column;
          align-items: stretch;
        }
        .hop {
          display: flex;
          gap: 0.5rem;
          align-items: center;
          justify-content: center;
          padding: 0.35rem 0;
        }
        .hop b,
        .hop i {
          display: inline;
        }
        .line {
          width: 2rem;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const state = this.state;
    if (state === null) {
      return nothing;
    }
    const result = current(state);
    const plan = result?.plan ?? state.plan;
    const amount = result === null ? "" : bytesText(plan.size);
    const disk: Hop = { to: "page cache", how: fromDisk(plan), amount: "", kind: "plain" };
    const end: Hop = { to: "receiver", how: toReceiver(plan), amount, kind: "plain" };
    const copying = drawn(state, result, ["read-write-64k", "read-all", "read-write-1m", "read-write-4k"]);
    const passing = drawn(state, result, ["sendfile-64k", "sendfile-whole", "splice"]);
    return html`${way("Traditional", "two copies by the CPU", copying, [
      disk,
      { to: "user memory", how: "copied", amount, kind: "copy" },
      { to: "socket buffer", how: "copied", amount, kind: "copy" },
      end,
    ])}
    ${way("sendfile", "no copy through user memory", passing, [disk, { to: "socket buffer", how: "references", amount, kind: "reference" }, end])}`;
  }
}

function way(title: string, note: string, of: Drawn | null, hops: readonly Hop[]): TemplateResult {
  return html`<section aria-label=${title}>
    <div class="head">
      <h2>${title}</h2>
      <span class="note">${note}</span>
    </div>
    <ol>
      <li><span class="place">disk</span></li>
      ${hops.map(
        (hop) =>
          html`<li>
            <span class="hop ${hop.kind}"><b>${hop.how}</b><span class="line"></span><i>${hop.amount}</i></span>
            <span class="place">${hop.to}</span>
          </li>`,
      )}
    </ol>
    ${of === null ? nothing : cost(of)}
  </section>`;
}

/** cost says what a run of a method cost its sender; it is the middle of several, as in the table. */
function cost({ title, figures }: Drawn): TemplateResult {
  const of = figures.runs === 1 ? "one run" : `median of ${figures.runs} runs`;
  return html`<p class="cost">
    <b>${title}</b>, ${of}: <b>${count(figures.calls.median)}</b> ${figures.calls.median === 1 ? "call" : "calls"},
    <b>${seconds(figures.cpuOfRun.median)}</b> of the sender’s CPU, ${seconds(figures.wall.median)} in all
  </p>`;
}

/** drawn returns the first of the methods that has runs. */
function drawn(state: TransferState, result: Result | null, methods: readonly string[]): Drawn | null {
  for (const id of methods) {
    const figures = figuresOf(result?.runs ?? [], id);
    if (figures !== null) {
      return { title: methodsOf(state).find((method) => method.id === id)?.title ?? id, figures };
    }
  }
  return null;
}

/** fromDisk says when the bytes come from the disk. */
function fromDisk({ cache, file }: Plan): string {
  if (cache === "cold") {
    return "once";
  }
  return file === "sparse" ? "zeros, no disk" : "earlier";
}

function toReceiver({ receiver }: Plan): string {
  return { reads: "loopback, copied", discards: "loopback, dropped", browser: "HTTP" }[receiver];
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-transfer-paths": ZenTransferPaths;
  }
}
