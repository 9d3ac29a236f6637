import type { Memory } from "../memory.ts";
import { drawnText, pixelsOf, viewNamed } from "../pixels.ts";
import type { State } from "../protocol.ts";

/**
 * drawPixels draws the view that a .pixels figure names onto a canvas, which
 * takes the place of the picture that the build has made. A contiguous view is
 * drawn from Go's memory itself. Where there is no such view, or it has another
 * size, the canvas is empty and the caption says so.
 */
export function drawPixels(figure: HTMLElement, state: State, memory: Memory): void {
  const { name = "", width = "1", height = "1" } = figure.dataset;
  const [columns, rows] = [Number(width), Number(height)];
  const canvas = canvasIn(figure, columns, rows, name);
  const found = viewNamed(state, name);
  const pixels = found === null ? null : pixelsOf(found.view, found.buffer, memory);
  const isFit = pixels !== null && pixels.data.length === columns * rows * 4;
  const note = figure.querySelector(".note");
  if (note !== null) {
    note.textContent = isFit ? drawnText(pixels) : `is no view of ${columns} × ${rows} pixels now`;
  }
  const context = canvas.getContext("2d");
  context?.clearRect(0, 0, columns, rows);
  if (isFit) {
    context?.putImageData(new ImageData(pixels.data, columns, rows), 0, 0);
  }
}

function canvasIn(figure: HTMLElement, width: number, height: number, name: string): HTMLCanvasElement {
  const old = figure.querySelector("canvas");
  if (old !== null) {
    return old;
  }
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `the picture ${name}`);
  figure.querySelector("svg")?.replaceWith(canvas);
  return canvas;
}
