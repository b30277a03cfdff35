import type { CAUSES, CauseId } from '../../src/causes/index.ts';
import type { AnsweredBy } from '../../src/fetch/answered-by.ts';
import {
  type CorsCheck,
  isAt,
  type PreflightStatusStop,
  type Stop,
  type StopOf,
} from '../../src/fetch/stop.ts';
import { valuesIn, wasStoredForAnother } from '../../src/fetch/stop-reasons.ts';
import { isSerializedTupleOrigin, parseUrl } from '../../src/platform/origin.ts';

type BlockedId = {
  [Id in CauseId]: (typeof CAUSES)[Id] extends { severity: 'blocked' } ? Id : never;
}[CauseId];

/** Somebody else answered: then nothing that the answer lacks is the cause. */
const isBy = (stop: Stop, who: AnsweredBy) => 'answeredBy' in stop && stop.answeredBy === who;
const isOwn = (stop: Pick<CorsCheck, 'answeredBy'>) => stop.answeredBy === null;
const isNoSignIn = (stop: Pick<CorsCheck, 'answeredBy'>) => stop.answeredBy !== 'sign-in';
const isMissingOrNotOk = (stop: Stop) =>
  isAt(stop, 'CORS check', '2') ||
  (isAt(stop, 'CORS-preflight fetch', '7') && (stop.location === null || parseUrl(stop.location) === null));
const isErrorAtTheEnd = ({ phase, status }: CorsCheck) => phase === 'response' && (status ?? 0) >= 400;

const missing = (claims: (stop: CorsCheck) => boolean) => (stop: Stop) =>
  isAt(stop, 'CORS check', '2') && stop.allowOrigin === null && isOwn(stop) && claims(stop);

const unequal = (claims: (value: string, stop: CorsCheck) => boolean) => (stop: Stop) =>
  isAt(stop, 'CORS check', '4') && isNoSignIn(stop) && claims(stop.allowOrigin ?? '', stop);
const isSingle = (value: string, { allowOriginLines }: CorsCheck) =>
  allowOriginLines.length === 1 && valuesIn(value).length <= 1;
/** An origin, or `null`, that is not the request's. */
const isAnother = (value: string, stop: CorsCheck) =>
  isSingle(value, stop) && (value === 'null' || isSerializedTupleOrigin(value));
const isNamed = ({ requestOrigin, serializedOrigin }: CorsCheck) =>
  requestOrigin !== 'null' && serializedOrigin !== 'null';
const wasKept = (value: string, stop: CorsCheck) => value !== 'null' && wasStoredForAnother(stop);

const preflight = (claims: (stop: PreflightStatusStop) => boolean) => (stop: Stop) =>
  isAt(stop, 'CORS-preflight fetch', '7') && claims(stop);
const status = (claims: (status: number) => boolean) =>
  preflight((stop) => stop.location === null && isOwn(stop) && !asksWho(stop) && claims(stop.status));
const asksWho = (stop: PreflightStatusStop) =>
  stop.wwwAuthenticate || stop.status === 401 || stop.status === 407;
const NO_ROUTE = [404, 405, 501];

const method = (claims: (stop: StopOf<'CORS-preflight fetch', '7.5'>) => boolean) => (stop: Stop) =>
  isAt(stop, 'CORS-preflight fetch', '7.5') && isNoSignIn(stop) && claims(stop);
const isListed = (listed: readonly string[], name: string) =>
  listed.some((each) => each.toLowerCase() === name.toLowerCase());

const header = (claims: (stop: StopOf<'CORS-preflight fetch', '7.7'>) => boolean) => (stop: Stop) =>
  isAt(stop, 'CORS-preflight fetch', '7.7') && isNoSignIn(stop) && claims(stop);
const isMisplaced = (names: readonly string[]) => names.some((name) => /^access-control-/i.test(name));

const main = (claims: (stop: StopOf<'main fetch'>) => boolean) => (stop: Stop) =>
  isAt(stop, 'main fetch') && claims(stop);
const UNSAFE = /^(data|about|blob|file|filesystem):/;

/**
 * What each cause claims of what its stop saw, written once more beside the reasons that the algorithms give: every
 * condition for itself, so that none relies on another having been asked before.
 */
const CLAIMS: Readonly<Record<BlockedId, (stop: Stop) => boolean>> = {
  'redirect-without-cors': missing(({ phase }) => phase === 'redirect'),
  'redirected-to-login': (stop) =>
    isBy(stop, 'sign-in') &&
    (isMissingOrNotOk(stop) || stop.at.algorithm === 'CORS check' || ['7.5', '7.7'].includes(stop.at.step)),
  'error-response-without-cors': missing(isErrorAtTheEnd),
  'cached-without-cors': missing((stop) => !isErrorAtTheEnd(stop) && wasStoredForAnother(stop)),
  'allow-origin-missing': missing(
    (stop) =>
      stop.phase === 'preflight' ||
      (stop.phase === 'response' && !isErrorAtTheEnd(stop) && !wasStoredForAnother(stop)),
  ),
  'allow-origin-multiple': unequal((value, stop) => !isSingle(value, stop)),
  'wildcard-origin-with-credentials': unequal((value, stop) => isSingle(value, stop) && value === '*'),
  'allow-origin-malformed': unequal(
    (value, stop) => isSingle(value, stop) && value !== '*' && !isAnother(value, stop),
  ),
  'opaque-origin': unequal((value, stop) => isAnother(value, stop) && stop.requestOrigin === 'null'),
  'redirect-tainted-origin': unequal(
    (value, stop) =>
      isAnother(value, stop) && stop.requestOrigin !== 'null' && stop.serializedOrigin === 'null',
  ),
  'cached-for-another-origin': unequal(
    (value, stop) => isAnother(value, stop) && isNamed(stop) && wasKept(value, stop),
  ),
  'origin-mismatch': unequal(
    (value, stop) => isAnother(value, stop) && isNamed(stop) && !wasKept(value, stop),
  ),
  'allow-credentials-missing': (stop) =>
    isAt(stop, 'CORS check', '7') && isNoSignIn(stop) && stop.allowCredentials === null,
  'allow-credentials-not-true': (stop) =>
    isAt(stop, 'CORS check', '7') && isNoSignIn(stop) && stop.allowCredentials !== null,
  'preflight-redirected': preflight(({ location }) => location !== null && parseUrl(location) !== null),
  'preflight-requires-auth': preflight((stop) => stop.location === null && isOwn(stop) && asksWho(stop)),
  'preflight-forbidden': status((code) => code === 403),
  'preflight-route-missing': status((code) => NO_ROUTE.includes(code)),
  'preflight-status-not-ok': status((code) => code !== 403 && !NO_ROUTE.includes(code)),
  'allow-methods-malformed': (stop) =>
    isAt(stop, 'CORS-preflight fetch', '7.3') && stop.at.reason === 'methods',
  'allow-headers-malformed': (stop) =>
    isAt(stop, 'CORS-preflight fetch', '7.3') && stop.at.reason === 'headers',
  'wildcard-methods-with-credentials': method((stop) => stop.methods.includes('*')),
  'method-case-mismatch': method(
    (stop) => !stop.methods.includes('*') && isListed(stop.methods, stop.method),
  ),
  'method-not-allowed': method((stop) => !stop.methods.includes('*') && !isListed(stop.methods, stop.method)),
  'authorization-not-listed': (stop) => isAt(stop, 'CORS-preflight fetch', '7.6'),
  'cors-header-in-request': header((stop) => isMisplaced(stop.missing)),
  'wildcard-headers-with-credentials': header(
    (stop) => !isMisplaced(stop.missing) && stop.headerNames.includes('*'),
  ),
  'request-header-not-allowed': header(
    (stop) => !isMisplaced(stop.missing) && !stop.headerNames.includes('*'),
  ),
  'same-origin-mode': main(({ mode, urlList }) => mode === 'same-origin' && urlList.length === 1),
  'no-cors-redirect-mode': main(({ mode }) => mode === 'no-cors'),
  'scheme-not-http': (stop) =>
    isAt(stop, 'HTTP-redirect fetch', '6')
      ? stop.mode === 'cors' && !UNSAFE.test(stop.location)
      : isAt(stop, 'main fetch') && stop.mode === 'cors',
  'redirect-url-with-credentials': (stop) => isAt(stop, 'HTTP-redirect fetch', '9'),
  'service-worker-opaque-response': (stop) => isAt(stop, 'HTTP fetch', '3.5.7'),
  'insecure-local-network': (stop) =>
    isAt(stop, 'Local Network Access') && stop.requestOrigin.startsWith('http:'),
  'local-network-access-denied': (stop) =>
    isAt(stop, 'Local Network Access') && !stop.requestOrigin.startsWith('http:'),
  'challenge-page': (stop) => isBy(stop, 'challenge') && isMissingOrNotOk(stop),
  'cors-layer-refused': (stop) => isBy(stop, 'refused by CORS layer') && isMissingOrNotOk(stop),
};

export const claimsOf = (stop: Stop): readonly string[] =>
  Object.entries(CLAIMS).flatMap(([id, claims]) => (claims(stop) ? [id] : []));
