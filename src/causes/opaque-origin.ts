import type { UnequalOriginStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowOrigin } from '../policy/allow.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'opaque-origin',
  title: 'The request’s origin is null',
  severity: 'blocked',
  evidence: (stop: UnequalOriginStop) => ({
    header: 'Access-Control-Allow-Origin',
    expected: stop.serializedOrigin,
    received: stop.allowOrigin ?? '',
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  compares: ({ expected, received }) => ({ what: 'origin', expected, received }),
  headline: () => say`The request comes from an opaque origin, sent as null`,
  explain: ({ received, host }) =>
    say`${host} allows ${wrong(received)}, but the request’s origin is ${'null'}: it comes from a sandboxed frame, a ${'data:'} page or a local file, which have no origin that a server could name.`,
  change: (_, stop) => [
    {
      advise: 'page',
      how: 'around the call',
      text: say`Make the request from a page with an origin: serve the file over HTTP, or give the frame ${'allow-same-origin'} if its content is your own.`,
    },
    ...allowOrigin(stop),
    {
      advise: 'server',
      how: 'leave alone',
      text: say`Answer with ${'*'} only if the data is public. Never allow ${'null'}: every sandboxed frame on every site has it.`,
    },
  ],
});
