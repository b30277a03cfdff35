import type { Diagnosis } from '../diagnosis/types.ts';
import type { Header, HeaderList } from '../fetch/header-list.ts';
import { type AnswerChange, changesAt, headersNamed, isNamed, valueAfter } from '../policy/answer-change.ts';
import type { HeaderTab } from './header-tabs.ts';

/** `wrong`: it must change; `advised`: it should; `absent`: it is needed and was not there. */
export type HeaderLine = {
  readonly name: string;
  /** Null where there is none to show; of a secret only what was kept of it. */
  readonly value: string | null;
  readonly secret: boolean;
  readonly state: 'plain' | 'wrong' | 'advised' | 'absent';
  /** Whether it stood in the message: not the status, and nothing that is absent. */
  readonly isHeader: boolean;
  /** What it must be: prose, then the value. */
  readonly note: readonly [prose: string, value: string | null] | null;
};

export type HeaderLines = { readonly shown: readonly HeaderLine[]; readonly folded: readonly HeaderLine[] };

/** Stands where a secret value would. */
export const NOT_RECORDED = 'present, value not recorded';

/** The headers that the CORS protocol reads, and the caches behind it. */
const CORS_HEADER = /^(origin|vary|access-control-.+)$/i;

/** The headers that tell who sent and who answered. */
const TELLING_HEADER =
  /^(authorization|cookie|set-cookie|content-type|location|server|www-authenticate|referer|sec-fetch-(mode|site)|x-powered-by|via|age|x-cache)$/i;

/** Fewer are not worth a fold. */
const FEWEST_FOLDED = 3;

/** What concerns CORS first, then what tells about the server; the others folded. */
export function headerLines(diagnosis: Diagnosis, tab: HeaderTab): HeaderLines {
  const list = tab.headerList ?? [];
  const changes = changesFor(diagnosis, tab);
  const dropped = diagnosis.change.flatMap((change) => ('drop' in change ? [change.drop] : []));
  const after = valuesAfter(list, changes);
  const lines = list.map((header) => lineOf(header, after, changes, tab.place === null ? dropped : []));

  const shown = [
    ...statusLines(tab, changes),
    ...lines.filter(({ state }) => state === 'wrong' || state === 'advised'),
    ...absentLines(list, changes),
    ...lines.filter(({ state, name }) => state === 'plain' && CORS_HEADER.test(name)),
  ];
  const others = lines.filter(({ state, name }) => state === 'plain' && !CORS_HEADER.test(name));
  const telling = others.filter(({ name }) => TELLING_HEADER.test(name));
  const folded = others.filter(({ name }) => !TELLING_HEADER.test(name));
  if (folded.length < FEWEST_FOLDED) return { shown: [...shown, ...telling, ...folded], folded: [] };
  return { shown: [...shown, ...telling], folded };
}

type Changes = {
  readonly all: readonly AnswerChange[];
  readonly state: 'wrong' | 'advised';
  readonly verb: string;
};

/** What must change on this answer; where nothing stopped it, what should. */
function changesFor(diagnosis: Diagnosis, { hop, place }: HeaderTab): Changes {
  const must = { state: 'wrong', verb: 'must' } as const;
  if (place === null || hop !== diagnosis.hop) return { all: [], ...must };
  const all = changesAt(diagnosis.change, place);
  if (all.length > 0 || diagnosis.verdict !== 'allowed') return { all, ...must };
  const advised = diagnosis.warnings.flatMap(({ change }) => changesAt(change, place));
  return { all: advised, state: 'advised', verb: 'should' };
}

type ValuesAfter = ReadonlyMap<AnswerChange, string | null>;

/** The value that each change asks for, read once: an answer may have thousands of lines of one name. */
const valuesAfter = (list: HeaderList, { all }: Changes): ValuesAfter =>
  new Map(all.map((change) => [change, 'set' in change ? valueAfter(list, change) : null]));

function lineOf(
  header: Header,
  values: ValuesAfter,
  { all, state, verb }: Changes,
  dropped: readonly string[],
): HeaderLine {
  const secret = header.secret === true;
  const value = secret ? keptOf(header) : header.value;
  const line = { name: header.name, value, secret, isHeader: true };
  if (dropped.some((name) => isNamed(header, name))) {
    return { ...line, state: 'wrong', note: ['the page should not send it', null] };
  }
  for (const change of all) {
    if ('set' in change && isNamed(header, change.set)) {
      const after = values.get(change) ?? null;
      if (after !== null) return { ...line, state, note: [`${verb} be`, after] };
    }
    if ('remove' in change && isNamed(header, change.remove)) {
      return { ...line, state, note: [`${verb} go`, null] };
    }
  }
  return { ...line, state: 'plain', note: null };
}

/** What was kept of a secret: the scheme of credentials, the names and attributes of cookies. */
const keptOf = ({ value, length }: Header): string | null =>
  length === undefined && value !== '' ? value : null;

function statusLines(tab: HeaderTab, { all, state, verb }: Changes): readonly HeaderLine[] {
  return all.flatMap((change) => {
    if (!('status' in change) || tab.status === null) return [];
    return [
      {
        name: 'status',
        value: String(tab.status),
        secret: false,
        isHeader: false,
        state,
        note: [`${verb} be from 200 to 299, e.g.`, String(change.status)] as const,
      },
    ];
  });
}

function absentLines(list: HeaderList, { all, state }: Changes): readonly HeaderLine[] {
  const words = state === 'wrong' ? 'absent, needed:' : 'absent, advised:';
  return all.flatMap((change) => {
    if (!('set' in change) || headersNamed(list, change.set).length > 0) return [];
    return [
      {
        name: change.set,
        value: null,
        secret: false,
        isHeader: false,
        state: 'absent' as const,
        note: [words, change.to] as const,
      },
    ];
  });
}
