import { frameOfInitiator } from '../sources/har-entry.ts';
import { isObject, type Unknown } from '../sources/json.ts';
import { headers, keep, number, objectOf, type Rule, type Rules, text, url } from './fields.ts';

const FRAME: Rules = { functionName: text, url: text, lineNumber: number, columnNumber: number };

/** Keeps the one frame of the stacks that is shown. */
const initiator: Rule = (value) => {
  const frame = isObject(value) ? keep(frameOfInitiator(value), FRAME) : null;
  return frame === null ? undefined : { stack: { callFrames: [frame] } };
};

/** Keeps the field even if it is empty: `_error: null` means that the request succeeded. */
const textOrNothing: Rule = (value) => text(value) ?? null;

/** The fields that `readHarEntry` reads. Nothing else is saved: no cookies, no query strings, no bodies. */
const ENTRY: Rules = {
  pageref: text,
  startedDateTime: text,
  time: number,
  request: objectOf({ method: text, url, headers }),
  response: objectOf({
    status: number,
    headers,
    redirectURL: text,
    _error: textOrNothing,
    _failureText: text,
  }),
  _initiator: initiator,
  _resourceType: text,
  _fromCache: (value) => (value === undefined || value === null ? undefined : true),
};

/** Reduces a HAR entry to what may be saved. Null if `readHarEntry` would reject it. */
export function redactHarEntry(entry: unknown): Unknown | null {
  const kept = keep(entry, ENTRY);
  return kept !== null && isObject(kept.request) && kept.request.url ? kept : null;
}

/** Reduces an element of HAR's `pages` to what may be saved. DevTools writes the URL of a page as its title. */
export const redactHarPage = (page: unknown): Unknown | null =>
  keep(page, { id: text, title: text, startedDateTime: text });
