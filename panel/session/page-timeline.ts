/** Milliseconds between the end of a request and a look at the timeline, which has it a moment later. */
const DELAY = 250;

/** As many as the timeline keeps, unless the page has asked for more. */
const MOST = 250;

const LOOK = `performance.getEntriesByType('resource').slice(-${MOST}).map(({ name, startTime, responseEnd, responseStatus }) =>
  ({ url: name, at: performance.timeOrigin + startTime, end: performance.timeOrigin + responseEnd, status: responseStatus }))`;

/**
 * The page's own performance timeline. In Firefox no event tells whether a page was given an answer, and the timeline
 * does: it shows the status of those. Returns what has to be called when a request has ended.
 */
export function watchTimeline(take: (timing: unknown) => void): () => void {
  let isDue = false;
  let newest = 0;
  const look = (): void => {
    isDue = false;
    chrome.devtools.inspectedWindow.eval(LOOK, (...results) => {
      const timings: unknown = results[0];
      if (!Array.isArray(timings)) return;
      // Those of the last moment come once more: others may have ended in the same.
      const news = timings.slice(-MOST).filter((timing) => endOf(timing) >= newest);
      newest = Math.max(newest, ...news.map(endOf).filter((end) => end <= Date.now()));
      news.forEach(take);
    });
  };
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(look, DELAY);
  };
}

/** Whatever the page made of it. */
function endOf(timing: unknown): number {
  const end: unknown = typeof timing === 'object' && timing !== null && 'end' in timing ? timing.end : null;
  return typeof end === 'number' ? end : 0;
}
