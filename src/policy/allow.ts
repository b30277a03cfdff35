import type { CredentialsMode } from '../fetch/request.ts';
import type { Phase } from '../fetch/trace.ts';
import { OPAQUE } from '../platform/origin.ts';
import type { Deed, Place, Rule } from './policy-change.ts';

type Station = {
  readonly phase: Phase;
  readonly serializedOrigin: string;
  readonly credentialsMode: CredentialsMode;
};

/** If the preflight is refused, the request is never sent. Its response needs the same header lines. */
export function placesOf(phase: Phase): readonly Place[] {
  return phase === 'preflight' ? ['preflight', 'response'] : [phase];
}

/**
 * The changes that allow the origin of this request, with `Vary: Origin` for caches. An opaque origin is never named,
 * because every sandboxed page has the same `null`. Without credentials `*` allows it; with credentials there is no
 * safe change, and the list is empty.
 */
export function allowOrigin(station: Station): readonly Rule[] {
  const on = placesOf(station.phase);
  if (station.serializedOrigin === OPAQUE) {
    return station.credentialsMode === 'include' ? [] : [{ set: 'Access-Control-Allow-Origin', to: '*', on }];
  }
  return [
    ...nameOrigin(station),
    { set: 'Vary', to: 'Origin', on: on.filter((place) => place !== 'preflight') },
  ];
}

/** Names the origin of this request. A server that names one origin to everybody needs no `Vary`. */
export const nameOrigin = ({ phase, serializedOrigin }: Station): readonly Rule[] => [
  { set: 'Access-Control-Allow-Origin', to: serializedOrigin, on: placesOf(phase) },
];

/** For what was asked for without CORS: asks with CORS, and the answer allows the page. */
export const askWithCors = ({ origin }: { readonly origin: string }): readonly Deed[] => [
  { ask: { mode: 'cors' } },
  ...allowOrigin({ phase: 'response', serializedOrigin: origin, credentialsMode: 'same-origin' }),
];

export function allowCredentials(station: Station): readonly Rule[] {
  return [{ set: 'Access-Control-Allow-Credentials', to: 'true', on: placesOf(station.phase) }];
}

/** Adds values to those that a list header allows already. Drops the wildcard and duplicates. */
export function allowAlso(header: string, listed: readonly string[], added: readonly string[]): Rule {
  const kept = listed.filter((value) => value !== '*' && !added.includes(value));
  return { set: header, to: [...kept, ...added].join(', '), on: ['preflight'] };
}
