// The style of zen-buffer, without that of the grid and the matrices in it.

import { css } from "lit";

export const bufferStyle = css`
  :host {
    padding: 0.8rem 1rem 1rem;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3rem 0.6rem;
    align-items: center;
    margin-bottom: 0.5rem;
  }
  h2 {
    display: contents;
    font-weight: 400;
  }
  header .chip {
    border-width: 1.5px;
  }
  header .chip.nameless {
    color: var(--muted);
  }
  .summary {
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .origin {
    color: var(--copied);
    overflow-wrap: anywhere;
    font-size: 0.8125rem;
    font-weight: 700;
  }
  .address {
    margin-left: auto;
    color: var(--muted);
    font: 0.75rem var(--mono);
  }
  select {
    max-width: 10rem;
    min-height: 1.5rem;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--card);
    color: var(--muted);
    font: 0.75rem var(--prose);
    field-sizing: content;
  }
  @media (max-width: 40rem) {
    .address {
      margin-left: 0;
    }
  }
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
    margin: 0.75rem 0 0;
    padding: 0;
    list-style: none;
  }
  .more {
    margin-top: 0.6rem;
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .retention {
    margin-top: 0.6rem;
    padding-left: 0.6rem;
    border-left: 3px solid var(--copied);
    font-size: 0.8125rem;
  }
  .holds {
    padding: 0 0.5rem;
    border: 1px solid var(--error);
    border-radius: 0.7rem;
    color: var(--error);
    font-size: 0.75rem;
  }
  .gone::after {
    content: " released"; /* a line through a name of one letter makes it another */
    color: var(--muted);
  }
  :host([brief]) :is(.address, select) {
    display: none;
  }
`;
