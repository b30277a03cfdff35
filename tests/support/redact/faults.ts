import {
  ACCESS_SEGMENTS,
  ACTIONS,
  CHANGED_TEXTS,
  CHANGED_URLS,
  HARMLESS_PARAMETERS,
  KEPT_IDS,
  KEPT_TEXTS,
  KEPT_URLS,
  KEYS,
  WORDS,
} from './examples.ts';
import {
  ACCESS_IN_FAMILIES,
  ACCESS_VALUES,
  CHANGED_VALUES,
  KEPT_IN_FAMILIES,
  KEPT_VALUES,
  MASKED_VALUES,
} from './header-examples.ts';
import type { Loaded } from './load-redactor.ts';
import { AROUND, HEADER_NAMES, HOLDS_NUMBERS, SECRETS, TEXTS, URLS } from './planted-set.ts';

const withTags = (text: string): string => text.replace(/redacted-[\da-f]{12}/g, '…');

type Kept = (name: string, value: string) => string;

/** What is wrong with a redactor, by the same examples and planted secrets by which the tests judge ours. */
export function* faultsOf({ Redactor, isPlainWord }: Loaded): Generator<string> {
  const redactor = new Redactor('salt');
  const kept: Kept = (name, value) => redactor.headers([{ name, value }])[0]?.value ?? '';
  yield* faultsOfExamples(redactor, kept);
  for (const word of WORDS) if (!isPlainWord(word)) yield `${word} is a word`;
  for (const key of KEYS) if (isPlainWord(key)) yield `${key} is no word`;
  const told: string[] = [];
  const telling = new Redactor('salt', (tag, part) => told.push(tag, part));
  telling.headers([{ name: 'Location', value: '/x?token=b' }]);
  const url = telling.url('/x?token=a&key=redacted-3f2a91c07be4');
  if (!isSame(told, [/redacted-[\da-f]{12}/.exec(url)?.[0], 'a'])) yield 'only parts of URLs are told';
  for (const secret of SECRETS) yield* leaksOf(secret, redactor, kept);
}

type Own = InstanceType<Loaded['Redactor']>;

function* faultsOfExamples(redactor: Own, kept: Kept): Generator<string> {
  const values = Object.entries(KEPT_VALUES).flatMap(([name, all]) =>
    all.map((value) => [name, value] as const),
  );
  for (const [name, value] of [...values, ...KEPT_IN_FAMILIES]) {
    const [header] = redactor.headers([{ name, value }]);
    if (header?.name !== name || header.value !== value || header.secret) yield `${name}: ${value} stays`;
  }
  for (const [name, value, left] of [...MASKED_VALUES, ...CHANGED_VALUES]) {
    const once = redactor.headers([{ name, value }]);
    const isRight = withTags(once[0]?.value ?? '') === left && !once[0]?.secret;
    if (!isRight || !isSame(redactor.headers(once), once)) yield `${name}: ${value} becomes ${left}`;
  }
  for (const [name, value, left] of ACCESS_VALUES) {
    const [header] = redactor.headers([{ name, value }]);
    if (withTags(header?.value ?? '') !== left || !header?.secret) yield `${name}: ${value} becomes ${left}`;
  }
  for (const name of ACCESS_IN_FAMILIES) {
    const once = redactor.headers([{ name, value: 'swordfish' }]);
    if (once[0]?.length !== 9 || !isSame(redactor.headers(once), once)) yield `${name} gives access`;
  }
  for (const name of ['Access-Control-Allow-Methods', 'Access-Control-Request-Method'])
    if (kept(name, 'xkqzvbnm') === kept(name, 'XKQZVBNM')) yield `${name} is compared byte by byte`;
  yield* faultsOfTexts((text) => redactor.url(text), KEPT_URLS, CHANGED_URLS);
  yield* faultsOfTexts((text) => redactor.requestUrl(text), ['/x'], [['/x#a', '/x']]);
  yield* faultsOfTexts((text) => redactor.text(text), KEPT_TEXTS, CHANGED_TEXTS);
  yield* faultsOfTexts((text) => redactor.word(text), WORDS, [['swordfish!', '…']]);
  yield* faultsOfTexts((text) => redactor.id(text), KEPT_IDS, [['1234567890', '…']]);
  yield* faultsOfTexts((text) => redactor.url(text), [...keptPaths(), ...keptQueries()], hiddenPaths());
}

const keptPaths = (): readonly string[] => ACTIONS.map((action) => `/token/${action}`);
const keptQueries = (): readonly string[] => HARMLESS_PARAMETERS.map((name) => `?${name}=abc`);
const hiddenPaths = () => ACCESS_SEGMENTS.map((segment) => [`/${segment}/spring`, `/${segment}/…`] as const);

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function* faultsOfTexts(
  redact: (text: string) => string,
  stay: readonly string[],
  change: readonly (readonly [string, string])[],
): Generator<string> {
  for (const text of stay) if (redact(text) !== text) yield `${text} stays`;
  for (const [text, left] of change) {
    const once = redact(text);
    if (withTags(once) !== left || redact(once) !== once) yield `${text} becomes ${left}, not ${once}`;
  }
}

function* leaksOf(secret: string, redactor: Own, kept: Kept): Generator<string> {
  const filled = (text: string): string => text.replaceAll('SECRET', secret);
  const isNumber = /^\d+(-\d+)?$/.test(secret);
  for (const name of HEADER_NAMES) if (kept(name, `a ${secret}`).includes(secret)) yield `${name}: ${secret}`;
  for (const [name, around] of AROUND)
    if (!(isNumber && HOLDS_NUMBERS.test(name)) && kept(name, filled(around)).includes(secret))
      yield `${name}: ${filled(around)}`;
  for (const url of URLS) if (redactor.url(filled(url)).includes(secret)) yield filled(url);
  for (const text of TEXTS) if (redactor.text(filled(text)).includes(secret)) yield filled(text);
  if (redactor.word(secret).includes(secret)) yield `the word ${secret}`;
  if (JSON.stringify(redactor.headers([{ name: secret, value: '' }])).includes(secret)) yield `${secret}: `;
}
