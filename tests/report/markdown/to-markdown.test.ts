import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { linkTo, STANDARD, say, toMarkdown } from '../../../src/index.ts';
import { fixtures, rareFixtures } from '../../support/fixtures.ts';
import { hostileDiagnosis, hostileText } from '../../support/hostile.ts';
import { nodesOf, readMarkdown, textOf } from '../../support/read-markdown.ts';

const SECTIONS = [
  'What is not known',
  'What to change',
  'What happened',
  'Why: seven questions',
  'Headers',
  'Warnings',
  'Elsewhere',
];

const of = (id: keyof typeof fixtures): string => toMarkdown(fixtures[id], 'Chromium 156');

describe('the report', () => {
  it('says what happened to which request, when, where and by which rule', () => {
    const report = of('wildcardWithCredentials');
    for (const line of [
      '## Wildcard origin on a request with credentials',
      '- **Request:** `POST https://api.example.com/v1/checkout`',
      '- **Outcome:** Blocked at the response, cause `wildcard-origin-with-credentials`',
      `- **Rule:** [Fetch Standard, CORS check, step 4](${linkTo('CORS check')})`,
      '- **Page:** `https://shop.example.com/checkout`, origin `https://shop.example.com`',
      '- **Browser:** Chromium 156',
    ])
      expect(report.split('\n')).toContain(line);
    expect(report).toMatch(/^- \*\*Time:\*\* 2026-02-03 10:42:09\.\d{3} UTC$/m);
    expect(report).toContain(STANDARD.commit);
  });

  it('hands over the change as a diff, and says what was checked', () => {
    expect(of('wildcardWithCredentials')).toContain(
      [
        '```diff',
        '- Access-Control-Allow-Origin: *',
        '+ Access-Control-Allow-Origin: https://shop.example.com',
        '- Vary: Accept-Encoding',
        '+ Vary: Accept-Encoding, Origin',
        '+ Access-Control-Allow-Credentials: true',
        '```',
        '',
        '**Checked:** with these lines the standard allows this exchange.',
      ].join('\n'),
    );
    expect(of('headersNotAllowed')).toContain('**Not yet proven:** the preflight would pass, but the `POST`');
  });

  it('shows what decided, and only the presence of secrets', () => {
    const report = of('wildcardWithCredentials');
    expect(report).toContain('```http\nHTTP 200\nAccess-Control-Allow-Origin: *\n');
    expect(report).toContain('\nCookie: (present, value not recorded)\n');
    expect(report).toContain('Preflight’s answer:\n\n```http\nHTTP 204\n');
  });

  it('shows the journey and answers seven questions', () => {
    const report = of('preflightRouteMissing');
    expect(report).toMatch(/^2\. The browser asked .* \(`OPTIONS`\)\. The server answered `404`/m);
    expect(report).toMatch(/^3\. The browser refused, and never sent the `\w+`\. The page got an error\.$/m);
    expect(report.match(/^\d\. .*\?/gm)).toHaveLength(7);
  });

  it('says that a cache answered, as the journey draws it', () => {
    const report = toMarkdown(rareFixtures.sharedCache, null);
    expect(report).toMatch(/^2\. A cache on the way answered the `GET` with `200`\.$/m);
  });

  it('names the candidates and the missing fact where it is undecided', () => {
    const report = of('undecidedMode');
    expect(report).toContain('- Allowed\n- Wildcard origin on a request with credentials (`wildcard-origin-');
    expect(report).toContain('**Not seen:** the request’s credentials mode.');
  });

  it('has every warning with its change', () => {
    const report = of('allowedWithThreeWarnings');
    for (const { id } of fixtures.allowedWithThreeWarnings.warnings) expect(report).toContain(`(\`${id}\`)`);
  });

  it.each(Object.keys(fixtures) as (keyof typeof fixtures)[])('is whole for %s', (id) => {
    const report = of(id);
    expect(report).not.toMatch(/undefined|\[object/);
    expect(report).not.toMatch(/(?<!`)``(?!`)/);
    expect(report.split('\n').every((line) => line.length < 2100)).toBe(true);
  });
});

describe('hostile bytes', () => {
  /** The other elements of a report. */
  const KINDS = new Set([
    'root', 'heading', 'paragraph', 'list', 'listItem', 'strong', 'inlineCode', 'thematicBreak',
  ]); // biome-ignore format: a list to skim

  const isOurs = (node: Nodes): boolean => {
    if (node.type === 'link')
      return /^https:\/\/(fetch\.spec\.whatwg|wicg\.github)\.(org|io)\//.test(node.url);
    // No mention, reference, emoji, address or markup of any dialect consists of these characters alone.
    if (node.type === 'text') return /^[A-Za-z0-9 ’“”‘'(),.;:!?…–✓✖⚠-]*$/.test(node.value);
    if (node.type === 'code') return ['http', 'diff', 'text'].includes(node.lang ?? '');
    return KINDS.has(node.type);
  };

  it('stay in code, whatever they are', () => {
    fc.assert(
      fc.property(hostileDiagnosis, (diagnosis) => {
        const report = toMarkdown(diagnosis, 'Chromium 156');
        const nodes = nodesOf(readMarkdown(report));
        expect(nodes.filter((node) => !isOurs(node))).toEqual([]);
        const titles = nodes.flatMap((node) =>
          node.type === 'heading' ? [{ depth: node.depth, text: textOf(node) }] : [],
        );
        expect(titles[0]?.depth).toBe(2);
        expect(titles.slice(1).every(({ depth }) => depth === 3)).toBe(true);
        const sections = titles.slice(1).map(({ text }) => text);
        expect(sections).toEqual(SECTIONS.filter((title) => sections.includes(title)));
      }),
      { numRuns: 150 },
    );
  });

  it('cannot end code where longer fences mean nothing, as on Slack', () => {
    fc.assert(
      fc.property(hostileDiagnosis, (diagnosis) => {
        const lines = toMarkdown(diagnosis, null).split('\n');
        const fences = lines.filter((line) => line.startsWith('```'));
        expect(fences.length % 2).toBe(0);
        const isWhole = (line: string): boolean =>
          line.startsWith('```')
            ? /^```(http|diff|text)?$/.test(line)
            : line.split('`').length % 2 === 1 && !line.includes('``');
        const isPlain = (line: string): boolean => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(line);
        expect(lines.filter((line) => !isWhole(line) || !isPlain(line))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('cannot make it long', () => {
    const long = fc
      .tuple(hostileText, fc.integer({ min: 1, max: 50_000 }))
      .map(([text, times]) => text.repeat(times));
    fc.assert(
      fc.property(hostileDiagnosis, long, (diagnosis, text) => {
        const { exchange } = diagnosis;
        const [first] = exchange.hops;
        const sent = Array.from({ length: 200 }, () => ({ name: 'Vary', value: text }));
        const altered = {
          ...diagnosis,
          explanation: say`${text}`,
          exchange: { ...exchange, hops: [{ ...first, requestHeaders: sent }] as const },
        };
        expect(toMarkdown(altered, null).length).toBeLessThan(120_000);
      }),
      { numRuns: 30 },
    );
  });
});
