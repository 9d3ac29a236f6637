import { html, css, LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { grouped } from "../grouped.ts";
import type { Hues } from "../hue.ts";
import { identity } from "../memory.ts";
import type { Memory, Snapshots } from "../memory.ts";
import { cards, orphans, printedAddresses } from "../picture.ts";
import type { Card } from "../picture.ts";
import { announcement } from "../place.ts";
import type { Place } from "../place.ts";
import type { State, Step, Trace } from "../protocol.ts";
import type { Refusal } from "../state.ts";
import { changedBytes, targetsOf } from "../steps.ts";
import { noTimeline } from "../timeline.ts";
import { holding, nobody, retention, tugs } from "../tug.ts";
import type { Tug } from "../tug.ts";
import { goToNow } from "./lane.ts";
import { base, button, lanes, marks } from "./styles.ts";
import "./zen-buffer.ts";
import "./zen-counters.ts";

/** room is what is kept free between what is selected and the inspector, in px. */
const room = 12;

/** pageSize is how many cards are drawn before the reader asks for more. */
const pageSize = 24;

/** unwritten is the set of no bytes. */
const unwritten: ReadonlySet<number> = new Set();

/** side is what a card has beside its bytes, in px; least is how wide a byte must be, in rem: wide enough for two digits and a finger. */
const side = 34;
const least = 1.5;

/** maxAlike is how many cards without a name that say the same stand below each other; the others are folded. */
const maxAlike = 2;

/** unfolded returns the cards without those that are like others: a loop that fills a list makes many. */
function unfolded(all: readonly Card[]): readonly Card[] {
  const alike = new Map<string, number>();
  return all.filter(({ buffer, summary, origin, lanes }) => {
    const kind = `${summary} ${origin}`;
    const before = alike.get(kind) ?? 0;
    const isPlain = buffer.names.length === 0 && lanes.length === 0;
    alike.set(kind, before + (isPlain ? 1 : 0));
    return !isPlain || before < maxAlike;
  });
}

/** columnsFor returns how many bytes go in a row of a picture so wide, in which the text is so large: fewer when the reader has enlarged it. */
function columnsFor(width: number, rem: number): 16 | 8 | 4 {
  const fits = (columns: number): boolean => columns * (least * rem + 3) <= width - side;
  return fits(16) ? 16 : fits(8) ? 8 : 4;
}

/**
 * ZenMemory is the picture of the memory: counters, a card for each buffer, the
 * legend, the inspector. While memory is live it looks each frame whether the visible bytes
 * changed. Before the first run it shows what stands in its slot.
 */
@customElement("zen-memory")
export class ZenMemory extends LitElement {
  @property({ attribute: false }) accessor state: State | null = null;
  /** Where bytes are read; null while they cannot be, and the picture stays as it was. */
  @property({ attribute: false }) accessor memory: Memory | null = null;
  /** The memory as it was a step before, or null: views that have gone since are shown as released. */
  @property({ attribute: false }) accessor previous: State | null = null;
  /** The step that the picture is of, or null. */
  @property({ attribute: false }) accessor step: Step | null = null;
  /** The text that the steps' lines are of. */
  @property({ attribute: false }) accessor program = "";
  /** Whether that is before the live memory. */
  @property({ type: Boolean }) accessor isPast = false;
  @property({ attribute: false }) accessor pointed: Place | null = null;
  @property({ attribute: false }) accessor selected: Place | null = null;
  /** What the program printed. */
  @property({ attribute: false }) accessor printed = "";
  @property({ attribute: false }) accessor refusal: Refusal | null = null;
  /** The steps of the run. */
  @property({ attribute: false }) accessor timeline: Trace = noTimeline;
  /** Whether the reader's last edit can be taken back. */
  @property({ type: Boolean }) accessor canUndo = false;
  /** Whether the cards are all there is, as in lessons. */
  @property({ type: Boolean }) accessor isBrief = false;
  @state() private accessor columns: 16 | 8 | 4 = 16;
  @state() private accessor shown = pageSize;
  /** Whether the reader has asked for the cards that are folded. */
  @state() private accessor isUnfolded = false;
  /** The cards of state, made once for each state: the same card is not drawn again. */
  #cards: readonly Card[] = [];
  /** What the shown step wrote, by buffer. */
  #written: ReadonlyMap<number, ReadonlySet<number>> = new Map();
  /** The resizes that the shown step was refused, and the views that hold what they would have changed. */
  #tugs: readonly Tug[] = [];
  #holding = nobody;
  readonly #hues: Hues = new Map();
  #addresses: ReadonlySet<string> = new Set();
  /** Of the buffers that are alive. */
  readonly #snapshots: Snapshots = new Map();
  #frame = 0;
  #resized: ResizeObserver | null = null;

  static override styles = [
    base,
    button,
    lanes,
    marks,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
        align-content: start;
      }
      .stale {
        border-style: dashed; /* paler text would be too pale to read */
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.35rem 1.1rem;
        margin: 0;
        padding: 0 0.25rem;
        color: var(--muted);
        font-size: 0.8125rem;
        list-style: none;
      }
      .key {
        display: inline-block;
        width: 0.9rem;
        height: 0.9rem;
        margin-right: 0.3rem;
        border: 1px solid var(--line);
        border-radius: 4px;
        vertical-align: -0.15rem;
      }
      .key.changed {
        border: 1px solid var(--changed);
        border-bottom-width: 3px;
        background: var(--changed-fill);
      }
      .key:is(.pointed, .selected) {
        border-color: transparent;
      }
      .key.gap {
        border: 0;
        background: repeating-linear-gradient(135deg, var(--muted) 0 1px, transparent 1px 4px);
      }
      @media (forced-colors: active) {
        .key.gap {
          border: 1px dashed GrayText;
        }
        .key.changed {
          border: 3px double;
        }
      }
      .sign {
        margin-right: 0.3rem;
        font-family: var(--mono);
        color: var(--text);
      }
      p {
        margin: 0;
      }
      .history {
        padding: 0.4rem 0.95rem;
        border: 1px dashed var(--changed);
        border-radius: 14px;
        font-size: 0.875rem;
      }
      .history button {
        margin-left: 0.5rem;
      }
      .empty {
        color: var(--muted);
        font-size: 0.8125rem;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized = new ResizeObserver(([entry]) => {
      this.columns = columnsFor(entry?.contentRect.width ?? 0, parseFloat(getComputedStyle(this).fontSize));
    });
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized?.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("printed")) {
      this.#addresses = printedAddresses(this.printed);
    }
    if (changed.has("step")) {
      this.#written = changedBytes(this.step);
    }
    if (changed.has("step") || changed.has("state")) {
      this.#tugs = tugs(this.step, this.state, this.program);
      this.#holding = holding(this.#tugs);
    }
    if (changed.has("state") || changed.has("previous") || changed.has("step")) {
      this.#cards = this.state === null ? [] : cards(this.state, this.previous, this.#hues, targetsOf(this.step, this.state));
      const alive = new Set(this.#cards.map((card) => identity(card.buffer)));
      for (const gone of [...this.#snapshots.keys()].filter((each) => !alive.has(each))) {
        this.#snapshots.delete(gone);
      }
    }
  }

  override render(): TemplateResult {
    return html`${this.isBrief || this.state === null
        ? nothing
        : html`<zen-counters .state=${this.state} .timeline=${this.timeline} .isPast=${this.isPast}></zen-counters>`}
      ${this.isPast
        ? html`<p class="history">
            <strong>history</strong> memory as it was after this step; it can be read, and not changed.
            <button @click=${goToNow}>Go to now</button>
          </p>`
        : nothing}
      ${this.#tugs.length === 0 ? nothing : html`<zen-tug .tugs=${this.#tugs}></zen-tug>`}
      ${this.state === null ? html`<slot></slot>` : this.#picture(this.state)} ${this.isBrief || this.state === null ? nothing : legend}
      ${this.state === null || this.isBrief
        ? nothing
        : html`<zen-inspector
            .state=${this.state}
            .memory=${this.memory}
            .selected=${this.selected}
            .refusal=${this.refusal}
            .isPast=${this.isPast}
            .canUndo=${this.canUndo}
          ></zen-inspector>`}
      <p class="spoken" role="status">${announcement(this.selected, this.state)}</p>`;
  }

  #picture(state: State): TemplateResult {
    const all = this.isUnfolded ? this.#cards : unfolded(this.#cards);
    const folded = this.#cards.length - all.length;
    const shown = all.slice(0, this.shown);
    const gone = orphans(state);
    return html`${repeat(
      shown,
      (card) => card.key,
      (card) =>
        html`<zen-buffer
          class=${this.memory === null ? "stale" : ""}
          ?brief=${this.isBrief}
          .card=${card}
          .memory=${this.memory}
          .snapshots=${this.#snapshots}
          .isPast=${this.isPast}
          .pointed=${this.pointed?.buffer === card.buffer.id ? this.pointed : null}
          .selected=${this.selected?.buffer === card.buffer.id ? this.selected : null}
          .printed=${this.#addresses}
          .refusal=${this.refusal?.buffer === card.buffer.id ? this.refusal : null}
          .holding=${this.#holding}
          .retention=${retention(card.buffer, state)}
          .written=${this.step === null ? null : (this.#written.get(card.buffer.id) ?? unwritten)}
          .columns=${this.columns}
        ></zen-buffer>`,
    )}
    ${folded === 0
      ? nothing
      : html`<p>
          <button @click=${() => (this.isUnfolded = true)}>Show ${grouped(folded)} more without a name that are like those above</button>
        </p>`}
    ${all.length === 0 ? html`<p class="empty">No object with a buffer is alive.</p>` : nothing}
    ${all.length > shown.length
      ? html`<p>
          <button @click=${() => (this.shown += pageSize)}>
            Show ${Math.min(pageSize, all.length - shown.length)} of ${all.length - shown.length} more buffers
          </button>
        </p>`
      : nothing}
    ${gone.length === 0
      ? nothing
      : html`<p class="empty">
          released, their buffers are gone: ${gone.map((name) => html`<span class="chip released" title=${name}>${name}</span> `)}
        </p>`}`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.state !== null && !this.isBrief && (changed.has("selected") || changed.has("state"))) {
      const isSelected = changed.has("selected") && this.selected !== null;
      void import("./zen-inspector.ts").then(() => (isSelected ? this.#clear() : undefined));
    }
    if (this.#tugs.length > 0) {
      void import("./zen-tug.ts");
    }
    if (this.#frame === 0 && this.memory !== null) {
      this.#frame = requestAnimationFrame(this.#look);
    }
  }

  /** clear scrolls the page until the selected bytes, or the name, can be seen above the inspector. */
  async #clear(): Promise<void> {
    const inspector = this.renderRoot.querySelector("zen-inspector");
    await inspector?.updateComplete;
    const part = [...this.renderRoot.querySelectorAll("zen-buffer")].find(({ selected }) => selected !== null)?.selectedPart();
    if (inspector === null || !part) {
      return;
    }
    const [at, edge] = [part.getBoundingClientRect(), inspector.getBoundingClientRect()];
    const hidden = at.bottom + room - edge.top;
    // Where the inspector stands below the picture it hides nothing.
    if (hidden > 0 && at.top < edge.bottom && at.top - hidden > 0) {
      scrollBy({ top: hidden });
    }
  }

  // The browser calls this before it paints, and not at all while the page is hidden.
  #look = (): void => {
    this.#frame = 0;
    if (this.memory === null) {
      return;
    }
    for (const part of this.renderRoot.querySelectorAll("zen-buffer, zen-inspector")) {
      (part as Partial<HTMLElementTagNameMap["zen-buffer" | "zen-inspector"]>).poll?.();
    }
    this.#frame = requestAnimationFrame(this.#look);
  };
}

const legend = html`<ul class="legend" aria-label="Legend">
  <li><span class="key changed"></span>changed</li>
  <li><span class="key selected"></span>selected</li>
  <li><span class="key pointed"></span>pointed at</li>
  <li><span class="key gap"></span>skipped by the stride</li>
  <li><span class="sign" aria-hidden="true">·</span>zero</li>
  <li><span class="sign" aria-hidden="true">␣</span>space</li>
  <li><span class="sign" aria-hidden="true">•</span>control</li>
  <li><span class="sign" aria-hidden="true">×</span>above 7f</li>
  <li><dfn>names</dfn> are chips: two may hold one object</li>
</ul>`;

declare global {
  interface HTMLElementTagNameMap {
    "zen-memory": ZenMemory;
  }
}
