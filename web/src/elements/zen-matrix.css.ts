// The style of zen-matrix.

import { css } from "lit";

export const matrixStyle = css`
  .matrix {
    margin-top: 0.75rem;
    font: 0.8125rem/1.4 var(--mono);
  }
  .matrix .title {
    margin-bottom: 0.25rem;
    color: var(--muted);
    font: 0.8125rem/1.4 var(--prose);
  }
  .matrix b {
    color: var(--hue);
  }
  .slabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1.25rem;
    overflow-x: auto;
    padding: 3px; /* room for outlines */
  }
  .matrix table {
    border-collapse: separate;
    border-spacing: 3px;
  }
  .matrix th {
    padding: 0 0.3rem;
    color: var(--muted);
    font-weight: 400;
    font-size: 0.6875rem;
  }
  .matrix td:not(.corner) {
    min-width: 1.75rem;
    height: 1.5rem;
    padding: 0 0.4rem;
    border: solid var(--hue);
    border-width: var(--hue-line);
    border-radius: 5px;
    background: var(--hue-fill);
    color: var(--hue);
    text-align: right;
    cursor: default;
  }
`;
