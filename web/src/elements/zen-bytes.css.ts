// The style of zen-bytes, used by zen-buffer, in whose root it is. A byte has one width everywhere: a row is always a
// grid of 16 or 8 equal columns, however short the buffer.

import { css, unsafeCSS } from "lit";

// Places are classes, not inline style, which the page's policy forbids: c4 w2
// begins in column 4 and is 2 wide.
const columns = Array.from({ length: 16 }, (_, i) => i);
const places = columns
  .map((i) => `.c${i}{grid-column-start:${i + 1}}.w${i + 1}{grid-column-end:span ${i + 1}}`)
  .join("");

export const bytesStyle = css`
  ${unsafeCSS(places)}
  zen-bytes {
    display: block;
  }
  .frame.virtual {
    margin-inline: -5px; /* the mark of the focus stands out by that much */
    padding-inline: 5px;
    max-height: 27rem;
    overflow-x: hidden;
    overflow-y: auto;
    overscroll-behavior: auto;
    border-block: 1px solid var(--line);
    contain: content;
  }
  .row + .row,
  .virtual .row {
    padding-top: 0.4rem;
  }
  .offsets,
  .cells,
  .strip {
    display: grid;
    grid-template-columns: repeat(16, minmax(0, 1fr));
    column-gap: 3px;
  }
  .columns8 :is(.offsets, .cells, .strip) {
    grid-template-columns: repeat(8, minmax(0, 1fr));
  }
  .columns4 :is(.offsets, .cells, .strip) {
    grid-template-columns: repeat(4, minmax(0, 1fr));
  }
  .cells {
    position: relative;
  }
  .offsets {
    padding: 0.1rem 0 0.2rem;
    color: var(--muted);
    font: 0.6875rem/1.2 var(--mono);
    text-align: center;
  }
  .offsets.sparse span {
    grid-column: span 4;
    text-align: left;
  }
  .cell {
    position: relative;
    display: grid;
    align-content: center;
    justify-items: center;
    min-width: 0;
    height: 2.9rem;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--cell);
    font: 0.9375rem/1.35 var(--mono);
    cursor: default;
  }
  /* The sign under the digits is no text: the cell's label says what it is. */
  .hex::after {
    content: attr(data-glyph);
    display: block;
    min-height: 1.2em;
    color: var(--muted);
    font-size: 0.75rem;
    line-height: 1.2;
    text-align: center;
  }
  /* Part of the text, so that what is seen, said and copied is one thing, but not drawn. */
  .prefix {
    font-size: 0;
  }
  .text .hex::after {
    color: var(--text);
  }
  .zero .hex,
  .unread .hex {
    color: var(--muted);
  }
  .cell.changed {
    border-color: var(--changed);
    border-bottom-width: 3px;
    background: var(--changed-fill);
  }
  :is(.cell, .item) {
    touch-action: manipulation; /* two taps open the field and do not zoom */
    user-select: none; /* dragging selects bytes; the copy key takes their digits */
    scroll-margin-bottom: 8rem; /* the inspector may stand there */
  }
  :is(.cell, .item, td):focus-visible {
    z-index: 1;
    outline: 3px solid var(--focus);
    outline-offset: 1px;
  }
  .line + .line,
  .cells + .line {
    margin-top: 0.3rem;
  }
  .single .line {
    margin-top: 0.55rem;
  }
  .heading {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1rem 1.25rem;
    align-items: center;
    margin-bottom: 0.2rem;
    color: var(--muted);
    font: 0.75rem/1.4 var(--mono);
  }
  .heading .chip {
    border-color: var(--hue);
    border-width: var(--hue-line);
    color: var(--hue);
  }
  .heading :is(b, code) {
    color: var(--text);
    overflow-wrap: anywhere;
  }
  .about {
    flex: 1 1 9rem;
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5rem;
    justify-content: space-between;
  }
  .sum.kept {
    visibility: hidden;
  }
  .printed {
    flex-basis: 100%;
    font-family: var(--prose);
  }
  .lens,
  .item.released,
  .heading .chip.released {
    --hue: var(--muted);
    --hue-fill: transparent;
    --hue-line: 1px;
  }
  .item.nameless,
  .item.target,
  .item.lens,
  .item.released {
    border-style: dashed;
  }
  .item.lens {
    border-style: dotted;
  }
  .strip {
    min-height: 1.5rem;
  }
  .strip.bytes :is(.item, .gap) {
    height: 2rem; /* the value stands under the index */
  }
  .item {
    display: grid;
    align-content: center;
    min-width: 0;
    height: 1.5rem;
    padding: 0 0.15rem;
    overflow: hidden;
    border: solid var(--hue);
    border-width: var(--hue-line);
    border-radius: 5px;
    background: var(--hue-fill);
    color: var(--hue);
    font: 0.75rem/1.25 var(--mono);
    text-align: center;
    cursor: default;
    grid-row: 1;
  }
  .item.w1 {
    padding: 0;
    font-size: 0.625rem;
  }
  .item span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }
  .item.open-left {
    border-left-width: 0;
    border-top-left-radius: 0;
    border-bottom-left-radius: 0;
  }
  .item.open-right {
    border-right-width: 0;
    border-top-right-radius: 0;
    border-bottom-right-radius: 0;
  }
  .item.holds {
    border-style: double;
    border-width: 3px;
    border-color: var(--error);
  }
  .foreign {
    margin-top: 0.4rem;
    font-size: 0.8125rem;
  }
  .item.back {
    border-left-width: 5px;
  }
  .gap {
    height: 1.5rem;
    grid-row: 1;
    background: repeating-linear-gradient(135deg, var(--hue) 0 1px, transparent 1px 6px);
    opacity: 0.65;
  }
  .cell input {
    position: absolute;
    inset: 0;
    width: 100%;
    padding: 0;
    border: 0;
    border-radius: 5px;
    background: var(--card);
    color: var(--text);
    font: 0.9375rem var(--mono);
    text-align: center;
  }
  .refusal {
    position: absolute;
    z-index: 2;
    top: calc(100% + 6px);
    left: -1px;
    width: max-content;
    max-width: min(20rem, 60vw);
    padding: 0.4rem 0.6rem;
    border: 1px solid var(--error);
    border-radius: 8px;
    background: var(--card);
    color: var(--error);
    font: 0.8125rem/1.4 var(--mono);
    white-space: pre-wrap;
  }
  .refusal button {
    min-height: 1.5rem;
    padding: 0 0.5rem;
    font-size: 0.75rem;
  }
  .refusal.left {
    right: -1px;
    left: auto;
  }
  .empty {
    color: var(--muted);
    font-size: 0.8125rem;
  }
  @media (prefers-reduced-motion: no-preference) {
    .changed.even {
      animation: flash-even 1.2s ease-out;
    }
    .changed.odd {
      animation: flash-odd 1.2s ease-out;
    }
    .item.released {
      animation: fade 1.2s ease-out;
    }
  }
  @keyframes flash-even {
    from {
      background: var(--changed);
    }
  }
  @keyframes flash-odd {
    from {
      background: var(--changed);
    }
  }
  @keyframes fade {
    from {
      background: var(--selection);
      color: var(--text);
    }
  }
  @media (max-width: 26rem) {
    .cells,
    .offsets,
    .strip {
      column-gap: 2px;
    }
    .item {
      padding: 0;
      font-size: 0.6875rem;
    }
    .sum {
      display: none; /* the sheet below says it */
    }
  }
  @media (forced-colors: active) {
    .cell.changed {
      border-width: 3px;
      border-style: double;
    }
    .gap {
      border: 1px dashed GrayText;
    }
  }
`;
