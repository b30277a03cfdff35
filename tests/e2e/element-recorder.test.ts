import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CallStage, openCallStage } from './call-stage.ts';
import { ELEMENTS } from './elements.ts';

let stage: CallStage;

beforeAll(async () => {
  stage = await openCallStage();
  await stage.record(true);
});

afterAll(() => stage.close());

const run = (script: string): Promise<unknown> => stage.tab.evaluate(`(async () => { ${script} })()`);

it.each(ELEMENTS)('tells of $name', async ({ name, script, api, credentials }) => {
  const path = name.replaceAll(' ', '-');
  await run(`const url = ${JSON.stringify(`${stage.api}${path}#part`)}; ${script}`);
  const [call] = await stage.calls(`/${path}`, 1);
  expect(call).toMatchObject({
    api,
    credentials,
    method: 'GET',
    mode: 'cors',
    redirect: 'follow',
    headers: [],
  });
  expect(call).toMatchObject({ url: `${stage.api}${path}`, origin: new URL(stage.page).origin });
});

it('tells of the elements of a page from its first script on, and of no other', async () => {
  const { api } = stage;
  stage.documents.set('/early', {
    body: `<!doctype html><script>
        new Image().src = '${api}early-plain';
        const image = new Image(); image.crossOrigin = 'use-credentials'; image.src = '${api}early-detached';
      </script><img crossorigin src="${api}early-parsed"><img src="${api}early-also-plain">
      <script src="${api}early-classic"></script><link rel="stylesheet" href="${api}early-style">`,
  });
  await stage.goto('/early');
  await stage.reload();
  await run(`fetch('/early-end')`);
  await stage.calls('/early-end', 1);
  const told = async () =>
    (await stage.calls(`${api}early-`, 2)).map((call) => [call.url.slice(api.length), call.api]);
  const names = new Set((await told()).map(([name]) => name));
  expect(names).toEqual(new Set(['early-detached', 'early-parsed']));
});

it('believes no event that the page makes up', async () => {
  await stage.goto('/');
  await run(`
    const image = document.createElement('img');
    image.crossOrigin = 'use-credentials';
    document.body.append(image);
    Object.defineProperty(image, 'src', { value: '${stage.api}made-up' });
    Object.defineProperty(image, 'currentSrc', { value: '${stage.api}made-up' });
    image.dispatchEvent(new Event('load'));
    fetch('/after-forging');`);
  await stage.calls('/after-forging', 1);
  expect(JSON.stringify(await stage.messages())).not.toContain('made-up');
});
