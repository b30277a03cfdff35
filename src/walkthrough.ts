import { chromiumSays } from './codes/messages.ts';
import type { Answer, Codes, NamedCause, Question } from './diagnosis.ts';
import type { Exchange } from './fetch/exchange.ts';
import { contains, get, type HeaderList } from './fetch/header-list.ts';
import { hostOf } from './fetch/origin.ts';
import type { Stop } from './fetch/stop.ts';
import { listOf, say, type Text } from './fetch/text.ts';
import type { Step } from './fetch/trace.ts';
import type { Reading } from './reading.ts';

type Facts = {
  readonly exchange: Exchange;
  readonly reading: Reading;
  readonly codes: Codes;
  readonly also: readonly NamedCause[];
  readonly stop: Stop | null;
  readonly credentialsAreKnown: boolean;
  readonly steps: readonly Step[];
};

type Answered = {
  readonly answer: Answer;
  readonly summary: Text;
  readonly misleads?: boolean;
  readonly steps?: readonly Step[];
  readonly notes?: readonly Text[];
};

const QUESTIONS: readonly (readonly [question: string, answer: (facts: Facts) => Answered])[] = [
  ['What did the browser say?', whatItSaid],
  ['Did it reach the server?', whetherItReached],
  ['Did the preflight pass?', whetherPreflightPassed],
  ['Is the page’s origin allowed?', whetherOriginIsAllowed],
  ['Are credentials allowed?', whetherCredentialsAreAllowed],
  ['Is an error hiding behind it?', whetherErrorHides],
  ['Did a cache interfere?', whetherCacheInterfered],
];

/**
 * The trace of a run under the seven questions of the debug checklist. Where several readings are left that
 * conclude differently, a question they answer differently is not observable.
 */
export function walkthrough(
  exchange: Exchange,
  readings: readonly Reading[],
  codes: Codes,
  also: readonly NamedCause[],
): readonly Question[] {
  const credentialsAreKnown = new Set(readings.map(({ world }) => world.credentialsMode)).size === 1;
  return QUESTIONS.map(([question, answer], index) => {
    const answers = readings.map((reading) => {
      const { conclusion, run } = reading;
      const stop = conclusion.verdict === 'blocked' ? conclusion.stop : null;
      return answer({ exchange, reading, codes, also, stop, credentialsAreKnown, steps: run.trace.steps });
    });
    const { summary, misleads = false, steps = [], notes = [], ...rest } = agree(answers);
    return { number: index + 1, question, ...rest, summary, misleads, steps, notes };
  });
}

const NOTHING: Answered = { answer: 'not-observable', summary: [] };

/** The first answer if all say the same. */
function agree([first = NOTHING, ...others]: readonly Answered[]): Answered {
  if (others.every(({ answer }) => answer === first.answer)) return first;
  return {
    ...first,
    answer: 'not-observable',
    summary: say`it depends on what was not seen`,
    misleads: false,
  };
}

const NOT_SEEN: Answered = {
  answer: 'not-observable',
  summary: say`not seen; extensions cannot read the console`,
};

function whatItSaid({ reading: { conclusion }, codes, exchange }: Facts): Answered {
  switch (conclusion.verdict) {
    case 'allowed':
      return { answer: 'does-not-apply', summary: say`nothing, the page got its answer` };
    case 'undecided':
      return NOT_SEEN;
    case 'failed':
      return {
        answer: 'fails',
        summary: say`${conclusion.evidence.error}`,
        notes: [say`This is no CORS error. The console may still call it one.`],
      };
    case 'blocked': {
      const { cause, evidence, stop } = conclusion;
      const told = cause.told?.(evidence, stop) ?? null;
      const code = exchange.browser === 'firefox' ? codes.firefox : codes.chromium;
      if (code === null) return NOT_SEEN;
      const line =
        codes.chromium === null ? [] : [say`Chromium’s console says ${chromiumSays(codes.chromium)}.`];
      return {
        answer: 'holds',
        summary: told === null ? say`${code}, and that is right` : say`${code}, which is not the whole story`,
        misleads: told !== null,
        notes: told === null ? line : [...line, told],
      };
    }
  }
}

function whetherItReached({ exchange, stop, steps, reading }: Facts): Answered {
  const own = steps.filter(
    ({ algorithm }) => algorithm === 'main fetch' || algorithm === 'HTTP-redirect fetch',
  );
  const hop = exchange.hops[stop?.hop ?? exchange.hops.length - 1] ?? exchange.hops[0];
  if (stop?.algorithm === 'main fetch')
    return { answer: 'fails', summary: say`no, it was never sent`, steps: own };
  if (stop?.algorithm === 'HTTP-redirect fetch') {
    return { answer: 'fails', summary: say`yes, but its redirect may not be followed`, steps: own };
  }
  if (stop?.phase === 'preflight') {
    return { answer: 'holds', summary: say`the ${'OPTIONS'} did, the ${hop.method} did not`, steps: own };
  }
  if (hop.response?.fromCache)
    return { answer: 'holds', summary: say`no, a cache answered ${hop.response.status}`, steps: own };
  if (hop.response !== null) {
    const hops = exchange.hops.length;
    return {
      answer: 'holds',
      summary:
        hops > 1
          ? say`yes, after ${hops - 1} redirect${[hops > 2 ? 's' : '']} it answered ${hop.response.status}`
          : say`yes, it answered ${hop.response.status}`,
      steps: own,
    };
  }
  if (reading.conclusion.verdict === 'failed')
    return { answer: 'fails', summary: say`no answer came from ${hostOf(hop.url)}`, steps: own };
  return { answer: 'not-observable', summary: say`no answer was seen`, steps: own };
}

function whetherPreflightPassed({ stop, steps, reading, exchange }: Facts): Answered {
  if (!appliesCors(steps)) return notUnderCors(reading);
  const own = steps.filter(
    ({ algorithm }) => algorithm === 'HTTP fetch' || algorithm === 'CORS-preflight fetch',
  );
  const last = exchange.hops[stop?.hop ?? exchange.hops.length - 1] ?? exchange.hops[0];
  if (stop?.algorithm === 'CORS-preflight fetch')
    return { answer: 'fails', summary: say`no, it stops here`, steps: own };
  if (stop?.phase === 'preflight')
    return {
      answer: 'not-reached',
      summary: say`it stops at the allowed origin or credentials below`,
      steps: own,
    };
  if (last.preflight?.response)
    return {
      answer: 'holds',
      summary: say`yes, it was answered ${last.preflight.response.status}`,
      steps: own,
    };
  if (last.preflight)
    return {
      answer: reading.conclusion.verdict === 'failed' ? 'not-reached' : 'not-observable',
      summary: say`it got no answer`,
      steps: own,
    };
  const needed = own.find(
    ({ step, text }) => step === '4.1' && text.length > 2 && text[0] !== 'No preflight is needed: ',
  );
  if (needed)
    return { answer: 'not-observable', summary: say`none was seen, so the cache answered it`, steps: own };
  return { answer: 'does-not-apply', summary: say`none was needed`, steps: own };
}

function whetherOriginIsAllowed({ stop, steps, reading }: Facts): Answered {
  if (!appliesCors(steps)) return notUnderCors(reading);
  const own = steps.filter(
    ({ algorithm, step }) => algorithm === 'CORS check' && ['2', '3', '4'].includes(step),
  );
  if (stop?.algorithm === 'CORS check' && stop.step === '2')
    return { answer: 'fails', summary: say`no, the header is absent`, steps: own };
  if (stop?.algorithm === 'CORS check' && stop.step === '4')
    return { answer: 'fails', summary: say`no, it stops here`, steps: own };
  if (stop?.algorithm === 'CORS-preflight fetch' && stop.step === '7') {
    const check = stop.corsCheck;
    if (check === null) return { answer: 'holds', summary: say`yes, on the preflight`, steps: own };
    return {
      answer: 'not-reached',
      summary:
        check.allowOrigin === null
          ? say`not reached; the header is absent`
          : say`not reached; would fail next`,
      steps: own,
    };
  }
  if (own.length === 0) return nothingToJudge(reading);
  if (reading.conclusion.verdict === 'undecided')
    return { answer: 'not-observable', summary: say`it depends on what was not seen`, steps: own };
  if (reading.run.result.kind === 'network error' && stop === null)
    return { answer: 'holds', summary: say`the browser let it pass`, steps: own };
  return { answer: 'holds', summary: say`yes`, steps: own };
}

function whetherCredentialsAreAllowed({ stop, steps, reading, also, credentialsAreKnown }: Facts): Answered {
  if (!appliesCors(steps)) return notUnderCors(reading);
  const own = steps.filter(({ algorithm, step }) => algorithm === 'CORS check' && ['5', '7'].includes(step));
  if (stop?.algorithm === 'CORS check' && stop.step === '8')
    return { answer: 'fails', summary: say`no, it stops here`, steps: own };
  if (!credentialsAreKnown) {
    return { answer: 'not-observable', summary: say`whether they are included was not seen` };
  }
  if (reading.world.credentialsMode !== 'include')
    return { answer: 'does-not-apply', summary: say`none are included`, steps: own };
  const next = also.some(({ id }) => id.startsWith('allow-credentials'));
  if (stop !== null && own.length === 0)
    return { answer: 'not-reached', summary: next ? say`not reached; would fail next` : say`not reached` };
  if (own.length === 0) return nothingToJudge(reading);
  return { answer: 'holds', summary: say`yes`, steps: own };
}

function whetherErrorHides({ exchange, stop, reading }: Facts): Answered {
  const hop = exchange.hops[stop?.hop ?? exchange.hops.length - 1] ?? exchange.hops[0];
  if (stop?.phase === 'preflight' || hop.response === null) return nothingToJudge(reading);
  const { status, headerList } = hop.response;
  if (status < 400) return { answer: 'does-not-apply', summary: say`no, the status is ${status}` };
  if (reading.conclusion.verdict !== 'blocked')
    return { answer: 'holds', summary: say`the page can read the ${status}` };
  const preflight = hop.preflight?.response;
  const notes: Text[] = [
    ...(preflight
      ? [
          say`The preflight was answered ${preflight.status} with CORS headers, so CORS is set up on this server.`,
        ]
      : []),
    say`The ${hop.method} was answered ${status}${contains(headerList, 'Access-Control-Allow-Origin') ? '' : say` without ${'Access-Control-Allow-Origin'}`}.`,
    ...(contains(headerList, 'WWW-Authenticate')
      ? [say`The server gives its reason in ${'WWW-Authenticate'}.`]
      : []),
  ];
  return { answer: 'fails', summary: say`yes, a ${status}`, notes };
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

function whetherCacheInterfered({ exchange, stop, reading, steps }: Facts): Answered {
  if (!appliesCors(steps)) return notUnderCors(reading);
  const hop = exchange.hops[stop?.hop ?? exchange.hops.length - 1] ?? exchange.hops[0];
  if (stop?.phase === 'preflight' || hop.response === null) return nothingToJudge(reading);
  const { headerList, fromCache } = hop.response;
  const signs = CACHE_SIGNS.filter((name) => contains(headerList, name));
  const varies = variesByOrigin(headerList);
  if (!fromCache && signs.length === 0) return { answer: 'holds', summary: say`no sign of one` };
  const what = fromCache ? say`the browser’s cache answered` : say`a cache took part`;
  const notes = signs.map((name) => say`${name}: ${get(headerList, name) ?? ''}`);
  return varies
    ? { answer: 'holds', summary: say`${what}, and ${'Vary: Origin'} is there`, notes }
    : {
        answer: 'not-observable',
        summary: say`${what}, and ${'Vary: Origin'} is absent`,
        misleads: stop !== null,
        notes,
      };
}

function variesByOrigin(headerList: HeaderList): boolean {
  const names = (get(headerList, 'Vary') ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  return names.includes('origin') || names.includes('*');
}

function appliesCors(steps: readonly Step[]): boolean {
  return steps.some(({ algorithm }) => algorithm === 'HTTP fetch' || algorithm === 'CORS check');
}

function notUnderCors({ world }: Reading): Answered {
  return {
    answer: 'does-not-apply',
    summary: say`the CORS protocol does not apply to mode ${listOf([world.mode])}`,
  };
}

function nothingToJudge({ conclusion }: Reading): Answered {
  return conclusion.verdict === 'failed'
    ? { answer: 'does-not-apply', summary: say`there is no answer to judge` }
    : { answer: 'not-reached', summary: say`not reached` };
}
