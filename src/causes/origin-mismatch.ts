import type { UnequalOriginStop } from '../fetch/stop.ts';
import { hostOf, OPAQUE, parseUrl } from '../platform/origin.ts';
import { allowOrigin } from '../policy/allow.ts';
import { right, say, type Text, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'origin-mismatch',
  title: 'Another origin is allowed',
  severity: 'blocked',
  evidence: (stop: UnequalOriginStop) => {
    const received = stop.allowOrigin ?? '';
    return {
      header: 'Access-Control-Allow-Origin',
      expected: stop.serializedOrigin,
      received,
      differs: differences(received, stop.serializedOrigin),
      host: hostOf(stop.urlList.at(-1) ?? ''),
    };
  },
  compares: ({ expected, received }) => ({ what: 'origin', expected, received }),
  headline: ({ differs }) =>
    differs.length === 0
      ? say`Another origin is allowed: ${'null'}`
      : say`Another origin is allowed: the ${[differs.join(' and the ')]} ${[differs.length === 1 ? 'differs' : 'differ']}`,
  explain: ({ expected, received, differs, host }, { phase, method }) =>
    say`${host} allows ${wrong(received)}. The page is at ${right(expected)}, ${kindOf(received, expected, differs)}, ${phase === 'preflight' ? say`so the browser never sent the ${method}` : say`so the browser withheld the answer`}.`,
  change: ({ expected, received }, stop) => [
    ...(stop.serializedOrigin === OPAQUE || received === OPAQUE
      ? []
      : [
          {
            advise: 'server',
            how: 'as the rules',
            text: say`Add ${right(expected)} to the allowed origins. If pages of ${received} call this server, too, keep it, and answer each page with its own origin:`,
          } as const,
        ]),
    ...allowOrigin(stop),
  ],
});

function differences(received: string, expected: string): readonly string[] {
  if (received === OPAQUE) return [];
  const a = parseUrl(received);
  const b = parseUrl(expected);
  if (a === null || b === null) return ['origin'];
  const parts = [
    ['scheme', a.protocol, b.protocol],
    ['host', a.hostname, b.hostname],
    ['port', a.port, b.port],
  ] as const;
  return parts.filter(([, one, other]) => one !== other).map(([part]) => part);
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

function kindOf(received: string, expected: string, differs: readonly string[]): Text {
  const a = parseUrl(received);
  const b = parseUrl(expected);
  if (received === OPAQUE) return say`and ${'null'} is what sandboxed frames and local files send`;
  if (a === null || b === null) return say`which is another origin`;
  if (LOOPBACK.test(a.hostname) && LOOPBACK.test(b.hostname) && differs.includes('host')) {
    return say`and although both names reach this machine, ${a.hostname} and ${b.hostname} are different hosts`;
  }
  const withoutWww = (host: string): string => host.replace(/^www\./, '');
  if (differs.includes('host') && withoutWww(a.hostname) === withoutWww(b.hostname)) {
    return say`and the names with and without ${'www.'} are two hosts`;
  }
  if (b.hostname.endsWith(`.${a.hostname}`)) return say`and a subdomain has its own origin`;
  if (differs.length === 1 && differs[0] === 'port') return say`and the port is a part of the origin`;
  if (differs.length === 1 && differs[0] === 'scheme')
    return say`and ${'http'} and ${'https'} are two origins`;
  return say`which is another origin`;
}
