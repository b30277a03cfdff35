import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordCalls } from '../../../injected/call-recorder.ts';
import { type CallStage, openCallStage } from '../support/call-stage.ts';
import { ELEMENTS } from '../support/elements.ts';

let stage: CallStage;

beforeAll(async () => {
  stage = await openCallStage();
  await stage.record(true);
});

afterAll(() => stage.close());

const run = (script: string): Promise<unknown> => stage.tab.evaluate(`(async () => { ${script} })()`);

it.each(ELEMENTS)('reports $name', async ({ name, script, api, credentials }) => {
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

it('reports the elements of a page from its first script on, and no others', async () => {
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
  await stage.calls(`${api}early-detached`, 1);
  await stage.calls(`${api}early-parsed`, 1);
  await run(`
    if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve));
    fetch('/early-end')`);
  await stage.calls('/early-end', 1);
  const names = (await stage.calls(`${api}early-`, 2)).map(({ url }) => url.slice(api.length));
  expect(new Set(names)).toEqual(new Set(['early-detached', 'early-parsed']));
});

it('reports elements that were added, loaded and removed before anything listened', async () => {
  const { api, page, tab } = stage;
  const channel = randomUUID();
  await stage.record(false);
  await tab.goto(page);
  await run(`
    (${recordCalls})('${channel}');
    const over = (element) => new Promise((resolve) => { element.onload = element.onerror = resolve; });
    const image = new Image(); image.crossOrigin = 'anonymous'; image.src = '${api}late-image';
    const plain = new Image(); plain.src = '${api}late-plain';
    document.createElement('img').crossOrigin = 'anonymous';
    const script = document.createElement('script'); script.crossOrigin = 'use-credentials';
    script.src = '${api}late-script'; document.head.append(script); script.remove();
    await Promise.all([image, plain, script].map(over));`);
  await stage.record(true, channel);
  const callOf = async (name: string) => (await stage.calls(`/${name}`, 1))[0];
  expect(await callOf('late-image')).toMatchObject({ api: 'img', credentials: 'same-origin' });
  expect(await callOf('late-script')).toMatchObject({ api: 'script', credentials: 'include' });
  // Neither elements without CORS nor elements that load nothing.
  const urls = new Set((await stage.calls('', 2)).map(({ url }) => url));
  expect(urls).toEqual(new Set([`${api}late-image`, `${api}late-script`]));
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
