import type { Redactor } from '../redact/redactor.ts';
import { frameOfInitiator } from '../sources/har-entry.ts';
import { isObject, type Unknown } from '../sources/json.ts';
import {
  headers,
  id,
  keep,
  number,
  objectOf,
  type Rule,
  type Rules,
  text,
  time,
  url,
  wholeUrl,
  word,
} from './fields.ts';

const FRAME: Rules = { functionName: text, url: wholeUrl, lineNumber: number, columnNumber: number };

/** Keeps the one frame of the stacks that is shown. */
const initiator: Rule = (value, redactor) => {
  const frame = isObject(value) ? keep(frameOfInitiator(value), FRAME, redactor) : null;
  return frame === null ? undefined : { stack: { callFrames: [frame] } };
};

/** Keeps the field even if it is empty: `_error: null` means that the request succeeded. */
const textOrNothing: Rule = (value, redactor) => text(value, redactor) ?? null;

/** The fields that `readHarEntry` reads. Nothing else is saved: no cookies, no query strings, no bodies. */
const ENTRY: Rules = {
  pageref: id,
  startedDateTime: time,
  time: number,
  request: objectOf({ method: word, url, headers }),
  response: objectOf({
    status: number,
    headers,
    redirectURL: wholeUrl,
    _error: textOrNothing,
    _failureText: text,
  }),
  _initiator: initiator,
  _resourceType: word,
  _fromCache: (value) => (value === undefined || value === null ? undefined : true),
};

/** Reduces a HAR entry to what may be saved. Null if `readHarEntry` would reject it. */
export function redactHarEntry(entry: unknown, redactor: Redactor): Unknown | null {
  const kept = keep(entry, ENTRY, redactor);
  return kept !== null && isObject(kept.request) && kept.request.url ? kept : null;
}

/** Reduces an element of HAR's `pages` to what may be saved. DevTools writes the URL of a page as its title. */
export const redactHarPage = (page: unknown, redactor: Redactor): Unknown | null =>
  keep(page, { id, title: wholeUrl, startedDateTime: time }, redactor);
