import { chromiumSays } from '../codes/messages.ts';
import { preflightReasons } from '../fetch/fetch.ts';
import { contains, get, type HeaderList } from '../fetch/header-list.ts';
import { hostOf } from '../fetch/origin.ts';
import { listOf, say, series, type Text } from '../fetch/text.ts';
import type { Step } from '../fetch/trace.ts';
import { unsafeNamesOf } from '../observe.ts';
import type { Reading } from '../reading.ts';
import {
  type Answered,
  doesNotApply,
  type Facts,
  fails,
  holds,
  notObservable,
  notReached,
} from './answered.ts';

/** The debug checklist: seven questions, always in this order. */
export const QUESTIONS: readonly (readonly [question: string, answer: (facts: Facts) => Answered])[] = [
  ['What did the browser say?', whatItSaid],
  ['Did it reach the server?', whetherItReached],
  ['Did the preflight pass?', whetherPreflightPassed],
  ['Is the page’s origin allowed?', whetherOriginIsAllowed],
  ['Are credentials allowed?', whetherCredentialsAreAllowed],
  ['Is an error hiding behind it?', whetherErrorHides],
  ['Did a cache interfere?', whetherCacheInterfered],
];

function whatItSaid({ reading: { conclusion }, codes, exchange }: Facts): Answered {
  const unseen = notObservable(say`not seen; extensions cannot read the console`);
  if (conclusion.verdict === 'undecided') return unseen;
  if (conclusion.verdict === 'allowed') return doesNotApply(say`nothing, the page got its answer`);
  if (conclusion.verdict === 'failed') {
    const notes = [say`This is no CORS error. The console may still call it one.`];
    return fails(say`${conclusion.evidence.error}`, { notes });
  }
  const { cause, evidence, stop } = conclusion;
  const code = exchange.browser === 'firefox' ? codes.firefox : codes.chromium;
  if (code === null) return unseen;
  const told = cause.told?.(evidence, stop) ?? null;
  const line = codes.chromium === null ? [] : [say`Chromium’s console says ${chromiumSays(codes.chromium)}.`];
  if (told === null) return holds(say`${code}, and that is right`, { notes: line });
  return holds(say`${code}, not the whole story`, { notes: [...line, told], misleads: true });
}

function whetherItReached({ exchange, stop, hop, steps, reading }: Facts): Answered {
  const own = { steps: only(steps, ['main fetch', 'HTTP-redirect fetch']) };
  if (stop?.algorithm === 'main fetch') return fails(say`no, it was never sent`, own);
  if (stop?.algorithm === 'HTTP-redirect fetch')
    return fails(say`yes, but its redirect may not be followed`, own);
  if (stop?.phase === 'preflight') return holds(say`the ${'OPTIONS'} did, the ${hop.method} did not`, own);
  const status = hop.response?.status;
  if (status === undefined) {
    return reading.conclusion.verdict === 'failed'
      ? fails(say`no answer came from ${hostOf(hop.url)}`, own)
      : notObservable(say`no answer was seen`, own);
  }
  if (hop.response?.fromCache) return holds(say`no, a cache answered ${status}`, own);
  const redirects = exchange.hops.length - 1;
  if (redirects === 0) return holds(say`yes, it answered ${status}`, own);
  return holds(
    say`yes, after ${redirects} ${[redirects === 1 ? 'redirect' : 'redirects']} it answered ${status}`,
    own,
  );
}

function whetherPreflightPassed({ stop, hop, steps, reading }: Facts): Answered {
  if (!isUnderCors(steps)) return notUnderCors(reading);
  const own = { steps: only(steps, ['HTTP fetch', 'CORS-preflight fetch']) };
  const reasons = preflightReasons(hop.method, unsafeNamesOf(hop));
  const needed = reasons.length === 0 ? [] : say`, needed for ${series(reasons)}`;
  if (stop?.algorithm === 'CORS-preflight fetch') return fails(say`no, it stops here`, own);
  if (stop?.phase === 'preflight') return notReached(say`it stops at one of the next two questions`, own);
  if (hop.preflight?.response) return holds(say`yes${needed}`, own);
  if (hop.preflight) {
    const noAnswer = say`it got no answer`;
    return reading.conclusion.verdict === 'failed' ? notReached(noAnswer, own) : notObservable(noAnswer, own);
  }
  if (reasons.length > 0) return notObservable(say`none was seen, so the cache answered it`, own);
  return doesNotApply(say`none was needed`, own);
}

function whetherOriginIsAllowed({ stop, steps, reading }: Facts): Answered {
  if (!isUnderCors(steps)) return notUnderCors(reading);
  const own = { steps: only(steps, ['CORS check'], ['2', '3', '4']) };
  if (stop?.algorithm === 'CORS check' && stop.step === '2') return fails(say`no, the header is absent`, own);
  if (stop?.algorithm === 'CORS check' && stop.step === '4') return fails(say`no, it stops here`, own);
  if (stop?.algorithm === 'CORS-preflight fetch' && stop.step === '7') {
    const check = stop.corsCheck;
    if (check === null || check.step === '8') return holds(say`yes, on the preflight`, own);
    const isAbsent = check.allowOrigin === null;
    return notReached(
      isAbsent ? say`not reached; the header is absent` : say`not reached; would fail next`,
      own,
    );
  }
  if (own.steps.length === 0) return nothingToJudge(reading);
  return holds(say`yes`, own);
}

function whetherCredentialsAreAllowed({ stop, steps, reading, also, credentialsAreKnown }: Facts): Answered {
  if (!isUnderCors(steps)) return notUnderCors(reading);
  const own = { steps: only(steps, ['CORS check'], ['5', '7']) };
  if (stop?.algorithm === 'CORS check' && stop.step === '8') return fails(say`no, it stops here`, own);
  if (!credentialsAreKnown) return notObservable(say`whether they are included was not seen`);
  if (reading.world.credentialsMode !== 'include') return doesNotApply(say`none are included`, own);
  if (own.steps.length > 0) return holds(say`yes`, own);
  const next = also.some(({ id }) => id.startsWith('allow-credentials'));
  return stop !== null && next ? notReached(say`not reached; would fail next`) : nothingToJudge(reading);
}

function whetherErrorHides({ stop, hop, reading }: Facts): Answered {
  if (stop?.phase === 'preflight' || hop.response === null) return nothingToJudge(reading);
  const { status, headerList } = hop.response;
  if (status < 400) return doesNotApply(say`no, the status is ${status}`);
  if (reading.conclusion.verdict !== 'blocked') return holds(say`the page can read the ${status}`);
  const preflight = hop.preflight?.response;
  const isBare = !contains(headerList, 'Access-Control-Allow-Origin');
  const notes: Text[] = [
    ...(preflight
      ? [
          say`The preflight was answered ${preflight.status} with CORS headers, so CORS is set up on this server.`,
        ]
      : []),
    say`The ${hop.method} was answered ${status}${isBare ? say` without ${'Access-Control-Allow-Origin'}` : []}.`,
    ...(contains(headerList, 'WWW-Authenticate')
      ? [say`The server gives its reason in ${'WWW-Authenticate'}.`]
      : []),
  ];
  return fails(say`yes, a ${status}`, { notes });
}

/** Response headers by which caches say that they took part. */
const CACHE_SIGNS = [
  'Age',
  'X-Cache',
  'CF-Cache-Status',
  'X-Served-By',
  'X-Vercel-Cache',
  'X-Proxy-Cache',
  'X-Varnish',
];

function whetherCacheInterfered({ stop, hop, reading, steps }: Facts): Answered {
  if (!isUnderCors(steps)) return notUnderCors(reading);
  if (stop?.phase === 'preflight' || hop.response === null) return nothingToJudge(reading);
  const { headerList, fromCache } = hop.response;
  const signs = CACHE_SIGNS.filter((name) => contains(headerList, name));
  if (!fromCache && signs.length === 0) return holds(say`no sign of one`);
  const what = fromCache ? say`the browser’s cache answered` : say`a cache took part`;
  const notes = signs.map((name) => say`${name}: ${get(headerList, name) ?? ''}`);
  if (variesByOrigin(headerList)) return holds(say`${what}, and ${'Vary: Origin'} is there`, { notes });
  const misleads = stop !== null;
  return notObservable(say`${what}, and ${'Vary: Origin'} is absent`, { notes, misleads });
}

function variesByOrigin(headerList: HeaderList): boolean {
  const names = (get(headerList, 'Vary') ?? '').toLowerCase().split(',');
  return names.some((name) => ['origin', '*'].includes(name.trim()));
}

function only(
  steps: readonly Step[],
  algorithms: readonly string[],
  numbers?: readonly string[],
): readonly Step[] {
  return steps.filter(
    ({ algorithm, step }) => algorithms.includes(algorithm) && (numbers?.includes(step) ?? true),
  );
}

function isUnderCors(steps: readonly Step[]): boolean {
  return steps.some(({ algorithm }) => algorithm === 'HTTP fetch' || algorithm === 'CORS check');
}

function notUnderCors({ world }: Reading): Answered {
  return doesNotApply(say`the CORS protocol does not apply to mode ${listOf([world.mode])}`);
}

function nothingToJudge({ conclusion }: Reading): Answered {
  return conclusion.verdict === 'failed'
    ? doesNotApply(say`there is no answer to judge`)
    : notReached(say`not reached`);
}
