import type { Unknown } from '../sources/json.ts';
import { isWebRequestEvent } from '../sources/web-request.ts';
import { headers, keep, number, type Rules, text, textOrNumber, url } from './fields.ts';

/** The fields that `addEvent` of web-request.ts reads from an event's details. Nothing else is saved. */
const DETAILS: Rules = {
  requestId: text,
  url,
  method: text,
  type: text,
  timeStamp: number,
  tabId: textOrNumber,
  frameId: textOrNumber,
  documentId: textOrNumber,
  initiator: textOrNumber,
  originUrl: textOrNumber,
  cookieStoreId: textOrNumber,
  documentUrl: text,
  requestHeaders: headers,
  responseHeaders: headers,
  statusCode: number,
  fromCache: (value) => (value === true ? true : undefined),
  error: text,
};

/** Reduces a webRequest event to what may be saved. Null if `addEvent` would ignore it. */
export function redactEvent(event: string, details: unknown): Unknown | null {
  const kept = isWebRequestEvent(event) ? keep(details, DETAILS) : null;
  return kept?.requestId === undefined || kept.url === undefined ? null : { event, details: kept };
}
