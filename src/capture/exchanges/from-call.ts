import { callerOf } from '../../exchange/caller.ts';
import { type Exchange, NOT_SENT } from '../../exchange/exchange.ts';
import type { CallsOf } from '../join/calls.ts';
import { type CallRecord, isOfElement, neverLeaves, originOfCall } from '../sources/page-calls.ts';
import { type CaptureContext, ifCorsBusiness } from './is-cors-business.ts';

/**
 * Builds the exchange of a call that the browser stopped before it sent anything; null for every other call.
 * Only the call recorder sees these calls: webRequest has no event for them and, in Chromium, HAR has no entry.
 */
export function exchangeOfCall(
  record: CallRecord,
  { forbidden }: Pick<CallsOf<never>, 'forbidden'>,
  context: CaptureContext,
): Exchange | null {
  const { browser, page } = context;
  const { index, url, method, startedAt, call, callSite } = record;
  const origin = originOfCall(record, page);
  const forbiddenBy = forbidden({ ...record, type: '', wasAnswered: false });
  // An element without a request was not stopped: the image cache may have served it.
  if (origin === null || isOfElement(record) || (forbiddenBy === null && !neverLeaves(record, origin)))
    return null;
  const hop = {
    url,
    method,
    startedAt,
    duration: null,
    requestHeaders: null,
    preflight: null,
    response: null,
  };
  const type = call.api === 'websocket' ? 'websocket' : 'xmlhttprequest';
  return ifCorsBusiness(
    {
      id: `call-${index}`,
      requestId: null,
      browser,
      page,
      origin,
      type,
      caller: callerOf({ api: call.api, resourceType: null, type, requestHeaders: null, isOfWorker: false }),
      startedAt,
      hops: [hop],
      outcome: { kind: 'refused', error: NOT_SENT },
      callSite,
      call,
      answer: null,
      forbiddenBy,
      serviceWorkerAnswer: null,
      fromStart: true,
      fromTab: true,
      seenBy: { webRequest: false, har: false, call: true },
    },
    context,
  );
}
