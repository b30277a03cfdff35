import { frameOfInitiator } from '../sources/har-entry.ts';
import { isObject, type Unknown } from '../sources/json.ts';
import { headers, keep, number, objectOf, type Rule, type Rules, text, url } from './fields.ts';

const FRAME: Rules = { functionName: text, url: text, lineNumber: number, columnNumber: number };

/** Of the stacks behind a request, the one frame that is shown. */
const initiator: Rule = (value) => {
  const frame = isObject(value) ? keep(frameOfInitiator(value), FRAME) : null;
  return frame === null ? undefined : { stack: { callFrames: [frame] } };
};

/** Whether the field is there tells something, even if nothing is in it. */
const textOrNothing: Rule = (value) => text(value) ?? null;

/** What the reader of har.ts needs of an entry, and nothing else: no cookies, no query strings, no bodies. */
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

/** A HAR entry as it may be saved; null for what no reader would take. */
export function redactHarEntry(entry: unknown): Unknown | null {
  const kept = keep(entry, ENTRY);
  return kept !== null && isObject(kept.request) && kept.request.url ? kept : null;
}

/** A page of the HAR's list. In DevTools' HAR its title is its URL. */
export const redactHarPage = (page: unknown): Unknown | null =>
  keep(page, { id: text, title: text, startedDateTime: text });
