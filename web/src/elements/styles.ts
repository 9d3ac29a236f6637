// Style that several elements share. Colors and fonts are custom properties
// of static/style.css, which reach into shadow roots.

import { css } from "lit";

/** base is what every element starts from. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  p {
    margin: 0;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** button styles buttons. */
export const button = css`
  button {
    min-height: 2rem;
    padding: 0.3rem 0.85rem;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--card);
    color: var(--text);
    font: 600 0.875rem/1.2 var(--prose);
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    border-color: var(--muted);
  }
  button:disabled {
    color: var(--muted);
    cursor: default;
  }
  button.main {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  kbd {
    margin-left: 0.35rem;
    font: 400 0.75rem var(--mono);
  }
  @media (max-width: 30rem) {
    kbd {
      display: none;
    }
  }
`;

/** panel styles a card with a heading. */
export const panel = css`
  :host {
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--card);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    padding: 0.55rem 0.95rem;
    border-bottom: 1px solid var(--line);
  }
  .head h2 {
    margin-right: auto;
    font: 700 0.875rem var(--prose);
  }
  .note {
    color: var(--muted);
    font-size: 0.8125rem;
  }
`;

/** marks styles what is pointed at (dashed) and what is selected (thick and dark): unlike in shape, not in color alone. */
export const marks = css`
  .pointed {
    outline: 2px dashed var(--focus);
    outline-offset: -1px;
  }
  .selected {
    outline: 2.5px solid var(--text);
    outline-offset: -1px;
    box-shadow: 0 0 0 1px var(--card) inset;
  }
  .selected.pointed {
    outline-style: double;
    outline-width: 4px;
  }
  @media (forced-colors: active) {
    .selected {
      outline-color: Highlight;
    }
  }
`;

/** lanes gives the classes hue0 to hue3 their color and the lines that are thick: color is never alone. */
export const lanes = css`
  .hue0 {
    --hue: var(--lane0);
    --hue-fill: var(--lane0-fill);
    --hue-line: 1px;
  }
  .hue1 {
    --hue: var(--lane1);
    --hue-fill: var(--lane1-fill);
    --hue-line: 1px 1px 3px;
  }
  .hue2 {
    --hue: var(--lane2);
    --hue-fill: var(--lane2-fill);
    --hue-line: 3px 1px 1px;
  }
  .hue3 {
    --hue: var(--lane3);
    --hue-fill: var(--lane3-fill);
    --hue-line: 3px 1px;
  }
  .chip {
    display: inline-block;
    max-width: min(70vw, 24rem); /* a percentage would not bound what a grid makes room for */
    padding: 0.05rem 0.6rem;
    border: 1px solid currentcolor;
    border-radius: 999px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    vertical-align: bottom;
    background: none;
    color: inherit;
    font: 0.8125rem/1.35 var(--mono);
  }
  button.chip {
    min-height: 1.5rem; /* 24 px: large enough for a finger */
    cursor: pointer;
  }
  .chip.nameless,
  .chip.released,
  .chip.target,
  .chip.lens {
    border-style: dashed;
  }
`;

/** progress styles a bar that fills, of a height of its own. */
export const progress = css`
  progress {
    display: block;
    width: 100%;
    border: 0;
    appearance: none;
    background: var(--line);
    color: var(--accent);
  }
  progress::-webkit-progress-bar {
    background: var(--line);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
`;

/** kind styles the word that says what a step did. */
export const kind = css`
  .kind {
    display: inline-block;
    margin-right: 0.35rem;
    padding: 0 0.55rem;
    border: 1px solid var(--line);
    border-radius: 0.7rem;
    background: var(--cell);
    font-size: 0.75rem;
    font-weight: 700;
  }
`;
