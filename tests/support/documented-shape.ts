import { CAUSES } from '../../src/index.ts';

/**
 * The shape that `crosscheck diagnose --json` promises to other programs: the type of each key's value. Missing keys,
 * extra keys and wrong types are reported by their path.
 */
type Check = (value: unknown) => boolean;
type Shape = Check | { readonly [key: string]: Shape };

const text: Check = (value) => typeof value === 'string';
const truth: Check = (value) => typeof value === 'boolean';
const whole: Check = (value) => Number.isFinite(value);
const cause: Check = (value) => typeof value === 'string' && Object.hasOwn(CAUSES, value);
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const orNull =
  (shape: Shape): Check =>
  (value) =>
    value === null || matches(value, shape);
const listOf =
  (...shapes: readonly Shape[]): Check =>
  (value) =>
    Array.isArray(value) && value.every((each) => shapes.some((shape) => matches(each, shape)));

const places = listOf(oneOf('preflight', 'redirect', 'response'));
const evidence: Check = (value) =>
  isObject(value) &&
  Object.values(value).every(
    (each) => each === null || [text, truth, whole, listOf(text)].some((is) => is(each)),
  );

const change = listOf(
  { set: text, to: text, on: places },
  { remove: text, on: places },
  { status: whole, on: places },
  { call: text },
  { drop: text },
  { method: text },
  { advise: oneOf('server', 'page'), text },
);

/** `when` has any of these keys, and one at least. */
const when: Check = (value) =>
  isObject(value) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every((key) => ['mode', 'credentials-mode', 'redirect-mode'].includes(key)) &&
  Object.values(value).every(text);

const STEP = { algorithm: text, step: text, holds: orNull(truth), text, link: text } as const;

const EXCHANGE = {
  url: text,
  hops: listOf(text),
  requestId: orNull(text),
  method: text,
  type: text,
  api: oneOf(
    ...['fetch', 'xhr', 'eventsource', 'beacon', 'websocket', 'manifest', 'font', 'image', 'media', 'script'],
    ...['module', 'style', 'preload', 'worker', 'other', null],
  ),
  origin: text,
  status: orNull(whole),
  preflight: orNull({ status: orNull(whole) }),
  verdict: oneOf('allowed', 'blocked', 'failed', 'undecided'),
  phase: oneOf('preflight', 'redirect', 'response', null),
  cause: orNull(cause),
  also: listOf(cause),
  conditional: listOf({ when, text, causes: listOf(cause), change }),
  candidates: listOf({ id: cause, change }, { id: oneOf('allowed'), change }),
  needs: oneOf(
    ...['credentials-mode', 'mode', 'redirect-mode', 'call-or-error', 'stored-response', 'answer', null],
  ),
  warnings: listOf(cause),
  codes: { chromium: orNull(listOf(text)), firefox: orNull(listOf(text)) },
  evidence,
  title: text,
  explanation: text,
  change,
  walkthrough: listOf({
    question: text,
    answer: oneOf('holds', 'fails', 'not-reached', 'does-not-apply', 'not-observable'),
    summary: text,
    steps: listOf(STEP),
  }),
} as const satisfies Shape;

const OUTPUT = {
  version: oneOf(2),
  browser: oneOf('chromium', 'firefox', null),
  exchanges: Array.isArray,
} as const;

const LOSSES = {
  calls: listOf({ origin: orNull(text), count: whole }),
  exchanges: whole,
  pending: whole,
  events: whole,
} as const;

type Checked = { readonly [key in keyof typeof EXCHANGE]?: unknown };

/** The faults of one exchange of the output; empty if there are none. */
export function faultsOf(exchange: unknown): readonly string[] {
  if (!isObject(exchange)) return ['is no object'];
  return [...faults(exchange, EXCHANGE), ...contradictions(exchange)];
}

/** The faults of one line of the output; with several files it has the key `file`, and `losses` if there are any. */
export function faultsOfOutput(output: unknown, hasFile: boolean): readonly string[] {
  if (!isObject(output)) return ['is no object'];
  const { exchanges } = output;
  const of = Array.isArray(exchanges) ? exchanges.flatMap(faultsOf) : [];
  const named = hasFile ? { ...OUTPUT, file: text } : OUTPUT;
  return [...faults(output, 'losses' in output ? { ...named, losses: LOSSES } : named), ...of];
}

function faults(value: { readonly [key: string]: unknown }, shape: { readonly [key: string]: Shape }) {
  const missing = Object.keys(shape).filter((key) => !Object.hasOwn(value, key));
  const extra = Object.keys(value).filter((key) => !Object.hasOwn(shape, key));
  const wrong = Object.entries(shape).filter(([key, each]) => !matches(value[key], each));
  return [
    ...missing.map((key) => `${key} is missing`),
    ...extra.map((key) => `${key} is not documented`),
    ...wrong.map(([key]) => `${key} is ${JSON.stringify(value[key])}`),
  ];
}

/** Fields that contradict the verdict. */
function contradictions({
  verdict,
  phase,
  cause: id,
  needs,
  candidates,
  also,
  conditional,
  warnings,
  url,
  hops,
  ...rest
}: Checked) {
  const says = (isSo: boolean, what: string) => (isSo ? [] : [`${verdict}: ${what}`]);
  const listed = (value: unknown) => Array.isArray(value) && value.length > 0;
  return [
    ...says(id !== null || verdict === 'allowed' || needs !== null, 'without a cause, a fact is missing'),
    ...says(
      (phase !== null) === (verdict === 'blocked' && id !== null),
      'a phase is told if and only if a cause of CORS is',
    ),
    ...says(
      id === null || verdict === 'blocked' || verdict === 'failed',
      'a cause goes with blocked and failed',
    ),
    ...says(!listed(candidates) || id === null, 'candidates are told only without a cause'),
    ...says(!listed(also) || id !== null, 'what would block next is told only beside a cause'),
    ...says(!listed(conditional) || id !== null, 'a condition is told only beside a cause'),
    ...says(!listed(warnings) || verdict === 'allowed', 'warnings are told only if allowed'),
    ...says(Array.isArray(hops) && hops[0] === url, 'the first hop is the URL'),
    ...says(Array.isArray(rest.walkthrough) && rest.walkthrough.length === 7, 'seven questions are answered'),
  ];
}

function matches(value: unknown, shape: Shape): boolean {
  if (typeof shape === 'function') return shape(value);
  return isObject(value) && faults(value, shape).length === 0;
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
