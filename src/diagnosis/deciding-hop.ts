import type { Hop } from '../exchange/exchange.ts';
import type { Diagnosis } from './types.ts';

/** The hop where it was decided. */
export function decidingHop({ exchange, hop }: Pick<Diagnosis, 'exchange' | 'hop'>): Hop {
  return exchange.hops[hop] ?? exchange.hops[0];
}
