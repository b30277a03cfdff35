import { decidingHop } from '../diagnosis/deciding-hop.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import type { Header, HeaderList } from '../fetch/header-list.ts';
import { shorten } from '../text/shorten.ts';
import { CORS_HEADER, TELLING_HEADER } from './header-relevance.ts';

/** One message of the hop where it was decided, as lines of HTTP. */
export type HeaderBlock = {
  readonly title: string;
  readonly lines: readonly string[];
  /** Headers that concern neither CORS nor who answered. */
  readonly left: number;
};

const MOST_LINES = 40;
const LONGEST_VALUE = 400;

/** What was asked and answered where it was decided; what was not seen has no block. */
export function headerBlocks(diagnosis: Diagnosis): readonly HeaderBlock[] {
  const hop = decidingHop(diagnosis);
  const { preflight, response } = hop;
  const blocks: HeaderBlock[] = [];
  const add = (title: string, first: string, list: HeaderList | null): void => {
    if (list === null) return;
    const telling = tellingFirst(list);
    const shown = telling.slice(0, MOST_LINES);
    blocks.push({ title, lines: [first, ...shown.map(lineOf)], left: list.length - shown.length });
  };
  if (preflight !== null) {
    add('Preflight', `OPTIONS ${hop.url}`, preflight.requestHeaders);
    if (preflight.response !== null)
      add('Answer to the preflight', `HTTP ${preflight.response.status}`, preflight.response.headerList);
  }
  add('Request', `${hop.method} ${hop.url}`, hop.requestHeaders);
  if (response !== null) add('Response', `HTTP ${response.status}`, response.headerList);
  return blocks;
}

/** What the CORS protocol reads comes before what tells about the server. */
function tellingFirst(list: HeaderList): HeaderList {
  const cors = list.filter(({ name }) => CORS_HEADER.test(name));
  return [...cors, ...list.filter(({ name }) => TELLING_HEADER.test(name) && !CORS_HEADER.test(name))];
}

function lineOf({ name, value, secret }: Header): string {
  if (secret) return `${name}: (present, value not recorded)`;
  return `${name}: ${shorten(value, LONGEST_VALUE)}`;
}
