// Pixels as SVG: what a page shows where its script later puts a canvas.

import { drawnText } from "../src/pixels.ts";
import type { Pixels } from "../src/pixels.ts";
import { escape } from "./html.ts";
import type { Drawing } from "./lesson.ts";

/** pixelsSVG draws pixels, each as a square, with a caption. */
export function pixelsSVG({ name, width, height }: Drawing, pixels: Pixels): string {
  const squares: string[] = [];
  for (let i = 0; i < width * height; i++) {
    const [red, green, blue, alpha] = pixels.data.subarray(4 * i, 4 * i + 4);
    squares.push(`<rect x="${i % width}" y="${Math.floor(i / width)}" width="1" height="1" fill="rgb(${red} ${green} ${blue})" fill-opacity="${(alpha ?? 0) / 255}"/>`);
  }
  return (
    `<figure class="pixels" data-name="${escape(name)}" data-width="${width}" data-height="${height}">` +
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="the picture ${escape(name)}" shape-rendering="crispEdges">${squares.join("")}</svg>` +
    `<figcaption><code>${escape(name)}</code> <span class="note">${drawnText(pixels)}</span></figcaption></figure>`
  );
}
