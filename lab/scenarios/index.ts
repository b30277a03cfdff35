/** Every scenario of the lab, in the order in which the gallery shows them. */
import type { Scenario } from '../scenario.ts';
import aborted from './aborted.ts';
import allowCredentialsMissing from './allow-credentials-missing.ts';
import allowCredentialsNotTrue from './allow-credentials-not-true.ts';
import allowHeadersMalformed from './allow-headers-malformed.ts';
import allowMethodsMalformed from './allow-methods-malformed.ts';
import allowOriginMalformed from './allow-origin-malformed.ts';
import allowOriginMissing from './allow-origin-missing.ts';
import allowOriginMultiple from './allow-origin-multiple.ts';
import authorizationCoveredByWildcard from './authorization-covered-by-wildcard.ts';
import certificateInvalid from './certificate-invalid.ts';
import connectionClosed from './connection-closed.ts';
import connectionRefused from './connection-refused.ts';
import controlCredentials from './control-credentials.ts';
import controlGet from './control-get.ts';
import controlPreflightedPut from './control-preflighted-put.ts';
import controlRedirect from './control-redirect.ts';
import corsHeaderInRequest from './cors-header-in-request.ts';
import crossOriginResourcePolicy from './cross-origin-resource-policy.ts';
import errorResponseWithoutCors from './error-response-without-cors.ts';
import hostileMarkup from './hostile-markup.ts';
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
import secretValues from './secret-values.ts';
import unknownFailure from './unknown-failure.ts';
import unsafeRedirect from './unsafe-redirect.ts';
import websocketRefused from './websocket-refused.ts';
import wildcardHeadersWithCredentials from './wildcard-headers-with-credentials.ts';
import wildcardMethodsWithCredentials from './wildcard-methods-with-credentials.ts';
import wildcardOriginWithCredentials from './wildcard-origin-with-credentials.ts';

export const scenarios: readonly Scenario[] = [
  allowOriginMissing,
  errorResponseWithoutCors,
  allowOriginMultiple,
  allowOriginMalformed,
  originMismatch,
  opaqueOrigin,
  redirectTaintedOrigin,
  wildcardOriginWithCredentials,
  allowCredentialsMissing,
  allowCredentialsNotTrue,
  preflightRouteMissing,
  preflightRequiresAuth,
  preflightForbidden,
  preflightStatusNotOk,
  preflightRedirected,
  methodNotAllowed,
  methodCaseMismatch,
  wildcardMethodsWithCredentials,
  requestHeaderNotAllowed,
  corsHeaderInRequest,
  wildcardHeadersWithCredentials,
  allowMethodsMalformed,
  allowHeadersMalformed,
  redirectWithoutCors,
  redirectedToLogin,
  redirectUrlWithCredentials,
  connectionRefused,
  aborted,
  certificateInvalid,
  connectionClosed,
  crossOriginResourcePolicy,
  nameNotResolved,
  opaqueResponseBlocking,
  responseTruncated,
  unsafeRedirect,
  websocketRefused,
  preflightUnreachable,
  unknownFailure,
  authorizationCoveredByWildcard,
  controlGet,
  controlPreflightedPut,
  controlCredentials,
  controlRedirect,
  hostileMarkup,
  secretValues,
];
