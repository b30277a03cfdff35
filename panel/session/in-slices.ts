/** Milliseconds of work before the panel may draw. */
export const SLICE = 12;

/**
 * Runs the steps one after the other, with pauses in which the panel can draw and react. Stops when `signal` aborts.
 */
export async function inSlices(steps: Iterator<unknown>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const end = performance.now() + SLICE;
    while (performance.now() < end) if (steps.next().done) return;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
