/** Milliseconds of work between two breaths of the panel. */
export const SLICE = 12;

/** Does the steps of a long work one after the other, with pauses in which the panel can draw and be used. */
export async function inSlices(steps: Iterator<unknown>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const end = performance.now() + SLICE;
    while (performance.now() < end) if (steps.next().done) return;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
