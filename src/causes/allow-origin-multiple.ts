import type { UnequalOriginStop } from '../fetch/stop.ts';
import { valuesIn } from '../fetch/stop-reasons.ts';
import { hostOf } from '../platform/origin.ts';
import { allowOrigin } from '../policy/allow.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { listOf, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'allow-origin-multiple',
  title: 'Several values in Access-Control-Allow-Origin',
  severity: 'blocked',
  evidence: (stop: UnequalOriginStop) => ({
    header: 'Access-Control-Allow-Origin',
    expected: stop.serializedOrigin,
    received: stop.allowOrigin ?? '',
    lines: stop.allowOriginLines,
    /** The CORS headers that the answer has several times. */
    doubled: stop.doubled.map(({ name }) => name),
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  compares: ({ expected, received }) => ({ what: 'origin', expected, received }),
  headline: ({ lines, received }) =>
    lines.length > 1
      ? say`Access-Control-Allow-Origin is sent ${[lines.length === 2 ? 'twice' : `${lines.length} times`]}`
      : say`Access-Control-Allow-Origin lists ${[String(valuesIn(received).length)]} values`,
  explain: ({ expected, received, lines, host }) =>
    lines.length > 1
      ? say`The answer of ${host} has the header ${[String(lines.length)]} times, with ${listOf(lines)}. Browsers join the lines to ${wrong(received)}, which is not an origin. Only one line may be left.`
      : say`${host} sent the list ${wrong(received)} in one header. Only a single value is allowed: it must be ${expected} and nothing else.`,
  change: ({ lines, doubled }, stop) => [
    {
      advise: 'server',
      how: 'as the rules',
      text:
        lines.length > 1
          ? say`Two layers set ${listOf(doubled)}, usually a proxy and the application behind it. Keep the layer that answers ${'OPTIONS'}, and remove ${doubled.length === 1 ? ['it'] : [doubled.length === 2 ? 'both' : 'all of them']} from the other.`
          : say`Keep the list of origins on the server, compare the request’s ${'Origin'} with it, and answer with the one that matches.`,
    },
    ...(lines.length > 1 ? onceEach(stop) : allowOrigin(stop)),
  ],
});

/** Every doubled header with one line: the right origin if it is there, and all that the lists list. */
function onceEach(stop: UnequalOriginStop): readonly PolicyChange[] {
  return stop.doubled.flatMap(({ name, values }) => {
    // The other layer sets them on other answers, too: no line is added to one that was not seen.
    const on = [stop.phase];
    if (!/-allow-origin$/i.test(name)) return [{ set: name, to: keptOf(name, values), on }];
    const right = [stop.serializedOrigin, '*'].find((value) => values.includes(value));
    return right === undefined ? allowOrigin(stop) : [{ set: name, to: right, on }];
  });
}

function keptOf(name: string, values: readonly string[]): string {
  const [first = ''] = values;
  if (/-(allow-credentials|max-age)$/i.test(name)) return values.includes('true') ? 'true' : first;
  return [...new Set(values.flatMap((value) => value.split(',').map((each) => each.trim())))].join(', ');
}
