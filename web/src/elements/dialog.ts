// Style of the dialogs. They are <dialog> elements: the browser holds the focus
// in them, closes them on Escape, and gives the focus back.

import { css } from "lit";

export const dialog = css`
  dialog {
    width: min(34rem, calc(100vw - 1.5rem));
    max-height: calc(100vh - 1.5rem);
    padding: 1.1rem 1.25rem 1.25rem;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--card);
    color: var(--text);
    font: 0.9375rem/1.5 var(--prose);
    overflow-wrap: anywhere;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .top {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    margin-bottom: 0.4rem;
  }
  h2 {
    flex: 1;
    font: 700 1.125rem/1.3 var(--prose);
  }
  h3 {
    margin: 1.1rem 0 0.2rem;
    font: 700 1rem/1.3 var(--prose);
  }
  textarea {
    width: 100%;
    margin-top: 0.8rem;
    padding: 0.5rem 0.6rem;
    border: 1px solid var(--muted);
    border-radius: 8px;
    background: var(--cell);
    color: var(--text);
    font: 0.8125rem/1.4 var(--mono);
  }
  a {
    color: var(--accent);
  }
  .muted {
    color: var(--muted);
    font-size: 0.875rem;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    margin-top: 0.8rem;
  }
  input {
    flex: 1 1 12rem;
    min-width: 0;
    min-height: 2rem;
    padding: 0 0.6rem;
    border: 1px solid var(--muted);
    border-radius: 8px;
    background: var(--cell);
    color: var(--text);
    font: 0.8125rem var(--mono);
  }
  progress {
    flex: 1 1 100%;
    width: 100%;
    accent-color: var(--accent);
  }
  .problem {
    margin-top: 0.8rem;
    color: var(--error);
  }
`;

/** closeOutside closes a dialog when its backdrop is pressed. */
export function closeOutside(event: MouseEvent): void {
  const dialog = event.currentTarget as HTMLDialogElement;
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  const isInside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
  if (event.target === dialog && !isInside) {
    dialog.close();
  }
}
