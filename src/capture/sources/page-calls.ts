import type { Call, CallSite } from '../../exchange/exchange.ts';
import { type CredentialsMode, MODES, type RedirectMode } from '../../fetch/request.ts';
import { isSameOrigin, originOf, parseUrl } from '../../platform/origin.ts';
import { redactUrl, requestUrl } from '../redact/url.ts';
import { ELEMENT_APIS } from './call-apis.ts';
import { isObject, listAt, textAt, timeAt } from './json.ts';

/** One call of the page as its recorder reported it, secrets already gone. The page may have forged it. */
export type CallRecord = {
  /** Counts the calls of one capture. */
  readonly index: number;
  readonly url: string;
  readonly method: string;
  readonly startedAt: number;
  /** The caller's origin; null where it was not reported. */
  readonly origin: string | null;
  readonly call: Call;
  readonly callSite: CallSite | null;
};

/** A report that the page's Content-Security-Policy forbade a request. */
export type ViolationRecord = {
  readonly url: string;
  readonly startedAt: number;
  readonly directive: string;
};

const REDIRECT_MODES: readonly RedirectMode[] = ['follow', 'error', 'manual'];
const CREDENTIALS = new Map<string | null, CredentialsMode>([
  ['include', 'include'],
  ['same-origin', 'same-origin'],
  // Across origins the two are the same.
  ['omit', 'same-origin'],
]);

/** Directives, methods and names of APIs are short words; whatever else a page reports as one is left out. */
const WORD = /^[!#$%&'*+\-.^_`|~\w]{1,64}$/;

/** Reads one element of a recording's `calls`; null where it names no request. */
export function readCall(value: unknown, index: number): CallRecord | ViolationRecord | null {
  if (!isObject(value)) return null;
  const url = textAt(value, 'url');
  const startedAt = timeAt(value, 'at');
  const api = textAt(value, 'api');
  if (url === null || startedAt === null || api === null || !WORD.test(api)) return null;
  if (api === 'csp') {
    const directive = textAt(value, 'directive');
    return directive !== null && WORD.test(directive) ? { url: requestUrl(url), startedAt, directive } : null;
  }
  const mode = MODES.find((each) => each === textAt(value, 'mode')) ?? null;
  const redirect = textAt(value, 'redirect');
  const method = textAt(value, 'method') ?? 'GET';
  if (!WORD.test(method)) return null;
  const origin = textAt(value, 'origin');
  return {
    index,
    url: requestUrl(url),
    method,
    startedAt,
    origin: origin === null ? null : originOf(origin),
    call: {
      api,
      mode,
      credentialsMode: CREDENTIALS.get(textAt(value, 'credentials')) ?? null,
      redirectMode: REDIRECT_MODES.find((each) => each === redirect) ?? null,
      headerNames: listAt(value, 'headers').flatMap((name) =>
        typeof name === 'string' ? [name.toLowerCase()] : [],
      ),
    },
    callSite: readStack(textAt(value, 'stack') ?? ''),
  };
}

export const isViolation = (record: CallRecord | ViolationRecord): record is ViolationRecord =>
  'directive' in record;

/** Whether an element asked, and no script: it is told when its request is over. */
export const isOfElement = ({ call }: Pick<CallRecord, 'call'>): boolean =>
  ELEMENT_APIS.some((each) => each === call.api);

/** A frame as Chromium (`at load (https://…:3:7)`) or Firefox (`load@https://…:3:7`) writes it. */
const FRAME = /^\s*(?:at (?:async )?(?:(.*?) \()?|(.*?)@)((?:https?|file|webpack[\w-]*):.*?):(\d+):(\d+)\)?$/;

/** The topmost place of a stack that is in a file. */
export function readStack(stack: string): CallSite | null {
  for (const line of stack.split('\n', 32)) {
    const [, chromium, firefox, url, row, column] = FRAME.exec(line.slice(0, 4_000)) ?? [];
    if (url === undefined) continue;
    return {
      functionName: redactUrl(chromium ?? firefox ?? ''),
      url: redactUrl(url),
      line: Number(row),
      column: Number(column),
    };
  }
  return null;
}

/**
 * Whether main fetch stops this call before anything is sent, so that no event and no entry can tell of it.
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export function neverLeaves({ url, call }: CallRecord, origin: string): boolean {
  const { mode, redirectMode } = call;
  if (mode === 'websocket' || mode === 'navigate' || mode === null) return false;
  const scheme = parseUrl(url)?.protocol ?? '';
  if (['data:', 'blob:'].includes(scheme) || isSameOrigin(origin, originOf(url))) return false;
  if (mode === 'same-origin') return true;
  if (mode === 'no-cors') return redirectMode !== null && redirectMode !== 'follow';
  return scheme !== '' && scheme !== 'http:' && scheme !== 'https:';
}

/** The caller's origin, as it was reported or else the page's; null where neither is known. */
export const originOfCall = ({ origin }: CallRecord, page: string | null): string | null =>
  origin ?? (page === null ? null : originOf(page));

/** Whether Chromium has neither an event nor a HAR entry of this call. Of XMLHttpRequest it lists other schemes. */
export function isTraceless(record: CallRecord, page: string | null): boolean {
  const origin = originOfCall(record, page);
  return record.call.api === 'fetch' && origin !== null && neverLeaves(record, origin);
}
