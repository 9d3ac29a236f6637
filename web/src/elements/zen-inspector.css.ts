// The style of zen-inspector: a panel, and on a phone a sheet.

import { css } from "lit";

export const inspectorStyle = css`
  :host(:not([empty])) {
    position: sticky;
    bottom: 0.5rem;
    z-index: 2;
    max-height: 55vh;
    overflow-y: auto;
    box-shadow: 0 -2px 12px rgb(0 0 0 / 8%);
  }
  .head {
    min-height: 2.75rem;
    padding-block: 0.35rem;
  }
  :host(:not([empty])) .head {
    flex-wrap: nowrap;
  }
  .head h2 {
    margin-right: 0.25rem;
  }
  .where {
    margin-right: auto;
    color: var(--muted);
    overflow-wrap: anywhere;
    font: 0.8125rem/1.4 var(--mono);
  }
  b {
    color: var(--text);
  }
  .sum {
    white-space: nowrap;
  }
  .brief {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15rem 1.25rem;
    margin: 0;
    padding: 0.5rem 0.95rem 0.75rem;
    font: 0.8125rem/1.4 var(--mono);
  }
  .brief div {
    display: flex;
    gap: 0.75rem;
    min-width: 0;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .buttons {
    display: flex;
    gap: 0.35rem;
    align-self: start;
  }
  .buttons button {
    min-width: 2rem;
    padding: 0.15rem 0.5rem;
  }
  .body {
    padding: 0.35rem 0.95rem 0.5rem;
  }
  .body .note {
    margin-bottom: 0.2rem;
    font-size: 0.75rem;
  }
  .note button {
    min-height: 1.5rem;
    padding: 0 0.5rem;
    font-size: 0.75rem;
  }
  .tables {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    align-items: start;
  }
  table {
    max-width: 100%;
    border-spacing: 0.35rem 0;
    margin-left: -0.35rem;
    font: 0.75rem/1.3 var(--mono);
  }
  th {
    color: var(--muted);
    font-weight: 400;
    text-align: left;
    white-space: nowrap;
  }
  thead th {
    font: 0.75rem var(--prose);
  }
  td {
    padding: 0;
    vertical-align: top;
  }
  input {
    max-width: 100%;
    min-height: 1.5rem;
    padding: 0 0.25rem;
    border: 1px solid transparent;
    border-bottom-color: var(--line);
    border-radius: 4px;
    background: none;
    color: var(--text);
    font: inherit;
  }
  input:hover:not(:disabled) {
    border-color: var(--muted);
  }
  input:disabled {
    color: var(--muted);
    opacity: 1;
  }
  .problem {
    padding: 0 0.95rem 0.6rem;
    color: var(--error);
    overflow-wrap: anywhere;
    font: 0.8125rem/1.4 var(--mono);
  }
  .problem:empty {
    display: none;
  }
  @media (max-width: 30rem) {
    :host([empty]) {
      display: none;
    }
    :host(:not([empty])) {
      position: fixed;
      inset: auto 0 0;
      max-height: 65vh;
      border-width: 1px 0 0;
      border-radius: 16px 16px 0 0;
      box-shadow: 0 -6px 24px rgb(0 0 0 / 18%);
    }
    .head {
      padding: 0.5rem 0.75rem 0.25rem;
      border: 0;
    }
    /* A handle, as sheets have. */
    section::before {
      content: "";
      display: block;
      width: 2.5rem;
      height: 4px;
      margin: 0.45rem auto 0;
      border-radius: 2px;
      background: var(--line);
    }
    h2 {
      display: none;
    }
    .tables {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    table {
      width: 100%;
      table-layout: fixed;
    }
    thead td {
      width: 5.75rem;
    }
    td input {
      width: 100%;
    }
    .brief {
      padding: 0 0.75rem 0.75rem;
    }
    .body {
      padding: 0 0.75rem 0.75rem;
    }
  }
`;
