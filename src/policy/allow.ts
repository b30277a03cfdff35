import type { CredentialsMode } from '../fetch/request.ts';
import type { Phase } from '../fetch/trace.ts';
import { OPAQUE } from '../platform/origin.ts';
import type { Place, PolicyChange } from './policy-change.ts';

type Station = {
  readonly phase: Phase;
  readonly serializedOrigin: string;
  readonly credentialsMode: CredentialsMode;
};

/** A refused preflight hides the actual response, which needs the same permission. */
function placesOf(phase: Phase): readonly Place[] {
  return phase === 'preflight' ? ['preflight', 'response'] : [phase];
}

/**
 * Allows the origin of this request, and tells caches that the answer depends on it.
 * An opaque origin is never named, since every sandbox has the same `null`: without credentials `*` serves it,
 * with credentials nothing safe does and the list is empty.
 */
export function allowOrigin(station: Station): readonly PolicyChange[] {
  const on = placesOf(station.phase);
  if (station.serializedOrigin === OPAQUE) {
    return station.credentialsMode === 'include' ? [] : [{ set: 'Access-Control-Allow-Origin', to: '*', on }];
  }
  return [
    { set: 'Access-Control-Allow-Origin', to: station.serializedOrigin, on },
    { set: 'Vary', to: 'Origin', on: on.filter((place) => place !== 'preflight') },
  ];
}

export function allowCredentials(station: Station): readonly PolicyChange[] {
  return [{ set: 'Access-Control-Allow-Credentials', to: 'true', on: placesOf(station.phase) }];
}

/** Adds to what a list header already allows; the wildcard and doubles are dropped. */
export function allowAlso(header: string, listed: readonly string[], added: readonly string[]): PolicyChange {
  const kept = listed.filter((value) => value !== '*' && !added.includes(value));
  return { set: header, to: [...kept, ...added].join(', '), on: ['preflight'] };
}
