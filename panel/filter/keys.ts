import { type Header, type Hop, keepsValueOf } from '../../src/index.ts';
import type { Facts, Side } from './facts.ts';

/** Whether an exchange matches the value of a term. */
export type Test = (facts: Facts) => boolean;

/** The values that complete a term: names of headers, or values of one header. `scope` keeps their counts apart. */
export type Offer = { readonly scope: string; readonly of: (facts: Facts) => readonly string[] };

export type Key = {
  readonly name: string;
  /** What the key finds, in a few words. */
  readonly finds: string;
  readonly example: string;
  /** The only values it accepts, if it accepts only a few. */
  readonly words?: readonly string[];
  /**
   * The test for a value in lower case, or what is wrong with the value: the rest of a sentence that begins with it.
   */
  read(value: string): Test | string;
  offer(value: string): Offer;
  /** A sentence about a value that is understood, and finds nothing. */
  caution?(value: string): string | null;
};

type Described = Pick<Key, 'name' | 'finds' | 'example'>;
type Values = (facts: Facts) => readonly string[];

/** A key that searches for a value anywhere in the texts of `valuesOf`. `offered` are the values it completes. */
function part(described: Described, valuesOf: Values, offered = valuesOf): Key {
  return {
    ...described,
    read: (value) => (facts) => valuesOf(facts).some((each) => each.includes(value)),
    offer: () => ({ scope: '', of: offered }),
  };
}

/** A key with a few fixed values. The beginning of one is enough. */
function choice(described: Described, choices: Readonly<Record<string, Test>>): Key {
  const entries = Object.entries(choices);
  return {
    ...described,
    words: entries.map(([name]) => name),
    read(value) {
      const chosen = entries.filter(([name]) => name.startsWith(value)).map(([, test]) => test);
      if (chosen.length === 0) return `is not one of ${entries.map(([name]) => name).join(', ')}`;
      return (facts) => chosen.some((test) => test(facts));
    },
    offer: () => ({
      scope: '',
      of: (facts) => entries.flatMap(([name, test]) => (test(facts) ? [name] : [])),
    }),
  };
}

/** A key that compares the beginning only, so the list narrows with each letter. */
function start(described: Described, valuesOf: Values): Key {
  return {
    ...described,
    read: (value) => (facts) => valuesOf(facts).some((each) => each.startsWith(value)),
    offer: () => ({ scope: '', of: valuesOf }),
  };
}

/** A key for headers: `name` or `name=value`. */
function header(described: Described, side: Side): Key {
  return {
    ...described,
    read(value) {
      const [name, wanted] = splitHeader(value);
      if (wanted === null || wanted === '') return (facts) => facts.names(side, name);
      const isNamed = remembered((each) => each.toLowerCase().includes(name));
      const fits = (each: Header): boolean => isNamed(each.name) && each.value.toLowerCase().includes(wanted);
      return (facts) => facts.names(side, name) && facts.hasHeader(side, fits);
    },
    caution(value) {
      const [name, wanted] = splitHeader(value);
      return wanted && !keepsValueOf(name)
        ? `Of a header named ${name}, Crosscheck keeps only the length, not the value.`
        : null;
    },
    offer(value) {
      const [name, wanted] = splitHeader(value);
      const namesOf = (facts: Facts): readonly string[] =>
        facts.headers(side).map((each) => lowered(each.name));
      if (wanted === null) return { scope: '', of: namesOf };
      const isNamed = remembered((each) => each.toLowerCase() === name);
      const valuesOf = (facts: Facts): readonly string[] =>
        facts
          .headers(side)
          .filter((each) => isNamed(each.name) && each.secret !== true)
          .map((each) => `${name}=${each.value.toLowerCase()}`);
      return { scope: name, of: valuesOf };
    },
  };
}

/** Caches `find` by name: a session has a million headers, but only a few hundred names. */
function remembered<T>(find: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const made = find(name);
    if (known.size < 2000) known.set(name, made);
    return made;
  };
}

const lowered = remembered((name) => name.toLowerCase());

function splitHeader(value: string): readonly [name: string, value: string | null] {
  const at = value.indexOf('=');
  return at < 0 ? [value, null] : [value.slice(0, at), value.slice(at + 1)];
}

const STATUS = /^(?:([1-5])x{1,2}|([1-5]\d)x|[1-5]\d{0,2})$/;
const statusDescribed = { name: 'status', finds: 'the status the list shows', example: 'status:4xx' };
const status: Key = {
  ...start(statusDescribed, ({ status }) => [status]),
  read(value) {
    if ('none'.startsWith(value)) return (facts) => facts.status === 'none';
    if (!STATUS.test(value)) return 'is not a status: write one like 401, a class like 4xx, or none';
    const digits = value.replace(/x+$/, '');
    return (facts) => facts.status.startsWith(digits);
  },
};

const hasHop = ({ summary: { exchange } }: Facts, is: (hop: Hop) => boolean): boolean =>
  exchange.hops.some(is);

/** All keys of the filter, in the order in which they are offered. */
export const KEYS: readonly Key[] = [
  status,
  start({ name: 'method', finds: 'the request’s method', example: 'method:PUT' }, ({ method }) => [method]),
  part({ name: 'host', finds: 'a part of the host', example: 'host:api' }, ({ hosts }) => hosts),
  part(
    { name: 'path', finds: 'a part of path and query', example: 'path:/v1' },
    ({ paths }) => paths,
    ({ paths }) => paths.map((path) => path.split('?')[0] ?? path),
  ),
  part(
    { name: 'cause', finds: 'a part of the cause’s name or title', example: 'cause:wildcard' },
    ({ causes }) => causes,
    ({ causes }) => causes.slice(0, 1),
  ),
  choice({ name: 'verdict', finds: 'how it ended', example: 'verdict:blocked' }, verdicts()),
  choice(
    { name: 'phase', finds: 'where it was blocked', example: 'phase:preflight' },
    {
      preflight: ({ summary }) => summary.phase === 'preflight',
      redirect: ({ summary }) => summary.phase === 'redirect',
      response: ({ summary }) => summary.phase === 'response',
    },
  ),
  part(
    { name: 'warning', finds: 'a part of a warning’s name or title', example: 'warning:vary' },
    ({ warnings }) => warnings,
    ({ summary }) => summary.warnings.map(({ id }) => id),
  ),
  header(
    { name: 'header', finds: 'a header of request or response', example: 'header:server=nginx' },
    'both',
  ),
  header(
    { name: 'request-header', finds: 'a header of the request', example: 'request-header:authorization' },
    'request',
  ),
  header(
    { name: 'response-header', finds: 'a header of an answer', example: 'response-header:vary=origin' },
    'response',
  ),
  part(
    { name: 'origin', finds: 'a part of the request’s origin', example: 'origin:localhost' },
    ({ summary }) => [summary.exchange.origin.toLowerCase()],
  ),
  start({ name: 'type', finds: 'the kind of request', example: 'type:font' }, ({ types }) => types),
  part({ name: 'error', finds: 'a part of the browser’s error', example: 'error:refused' }, ({ error }) =>
    error === '' ? [] : [error],
  ),
  part({ name: 'page', finds: 'a part of the page’s URL', example: 'page:checkout' }, ({ summary }) => [
    summary.exchange.page?.toLowerCase() ?? '',
  ]),
  choice(
    { name: 'has', finds: 'what belongs to the exchange', example: 'has:preflight' },
    {
      preflight: (facts) => hasHop(facts, ({ preflight }) => preflight !== null),
      redirect: ({ summary }) => summary.exchange.hops.length > 1,
      warning: ({ summary }) => summary.warnings.length > 0,
      call: ({ summary }) => summary.exchange.call !== null,
      'call-site': ({ summary }) => summary.exchange.callSite !== null,
    },
  ),
  choice(
    { name: 'is', finds: 'what the exchange is', example: 'is:credentialed' },
    {
      credentialed: (facts) => facts.isCredentialed,
      cached: (facts) => hasHop(facts, ({ response }) => response?.fromCache === true),
    },
  ),
];

function verdicts(): Readonly<Record<string, Test>> {
  const names = ['blocked', 'failed', 'undecided', 'allowed'];
  return Object.fromEntries(names.map((name) => [name, ({ verdict }: Facts) => verdict === name]));
}

export const keyNamed = (name: string): Key | undefined => KEYS.find((key) => key.name === name);
