import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { recordingsOf } from '../../support/recordings.ts';
import { useHarness } from './harness/use-harness.ts';
import { violationsOf } from './harness/violations.ts';

const NARROW = { width: 380, height: 800 };

const folder = mkdtempSync(join(tmpdir(), 'crosscheck-panel-'));
const write = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const frame = { functionName: 'load', url: 'https://page.invalid/a.js', lineNumber: 2, columnNumber: 4 };
const entries = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    startedDateTime: new Date(1_767_225_600_000 + index).toISOString(),
    time: 1,
    _initiator: { type: 'script', stack: { callFrames: [frame] } },
    request: {
      method: 'GET',
      url: `https://api.invalid/${index}`,
      headers: [{ name: 'Origin', value: 'https://page.invalid' }],
    },
    response: { status: 200, headers: [] },
  }));
const firefoxHar = (count: number): string =>
  JSON.stringify({ log: { creator: { name: 'Firefox', version: '153.0' }, entries: entries(count) } });

const harness = useHarness();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const openButton = (page: Page) => page.getByTitle('Open a recording or HAR');
const back = (page: Page) => page.getByRole('button', { name: 'Back to this tab' });
const bar = (page: Page) => page.getByRole('region', { name: /^Opened file/ });
const isFocused = (node: Element): boolean => node === document.activeElement;

/** Like a keyboard user: the button, then the browser's own dialog. */
async function choose(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await openButton(page).focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(path);
}

async function opened(page: Page, path: string): Promise<void> {
  await choose(page, path);
  await bar(page).getByRole('status').filter({ hasText: 'Read to the end' }).waitFor();
}

type Dragged = { readonly name: string; readonly text: string };

/** Fires these drag events with files over the panel. */
async function drag(page: Page, files: readonly Dragged[], events: readonly string[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, text } of all) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  for (const event of events) await page.dispatchEvent('.status-bar', event, { dataTransfer });
}

describe('an opened file', () => {
  it('replaces the tab until the reader goes back', async () => {
    const page = await harness.open('select=originMismatch');
    await page.getByRole('option').nth(2).click();
    const before = await page.getByRole('article').getAttribute('data-cause');
    await opened(page, write('shop.har', firefoxHar(3)));
    expect(await bar(page).innerText()).toContain('shop.har');
    expect(await bar(page).innerText()).toContain('Firefox 153.0 · 3 exchanges');
    expect(await bar(page).evaluate(isFocused)).toBe(true);
    expect(await page.getByRole('option').count()).toBe(3);
    for (const name of ['Reload and record', 'Record calls', 'Clear'])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await page.getByRole('checkbox', { name: 'Preserve log' }).count()).toBe(0);
    // Firefox's words, not Chromium's.
    await page.getByRole('article').waitFor();
    expect(await page.getByRole('article').getAttribute('data-firefox-code')).toBe('CORSMissingAllowOrigin');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await bar(page).waitFor({ state: 'detached' });
    await expect.poll(() => openButton(page).evaluate(isFocused)).toBe(true);
    expect(await page.getByRole('article').getAttribute('data-cause')).toBe(before);
    await page.getByRole('button', { name: 'Reload and record' }).waitFor();
  });

  it('is opened from the empty state, too', async () => {
    const page = await harness.open('state=empty');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('main').getByRole('button', { name: 'Open a recording or HAR' }).click();
    await (await chooser).setFiles(write('empty-state.har', firefoxHar(1)));
    await page.getByRole('option').first().waitFor();
  });

  it('names places in the code of another page without a link to Sources', async () => {
    const page = await harness.open('');
    await opened(page, write('places.har', firefoxHar(1)));
    await page.getByRole('article').getByText('load, a.js:3:5').first().waitFor();
    expect(await page.getByRole('button', { name: /a\.js/ }).count()).toBe(0);
  });

  it('says so when nothing in it concerns CORS', async () => {
    const page = await harness.open('');
    await opened(page, write('nothing.har', firefoxHar(0)));
    await page.getByRole('heading', { name: 'No request to another origin in this file' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('shows a hostile name as text, cut to a limit', async () => {
    const page = await harness.open('', NARROW);
    const name = `<img src=x onerror=alert(1)>\u202e${'x'.repeat(180)}.har`;
    await drag(page, [{ name, text: firefoxHar(1) }], ['dragenter', 'dragover', 'drop']);
    await bar(page).waitFor();
    const shown = await bar(page).innerText();
    expect(shown).toContain('<img src=x onerror=alert(1)>');
    expect(shown).toContain('U+202E');
    expect(shown.length).toBeLessThan(250);
    expect(await page.locator('img').count()).toBe(0);
    const { width } = (await back(page).boundingBox()) ?? { width: 0 };
    expect(width).toBeGreaterThan(22);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('leaves the panel usable while it is read, and can be closed in the middle', async () => {
    const page = await harness.open('');
    await choose(page, write('large.har', firefoxHar(6_000)));
    await page.getByRole('progressbar', { name: 'Reading the file' }).waitFor();
    expect(await page.getByRole('button', { name: 'Save recording' }).isDisabled()).toBe(true);
    await back(page).click();
    await page.getByRole('button', { name: 'Reload and record' }).waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
  });

  it.each(['light', 'dark'])('breaks no rule of accessibility: %s', async (theme) => {
    for (const size of [NARROW, { width: 1600, height: 700 }]) {
      const page = await harness.open(`theme=${theme}`, size);
      await opened(page, write('rules.har', firefoxHar(2)));
      expect(await violationsOf(page)).toEqual([]);
      await choose(page, write('bad.har', '{"log":'));
      await page.getByRole('alert').getByText('bad.har').waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await drag(page, [{ name: 'a.har', text: '' }], ['dragenter', 'dragover']);
      await page.getByText('Drop a recording or a HAR file').waitFor();
      expect(await violationsOf(page)).toEqual([]);
    }
  });
});

describe('an unusable file', () => {
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]).toString('latin1');

  it.each([
    ['empty.har', '', 'it is empty.'],
    ['picture.png', picture, 'it is not JSON.'],
    ['cut.har', firefoxHar(1).slice(0, -5), 'it is cut off: the JSON ends too early.'],
    [
      'unreadable.har',
      '{"log":{"entries":[{},{"a":1}]}}',
      'nothing in it can be read: none of its 2 items names a request.',
    ],
    ['package.json', '{"name":"a"}', 'it is JSON, but neither a Crosscheck recording nor a HAR'],
  ])('%s is reported, and nothing is lost', async (name, content, reason) => {
    const page = await harness.open('');
    const rows = await page.getByRole('option').count();
    await choose(page, write(name, content));
    const alert = page.getByRole('alert');
    await alert.getByText(name).waitFor();
    expect(await alert.innerText()).toContain(`cannot be opened: ${reason}`);
    expect(await page.getByRole('option').count()).toBe(rows);
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => alert.innerText()).toBe('');
    await expect.poll(() => openButton(page).evaluate(isFocused)).toBe(true);
  });

  it('a file of 500 MB is refused at once', async () => {
    const page = await harness.open('');
    const path = write('large-500.har', '');
    truncateSync(path, 500 * 1024 * 1024);
    await choose(page, path);
    await page.getByRole('alert').getByText('it is larger than 400 MB').waitFor();
  });

  it('does not close the file that is open', async () => {
    const page = await harness.open('');
    await opened(page, write('first.har', firefoxHar(2)));
    await choose(page, write('second.har', '[]'));
    await page.getByRole('alert').getByText('second.har').waitFor();
    expect(await bar(page).innerText()).toContain('first.har');
    await opened(page, write('third.har', firefoxHar(4)));
    await bar(page).getByText('4 exchanges', { exact: false }).first().waitFor();
    expect(await page.getByRole('alert').innerText()).toBe('');
  });
});

describe('what is dropped', () => {
  it('is announced while it is dragged, and opened', async () => {
    const page = await harness.open('', NARROW);
    const file = { name: 'dropped.har', text: firefoxHar(2) };
    await drag(page, [file], ['dragenter', 'dragover']);
    const target = page.getByText('Drop a recording or a HAR file to open it');
    await target.waitFor();
    await drag(page, [file], ['dragleave']);
    await target.waitFor({ state: 'detached' });
    await drag(page, [file], ['dragenter', 'dragover', 'drop']);
    await bar(page).getByText('dropped.har').waitFor();
    expect(await target.count()).toBe(0);
  });

  it('over What if keeps its edits', async () => {
    const page = await harness.open('');
    await page.getByRole('button', { name: 'Will it pass?' }).click();
    await page.getByLabel('URL').fill('https://edited.invalid/');
    await drag(page, [{ name: 'over.har', text: firefoxHar(1) }], ['dragenter', 'dragover', 'drop']);
    await back(page).click();
    await expect.poll(() => page.getByLabel('URL').inputValue()).toBe('https://edited.invalid/');
    expect(await page.getByRole('button', { name: 'Revert all' }).isEnabled()).toBe(true);
  });

  it('is opened one at a time', async () => {
    const page = await harness.open('');
    const files = ['a.har', 'b.har', 'c.har'].map((name) => ({ name, text: firefoxHar(1) }));
    await drag(page, files, ['drop']);
    await page.getByRole('alert').getByText('These are 3 files. Only one can be opened at a time.').waitFor();
    expect(await bar(page).count()).toBe(0);
  });

  it('is ignored if it is not a file', async () => {
    const page = await harness.open('');
    const wasTaken = await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', 'hello');
      return !document.body.dispatchEvent(
        new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }),
      );
    });
    expect(wasTaken).toBe(false);
    expect(await page.locator('.drop-target').count()).toBe(0);
  });
});

describe('saving', () => {
  const save = async (page: Page) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save recording' }).click();
    const saved = await download;
    return { name: saved.suggestedFilename(), text: readFileSync(await saved.path(), 'utf8') };
  };

  it('gives the tab’s recording a name of its page and its time', async () => {
    const page = await harness.open('');
    const { name, text } = await save(page);
    expect(name).toMatch(/^crosscheck-shop\.example\.com-\d{4}-\d\d-\d\d-\d{6}\.json$/);
    expect(JSON.parse(text)).toMatchObject({ format: 'crosscheck-recording', version: 1 });
  });

  it('works on an opened file, and what is saved opens again', async () => {
    const page = await harness.open('');
    const recording = recordingsOf('firefox').find(({ har }) => har !== undefined);
    if (recording === undefined) throw new Error('There are no recordings.');
    await opened(page, recording.file);
    await page.getByRole('button', { name: 'all', exact: true }).click();
    await page.getByRole('option').first().click();
    const article = await page.getByRole('article').innerText();
    const { text } = await save(page);
    await opened(page, write('again.json', text));
    await page.getByRole('button', { name: 'all', exact: true }).click();
    await page.getByRole('option').first().click();
    expect(await page.getByRole('article').innerText()).toBe(article);
  });
});
