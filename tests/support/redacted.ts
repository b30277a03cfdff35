import {
  parseCapture,
  Redactor,
  redactCall,
  redactEvent,
  redactHarEntry,
  redactHarPage,
} from '../../src/index.ts';

/** In the tests every redactor has the same salt. */
const redactor = new Redactor();

/** The text of a recording as Crosscheck saves it. */
export function redacted(text: string): string {
  const { browser, page, events, pages, entries, calls } = parseCapture(text);
  const present = <T>(values: readonly (T | null)[]) => values.filter((value) => value !== null);
  return JSON.stringify({
    ...{ format: 'crosscheck-recording', version: 2, browser, page: page && redactor.url(page) },
    events: present(
      events.map((each) => {
        const { event, details } = each as { event: string; details: unknown };
        return redactEvent(event, details, redactor);
      }),
    ),
    har: {
      log: {
        pages: present(pages.map((page) => redactHarPage(page, redactor))),
        entries: present(entries.map((entry) => redactHarEntry(entry, redactor))),
      },
    },
    calls: present(calls.map((call) => redactCall(call, redactor))),
  });
}
