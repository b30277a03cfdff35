/** Every scenario of the lab, in the order in which the gallery shows them. */

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
import controlCredentials from './control-credentials.ts';
import controlGet from './control-get.ts';
import controlPreflightedPut from './control-preflighted-put.ts';
import controlRedirect from './control-redirect.ts';
import corsHeaderInRequest from './cors-header-in-request.ts';
import corsLayerRefused from './cors-layer-refused.ts';
import credentialsNotSent from './credentials-not-sent.ts';
import crossOriginEmbedderPolicy from './cross-origin-embedder-policy.ts';
import crossOriginResourcePolicy from './cross-origin-resource-policy.ts';
import type { Scenario } from './define-scenario.ts';
import errorResponseWithoutCors from './error-response-without-cors.ts';
import hostileMarkup from './hostile-markup.ts';
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
import secretValues from './secret-values.ts';
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
  cachedForAnotherOrigin,
  cachedWithoutCors,
  serviceWorkerOpaqueResponse,
  sameOriginMode,
  noCorsRedirectMode,
  schemeNotHttp,
  localNetworkAccessDenied,
  insecureLocalNetwork,
  challengePage,
  corsLayerRefused,
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
  timedOut,
  offline,
  blockedByExtension,
  mixedContent,
  contentSecurityPolicy,
  crossOriginEmbedderPolicy,
  redirectErrorMode,
  preflightUnreachable,
  unknownFailure,
  clientCertificateRequired,
  authorizationCoveredByWildcard,
  reflectedOriginWithoutVary,
  cacheIgnoresVary,
  responseHeaderNotExposed,
  wildcardExposeWithCredentials,
  preflightNotCached,
  maxAgeAboveCap,
  credentialsNotSent,
  opaqueResponse,
  wildcardWithAllowCredentials,
  nullOriginAllowed,
  insecureOriginAllowed,
  anyOriginReflectedWithCredentials,
  websocketNotProtectedByCors,
  websocketAcceptsForeignOrigin,
  socketioTransport,
  ownOriginRefused,
  controlGet,
  controlPreflightedPut,
  controlCredentials,
  controlRedirect,
  hostileMarkup,
  secretValues,
];
