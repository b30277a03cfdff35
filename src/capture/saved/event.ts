import type { Redactor } from '../redact/redactor.ts';
import type { Unknown } from '../sources/json.ts';
import { isWebRequestEvent } from '../sources/web-request.ts';
import { headers, id, keep, number, type Rules, text, url, wholeUrl, word } from './fields.ts';

/** The fields that `addEvent` of web-request.ts reads from an event's details. Nothing else is saved. */
const DETAILS: Rules = {
  requestId: id,
  url,
  method: word,
  type: word,
  timeStamp: number,
  tabId: id,
  frameId: id,
  documentId: id,
  initiator: wholeUrl,
  originUrl: wholeUrl,
  cookieStoreId: id,
  documentUrl: wholeUrl,
  requestHeaders: headers,
  responseHeaders: headers,
  statusCode: number,
  fromCache: (value) => (value === true ? true : undefined),
  error: text,
};

/** Reduces a webRequest event to what may be saved. Null if `addEvent` would ignore it. */
export function redactEvent(event: string, details: unknown, redactor: Redactor): Unknown | null {
  const kept = isWebRequestEvent(event) ? keep(details, DETAILS, redactor) : null;
  return kept?.requestId === undefined || kept.url === undefined ? null : { event, details: kept };
}
