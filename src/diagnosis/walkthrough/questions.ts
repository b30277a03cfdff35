import type { CauseId } from '../../causes/index.ts';
import { unsafeNamesOf } from '../../exchange/unsafe-names.ts';
import { contains, variesByOrigin } from '../../fetch/header-list.ts';
import type { Stored } from '../../fetch/request.ts';
import { preflightReasons } from '../../fetch/run.ts';
import { isAt } from '../../fetch/stop.ts';
import { wasStoredForAnother } from '../../fetch/stop-reasons.ts';
import type { Step } from '../../fetch/trace.ts';
import { hostOf } from '../../platform/origin.ts';
import { isBehindCloudFront, nameOfCache, proofOf } from '../../practice/caches.ts';
import { listOf, say, series, type Text } from '../../text/text.ts';
import { consoleName } from '../console-words.ts';
import type { Hypothesis } from '../hypotheses.ts';
import { otherBrowserWords } from '../other-browsers.ts';
import type { QuestionId } from '../types.ts';
import {
  type Answered,
  doesNotApply,
  type Facts,
  fails,
  holds,
  notObservable,
  notReached,
} from './answer.ts';

/** The debug checklist: seven questions, always in this order. */
export const QUESTIONS: readonly (readonly [
  id: QuestionId,
  question: string,
  answer: (facts: Facts) => Answered,
])[] = [
  ['report', 'What did the browser say?', whatItSaid],
  ['server', 'Did it reach the server?', whetherItReached],
  ['preflight', 'Did the preflight pass?', whetherPreflightPassed],
  ['origin', 'Is the page’s origin allowed?', whetherOriginIsAllowed],
  ['credentials', 'Are credentials allowed?', whetherCredentialsAreAllowed],
  ['error', 'Is an error hiding behind it?', whetherErrorHides],
  ['cache', 'Did a cache interfere?', whetherCacheInterfered],
];

function whatItSaid(facts: Facts): Answered {
  const said = whatThisOneSaid(facts);
  return { ...said, notes: [...said.notes, ...facts.otherBrowsers.map(otherBrowserWords)] };
}

function whatThisOneSaid({ hypothesis: { conclusion }, codes, console, exchange }: Facts): Answered {
  const unseen = notObservable(say`not seen; neither recordings nor HAR files contain the console`);
  if (conclusion.verdict === 'undecided') return unseen;
  if (conclusion.verdict === 'allowed') return doesNotApply(say`nothing, the page got its answer`);
  if (conclusion.verdict === 'failed') {
    const notes = [say`This is not a CORS error, although the console may call it one.`];
    return fails(say`${conclusion.evidence.error}`, {
      notes: [...notes, ...printedLines(console, exchange)],
    });
  }
  const { cause, evidence, stop } = conclusion;
  const own = exchange.browser === 'firefox' ? codes.firefox : codes.chromium;
  if (own === null) return unseen;
  if (own.length === 0) return doesNotApply(say`nothing about CORS`);
  const code = listOf(own, 'or');
  const messageOmits = cause.messageOmits?.(evidence, stop) ?? null;
  const several = console.length > 1;
  const choices = several ? console : [];
  const lines = several ? [] : printedLines(console, exchange);
  const omitted = messageOmits === null ? [] : [messageOmits];
  // An end that proves nothing is not a report.
  if (exchange.outcome.kind !== 'refused')
    return notObservable(say`not seen, most likely ${code}`, { notes: lines, choices });
  if (several) return holds(say`${code}; your console says which`, { notes: omitted, choices });
  if (messageOmits === null) return holds(say`${code}, and that is right`, { notes: lines });
  return holds(say`${code}, not the whole story`, { notes: [...lines, messageOmits], misleads: true });
}

/** The sentences that the console may show, as the browser prints them. */
const printedLines = (lines: Facts['console'], { browser }: Facts['exchange']): readonly Text[] =>
  lines.map((line) => say`${[`${consoleName(line, browser)}: “`]}${line.sentence}”`);

function whetherItReached(facts: Facts): Answered {
  const { exchange, stop, hop, steps, hypothesis } = facts;
  const own = { steps: only(steps, ['main fetch', 'HTTP-redirect fetch']) };
  if (isAt(stop, 'main fetch')) {
    const isTarget = stop.urlList.length > 1;
    return fails(isTarget ? say`no, not the target of its redirect` : say`no, it was never sent`, own);
  }
  if (isAt(stop, 'Local Network Access')) {
    return fails(say`no, the browser did not connect`, { steps: only(steps, ['Local Network Access']) });
  }
  if (isAt(stop, 'HTTP-redirect fetch')) return fails(say`yes, but its redirect may not be followed`, own);
  if (stop?.phase === 'preflight') return holds(say`the ${'OPTIONS'} did, the ${hop.method} did not`, own);
  const stored = storedOf(facts);
  const status = (hop.response ?? copyOf(facts))?.status;
  if (status === undefined) {
    return hypothesis.conclusion.verdict === 'failed'
      ? fails(say`no answer came from ${hostOf(hop.url)}`, own)
      : notObservable(say`no answer was seen`, own);
  }
  if (exchange.serviceWorkerAnswer !== null)
    return doesNotApply(say`no, the page’s service worker answered`, own);
  if (stored !== null) return doesNotApply(say`no, a cache answered ${status}`, own);
  const redirects = exchange.hops.length - 1;
  if (redirects === 0) return holds(say`yes, it answered ${status}`, own);
  return holds(
    say`yes, after ${redirects} ${[redirects === 1 ? 'redirect' : 'redirects']} it answered ${status}`,
    own,
  );
}

function whetherPreflightPassed(facts: Facts): Answered {
  const { stop, hop, steps, hypothesis, exchange } = facts;
  if (!isUnderCors(steps)) return notUnderCors(hypothesis);
  const own = { steps: only(steps, ['HTTP fetch', 'CORS-preflight fetch']) };
  const reasons = preflightReasons(hop.method, unsafeNamesOf(hop, exchange));
  const needed = reasons.length === 0 ? [] : say`, needed for ${series(reasons)}`;
  if (facts.isRefusedAtOpenStep) {
    const summary = say`no; at which step depends on the credentials mode`;
    return isAt(stop, 'CORS-preflight fetch')
      ? { ...stopsHere(hypothesis, own), summary }
      : fails(summary, own);
  }
  if (isAt(stop, 'CORS-preflight fetch')) return stopsHere(hypothesis, own);
  if (stop?.phase === 'preflight') return notReached(say`it stops at one of the next two questions`, own);
  const { result } = hypothesis.run;
  // If the redirect leads nowhere, the network fails, not the protocol.
  if (result.kind === 'network error' && result.stop.phase === 'preflight' && hop.preflight?.response)
    return fails(say`no, it failed here`, own);
  if (hop.preflight?.response) return holds(say`yes${needed}`, own);
  if (hop.preflight) {
    const noAnswer = say`it got no answer`;
    return hypothesis.conclusion.verdict === 'failed'
      ? notReached(noAnswer, own)
      : notObservable(noAnswer, own);
  }
  // A source that shows preflights would have shown it.
  if (reasons.length > 0 && exchange.seenBy.webRequest)
    return notObservable(say`none was seen, so an earlier one was still remembered`, own);
  if (reasons.length > 0)
    return notObservable(
      say`none was recorded: not every tool lists preflights, or an earlier one was remembered`,
      own,
    );
  return doesNotApply(say`none was needed`, own);
}

function whetherOriginIsAllowed({ stop, steps, hypothesis }: Facts): Answered {
  if (!isUnderCors(steps)) return notUnderCors(hypothesis);
  const own = { steps: only(steps, ['CORS check'], ['2', '3', '4']) };
  if (isAt(stop, 'CORS check', '2')) return fails(say`no, the header is absent`, own);
  if (isAt(stop, 'CORS check', '4')) return stopsHere(hypothesis, own);
  if (isAt(stop, 'CORS-preflight fetch', '7')) {
    const check = stop.corsCheck;
    if (check === null || check.at.step === '7') return holds(say`yes, on the preflight`, own);
    const isAbsent = check.allowOrigin === null;
    return notReached(
      isAbsent ? say`not reached; the header is absent` : say`not reached; would fail next`,
      own,
    );
  }
  if (own.steps.length === 0) return nothingToJudge(hypothesis);
  return holds(say`yes`, own);
}

function whetherCredentialsAreAllowed({
  stop,
  steps,
  hypothesis,
  also,
  credentialsAreKnown,
  credentialsAreToldByLikeCall,
}: Facts): Answered {
  if (!isUnderCors(steps)) return notUnderCors(hypothesis);
  const own = { steps: only(steps, ['CORS check'], ['5', '7']) };
  if (isAt(stop, 'CORS check', '7')) return stopsHere(hypothesis, own);
  if (!credentialsAreKnown) return notObservable(say`whether they are included was not seen`);
  if (hypothesis.world.credentialsMode !== 'include') {
    const likeWhat = credentialsAreToldByLikeCall
      ? say`, like in an earlier call that got its answer under ${'*'}`
      : [];
    return doesNotApply(say`none are included${likeWhat}`, own);
  }
  const next = also.some(({ id }) => id.startsWith('allow-credentials'));
  const isJudged =
    stop === null || own.steps.some(({ phase, hop }) => phase === stop.phase && hop === stop.hop);
  if (own.steps.length > 0 && isJudged) return holds(say`yes`, own);
  if (stop === null) return nothingToJudge(hypothesis);
  const earlier = own.steps.length > 0 ? say`yes on the earlier answers; here ` : [];
  if (next) return notReached(say`${earlier}not reached; would fail next`, own);
  return own.steps.length > 0 ? notReached(say`${earlier}not reached`, own) : nothingToJudge(hypothesis);
}

function whetherErrorHides({ stop, hop, hypothesis }: Facts): Answered {
  if (stop?.phase === 'preflight' || hop.response === null) return nothingToJudge(hypothesis);
  const { status, headerList } = hop.response;
  if (status < 400) return doesNotApply(say`no, the status is ${status}`);
  if (hypothesis.conclusion.verdict !== 'blocked') return holds(say`the page can read the ${status}`);
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

/** The causes that blame a cache. */
const CACHED: readonly CauseId[] = ['cached-for-another-origin', 'cached-without-cors'];

function whetherCacheInterfered(facts: Facts): Answered {
  const { stop, hop, hypothesis, steps } = facts;
  if (!isUnderCors(steps)) return notUnderCors(hypothesis);
  const stored = storedOf(facts);
  if (stop?.phase === 'preflight' || (hop.response === null && stored === null))
    return nothingToJudge(hypothesis);
  if (stored === null) return holds(say`no sign of one`);
  const { by, seen, madeFor } = stored;
  const notes: Text[] = [
    say`${[nameOfCache(by)]} answered: ${proofOf(stored)}.`,
    ...(seen && madeFor !== null ? [say`The answer was made for a request of ${madeFor}.`] : []),
    ...(seen && madeFor === null ? [say`The answer was made for a request without ${'Origin'}.`] : []),
  ];
  const { conclusion } = hypothesis;
  if (conclusion.verdict === 'blocked' && CACHED.includes(conclusion.cause.id)) {
    const made = seen ? say`was made for another request` : say`seems to be made for another request`;
    return fails(say`yes, with an answer that ${made}`, { notes });
  }
  // If another header is wrong, the server itself may be the reason.
  if (isAt(stop, 'CORS check') && wasStoredForAnother(stop)) {
    return notObservable(say`one answered, and ${'Vary: Origin'} is absent`, { notes, misleads: true });
  }
  const { headerList } = hop.response ?? copyOf(facts) ?? { headerList: [] };
  if (stop !== null && by === 'shared' && isBehindCloudFront(headerList))
    return notObservable(say`one answered, and CloudFront does not obey ${'Vary'}`, {
      notes,
      misleads: true,
    });
  if (variesByOrigin(headerList)) return holds(say`one answered, and ${'Vary: Origin'} is there`, { notes });
  return holds(say`one answered, and did no harm`, { notes });
}

/** What the algorithms judged at the deciding hop, which may be a copy that the browser kept. */
const copyOf = ({ exchange, hop, hypothesis }: Facts) =>
  hypothesis.observation.hops[exchange.hops.indexOf(hop)]?.response ?? null;

/** What shows that the answer at the deciding hop came from a cache. */
function storedOf(facts: Facts): Stored | null {
  return copyOf(facts)?.stored ?? null;
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

function stopsHere({ conclusion }: Hypothesis, own: Pick<Answered, 'steps'>): Answered {
  if (conclusion.verdict !== 'blocked') return fails(say`no, it stops here`, own);
  const { cause, evidence, stop } = conclusion;
  return fails(say`no, it stops here`, { ...own, compares: cause.compares?.(evidence, stop) ?? null });
}

function isUnderCors(steps: readonly Step[]): boolean {
  return steps.some(({ algorithm }) => algorithm === 'HTTP fetch' || algorithm === 'CORS check');
}

function notUnderCors({ world, conclusion }: Hypothesis): Answered {
  if (conclusion.verdict === 'blocked') return notReached(say`not reached`);
  return doesNotApply(say`the CORS protocol does not apply to mode ${listOf([world.mode])}`);
}

function nothingToJudge({ conclusion }: Hypothesis): Answered {
  return conclusion.verdict === 'failed'
    ? doesNotApply(say`there is no answer to judge`)
    : notReached(say`not reached`);
}
