import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordCalls } from '../../../injected/call-recorder.ts';
import { type CallStage, isNative, openCallStage } from '../support/call-stage.ts';

let stage: CallStage;

beforeAll(async () => {
  stage = await openCallStage();
});

afterAll(() => stage.close());

const run = (script: string): Promise<unknown> => stage.tab.evaluate(`(async () => { ${script} })()`);

it('leaves the page alone until it is told to record', async () => {
  await stage.tab.reload();
  expect(await isNative(stage.tab)).toBe(true);
  expect(await isNative(stage.tab, 'WebSocket')).toBe(true);
  expect(await isNative(stage.tab, 'XMLHttpRequest.prototype.send')).toBe(true);
});

describe('while it records', () => {
  beforeAll(async () => {
    await stage.tab.goto(stage.page);
    await stage.record(true);
  });

  const common = {
    api: 'fetch',
    method: 'GET',
    mode: 'cors',
    credentials: 'same-origin',
    redirect: 'follow',
  };
  const xhr = { ...common, api: 'xhr' };

  it.each<[string, string, string, object]>([
    ['a fetch of a text', 'f1', 'fetch(url)', { ...common, headers: [] }],
    ['a fetch of a URL', 'f2', 'fetch(new URL(url))', { ...common, headers: [] }],
    ['a fetch of what has a text', 'f3', 'fetch({ toString: () => url })', common],
    ['a relative fetch', 'f4', 'fetch("/f4")', common],
    [
      'a fetch with everything',
      'f5',
      `fetch(url, { method: 'put', mode: 'cors', credentials: 'include', redirect: 'error', body: '{}',
        headers: { 'X-One': '1', Authorization: 'secret' } })`,
      {
        ...common,
        method: 'PUT',
        credentials: 'include',
        redirect: 'error',
        headers: ['x-one', 'authorization', 'content-type'],
      },
    ],
    ['a method that is not normalized', 'f6', `fetch(url, { method: 'patch' })`, { method: 'patch' }],
    ['a fetch without CORS', 'f7', `fetch(url, { mode: 'no-cors' })`, { ...common, mode: 'no-cors' }],
    [
      'a same-origin fetch',
      'f8',
      `fetch(url, { mode: 'same-origin' }).catch(() => {})`,
      { mode: 'same-origin' },
    ],
    [
      'a Request',
      'r1',
      `fetch(new Request(url, { method: 'POST', credentials: 'omit', redirect: 'manual', body: new FormData(),
        headers: [['X-A', '1'], ['x-a', '2'], ['X-B', '3']] }))`,
      {
        ...common,
        method: 'POST',
        credentials: 'omit',
        redirect: 'manual',
        headers: ['content-type', 'x-a', 'x-b'],
      },
    ],
    [
      'a Request that is overridden',
      'r2',
      `fetch(new Request(url, { headers: { 'X-A': '1' }, credentials: 'include' }), { credentials: 'omit', headers: new Headers({ 'X-C': '1' }) })`,
      { ...common, credentials: 'omit', headers: ['x-c'] },
    ],
    [
      'header pairs',
      'h1',
      `fetch(url, { method: 'POST', headers: [['X-P', '1'], ['Content-Type', 'application/json']], body: '{}' })`,
      { ...common, method: 'POST', headers: ['x-p', 'content-type'] },
    ],
    [
      'bytes, which have no type',
      'h2',
      `fetch(url, { method: 'POST', body: new Uint8Array(2) })`,
      { headers: [] },
    ],
    [
      'an XMLHttpRequest',
      'x1',
      `const x = new XMLHttpRequest(); x.open('GET', url); x.send()`,
      { ...xhr, headers: [] },
    ],
    [
      'an XMLHttpRequest with everything',
      'x2',
      `const x = new XMLHttpRequest(); x.open('post', new URL(url)); x.withCredentials = true;
       x.setRequestHeader('X-One', '1'); x.send('text')`,
      { ...xhr, method: 'POST', credentials: 'include', headers: ['x-one', 'content-type'] },
    ],
    [
      'a synchronous XMLHttpRequest',
      'x3',
      `const x = new XMLHttpRequest(); x.open('GET', '/x3', false); x.send(); if (x.responseText !== 'ok') throw x`,
      xhr,
    ],
    ['an EventSource', 'e1', 'window.e1 = new EventSource(url)', { ...common, api: 'eventsource' }],
    [
      'an EventSource with credentials',
      'e2',
      'window.e2 = new EventSource(url, { withCredentials: true })',
      { ...common, api: 'eventsource', credentials: 'include' },
    ],
    [
      'a WebSocket',
      'w1',
      `window.w1 = new WebSocket(url.replace('http', 'ws'))`,
      { ...common, api: 'websocket', mode: 'websocket', credentials: 'include', redirect: 'error' },
    ],
    [
      'a beacon',
      'b1',
      `navigator.sendBeacon(url, 'text')`,
      {
        ...common,
        api: 'beacon',
        method: 'POST',
        mode: 'no-cors',
        credentials: 'include',
        headers: ['content-type'],
      },
    ],
    [
      'a beacon of a type that needs a preflight',
      'b2',
      `navigator.sendBeacon(url, new Blob(['{}'], { type: 'application/json' }))`,
      { api: 'beacon', mode: 'cors', headers: ['content-type'] },
    ],
  ])('reports %s', async (_, name, script, expected) => {
    const url = `${stage.api}${name}`;
    await run(`const url = ${JSON.stringify(url)}; ${script}`);
    const [call, more] = await stage.calls(`/${name}`, 1);
    expect(call).toMatchObject(expected);
    expect(more).toBeUndefined();
    expect(JSON.stringify(call)).not.toContain('secret');
  });

  it('names the place of the call, without a frame of its own', async () => {
    stage.documents.set('/site.js', {
      body: 'function inner() { return fetch("/placed"); }\nfunction outer() { return inner(); }\nouter();',
      headers: { 'Content-Type': 'text/javascript' },
    });
    await stage.tab.addScriptTag({ url: `${stage.page}site.js` });
    const [call] = await stage.calls('/placed', 1);
    const stack = call?.api === 'csp' ? '' : (call?.stack ?? '');
    expect(stack).toBe(`at inner (${stage.page}site.js:1:27)`);
  });

  it('reaches a sandboxed frame without a URL, and reports whose call it was', async () => {
    const inner = `<script>parent.postMessage('', '*'); onmessage = () => fetch('${stage.api}sandboxed')</script>`;
    stage.documents.set('/with-frame', {
      body: `<!doctype html><iframe sandbox="allow-scripts" srcdoc="${inner.replaceAll('"', '&quot;')}"></iframe>`,
    });
    await stage.goto('/with-frame');
    await run(`document.querySelector('iframe').contentWindow.postMessage('', '*')`);
    const [call] = await stage.calls('/sandboxed', 1);
    expect(call).toMatchObject({ ...common, origin: 'null' });
  });

  it('works under a strict Content-Security-Policy, and reports what the policy forbade', async () => {
    stage.documents.set('/strict', {
      body: '<!doctype html><title>Strict</title>',
      headers: { 'Content-Security-Policy': "default-src 'none'; connect-src 'self'" },
    });
    await stage.goto('/strict');
    await run(`fetch('/allowed'); fetch('${stage.api}forbidden').catch(() => {})`);
    expect(await stage.calls('/allowed', 1)).toMatchObject([{ api: 'fetch' }]);
    const told = await stage.calls('/forbidden', 2);
    expect(told).toContainEqual(expect.objectContaining({ api: 'csp', directive: 'connect-src' }));
    const { origin } = new URL(stage.page);
    expect(told).toContainEqual(expect.objectContaining({ api: 'fetch', origin }));
  });

  it('reports calls and violations from before the bridge came, and nothing forged', async () => {
    stage.documents.set('/forbidding', {
      body: '<!doctype html><title>Forbidding</title>',
      headers: { 'Content-Security-Policy': "connect-src 'self'" },
    });
    await stage.record(false);
    const channel = randomUUID();
    await stage.tab.goto(`${stage.page}forbidding`);
    await run(`
      (${recordCalls})('${channel}');
      const violated = new Promise((resolve) => addEventListener('securitypolicyviolation', resolve));
      await fetch('${stage.api}early-forbidden').catch(() => {});
      await violated;
      document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation',
        { blockedURI: '${stage.api}early-forged', effectiveDirective: 'connect-src', disposition: 'enforce', bubbles: true }));`);
    await stage.record(true, channel);
    const told = await stage.calls('/early-forbidden', 2);
    expect(told.map(({ api }) => api).sort()).toEqual(['csp', 'fetch']);
    expect(told).toContainEqual(expect.objectContaining({ api: 'csp', directive: 'connect-src' }));
    expect(JSON.stringify(await stage.messages())).not.toContain('early-forged');
  });

  it('reports nothing of another tab', async () => {
    await stage.goto('/');
    const other = await stage.tab.context().newPage();
    await other.goto(stage.page);
    await other.evaluate(() => fetch('/in-the-other-tab'));
    expect(await isNative(other)).toBe(true);
    await other.close();
    await run(`fetch('/in-this-tab')`);
    await stage.calls('/in-this-tab', 1);
    const told = (await stage.messages()).filter(({ kind }) => kind === 'call');
    expect(JSON.stringify(told)).not.toContain('in-the-other-tab');
  });

  it('survives document.open', async () => {
    await stage.goto('/');
    await run(`document.open(); document.write('<p>new'); document.close(); fetch('/after-open')`);
    expect(await stage.calls('/after-open', 1)).toHaveLength(1);
  });

  it('is in a reloaded page before its first script, and only once', async () => {
    const script = `<script>fetch('${stage.api}early')</script>`;
    stage.documents.set('/early', { body: `<!doctype html>${script}<iframe srcdoc="<p>frame"></iframe>` });
    await stage.goto('/early');
    const before = (await stage.messages()).length;
    const told = async (path: string) => {
      const since = (await stage.messages()).slice(before);
      return since.filter((each) => each.kind === 'call' && each.call.url.endsWith(path));
    };
    await stage.reload();
    await expect.poll(() => told('/early')).toHaveLength(1);
    // DevTools injects nothing into frames: there the recorder comes with the frame's navigation.
    await expect.poll(() => isNative(stage.tab, 'frames[0].fetch')).toBe(false);
    await run(`frames[0].fetch('${stage.api}in-frame')`);
    await expect.poll(() => told('/in-frame')).toHaveLength(1);
    await run(`frames[0].fetch('${stage.api}end'); fetch('${stage.api}end')`);
    await expect.poll(() => told('/end')).toHaveLength(2);
    expect(await told('/early')).toHaveLength(1);
    expect(await told('/in-frame')).toHaveLength(1);
  });

  it('limits what a page reports, and drops what it forges', async () => {
    await stage.goto('/');
    await run(`
      fetch('/long?' + 'x'.repeat(50_000), { headers: Object.fromEntries(
        Array.from({ length: 150 }, (_, index) => ['x-' + index, '1'])) }).catch(() => {});
      for (const type of ['crosscheck', 'crosscheck-calls'])
        for (const target of [window, document])
          target.dispatchEvent(new CustomEvent(type, { detail: JSON.stringify({ api: 'fetch', url: '/forged' }) }));
      document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation',
        { blockedURI: location.origin + '/forged', effectiveDirective: 'connect-src', disposition: 'enforce', bubbles: true }));
      fetch('/after-forging');`);
    await stage.calls('/after-forging', 1);
    const [long] = await stage.calls('/long', 1);
    expect(long?.url).toMatch(/\/long\?redacted-[\da-f]{12}$/);
    expect(long?.api === 'fetch' && long.headers.length).toBe(30);
    expect(JSON.stringify(await stage.messages())).not.toContain('/forged');
  });

  it('leaves the page as it was when it is turned off', async () => {
    await stage.goto('/');
    await run(`window.kept = fetch; window.own = () => 'mine'; window.EventSource = own`);
    await stage.record(false);
    await expect.poll(() => isNative(stage.tab)).toBe(true);
    for (const each of ['WebSocket', 'XMLHttpRequest.prototype.open', 'Function.prototype.toString'])
      expect(await isNative(stage.tab, each), each).toBe(true);
    expect(await run('return WebSocket.prototype.constructor === WebSocket')).toBe(true);
    expect(await run('return EventSource === own')).toBe(true);
    expect(await run(`return (await kept('/kept')).text()`)).toBe('ok');
    await stage.record(true);
    expect(await isNative(stage.tab)).toBe(false);
  });
});
