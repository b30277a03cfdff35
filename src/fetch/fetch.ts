import { corsCheck } from './cors-check.ts';
import { corsPreflightFetch } from './cors-preflight-fetch.ts';
import { isCorsSafelistedMethod, isRedirectStatus } from './cors-safelisted.ts';
import { httpRedirectFetch } from './http-redirect-fetch.ts';
import { locationUrl } from './location-url.ts';
import { isSameOrigin, OPAQUE, originOf, parseUrl } from './origin.ts';
import type { Profile } from './profiles.ts';
import {
  type CredentialsMode,
  type Mode,
  type ObservedResponse,
  type Request,
  serializeRequestOrigin,
} from './request.ts';
import type { Stop } from './stop.ts';
import { say, series, type Text, wrong } from './text.ts';
import { type Phase, Trace } from './trace.ts';

/** What was seen of one hop. */
export type ObservedHop = {
  readonly url: string;
  readonly method: string;
  readonly unsafeNames: readonly string[];
  /** Null where no preflight was seen; its response is null where it got no HTTP answer. */
  readonly preflight: { readonly response: ObservedResponse | null } | null;
  readonly response: ObservedResponse | null;
};

/** What the page asked for. */
export type Asked = {
  readonly origin: string;
  readonly mode: Mode;
  readonly credentialsMode: CredentialsMode;
};

export type ResponseTainting = 'basic' | 'cors' | 'opaque';

export type FetchResult =
  | { readonly kind: 'response'; readonly tainting: ResponseTainting }
  | { readonly kind: 'network error'; readonly stop: Stop }
  /** The run came to a place of which nothing was seen. */
  | { readonly kind: 'unobserved'; readonly hop: number; readonly phase: Phase };

export type Run = { readonly result: FetchResult; readonly trace: Trace };

/**
 * Main fetch and HTTP fetch over observed answers: what the standard makes of this journey.
 * Never throws; what it needs and was not seen ends the run as `unobserved`.
 * https://fetch.spec.whatwg.org/#concept-main-fetch
 */
export function fetch(asked: Asked, hops: readonly ObservedHop[], profile: Profile): Run {
  const trace = new Trace();
  let tainting: ResponseTainting = 'basic';

  for (const [hop, seen] of hops.entries()) {
    const urlList = hops.slice(0, hop + 1).map(({ url }) => url);
    const request: Request = { ...asked, method: seen.method, urlList, unsafeNames: seen.unsafeNames };
    const networkError = (stop: Stop): Run => ({ trace, result: { kind: 'network error', stop } });
    const unobserved = (phase: Phase): Run => ({ trace, result: { kind: 'unobserved', hop, phase } });

    // Main fetch, step 12: which kind of request is it at this hop?
    const chosen = chooseTainting(request, tainting, hop, trace);
    if (typeof chosen !== 'string') return networkError(chosen);
    tainting = chosen;

    // HTTP fetch, step 4.1: the preflight.
    if (tainting === 'cors') {
      notePreflight(request, seen, hop, trace);
      if (seen.preflight !== null) {
        if (seen.preflight.response === null) return unobserved('preflight');
        const stop = corsPreflightFetch(request, seen.preflight.response, { hop, profile, trace });
        if (stop !== null) return networkError(stop);
      }
    }

    // Step 4.4: the CORS check. The answers 304 and 407 never reach it from the network.
    const { response } = seen;
    if (response === null) return unobserved('response');
    const location = isRedirectStatus(response.status) ? locationUrl(response, request) : null;
    const phase = location === null ? 'response' : 'redirect';
    if (tainting === 'cors' && !bypassesCorsCheck(response, request)) {
      const stop = corsCheck(request, response, { hop, phase, profile, trace });
      if (stop !== null) return networkError(stop);
    }

    // Step 6: follow the redirect.
    if (location === null) return { trace, result: { kind: 'response', tainting } };
    const serializedOrigin = serializeRequestOrigin(request, phase, profile);
    const at = { hop, status: response.status, serializedOrigin, tainted: tainting === 'cors', trace };
    const stop = httpRedirectFetch(request, location, at);
    if (stop !== null) return networkError(stop);
  }
  return { trace, result: { kind: 'unobserved', hop: hops.length, phase: 'response' } };
}

function chooseTainting(
  request: Request,
  before: ResponseTainting,
  hop: number,
  trace: Trace,
): ResponseTainting | Stop {
  const step = trace.of('main fetch', hop, 'response');
  const url = request.urlList.at(-1) ?? '';
  const isBasic = isSameOrigin(request.origin, originOf(url)) && before === 'basic';
  if (isBasic || request.mode === 'navigate' || request.mode === 'websocket') return 'basic';
  const stop = (reason: 'same-origin mode' | 'scheme is not HTTP(S)'): Stop => ({
    algorithm: 'main fetch',
    step: '12',
    hop,
    phase: 'response',
    method: request.method,
    urlList: request.urlList,
    requestOrigin: request.origin,
    serializedOrigin: request.origin,
    credentialsMode: request.credentialsMode,
    status: null,
    reason,
    mode: request.mode,
  });
  if (request.mode === 'same-origin') {
    step.requires(
      '12',
      false,
      [],
      say`The request’s mode is ${wrong('same-origin')}, and the URL is of another origin.`,
    );
    return stop('same-origin mode');
  }
  if (request.mode === 'no-cors') {
    step.applies(
      '12',
      true,
      say`The mode is ${'no-cors'}: nothing is checked, and the page can read nothing.`,
      [],
    );
    return 'opaque';
  }
  const scheme = parseUrl(url)?.protocol;
  if (scheme !== 'http:' && scheme !== 'https:') {
    step.requires(
      '12',
      false,
      [],
      say`The scheme is ${wrong(scheme ?? 'unknown')}, and the CORS protocol knows only http and https.`,
    );
    return stop('scheme is not HTTP(S)');
  }
  const origin = request.origin === OPAQUE ? say`an opaque origin` : say`${request.origin}`;
  step.applies(
    '12',
    true,
    say`${originOf(url)} is not the same origin as ${origin}, so the CORS protocol applies.`,
    [],
  );
  return 'cors';
}

/** What makes a preflight necessary: the method, headers; empty where neither does. */
export function preflightReasons(method: string, unsafeNames: readonly string[]): readonly Text[] {
  return [
    ...(isCorsSafelistedMethod(method) ? [] : [say`the method ${method}`]),
    ...unsafeNames.map((name) => say`the header ${name}`),
  ];
}

/** Records whether a preflight was needed and what made it so. What was seen counts more than what we compute. */
function notePreflight(request: Request, seen: ObservedHop, hop: number, trace: Trace): void {
  const reasons = preflightReasons(request.method, request.unsafeNames);
  const why = reasons.length === 0 ? say`an upload listener or a streaming body` : series(reasons);
  const unseen =
    reasons.length === 0
      ? say`No preflight is needed: ${request.method} is a CORS-safelisted method and no header needs permission.`
      : say`A preflight is needed because of ${why}. None was seen: the browser still had its answer in the CORS-preflight cache.`;
  const step = trace.of('HTTP fetch', hop, 'preflight');
  step.applies('4.1', seen.preflight !== null, say`A preflight was needed because of ${why}.`, unseen);
}

const CONDITIONAL = ['if-none-match', 'if-modified-since', 'if-match', 'if-unmodified-since', 'if-range'];

/**
 * A 304 that revalidates the browser's own cache is replaced by the stored response before the check;
 * one that the page asked for with its own conditional header is checked like any other.
 */
function bypassesCorsCheck(response: ObservedResponse, request: Request): boolean {
  if (response.status === 407) return true;
  return response.status === 304 && !request.unsafeNames.some((name) => CONDITIONAL.includes(name));
}
