// When a page draws: once a frame, however often its state changes. A page that
// nobody sees has no frames, and draws a little later all the same.

/** onceAFrame returns a function that has draw called when the next frame begins, once for all calls before it. */
export function onceAFrame(draw: () => void): () => void {
  let isAsked = false;
  const act = (): void => {
    isAsked = false;
    draw();
  };
  return () => {
    if (!isAsked) {
      isAsked = true;
      document.hidden ? setTimeout(act, 50) : requestAnimationFrame(act);
    }
  };
}
