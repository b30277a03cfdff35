import {
  changeAnswer,
  type Deed,
  type HeaderList,
  isAnswerChange,
  type Place as Where,
} from '../../src/index.ts';
import type {
  Answer,
  Answers,
  PageAction,
  Place,
  ResponseAnswer,
  Variant,
} from '../scenarios/define-scenario.ts';
import { rawHeaders } from '../servers/answers.ts';
import { type Diagnosed, pageAfter } from './page-after.ts';

/**
 * Does literally what a diagnosis says: the variant after these deeds. What the variant leaves out, because the browser
 * never asked for it, then allows the page. Null if the lab has no server for the URL that the page should call.
 */
export function follow(variant: Variant, deeds: readonly Deed[], at: Diagnosed): Variant | null {
  const page = deeds.reduce<PageAction | null>(
    (current, deed) => current && pageAfter(current, deed, at),
    variant.page,
  );
  if (page === null) return null;
  // The panel may have masked the name of the variant, so its length is not that of `variantPath`.
  const path = new URL(at.url).pathname.replace(/^(\/[^/]*){2}/, '');
  const server: Variant['server'] = (origins, place) =>
    answersAfter({ ...allowingAll(page, place), ...variant.server(origins, place) }, deeds, path);
  return { ...variant, page, server };
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** A server that lets the page do what it wants. */
function allowingAll(page: PageAction, { requestOrigin }: Place): Answers {
  const own = {
    'Access-Control-Allow-Origin': requestOrigin,
    'Access-Control-Allow-Credentials': 'true',
    Vary: 'Origin',
  };
  const { method = 'GET', headers = {} } = { method: undefined, headers: undefined, ...page };
  const preflight = {
    ...own,
    'Access-Control-Allow-Methods': method,
    'Access-Control-Allow-Headers': Object.keys(headers).join(', '),
  };
  return {
    ...Object.fromEntries(
      METHODS.map((each) => [`${each} /*`, { status: 200, headers: own, body: 'hello' }]),
    ),
    'OPTIONS /*': { status: 204, headers: preflight },
  };
}

/** The answers below `path`, each with the header lines and the status that it should have. */
function answersAfter(answers: Answers, deeds: readonly Deed[], path: string): Answers {
  const after = Object.entries(answers).map(([on, answer]): [string, Answer] => {
    const [method = '', at] = on.split(' ');
    return [on, at === path || at === '/*' ? answerAfter(answer, method, deeds) : answer];
  });
  return Object.fromEntries(after);
}

function answerAfter(answer: Answer, method: string, deeds: readonly Deed[]): Answer {
  if (typeof answer === 'string') return answer;
  const where: readonly Where[] = method === 'OPTIONS' ? ['preflight'] : ['response', 'redirect'];
  const seen = { ...answer, headerList: headerListOf(answer) };
  const { headerList, ...rest } = deeds
    .filter(isAnswerChange)
    .reduce((current, change) => changeAnswer(current, change, where) ?? current, seen);
  return { ...rest, headers: linesOf(headerList) };
}

function headerListOf(answer: ResponseAnswer): HeaderList {
  const flat = rawHeaders(answer);
  return flat.flatMap((name, index) => (index % 2 === 0 ? [{ name, value: flat[index + 1] ?? '' }] : []));
}

function linesOf(list: HeaderList): NonNullable<ResponseAnswer['headers']> {
  const lines: Record<string, string[]> = {};
  for (const { name, value } of list) lines[name] = [...(lines[name] ?? []), value];
  return lines;
}
