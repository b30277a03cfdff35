import { evaluate } from './inspected-page.ts';

/** Milliseconds from the end of a request to the reading of the timeline, which lists it a moment later. */
const DELAY = 250;

/** The timeline keeps 250 entries, unless the page raises the limit. */
const MOST = 250;

const LOOK = `performance.getEntriesByType('resource').slice(-${MOST}).map(({ name, startTime, responseEnd, responseStatus }) =>
  ({ url: name, at: performance.timeOrigin + startTime, end: performance.timeOrigin + responseEnd, status: responseStatus }))`;

/**
 * Reads the page's performance timeline. In Firefox no event says whether the page could read an answer; the timeline
 * shows a status only if it could. `take` gets each new entry. Returns the function to call when a request has ended.
 */
export function watchTimeline(take: (timing: unknown) => void): () => void {
  let isDue = false;
  let newest = 0;
  const look = (): void => {
    isDue = false;
    void evaluate(LOOK).then((timings) => {
      if (!Array.isArray(timings)) return;
      // Entries of the last millisecond are taken again, because others may have ended in the same one.
      const fresh = timings.slice(-MOST).filter((timing) => endOf(timing) >= newest);
      newest = Math.max(newest, ...fresh.map(endOf).filter((end) => end <= Date.now()));
      fresh.forEach(take);
    });
  };
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(look, DELAY);
  };
}

/** When an entry ended, in ms; the page may have changed the entry, so nothing about it is certain. */
function endOf(timing: unknown): number {
  const end: unknown = typeof timing === 'object' && timing !== null && 'end' in timing ? timing.end : null;
  return typeof end === 'number' ? end : 0;
}
