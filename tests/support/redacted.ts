import { parseCapture, redactCall, redactEvent, redactHarEntry, redactHarPage } from '../../src/index.ts';

/** The text of a recording as Crosscheck saves it. */
export function redacted(text: string): string {
  const { browser, page, events, pages, entries, calls } = parseCapture(text);
  const present = <T>(values: readonly (T | null)[]) => values.filter((value) => value !== null);
  return JSON.stringify({
    ...{ format: 'crosscheck-recording', version: 1, browser, page },
    events: present(
      events.map((each) => {
        const { event, details } = each as { event: string; details: unknown };
        return redactEvent(event, details);
      }),
    ),
    har: { log: { pages: present(pages.map(redactHarPage)), entries: present(entries.map(redactHarEntry)) } },
    calls: present(calls.map(redactCall)),
  });
}
