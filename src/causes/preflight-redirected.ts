import { leadsToSignIn } from '../fetch/sign-in.ts';
import type { PreflightStatusStop } from '../fetch/stop.ts';
import { hostOf, parseUrl } from '../platform/origin.ts';
import { callDirectly } from '../practice/call-directly.ts';
import { tellRedirector } from '../practice/own-redirects.ts';
import { right, say, type Text, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'preflight-redirected',
  title: 'The preflight is redirected',
  severity: 'blocked',
  evidence: (stop: PreflightStatusStop) => {
    const url = stop.urlList.at(-1) ?? '';
    const location = stop.location ?? '';
    return {
      status: stop.status,
      method: stop.method,
      url,
      location,
      kind: kindOf(url, location),
      host: hostOf(url),
    };
  },
  headline: ({ kind }) =>
    kind === 'other'
      ? say`The preflight was redirected`
      : say`The preflight was redirected: ${[TITLES[kind]]}`,
  explain: ({ status, method, url, location, host }, { redirectedBy }) => [
    ...(redirectedBy === null
      ? say`${host} answered the preflight with ${wrong(status)} to ${location}.`
      : tellRedirector(redirectedBy, say`the preflight`, url, location)),
    ...say` Browsers do not follow redirects of a preflight, so the ${method} was never sent.`,
  ],
  change: ({ kind, location, url }) =>
    kind === 'sign-in'
      ? [
          { status: 204, on: ['preflight'] },
          { advise: 'server', how: 'as the rules', text: ADVICE[kind](location) },
        ]
      : callDirectly(url, location, ADVICE[kind]),
});

type Kind = 'trailing slash' | 'http to https' | 'www' | 'sign-in' | 'other';

const TITLES = {
  'trailing slash': 'a slash at the end',
  'http to https': 'http to https',
  www: 'with or without www',
  'sign-in': 'to a sign-in page',
} as const satisfies Record<Exclude<Kind, 'other'>, string>;

const ADVICE: Readonly<Record<Kind, (url: string) => Text>> = {
  'trailing slash': (url) => say`Call ${right(url)}, with the slash exactly as the server expects it.`,
  'http to https': (url) => say`Call ${right(url)}, with https.`,
  www: (url) => say`Call ${right(url)}, with the host name that the server prefers.`,
  'sign-in': () =>
    say`Answer ${'OPTIONS'} before the sign-in redirect, and answer API calls with ${401} instead of a redirect.`,
  other: (url) => say`Call ${right(url)} directly.`,
};

function kindOf(from: string, to: string): Kind {
  const a = parseUrl(from);
  const b = parseUrl(to);
  if (a === null || b === null) return 'other';
  if (leadsToSignIn(from, to)) return 'sign-in';
  const withoutSlash = (path: string): string => path.replace(/\/$/, '');
  const samePath = a.pathname === b.pathname;
  if (a.host === b.host && !samePath && withoutSlash(a.pathname) === withoutSlash(b.pathname))
    return 'trailing slash';
  if (a.hostname === b.hostname && a.protocol === 'http:' && b.protocol === 'https:') return 'http to https';
  if (a.hostname !== b.hostname && a.hostname.replace(/^www\./, '') === b.hostname.replace(/^www\./, ''))
    return 'www';
  return 'other';
}
