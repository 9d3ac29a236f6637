import { html, svg, css, LitElement, nothing } from "lit";
import type { PropertyValues, SVGTemplateResult, TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { grouped } from "../grouped.ts";
import { plural } from "../picture.ts";
import type { Trace } from "../protocol.ts";
import { staircases, stairs, told, widest } from "../staircase.ts";
import type { Stair, Staircase } from "../staircase.ts";
import { noTimeline } from "../timeline.ts";
import { base, panel } from "./styles.ts";

/** The drawing's own units: it is stretched to the room there is, its lines are not. */
const width = 1000;

/** The height of a row in px, and of the whole. */
const rowHeight = 10;
const maxHeight = 180;

/** ZenStaircase is the card of loops that slice: the bytes that they copied as an area, views as an outline. It is hidden when no line sliced often. */
@customElement("zen-staircase")
export class ZenStaircase extends LitElement {
  @property({ attribute: false }) accessor timeline: Trace = noTimeline;
  #staircases: readonly Staircase[] = [];

  static override styles = [
    base,
    panel,
    css`
      figure {
        margin: 0;
        padding: 0.7rem 0.95rem 0.8rem;
      }
      figure + figure {
        border-top: 1px solid var(--line);
      }
      figcaption {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.75rem;
        justify-content: space-between;
        margin-bottom: 0.4rem;
        font-size: 0.8125rem;
      }
      .copies b {
        color: var(--copied);
      }
      svg {
        display: block;
        width: 100%;
        overflow: visible;
      }
      path {
        stroke-width: 1.5;
        vector-effect: non-scaling-stroke;
      }
      .copies path {
        fill: var(--copied);
        stroke: var(--card);
        stroke-width: 1;
      }
      .copies .dense {
        stroke: var(--copied);
      }
      .copies .middle {
        fill-opacity: 0.35;
        stroke: var(--copied);
        stroke-dasharray: 4 3;
      }
      .views path {
        fill: none;
        stroke: var(--lane2);
      }
      .views .middle {
        stroke-dasharray: 4 3;
      }
      .axis {
        display: flex;
        justify-content: space-between;
        margin-top: 0.2rem;
        color: var(--muted);
        font: 0.75rem var(--mono);
      }
      .left-out {
        color: var(--muted);
        font-size: 0.75rem;
      }
      @media (forced-colors: active) {
        .copies path {
          fill: CanvasText;
          stroke: Canvas;
        }
        .views path {
          stroke: CanvasText;
        }
      }
    `,
  ];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("timeline")) {
      this.#staircases = staircases(this.timeline);
      this.hidden = this.#staircases.length === 0;
    }
  }

  override render(): TemplateResult | typeof nothing {
    if (this.#staircases.length === 0) {
      return nothing;
    }
    return html`<div class="head">
        <h2>Staircase</h2>
        <span class="note">each row is a slice; what was copied is filled</span>
      </div>
      ${this.#staircases.map(draw)}`;
  }
}

function draw(all: Staircase): TemplateResult {
  const { head, tail, rows } = stairs(all);
  const bytes = widest(all);
  const height = Math.min(rows * rowHeight, maxHeight);
  const x = (offset: number): number => (offset / bytes) * width;
  const y = (row: number): number => (row / rows) * height;
  const copied = all.type === "copies" ? `${plural(all.copied, "byte")} copied` : "nothing copied";
  return html`<figure class=${all.type}>
    <figcaption>
      <span>line ${all.line} · ${plural(all.runs, "run")} · ${all.type === "copies" ? "slices that copy" : "slices of a view"}</span>
      <b>${copied}</b>
    </figcaption>
    <svg viewBox="0 0 ${width} ${height}" height=${height} preserveAspectRatio="none" role="img" aria-label=${told(all)}>
      ${all.leftOut === 0 ? nothing : middle(head, tail, x, y)} ${part(head, all.type, x, y, rows)} ${part(tail, all.type, x, y, rows)}
    </svg>
    <div class="axis" aria-hidden="true"><span>byte 0</span><span>${grouped(bytes)}</span></div>
    ${all.leftOut === 0 ? nothing : html`<p class="left-out" aria-hidden="true">${grouped(all.leftOut)} runs in the middle, dashed, are known by their sum alone</p>`}
  </figure>`;
}

type Scale = (n: number) => number;

/** part draws rows that follow each other: copies one by one while they can be told apart, views as one outline. */
function part(rows: readonly Stair[], type: Staircase["type"], x: Scale, y: Scale, count: number): SVGTemplateResult | typeof nothing {
  if (rows.length === 0) {
    return nothing;
  }
  if (type === "views") {
    return svg`<path d=${outline(rows, x, y)}></path>`;
  }
  const isDense = count * rowHeight > maxHeight;
  const d = isDense ? outline(rows, x, y) : rows.map((row) => outline([row], x, y)).join("");
  return svg`<path class=${isDense ? "dense" : ""} d=${d}></path>`;
}

/** outline returns the path around rows: down their right ends and up their left ones. */
function outline(rows: readonly Stair[], x: Scale, y: Scale): string {
  const right = rows.map((row) => `H${round(x(row.from + row.bytes))}V${round(y(row.y + row.height))}`);
  const left = [...rows].reverse().map((row) => `H${round(x(row.from))}V${round(y(row.y))}`);
  const first = rows[0] as Stair;
  return `M${round(x(first.from))} ${round(y(first.y))}${right.join("")}${left.join("")}Z`;
}

/** middle draws what is not kept straight from the last row before it to the first one behind it. */
function middle(head: readonly Stair[], tail: readonly Stair[], x: Scale, y: Scale): SVGTemplateResult | typeof nothing {
  const above = head.at(-1);
  const below = tail[0];
  if (above === undefined || below === undefined) {
    return nothing;
  }
  const top = round(y(above.y + above.height));
  const bottom = round(y(below.y));
  const corners = [
    [x(above.from), top],
    [x(above.from + above.bytes), top],
    [x(below.from + below.bytes), bottom],
    [x(below.from), bottom],
  ].map(([across, down]) => `${round(across ?? 0)} ${down}`);
  return svg`<path class="middle" d=${`M${corners.join("L")}Z`}></path>`;
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}

declare global {
  interface HTMLElementTagNameMap {
    "zen-staircase": ZenStaircase;
  }
}
