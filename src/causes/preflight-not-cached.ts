import { lastHop } from '../exchange/last-hop.ts';
import { DEFAULT_MAX_AGE, maxAgeOf } from '../fetch/cors-preflight-cache.ts';
import { isOkStatus } from '../fetch/cors-safelisted.ts';
import { get } from '../fetch/header-list.ts';
import { hostOf } from '../platform/origin.ts';
import { say, type Text } from '../text/text.ts';
import { defineCause, type Passage } from './define-cause.ts';

/** How many equal preflights are worth a warning. */
const OFTEN = 3;

/** How many seconds every browser keeps the answer. */
const ENOUGH = 7_200;

export default defineCause({
  id: 'preflight-not-cached',
  title: 'The same preflight again and again',
  severity: 'warning',
  when: (passage) => {
    const { preflight, profile, url } = passage;
    if (preflight === null || maxAgeOf(preflight, profile) > DEFAULT_MAX_AGE) return null;
    const durations = samePreflights(passage);
    if (durations.length < OFTEN) return null;
    return {
      header: 'Access-Control-Max-Age',
      received: get(preflight, 'Access-Control-Max-Age'),
      seconds: maxAgeOf(preflight, profile),
      count: durations.length,
      milliseconds: Math.round(durations.reduce((sum, duration) => sum + duration, 0)),
      host: hostOf(url),
    };
  },
  explain: ({ received, seconds, count, milliseconds, host }, { exchange }) =>
    say`Before this ${lastHop(exchange).method} the browser has sent ${host} the same preflight ${[String(count)]} times, which took ${milliseconds} ms in all. ${why(received, seconds)} With a longer time, one preflight would have been enough.`,
  change: () => [{ set: 'Access-Control-Max-Age', to: String(ENOUGH), on: ['preflight'] }],
});

function why(received: string | null, seconds: number): Text {
  const kept = seconds === 0 ? say`does not keep the answer` : say`keeps the answer for ${seconds} s only`;
  return received === null
    ? say`${'Access-Control-Max-Age'} is absent, so the browser ${kept}.`
    : say`${'Access-Control-Max-Age'} is ${received}, so the browser ${kept}.`;
}

/** How long each equal preflight took, this one included. One answer could have replaced them all. */
function samePreflights({ earlierPreflights, unsafeNames, exchange }: Passage): readonly number[] {
  const hop = lastHop(exchange);
  if (hop.preflight === null) return [];
  const key = [...unsafeNames].sort().join();
  const { startedAt, duration } = hop.preflight;
  const before = earlierPreflights().filter(
    (asked) =>
      asked.method === hop.method &&
      [...asked.unsafeNames].sort().join() === key &&
      isOkStatus(asked.preflight.response?.status ?? 0) &&
      startedAt - asked.preflight.startedAt < ENOUGH * 1000,
  );
  return [...before.map(({ preflight }) => preflight.duration ?? 0), duration ?? 0];
}
