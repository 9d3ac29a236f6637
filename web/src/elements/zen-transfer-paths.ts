import { html, css, LitElement, nothing } from "lit";
import type { TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { methodsOf } from "../transfer-state.ts";
import type { TransferState } from "../transfer-state.ts";
import { bytesText, count, seconds } from "../transfer-text.ts";
import type { Run } from "../transfer.ts";
import { base, panel } from "./styles.ts";

/** Hop is a way from one place to the next. */
interface Hop {
  readonly to: string;
  readonly how: string;
  /** What the last run of the method measured there, or "". */
  readonly measured: string;
  readonly kind: "copy" | "reference" | "plain";
}

/** ZenTransferPaths draws the two ways of a file's bytes, with the last run's own numbers at the arrows. */
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
      }
      ol {
        display: flex;
        align-items: center;
        margin: 0;
        padding: 1rem;
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
      .hop b {
        display: block;
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
      @media (max-width: 60rem) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @media (max-width: 30rem) {
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
        .hop b {
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
    const copying = lastRun(state, ["read-write-64k", "read-all", "read-write-1m", "read-write-4k"]);
    const passing = lastRun(state, ["sendfile-64k", "sendfile-whole", "splice"]);
    return html`${this.#way("Traditional", "two copies by the CPU", copying, [
      { to: "page cache", how: "once", measured: "", kind: "plain" },
      { to: "user memory", how: "copied", measured: bytes(copying), kind: "copy" },
      { to: "socket buffer", how: "copied", measured: bytes(copying), kind: "copy" },
      { to: "receiver", how: "loopback", measured: time(copying), kind: "plain" },
    ])}
    ${this.#way("sendfile", "no copy through user memory", passing, [
      { to: "page cache", how: "once", measured: "", kind: "plain" },
      { to: "socket buffer", how: "references", measured: bytes(passing), kind: "reference" },
      { to: "receiver", how: "loopback", measured: time(passing), kind: "plain" },
    ])}`;
  }

  #way(title: string, note: string, run: Run | null, hops: readonly Hop[]): TemplateResult {
    const method = this.state === null ? undefined : methodsOf(this.state).find((each) => each.id === run?.method);
    return html`<section aria-label=${title}>
      <div class="head">
        <h2>${title}</h2>
        <span class="note"
          >${run === null || method === undefined
            ? note
            : `${method.title}: ${count(run.cost.calls)} calls, ${seconds((run.cost.userNs + run.cost.systemNs) / 1e6)} of CPU`}</span
        >
      </div>
      <ol>
        <li><span class="place">disk</span></li>
        ${hops.map(
          (hop) =>
            html`<li>
              <span class="hop ${hop.kind}"><b>${hop.how}</b><span class="line"></span>${hop.measured}</span>
              <span class="place">${hop.to}</span>
            </li>`,
        )}
      </ol>
    </section>`;
  }
}

/** lastRun returns the last run of the first method that has any. */
function lastRun(state: TransferState, methods: readonly string[]): Run | null {
  for (const method of methods) {
    const found = state.runs.findLast((run) => run.method === method);
    if (found !== undefined) {
      return found;
    }
  }
  return null;
}

function bytes(run: Run | null): string {
  return run === null ? "" : bytesText(run.bytes);
}

function time(run: Run | null): string {
  return run === null ? "" : seconds(run.wallNs / 1e6);
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-transfer-paths": ZenTransferPaths;
  }
}
