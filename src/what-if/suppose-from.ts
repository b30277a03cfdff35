import { hypothesesOf } from '../diagnosis/hypotheses.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import { setByPage, unsafeNamesOf } from '../exchange/unsafe-names.ts';
import { corsUnsafeRequestHeaderNames } from '../fetch/cors-safelisted.ts';
import { isForbiddenRequestHeader } from '../fetch/forbidden.ts';
import { byteLowercase, type Header, type HeaderList } from '../fetch/header-list.ts';
import { PROFILES } from '../fetch/profiles.ts';
import type { CredentialsMode, Mode, ObservedResponse, RedirectMode } from '../fetch/request.ts';
import { preflightReasons } from '../fetch/run.ts';
import type { Fact, Spared, SupposedAnswer, SupposedHop, Supposition } from './supposition.ts';

/**
 * Turns the exchange of a diagnosis into a supposition. Facts that the exchange leaves open stay open. What belongs to
 * that one attempt is left out: caches, network errors, earlier exchanges, the policies of the page.
 */
export function supposeFrom({ exchange }: Pick<Diagnosis, 'exchange'>): Supposition {
  const profile = PROFILES[exchange.browser ?? 'standard'];
  const worlds = hypothesesOf(exchange, profile).map(({ world }) => world);
  const underCors = worlds.filter(({ mode }) => mode === 'cors');
  const credentialsMode: Fact<CredentialsMode> = exchange.call?.credentialsMode
    ? [exchange.call.credentialsMode]
    : factOf<CredentialsMode>(
        underCors.map((world) => world.credentialsMode),
        ['same-origin', 'include'],
      );
  const [first, ...rest] = exchange.hops;
  const toHop = (hop: Hop) => supposedHop(exchange, hop, credentialsMode);
  const isUnexplained =
    first.preflight !== null && preflightReasons(first.method, unsafeNamesOf(first, exchange)).length === 0;
  return {
    profile: profile.name,
    type: exchange.type,
    origin: exchange.origin,
    url: first.url,
    method: first.method,
    mode: factOf<Mode>(
      worlds.map(({ mode }) => mode),
      ['cors'],
    ),
    credentialsMode,
    redirectMode: factOf<RedirectMode>(
      worlds.map(({ redirectMode }) => redirectMode),
      ['follow'],
    ),
    useCorsPreflightFlag: isUnexplained,
    headerList: headersOfScript(first, exchange),
    hops: [toHop(first), ...rest.map(toHop)],
  };
}

function factOf<T>(values: readonly T[], otherwise: Fact<T>): Fact<T> {
  const [first, ...rest] = [...new Set(values)];
  return first === undefined ? otherwise : [first, ...rest];
}

function supposedHop(
  exchange: Exchange,
  hop: Hop,
  credentialsModes: readonly CredentialsMode[],
): SupposedHop {
  const unsafeNames = unsafeNamesOf(hop, exchange);
  const isNeeded = preflightReasons(hop.method, unsafeNames).length > 0;
  const spared: Spared = {
    origin: exchange.origin,
    url: hop.url,
    method: hop.method,
    unsafeNames,
    credentialsModes,
  };
  return {
    preflight: answerOf(hop.preflight?.response ?? null),
    spared: isNeeded && hop.preflight === null ? spared : null,
    response: answerOf(hop.response),
  };
}

const answerOf = (response: ObservedResponse | null): SupposedAnswer | null =>
  response && { status: response.status, headerList: response.headerList };

/**
 * The headers that the script set, as far as they were seen. If the preflight announced other names than we compute,
 * the preflight is right. A name that it announced without a known value becomes a secret header.
 */
function headersOfScript(hop: Hop, exchange: Exchange): HeaderList {
  const profile = PROFILES[exchange.browser ?? 'standard'];
  const announced = new Set(unsafeNamesOf(hop, exchange));
  const own = setByPage(hop.requestHeaders ?? [], exchange.call).filter(
    (header) => !isForbiddenRequestHeader(header) && !isDefault(header),
  );
  const computed = new Set(corsUnsafeRequestHeaderNames(own, profile));
  const seen = own.filter(({ name }) => {
    const lower = byteLowercase(name);
    return announced.has(lower) === computed.has(lower);
  });
  const names = new Set(seen.map(({ name }) => byteLowercase(name)));
  const unseen = [...announced].filter((name) => !names.has(name));
  return [...seen, ...unseen.map((name): Header => ({ name, value: '', secret: true }))];
}

/** Browsers send this value if the script sets none. */
const isDefault = ({ name, value }: Header): boolean => byteLowercase(name) === 'accept' && value === '*/*';
