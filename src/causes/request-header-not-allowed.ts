import type { PreflightHeadersStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowAlso } from '../policy/allow.ts';
import { authorOf } from '../practice/header-authors.ts';
import { listOf, say, series, type Text } from '../text/text.ts';
import { compareHeaders, defineCause } from './define-cause.ts';

export default defineCause({
  id: 'request-header-not-allowed',
  title: 'A request header is not allowed',
  severity: 'blocked',
  evidence: (stop: PreflightHeadersStop) => ({
    header: 'Access-Control-Allow-Headers',
    missing: stop.missing,
    received: stop.allowHeaders,
    allowed: stop.headerNames,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  compares: ({ missing }, stop) => compareHeaders(missing, stop),
  headline: ({ missing }) =>
    say`The preflight’s answer does not allow ${missing.length === 1 ? listOf(missing) : [`${missing.length} request headers`]}`,
  explain: ({ missing, allowed, received, host }, { method }) =>
    say`The page sends ${listOf(missing)}. ${host} ${received === null ? say`allows no header, because ${'Access-Control-Allow-Headers'} is absent` : say`allows ${allowed.length > 0 ? listOf(allowed) : say`none`}`}, so the ${method} was never sent.${authors(missing)}`,
  change: ({ missing, allowed }) => [allowAlso('Access-Control-Allow-Headers', allowed, missing)],
  messageOmits: ({ missing }) =>
    missing.length > 1
      ? say`The console names only the first. All ${missing.length} are needed: ${listOf(missing)}.`
      : null,
});

/** Who adds the names that the page's author may never have written, by author. */
function authors(names: readonly string[]): Text {
  const known = [...new Set(names.map(authorOf))].filter((author) => author !== null);
  const sentences = known.map(
    (author) =>
      say`${listOf(names.filter((name) => authorOf(name) === author))} usually comes from ${[author]}`,
  );
  return sentences.length === 0 ? [] : say` ${series(sentences, 'while')}.`;
}
