// Style that the pages with measurements share: /benchmarks and /sendfile.

import { css } from "lit";
import { progress } from "./styles.ts";

/** plan styles a form in which a run is chosen by rows of chips, its progress and its status. */
export const plan = [
  progress,
  css`
    form,
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 0.6rem;
      align-items: center;
      margin: 0;
      padding: 0;
      border: 0;
      min-width: 0;
    }
    form {
      gap: 0.6rem 2rem;
    }
    legend {
      float: left;
      padding: 0 0.35rem 0 0;
      color: var(--muted);
      font-size: 0.875rem;
    }
    label {
      position: relative;
      display: inline-flex;
      align-items: center;
      min-height: 1.85rem;
      padding: 0 0.75rem;
      border: 1px solid var(--line);
      border-radius: 1rem;
      background: var(--card);
      font-size: 0.8125rem;
      cursor: pointer;
    }
    label:has(:checked) {
      border-color: var(--accent);
      box-shadow: inset 0 0 0 1px var(--accent);
      color: var(--accent);
      font-weight: 700;
    }
    label:has(:disabled) {
      border-style: dashed;
      color: var(--muted);
      cursor: default;
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: inherit;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 0.6rem;
      margin-left: auto;
    }
    progress {
      height: 8px;
      margin-top: 1rem;
      border-radius: 4px;
      overflow: clip;
    }
    button.main:disabled {
      border-color: var(--line);
      background: var(--line);
      color: var(--muted);
    }
    .status {
      min-height: 1.3rem;
      margin-top: 0.35rem;
      color: var(--muted);
      font-size: 0.8125rem;
    }
    .failed {
      color: var(--error);
    }
  `,
];

/** figures styles a table of measurements: names on the left, what was counted beside them, its spread in small type below. */
export const figures = css`
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.875rem;
  }
  th,
  td {
    padding: 0.6rem 0.95rem;
    border-bottom: 1px solid var(--line);
    text-align: right;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  tbody tr:last-child > * {
    border-bottom: 0;
  }
  th {
    color: var(--muted);
    font-weight: 500;
  }
  th:first-child {
    text-align: left;
  }
  tbody th {
    min-width: 8rem;
    color: var(--text);
    white-space: normal;
  }
  .side {
    display: block;
    color: var(--muted);
    font-size: 0.75rem;
    font-weight: 400;
  }
  .foot {
    padding: 0.6rem 0.95rem;
    border-top: 1px solid var(--line);
    color: var(--muted);
    font-size: 0.8125rem;
  }
`;
