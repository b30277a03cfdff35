import type { Diagnosis, Header, HeaderList } from '../../src/index.ts';
import { type AnswerChange, changesAt, headersNamed, isNamed, valueAfter } from './changes.ts';
import type { HeaderTab } from './header-tabs.ts';

/** `wrong`: it must change; `absent`: it is needed and was not there. */
export type HeaderLine = {
  readonly name: string;
  /** Null where there is none to show. */
  readonly value: string | null;
  readonly secret: boolean;
  readonly state: 'plain' | 'wrong' | 'absent';
  /** What it must be: prose, then the value. */
  readonly note: readonly [prose: string, value: string | null] | null;
};

export type HeaderLines = { readonly shown: readonly HeaderLine[]; readonly folded: readonly HeaderLine[] };

const CORS = /^(origin|vary|access-control-.+)$/i;
const TELLING =
  /^(authorization|cookie|set-cookie|content-type|location|server|www-authenticate|referer|sec-fetch-(mode|site)|x-powered-by|via|age|x-cache)$/i;
/** Fewer are not worth a fold. */
const FEWEST_FOLDED = 3;

/** What concerns CORS first, then what tells about the server; the others folded. */
export function headerLines(diagnosis: Diagnosis, tab: HeaderTab): HeaderLines {
  const list = tab.headerList ?? [];
  const judged = tab.hop === diagnosis.hop && tab.place !== null;
  const changes = judged && tab.place !== null ? changesAt(diagnosis.change, tab.place) : [];
  const dropped = diagnosis.change.flatMap((change) => ('drop' in change ? [change.drop] : []));
  const lines = list.map((header) => lineOf(header, list, changes, tab.place === null ? dropped : []));

  const shown = [
    ...statusLines(tab, changes),
    ...lines.filter(({ state }) => state === 'wrong'),
    ...absentLines(list, changes),
    ...lines.filter(({ state, name }) => state === 'plain' && CORS.test(name)),
  ];
  const others = lines.filter(({ state, name }) => state === 'plain' && !CORS.test(name));
  const telling = others.filter(({ name }) => TELLING.test(name));
  const folded = others.filter(({ name }) => !TELLING.test(name));
  if (folded.length < FEWEST_FOLDED) return { shown: [...shown, ...telling, ...folded], folded: [] };
  return { shown: [...shown, ...telling], folded };
}

function lineOf(
  header: Header,
  list: HeaderList,
  changes: readonly AnswerChange[],
  dropped: readonly string[],
): HeaderLine {
  const line = { name: header.name, value: header.value, secret: header.secret === true };
  if (dropped.some((name) => isNamed(header, name))) {
    return { ...line, state: 'wrong', note: ['the page should not send it', null] };
  }
  for (const change of changes) {
    if ('set' in change && isNamed(header, change.set)) {
      const after = valueAfter(list, change);
      if (after !== null) return { ...line, state: 'wrong', note: ['must be', after] };
    }
    if ('remove' in change && isNamed(header, change.remove)) {
      return { ...line, state: 'wrong', note: ['must go', null] };
    }
  }
  return { ...line, state: 'plain', note: null };
}

function statusLines(tab: HeaderTab, changes: readonly AnswerChange[]): readonly HeaderLine[] {
  return changes.flatMap((change) => {
    if (!('status' in change) || tab.status === null) return [];
    return [
      {
        name: 'status',
        value: String(tab.status),
        secret: false,
        state: 'wrong' as const,
        note: ['must be', String(change.status)] as const,
      },
    ];
  });
}

function absentLines(list: HeaderList, changes: readonly AnswerChange[]): readonly HeaderLine[] {
  return changes.flatMap((change) => {
    if (!('set' in change) || headersNamed(list, change.set).length > 0) return [];
    return [
      {
        name: change.set,
        value: null,
        secret: false,
        state: 'absent' as const,
        note: ['absent, needed:', change.to] as const,
      },
    ];
  });
}
