import { codePoint } from '../../../src/index.ts';
import { compare, type Difference, type Stretch } from './compare-characters.ts';

export type Component = {
  readonly name: 'scheme' | 'host' | 'port' | 'rest';
  readonly difference: Difference;
  readonly note: string;
};

/** By component if both values look like an origin, else as a whole. */
export type OriginDifference =
  | { readonly kind: 'components'; readonly components: readonly Component[] }
  | { readonly kind: 'whole'; readonly difference: Difference };

const ORIGIN = /^([a-z][a-z0-9+.-]*:\/\/)(\[[^\]]*\]|[^/:?#,\s]*)(?::(\d*))?(.*)$/is;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http://': '80', 'https://': '443' };

export function compareOrigins(expected: string, received: string): OriginDifference {
  const [left, right] = [split(expected), split(received)];
  if (left === null || right === null) return { kind: 'whole', difference: compare(expected, received) };
  const scheme = compare(left.scheme, right.scheme);
  const host = compare(left.host, right.host);
  const port = compare(left.port ?? '', right.port ?? '');
  const components: Component[] = [
    { name: 'scheme', difference: scheme, note: noteOf(left.scheme, right.scheme) },
    { name: 'host', difference: host, note: noteOf(left.host, right.host) },
    { name: 'port', ...comparePorts(left, right, port) },
  ];
  if (left.rest !== '' || right.rest !== '') {
    const rest = compare(left.rest, right.rest);
    components.push({ name: 'rest', difference: rest, note: noteOfRest(right.rest, rest.differs) });
  }
  return { kind: 'components', components };
}

/** Describes a difference of hosts that is easy to overlook. */
function noteOf(left: string, right: string): string {
  if (left === right) return '';
  const [lower, other] = [left.toLowerCase(), right.toLowerCase()];
  if (lower === other) return 'differs in capital letters';
  if (lower.replace(/\.$/, '') === other.replace(/\.$/, '')) return 'a dot at the end';
  const strange = [...`${left}${right}`].find((character) => character > '~');
  if (strange !== undefined) return `differs: ${codePoint(strange)} is not ASCII`;
  // One name may be in Unicode and the other in the ASCII form that browsers send.
  return [lower, other].some((name) => /(^|\.)xn--/.test(name))
    ? 'differs: xn-- stands for other letters'
    : 'differs';
}

function noteOfRest(received: string, differs: boolean): string {
  if (!differs) return '';
  return /^\s*,/.test(received) ? 'only one origin may be named' : 'not part of an origin';
}

type Parts = { scheme: string; host: string; port: string | null; rest: string };

function split(value: string): Parts | null {
  const match = ORIGIN.exec(value);
  if (match === null) return null;
  const [, scheme = '', host = '', port, rest = ''] = match;
  return { scheme, host, port: port ?? null, rest };
}

/** Compares ports. If both are left out, the default ports are shown; they differ only because the schemes do. */
function comparePorts(left: Parts, right: Parts, written: Difference): Omit<Component, 'name'> {
  if (written.differs) return { difference: written, note: 'differs' };
  if (left.port !== null) return { difference: written, note: '' };
  const side = ({ scheme }: Parts): readonly Stretch[] => {
    const port = DEFAULT_PORTS[scheme.toLowerCase()];
    return [{ kind: 'same', text: port === undefined ? 'none' : `${port}, default` }];
  };
  const note = left.scheme === right.scheme ? '' : 'follows the scheme';
  return { difference: { expected: side(left), received: side(right), differs: false }, note };
}
