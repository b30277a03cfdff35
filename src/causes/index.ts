import type { Algorithm } from '../fetch/standard.ts';
import type { Stop, StopOf } from '../fetch/stop.ts';
import aborted from './aborted.ts';
import allowCredentialsMissing from './allow-credentials-missing.ts';
import allowCredentialsNotTrue from './allow-credentials-not-true.ts';
import allowHeadersMalformed from './allow-headers-malformed.ts';
import allowMethodsMalformed from './allow-methods-malformed.ts';
import allowOriginMalformed from './allow-origin-malformed.ts';
import allowOriginMissing from './allow-origin-missing.ts';
import allowOriginMultiple from './allow-origin-multiple.ts';
import anyOriginReflectedWithCredentials from './any-origin-reflected-with-credentials.ts';
import authorizationCoveredByWildcard from './authorization-covered-by-wildcard.ts';
import authorizationNotListed from './authorization-not-listed.ts';
import blockedByExtension from './blocked-by-extension.ts';
import cacheIgnoresVary from './cache-ignores-vary.ts';
import cachedForAnotherOrigin from './cached-for-another-origin.ts';
import cachedWithoutCors from './cached-without-cors.ts';
import certificateInvalid from './certificate-invalid.ts';
import challengePage from './challenge-page.ts';
import clientCertificateRequired from './client-certificate-required.ts';
import connectionClosed from './connection-closed.ts';
import connectionRefused from './connection-refused.ts';
import contentSecurityPolicy from './content-security-policy.ts';
import corsHeaderInRequest from './cors-header-in-request.ts';
import corsLayerRefused from './cors-layer-refused.ts';
import credentialsNotSent from './credentials-not-sent.ts';
import crossOriginEmbedderPolicy from './cross-origin-embedder-policy.ts';
import crossOriginResourcePolicy from './cross-origin-resource-policy.ts';
import type { BlockedCause, Cause, FailedCause, WarningCause } from './define-cause.ts';
import errorResponseWithoutCors from './error-response-without-cors.ts';
import insecureLocalNetwork from './insecure-local-network.ts';
import insecureOriginAllowed from './insecure-origin-allowed.ts';
import localNetworkAccessDenied from './local-network-access-denied.ts';
import maxAgeAboveCap from './max-age-above-cap.ts';
import methodCaseMismatch from './method-case-mismatch.ts';
import methodNotAllowed from './method-not-allowed.ts';
import mixedContent from './mixed-content.ts';
import nameNotResolved from './name-not-resolved.ts';
import noCorsRedirectMode from './no-cors-redirect-mode.ts';
import nullOriginAllowed from './null-origin-allowed.ts';
import offline from './offline.ts';
import opaqueOrigin from './opaque-origin.ts';
import opaqueResponse from './opaque-response.ts';
import opaqueResponseBlocking from './opaque-response-blocking.ts';
import originMismatch from './origin-mismatch.ts';
import ownOriginRefused from './own-origin-refused.ts';
import preflightForbidden from './preflight-forbidden.ts';
import preflightNotCached from './preflight-not-cached.ts';
import preflightRedirected from './preflight-redirected.ts';
import preflightRequiresAuth from './preflight-requires-auth.ts';
import preflightRouteMissing from './preflight-route-missing.ts';
import preflightStatusNotOk from './preflight-status-not-ok.ts';
import preflightUnreachable from './preflight-unreachable.ts';
import redirectErrorMode from './redirect-error-mode.ts';
import redirectTaintedOrigin from './redirect-tainted-origin.ts';
import redirectUrlWithCredentials from './redirect-url-with-credentials.ts';
import redirectWithoutCors from './redirect-without-cors.ts';
import redirectedToLogin from './redirected-to-login.ts';
import reflectedOriginWithoutVary from './reflected-origin-without-vary.ts';
import requestHeaderNotAllowed from './request-header-not-allowed.ts';
import responseHeaderNotExposed from './response-header-not-exposed.ts';
import responseTruncated from './response-truncated.ts';
import sameOriginMode from './same-origin-mode.ts';
import schemeNotHttp from './scheme-not-http.ts';
import serviceWorkerOpaqueResponse from './service-worker-opaque-response.ts';
import socketioTransport from './socketio-transport.ts';
import timedOut from './timed-out.ts';
import unknownFailure from './unknown-failure.ts';
import unsafeRedirect from './unsafe-redirect.ts';
import websocketAcceptsForeignOrigin from './websocket-accepts-foreign-origin.ts';
import websocketNotProtectedByCors from './websocket-not-protected-by-cors.ts';
import websocketRefused from './websocket-refused.ts';
import wildcardExposeWithCredentials from './wildcard-expose-with-credentials.ts';
import wildcardHeadersWithCredentials from './wildcard-headers-with-credentials.ts';
import wildcardMethodsWithCredentials from './wildcard-methods-with-credentials.ts';
import wildcardOriginWithCredentials from './wildcard-origin-with-credentials.ts';
import wildcardWithAllowCredentials from './wildcard-with-allow-credentials.ts';

/** Every cause, by name. `npm run new:cause` adds one. */
export const CAUSES = {
  aborted,
  'allow-credentials-missing': allowCredentialsMissing,
  'allow-credentials-not-true': allowCredentialsNotTrue,
  'allow-headers-malformed': allowHeadersMalformed,
  'allow-methods-malformed': allowMethodsMalformed,
  'allow-origin-malformed': allowOriginMalformed,
  'allow-origin-missing': allowOriginMissing,
  'allow-origin-multiple': allowOriginMultiple,
  'any-origin-reflected-with-credentials': anyOriginReflectedWithCredentials,
  'authorization-covered-by-wildcard': authorizationCoveredByWildcard,
  'authorization-not-listed': authorizationNotListed,
  'blocked-by-extension': blockedByExtension,
  'cache-ignores-vary': cacheIgnoresVary,
  'cached-for-another-origin': cachedForAnotherOrigin,
  'cached-without-cors': cachedWithoutCors,
  'certificate-invalid': certificateInvalid,
  'challenge-page': challengePage,
  'client-certificate-required': clientCertificateRequired,
  'connection-closed': connectionClosed,
  'connection-refused': connectionRefused,
  'content-security-policy': contentSecurityPolicy,
  'cors-header-in-request': corsHeaderInRequest,
  'cors-layer-refused': corsLayerRefused,
  'credentials-not-sent': credentialsNotSent,
  'cross-origin-embedder-policy': crossOriginEmbedderPolicy,
  'cross-origin-resource-policy': crossOriginResourcePolicy,
  'error-response-without-cors': errorResponseWithoutCors,
  'insecure-local-network': insecureLocalNetwork,
  'insecure-origin-allowed': insecureOriginAllowed,
  'local-network-access-denied': localNetworkAccessDenied,
  'max-age-above-cap': maxAgeAboveCap,
  'method-case-mismatch': methodCaseMismatch,
  'method-not-allowed': methodNotAllowed,
  'mixed-content': mixedContent,
  'name-not-resolved': nameNotResolved,
  'no-cors-redirect-mode': noCorsRedirectMode,
  'null-origin-allowed': nullOriginAllowed,
  offline,
  'opaque-origin': opaqueOrigin,
  'opaque-response': opaqueResponse,
  'opaque-response-blocking': opaqueResponseBlocking,
  'origin-mismatch': originMismatch,
  'own-origin-refused': ownOriginRefused,
  'preflight-forbidden': preflightForbidden,
  'preflight-not-cached': preflightNotCached,
  'preflight-redirected': preflightRedirected,
  'preflight-requires-auth': preflightRequiresAuth,
  'preflight-route-missing': preflightRouteMissing,
  'preflight-status-not-ok': preflightStatusNotOk,
  'preflight-unreachable': preflightUnreachable,
  'redirect-error-mode': redirectErrorMode,
  'redirect-tainted-origin': redirectTaintedOrigin,
  'redirect-url-with-credentials': redirectUrlWithCredentials,
  'redirect-without-cors': redirectWithoutCors,
  'redirected-to-login': redirectedToLogin,
  'reflected-origin-without-vary': reflectedOriginWithoutVary,
  'request-header-not-allowed': requestHeaderNotAllowed,
  'response-header-not-exposed': responseHeaderNotExposed,
  'response-truncated': responseTruncated,
  'same-origin-mode': sameOriginMode,
  'scheme-not-http': schemeNotHttp,
  'service-worker-opaque-response': serviceWorkerOpaqueResponse,
  'socketio-transport': socketioTransport,
  'timed-out': timedOut,
  'unknown-failure': unknownFailure,
  'unsafe-redirect': unsafeRedirect,
  'websocket-accepts-foreign-origin': websocketAcceptsForeignOrigin,
  'websocket-not-protected-by-cors': websocketNotProtectedByCors,
  'websocket-refused': websocketRefused,
  'wildcard-expose-with-credentials': wildcardExposeWithCredentials,
  'wildcard-headers-with-credentials': wildcardHeadersWithCredentials,
  'wildcard-methods-with-credentials': wildcardMethodsWithCredentials,
  'wildcard-origin-with-credentials': wildcardOriginWithCredentials,
  'wildcard-with-allow-credentials': wildcardWithAllowCredentials,
} as const satisfies Record<string, Cause>;

export type CauseId = keyof typeof CAUSES;

const ALL = Object.values(CAUSES);

/**
 * The one cause of every stop: by algorithm, step and reason, in the order in which a request comes to them.
 * Null if the reason is not the CORS protocol; then a failed cause names it.
 */
const CAUSE_OF = {
  'main fetch': {
    '12': {
      'same-origin mode': sameOriginMode,
      // If a redirect leads to another origin, browsers do not report it as CORS.
      'same-origin mode, redirected': null,
      'no-cors redirect mode': noCorsRedirectMode,
      'scheme is not HTTP(S)': schemeNotHttp,
    },
  },
  'HTTP fetch': {
    '3.5.7': { 'opaque response': serviceWorkerOpaqueResponse },
    '6.3': { 'redirect mode error': null },
  },
  'Local Network Access': {
    'secure context': { 'insecure page': insecureLocalNetwork },
    permission: { 'no permission': localNetworkAccessDenied },
  },
  'CORS-preflight fetch': {
    '7': {
      'sign-in': redirectedToLogin,
      challenge: challengePage,
      'refused by CORS layer': corsLayerRefused,
      redirected: preflightRedirected,
      'redirected nowhere': null,
      'requires auth': preflightRequiresAuth,
      forbidden: preflightForbidden,
      'route missing': preflightRouteMissing,
      'not ok': preflightStatusNotOk,
    },
    '7.3': { methods: allowMethodsMalformed, headers: allowHeadersMalformed },
    '7.5': {
      'sign-in': redirectedToLogin,
      wildcard: wildcardMethodsWithCredentials,
      case: methodCaseMismatch,
      'not listed': methodNotAllowed,
    },
    '7.6': { wildcard: authorizationNotListed },
    '7.7': {
      'sign-in': redirectedToLogin,
      'CORS header': corsHeaderInRequest,
      wildcard: wildcardHeadersWithCredentials,
      'not listed': requestHeaderNotAllowed,
    },
  },
  'CORS check': {
    '2': {
      redirect: redirectWithoutCors,
      'sign-in': redirectedToLogin,
      'error response': errorResponseWithoutCors,
      stored: cachedWithoutCors,
      missing: allowOriginMissing,
      challenge: challengePage,
      'refused by CORS layer': corsLayerRefused,
    },
    '4': {
      'sign-in': redirectedToLogin,
      multiple: allowOriginMultiple,
      wildcard: wildcardOriginWithCredentials,
      malformed: allowOriginMalformed,
      opaque: opaqueOrigin,
      tainted: redirectTaintedOrigin,
      stored: cachedForAnotherOrigin,
      mismatch: originMismatch,
    },
    '7': {
      'sign-in': redirectedToLogin,
      absent: allowCredentialsMissing,
      'not true': allowCredentialsNotTrue,
    },
  },
  'HTTP-redirect fetch': {
    '5': { 'no URL': null },
    '6': {
      // If the scheme is one of these, or the request has no CORS, no browser reports it as CORS.
      'unsafe scheme': null,
      'scheme is not HTTP(S), without CORS': null,
      'scheme is not HTTP(S)': schemeNotHttp,
    },
    '7': { 'too many redirects': null },
    '9': { 'URL with credentials': redirectUrlWithCredentials },
  },
} as const satisfies CauseTable;

/** A cause for each reason of each step, which takes the stops of that step. */
type CauseTable = {
  readonly [A in Algorithm]: {
    readonly [S in StopOf<A>['at']['step']]: {
      readonly [R in StopOf<A, S>['at']['reason']]: BlockedCause<CauseId, StopOf<A, S>> | null;
    };
  };
};

/** The same table for lookups. The compiler has checked above which reasons belong to which step. */
type CauseOfReason = Readonly<Record<string, BlockedCause<CauseId> | null>>;
const TABLE: Readonly<Record<string, Readonly<Record<string, CauseOfReason>>>> = CAUSE_OF;

/** The cause of a stop; null if its reason is not the CORS protocol. */
export function causeOf({ algorithm, step, reason }: Stop['at']): BlockedCause<CauseId> | null {
  return TABLE[algorithm]?.[step]?.[reason] ?? null;
}

/** Where a cause stops a request; of several steps, the first that a request reaches. Null for causes that stop none. */
export function placeOf(id: CauseId): { readonly algorithm: Algorithm; readonly step: string } | null {
  for (const algorithm of Object.keys(CAUSE_OF) as readonly Algorithm[])
    for (const [step, causes] of Object.entries(TABLE[algorithm] ?? {}))
      if (Object.values(causes).some((cause) => cause?.id === id)) return { algorithm, step };
  return null;
}

/** What works and will break or already misleads. */
export const WARNING_CAUSES: readonly WarningCause<CauseId>[] = ALL.filter(
  (cause) => cause.severity === 'warning',
);

/** What only looks like CORS. `unknown-failure` takes everything, so it is asked last. */
export const FAILED_CAUSES: readonly FailedCause<CauseId>[] = ALL.filter(
  (cause) => cause.severity === 'failed',
).sort((a, b) => Number(a.id === 'unknown-failure') - Number(b.id === 'unknown-failure'));
