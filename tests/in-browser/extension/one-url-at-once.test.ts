import { afterAll, beforeAll, expect, it } from 'vitest';
import '../../../panel/session/session.ts';
import { until } from '../../../lab/browser/until.ts';
import { type OpenStage, openStage } from '../support/stage.ts';

/** Several requests for one URL at once: some are answered by the server, the others by the browser's cache. */

let stage: OpenStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Ends each request in the page; `true` where the page got the answer. */
const atOnce = (url: string): string => `(() => {
  const call = (settings) => fetch('${url}', settings).then((answer) => answer.text()).then(() => true, () => false);
  return Promise.all([
    call({}), call({ credentials: 'include' }), call({ mode: 'no-cors' }), call({ cache: 'reload' }), call({}),
    call({ mode: 'no-cors', credentials: 'include' }), call({ credentials: 'include' }), call({}),
  ]);
})()`;

/** Servers that allow the origin of a request, if it has one, and let the browser keep the answer. */
const SERVERS = ['browser-cache', 'image-twice', 'proxy-cache'];

it.each(SERVERS)('is one row for each request of %s, with its own end', async (variant) => {
  const { lab, devtools } = stage;
  const url = `${lab.origins.api}/cached-without-cors/${variant}/logo.svg`;
  const got = await devtools.tab.evaluate<boolean[]>(atOnce(url));
  const shown = () =>
    devtools.panel.evaluate(
      (wanted) =>
        (window.crosscheckSession?.snapshot().entries ?? []).flatMap(({ summary: { exchange, verdict } }) =>
          exchange.hops[0].url === wanted
            ? [
                {
                  isAllowed: verdict === 'allowed',
                  isWhole: exchange.seenBy.webRequest && exchange.seenBy.har,
                },
              ]
            : [],
        ),
      url,
    );
  const rows = await until('all are there with both sources', async () => {
    const found = await shown();
    return found.filter(({ isWhole }) => isWhole).length >= got.length && found;
  });
  expect(rows.map(({ isAllowed }) => isAllowed).sort()).toEqual([...got].sort());
});
