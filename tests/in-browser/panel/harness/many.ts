import type { Entry } from '../../../../panel/entry/entry.ts';
import { diagnose, type Exchange, type Summary } from '../../../../src/index.ts';
import { fixtures } from '../../../support/fixtures.ts';

const PATHS = ['/v1/cart', '/v1/orders', '/v1/checkout', '/v1/items', '/v1/prices'];
const STARTED = Date.UTC(2026, 1, 3, 10, 41, 30);

/** As many exchanges as in a long day, each an object with its own URL. */
export function manyEntries(count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `many-${index}`,
    navigation: index < count * 0.4 ? 1 : 2,
    summary: summaryOf(index),
  }));
}

/** 243 failures with two causes at three endpoints, and one exchange of every kind, for grouping. */
export function grouped(): Entry[] {
  const copies = (from: Summary, length: number, paths: readonly string[]): Summary[] =>
    Array.from({ length }, (_, index) => at(from, `${paths[index % paths.length]}?page=${index}`, index));
  const summaries = [
    ...copies(fixtures.wildcardWithCredentials, 128, ['/v1/cart', '/v1/cart', '/v1/orders', '/v1/checkout']),
    ...copies(fixtures.errorWithoutCors, 54, ['/v1/me']),
    ...copies(fixtures.preflightRouteMissing, 61, ['/v1/items/1', '/v1/items/2']),
    fixtures.connectionRefused,
    fixtures.allowedPlainly,
  ];
  return summaries.map((summary, index) => ({ id: `grouped-${index}`, navigation: 2, summary }));
}

/** One exchange of each status, the oldest first, all blocked because the error carries no CORS headers. */
export function errors(...statuses: readonly number[]): Entry[] {
  return statuses.map((status, index) => {
    const { exchange } = at(fixtures.errorWithoutCors, `/v1/${status}`, index);
    const [hop] = exchange.hops;
    const response = hop.response === null ? null : { ...hop.response, status };
    const summary = diagnose({ ...exchange, hops: [{ ...hop, response }] });
    return { id: `error-${index}`, navigation: 2, summary };
  });
}

function summaryOf(index: number): Summary {
  const path = `${PATHS[index % PATHS.length]}/${index % 97}?request=${index}`;
  return at(index % 10 === 0 ? fixtures.originMismatch : fixtures.allowedPlainly, path, index);
}

function at(summary: Summary, path: string, index: number): Summary {
  const { exchange } = summary;
  const [first, ...rest] = exchange.hops;
  const startedAt = STARTED + index * 20;
  const url = new URL(path, first.url).href;
  const copy: Exchange = { ...exchange, startedAt, hops: [{ ...first, url, startedAt }, ...rest] };
  return { ...summary, exchange: copy };
}
