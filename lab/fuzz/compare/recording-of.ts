import type { CaseRun } from '../stage/case-run.ts';
import { truthOf } from './truth-of.ts';

/** Which sources of a run the engine gets. */
export const KNOWLEDGE = [
  'with calls',
  'without calls',
  'without fetch metadata',
  'events alone',
  'HAR alone',
] as const;
export type Knowledge = (typeof KNOWLEDGE)[number];

/** Writes a run as a recording: all or a part of what the extension saw, and the truth beside it. */
export function recordingOf(run: CaseRun, browserVersion: string, knowledge: Knowledge) {
  const { browser, page, results, requests, case: theCase } = run;
  const seen = knowledge === 'without fetch metadata' ? withoutMetadata(run.seen) : run.seen;
  const failures = requests.flatMap(({ url, method, failure }) =>
    failure === null ? [] : [{ url, method, ...failure }],
  );
  const log = {
    version: '1.2',
    creator: browser === 'firefox' ? { name: 'Firefox', version: browserVersion } : WEB_INSPECTOR,
    pages: [],
    entries: seen.entries,
  };
  return {
    format: 'crosscheck-recording',
    version: 1,
    browser,
    browserVersion,
    page,
    events: knowledge === 'HAR alone' ? [] : seen.events,
    ...(knowledge === 'events alone' ? {} : { har: { log } }),
    ...(seen.timings && knowledge !== 'HAR alone' ? { timings: seen.timings } : {}),
    ...(knowledge === 'with calls' ? { calls: results.flatMap(({ call }) => call ?? []) } : {}),
    truth: {
      page: results.map(({ said }) => said).join(' / '),
      ...(browser === 'firefox' ? { console: run.console } : { failures }),
      steps: truthOf(run),
      case: theCase,
    },
  };
}

const WEB_INSPECTOR = { name: 'WebInspector', version: '537.36' };

/** Removes `Sec-Fetch-*`, as if the servers were not on loopback: without TLS, other servers get none. */
function withoutMetadata<T>(seen: T): T {
  return JSON.parse(JSON.stringify(seen), (key, value: unknown) =>
    (key === 'headers' || key === 'requestHeaders') && Array.isArray(value)
      ? withoutThatOf(value as readonly Line[])
      : value,
  );
}

type Line = { readonly name: string; readonly value: string };

/**
 * Removes the `Origin` that a request without CORS has only because of `Sec-Fetch-Storage-Access`.
 * https://privacycg.github.io/storage-access-headers/
 */
function withoutThatOf(lines: readonly Line[]): readonly Line[] {
  const its = (wanted: string) => lines.find(({ name }) => name.toLowerCase() === wanted)?.value;
  const isOnItsAccount =
    its('sec-fetch-mode') === 'no-cors' &&
    ['active', 'inactive'].includes(its('sec-fetch-storage-access') ?? '');
  return lines.filter(
    ({ name }) => !/^sec-fetch-/i.test(name) && !(isOnItsAccount && name.toLowerCase() === 'origin'),
  );
}
