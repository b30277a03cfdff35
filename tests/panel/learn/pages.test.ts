import { describe, expect, test } from 'vitest';
import { brokenLinks } from '../../../markdown/broken-links.ts';
import { linksOf, plainText, textOf } from '../../../markdown/page.ts';
import { anchorOf, readPage } from '../../../markdown/read-page.ts';
import { contentsOf } from '../../../panel/learn/contents.ts';
import { DEVIATIONS, PROFILES } from '../../../src/fetch/profiles.ts';
import { CAUSES, type CauseId } from '../../../src/index.ts';
import { diagnosisOf } from '../../support/examine.ts';
import { LEARN_PAGES, PAGES, pageOf, writtenExamplesOf } from '../../support/pages.ts';

const find = (id: string) => PAGES.find((page) => page.id === id) ?? null;
const README = 'learn/README';

test.each(PAGES.map((page) => [page.id, page] as const))('%s links to what is there', (_, page) => {
  expect(brokenLinks(page, find)).toEqual([]);
});

test('a link to what is not there is found', () => {
  const page = readPage(
    'learn/x',
    '# X\n\n[a](y.md) [b](caches.md#nowhere) [c](caches.md#the-cold-start) [d](#e)',
  );
  expect(brokenLinks(page, (id) => (id === 'learn/x' ? page : find(id)))).toEqual([
    'learn/y',
    'learn/caches#nowhere',
    'learn/x#e',
  ]);
});

test('the contents have every page, each once', () => {
  const listed = contentsOf(pageOf(README)).flatMap(({ pages }) => pages.map(({ id }) => id));
  const written = LEARN_PAGES.map(({ id }) => id).filter((id) => id !== README);
  expect([...listed].sort()).toEqual(['causes', ...written].sort());
});

test('the contents call each page by its title', () => {
  for (const { pages } of contentsOf(pageOf(README)))
    for (const { id, title } of pages) if (id !== 'causes') expect(title).toBe(pageOf(id).title);
});

test('what takes five minutes can be read in five minutes', () => {
  const words = textOf(pageOf('learn/cheat-sheet').blocks).split(/\s+/).length;
  expect(words / 200).toBeLessThanOrEqual(5);
});

describe.each(LEARN_PAGES.map(({ id }) => id))('%s', (id) => {
  const page = pageOf(id);

  test('begins with what it says', () => expect(page.blocks[0]?.kind).toBe('paragraph'));

  test('rests on the standard, where it says what happens', () => {
    if ([README, 'learn/quiz', 'learn/browsers', 'learn/hidden-errors', 'learn/not-protected'].includes(id))
      return;
    const sources = linksOf(page.blocks).flatMap((to) => ('href' in to ? [to.href] : []));
    const isStandard = /^https:\/\/((fetch|html|url)\.spec\.whatwg\.org|wicg\.github\.io)\//;
    if (id !== 'learn/csrf') expect(sources.filter((href) => isStandard.test(href))).not.toEqual([]);
    expect(sources.filter((href) => !isStandard.test(href))).toEqual([]);
  });

  test('shows only exchanges of which the engine says the same', () => {
    for (const { claim, text } of writtenExamplesOf(id)) {
      const { verdict, cause, warnings } = diagnosisOf(text);
      const isKnown = claim === 'allowed' || Object.hasOwn(CAUSES, claim);
      expect(isKnown, claim).toBe(true);
      if (claim === 'allowed') expect({ verdict, warnings }).toEqual({ verdict: 'allowed', warnings: [] });
      else if (CAUSES[claim as CauseId].severity === 'warning')
        expect(warnings.map((warning) => warning.id)).toContain(claim);
      else expect(cause).toBe(claim);
    }
  });
});

test.each(PAGES.map(({ id, blocks }) => [id, textOf(blocks)] as const))(
  '%s speaks of the reader’s world',
  (_, text) => {
    // How the project tests and measures is for its developers.
    expect(text).not.toMatch(/\b(the|our) lab\b|\bmeasured\b|\bof this project\b|\brandom exchanges\b/i);
  },
);

describe('how the browsers differ', () => {
  const { blocks } = pageOf('learn/browsers');
  const tables = blocks.filter((block) => block.kind === 'table');
  const sentencesOf = (index: number) => tables[index]?.rows.map(([says = []]) => plainText(says));
  const of = (...browsers: readonly string[]) =>
    Object.values(DEVIATIONS)
      .filter((deviation) => deviation.browsers.join() === browsers.join())
      .map(({ says }) => says);

  test('is what the profiles say', () => {
    expect(sentencesOf(0)).toEqual(of('chromium', 'firefox'));
    expect(sentencesOf(1)).toEqual(of('chromium'));
    expect(sentencesOf(2)).toEqual(of('firefox'));
  });
});

test('the limits of Access-Control-Max-Age are those of the profiles', () => {
  for (const id of ['learn/header-reference', 'learn/preflight', 'learn/browsers']) {
    const text = textOf(pageOf(id).blocks);
    expect(text).toContain(String(PROFILES.chromium.maxAgeLimit));
    expect(text).toContain(String(PROFILES.firefox.maxAgeLimit));
  }
});

describe('reading a page', () => {
  test('refuses what the panel cannot show', () => {
    for (const text of [
      '<b>x</b>',
      '![x](x.png)',
      '> quoted',
      '---',
      '~~x~~',
      'a[^1]\n\n[^1]: b',
      '#### deep',
    ])
      expect(() => readPage('learn/x', `# X\n\n${text}`), text).toThrow(
        /^learn\/x, line 3: the panel cannot show/,
      );
  });

  test('refuses links to anything but pages and https', () => {
    for (const url of ['http://example.com/', 'javascript:alert(1)', 'data:text/html,x', 'x.png'])
      expect(() => readPage('learn/x', `# X\n\n[x](${url})`), url).toThrow(/neither a page nor https/);
  });

  test('needs a title', () => expect(() => readPage('learn/x', 'text')).toThrow(/no title/));

  test('takes the front matter apart, and counts its lines', () => {
    const front = '---\nid: x\ntitle: X: one\n---\n\n';
    expect(readPage('causes/x', `${front}# X`)).toMatchObject({
      title: 'X',
      frontMatter: { id: 'x', title: 'X: one' },
      blocks: [],
    });
    expect(() => readPage('causes/x', `${front}# X\n\n> quoted`)).toThrow(/^causes\/x, line 8: /);
    expect(() => readPage('causes/x', '---\nid: x\n- y\n---\n\n# X')).toThrow(/"- y" in the front matter/);
    expect(() => readPage('causes/x', '---\nid: x\n\n# X')).toThrow(/no title/);
  });

  test('makes the anchors of code hosts', () => {
    expect(anchorOf('What * covers')).toBe('what--covers');
    expect(anchorOf('The page’s origin, without Vary: Origin')).toBe('the-pages-origin-without-vary-origin');
  });
});
