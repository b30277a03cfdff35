import aborted from './aborted.ts';
import allowCredentialsMissing from './allow-credentials-missing.ts';
import allowCredentialsNotTrue from './allow-credentials-not-true.ts';
import allowHeadersMalformed from './allow-headers-malformed.ts';
import allowMethodsMalformed from './allow-methods-malformed.ts';
import allowOriginMalformed from './allow-origin-malformed.ts';
import allowOriginMissing from './allow-origin-missing.ts';
import allowOriginMultiple from './allow-origin-multiple.ts';
import authorizationCoveredByWildcard from './authorization-covered-by-wildcard.ts';
import authorizationNotListed from './authorization-not-listed.ts';
import certificateInvalid from './certificate-invalid.ts';
import connectionClosed from './connection-closed.ts';
import connectionRefused from './connection-refused.ts';
import corsHeaderInRequest from './cors-header-in-request.ts';
import crossOriginResourcePolicy from './cross-origin-resource-policy.ts';
import type { BlockedCause, Cause, FailedCause, WarningCause } from './define-cause.ts';
import errorResponseWithoutCors from './error-response-without-cors.ts';
import methodCaseMismatch from './method-case-mismatch.ts';
import methodNotAllowed from './method-not-allowed.ts';
import nameNotResolved from './name-not-resolved.ts';
import opaqueOrigin from './opaque-origin.ts';
import opaqueResponseBlocking from './opaque-response-blocking.ts';
import originMismatch from './origin-mismatch.ts';
import preflightForbidden from './preflight-forbidden.ts';
import preflightRedirected from './preflight-redirected.ts';
import preflightRequiresAuth from './preflight-requires-auth.ts';
import preflightRouteMissing from './preflight-route-missing.ts';
import preflightStatusNotOk from './preflight-status-not-ok.ts';
import preflightUnreachable from './preflight-unreachable.ts';
import redirectTaintedOrigin from './redirect-tainted-origin.ts';
import redirectUrlWithCredentials from './redirect-url-with-credentials.ts';
import redirectWithoutCors from './redirect-without-cors.ts';
import redirectedToLogin from './redirected-to-login.ts';
import requestHeaderNotAllowed from './request-header-not-allowed.ts';
import responseTruncated from './response-truncated.ts';
import unknownFailure from './unknown-failure.ts';
import unsafeRedirect from './unsafe-redirect.ts';
import websocketRefused from './websocket-refused.ts';
import wildcardHeadersWithCredentials from './wildcard-headers-with-credentials.ts';
import wildcardMethodsWithCredentials from './wildcard-methods-with-credentials.ts';
import wildcardOriginWithCredentials from './wildcard-origin-with-credentials.ts';

/** Every cause, by name. A new one is a file beside this one and a line here; the repository's test sees to the rest. */
export const CAUSES = {
  aborted,
  'allow-credentials-missing': allowCredentialsMissing,
  'allow-credentials-not-true': allowCredentialsNotTrue,
  'allow-headers-malformed': allowHeadersMalformed,
  'allow-methods-malformed': allowMethodsMalformed,
  'allow-origin-malformed': allowOriginMalformed,
  'allow-origin-missing': allowOriginMissing,
  'allow-origin-multiple': allowOriginMultiple,
  'authorization-covered-by-wildcard': authorizationCoveredByWildcard,
  'authorization-not-listed': authorizationNotListed,
  'certificate-invalid': certificateInvalid,
  'connection-closed': connectionClosed,
  'connection-refused': connectionRefused,
  'cors-header-in-request': corsHeaderInRequest,
  'cross-origin-resource-policy': crossOriginResourcePolicy,
  'error-response-without-cors': errorResponseWithoutCors,
  'method-case-mismatch': methodCaseMismatch,
  'method-not-allowed': methodNotAllowed,
  'name-not-resolved': nameNotResolved,
  'opaque-origin': opaqueOrigin,
  'opaque-response-blocking': opaqueResponseBlocking,
  'origin-mismatch': originMismatch,
  'preflight-forbidden': preflightForbidden,
  'preflight-redirected': preflightRedirected,
  'preflight-requires-auth': preflightRequiresAuth,
  'preflight-route-missing': preflightRouteMissing,
  'preflight-status-not-ok': preflightStatusNotOk,
  'preflight-unreachable': preflightUnreachable,
  'redirect-tainted-origin': redirectTaintedOrigin,
  'redirect-url-with-credentials': redirectUrlWithCredentials,
  'redirect-without-cors': redirectWithoutCors,
  'redirected-to-login': redirectedToLogin,
  'request-header-not-allowed': requestHeaderNotAllowed,
  'response-truncated': responseTruncated,
  'unknown-failure': unknownFailure,
  'unsafe-redirect': unsafeRedirect,
  'websocket-refused': websocketRefused,
  'wildcard-headers-with-credentials': wildcardHeadersWithCredentials,
  'wildcard-methods-with-credentials': wildcardMethodsWithCredentials,
  'wildcard-origin-with-credentials': wildcardOriginWithCredentials,
} as const satisfies Record<string, Cause>;

export type CauseId = keyof typeof CAUSES;

const ALL = Object.values(CAUSES);

/** The causes that the algorithms stop at. */
export const BLOCKED_CAUSES: readonly BlockedCause<CauseId>[] = ALL.filter(
  (cause) => cause.severity === 'blocked',
);

/** What works and will break or already misleads. */
export const WARNING_CAUSES: readonly WarningCause<CauseId>[] = ALL.filter(
  (cause) => cause.severity === 'warning',
);

/** What only looks like CORS. `unknown-failure` takes everything, so it is asked last. */
export const FAILED_CAUSES: readonly FailedCause<CauseId>[] = ALL.filter(
  (cause) => cause.severity === 'failed',
).sort((a, b) => Number(a.id === 'unknown-failure') - Number(b.id === 'unknown-failure'));
