// Doing again and again what depends on a value that changes faster than it can
// be done: only the latest value counts.

/**
 * latest returns a function that acts on a value: at once, or, while it still
 * acts on an earlier one and until the next frame, then. Values that come in
 * between replace each other, so at most one waits. frame calls a function
 * when the next frame begins. act must not reject.
 */
export function latest<Value>(act: (value: Value) => Promise<void>, frame: (go: () => void) => void): (value: Value) => void {
  let waiting: { readonly value: Value } | null = null;
  let isBusy = false;
  const goOn = async (): Promise<void> => {
    isBusy = true;
    while (waiting !== null) {
      const { value } = waiting;
      waiting = null;
      await act(value);
      await new Promise<void>((resolve) => frame(resolve));
    }
    isBusy = false;
  };
  return (value) => {
    waiting = { value };
    if (!isBusy) {
      void goOn();
    }
  };
}
