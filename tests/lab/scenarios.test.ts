import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectationIn } from '../../lab/scenarios/define-scenario.ts';
import { scenarios } from '../../lab/scenarios/index.ts';
import { variantPath } from '../../lab/servers/answers.ts';
import { type Lab, startLab } from '../../lab/servers/servers.ts';
import { visit } from '../support/visit-lab.ts';

/** What the lab's servers answer leads to what its scenarios declare, and the engine knows it without a browser. */

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

/** What only a browser can do, so that without one the end is another. */
const NEEDS_A_BROWSER: Readonly<Record<string, string>> = {
  '/cached-for-another-origin/browser-cache': 'the answer comes from the browser’s own cache',
  '/cached-without-cors/browser-cache': 'the answer comes from the browser’s own cache',
  '/cached-without-cors/image-twice': 'the answer comes from the browser’s own cache',
  '/service-worker-opaque-response/get': 'a service worker answers',
  '/local-network-access-denied/get': 'the browser was told that its page is on the internet',
  '/local-network-access-denied/preflight': 'the browser was told that its page is on the internet',
  '/insecure-local-network/get': 'the browser was told that its page is on the internet',
  '/insecure-local-network/preflight': 'the browser was told that its page is on the internet',
  '/cross-origin-resource-policy/image': 'the browser refuses to embed the answer',
  '/cross-origin-resource-policy/no-cors': 'the browser refuses to embed the answer',
  '/cross-origin-embedder-policy/image': 'the browser refuses to embed the answer',
  '/opaque-response-blocking/image': 'the browser looks into the answer',
  '/blocked-by-extension/get': 'an extension of the browser ends it',
  '/blocked-by-extension/preflight': 'an extension of the browser ends it',
  '/request-header-not-allowed/any-origin': 'the browser hides whether credentials were included',
  '/allow-origin-missing/redirected-by-extension': 'an extension of the browser redirects it',
  '/content-security-policy/get': 'the browser keeps the page’s policy',
  '/content-security-policy/redirect': 'the browser keeps the page’s policy',
};

const NEEDS_CHROMIUM: Readonly<Record<string, string>> = {
  ...NEEDS_A_BROWSER,
  '/preflight-redirected/by-browser': 'the browser goes to https by itself',
  '/redirect-tainted-origin/by-browser': 'the browser goes to https by itself',
  '/redirect-tainted-origin/by-browser-after-redirect': 'the browser goes to https by itself',
};

const NEEDS_FIREFOX: Readonly<Record<string, string>> = {
  ...NEEDS_A_BROWSER,
  '/unknown-failure/not-http': 'Firefox takes it for an answer of HTTP/0.9',
  '/null-origin-allowed/sandboxed-frame': 'Firefox hides whether credentials were included',
};

const VARIANTS = scenarios.flatMap((scenario) =>
  scenario.variants.map((variant) => [variantPath(scenario.id, variant.id), variant] as const),
);

describe.each([
  ['chromium', NEEDS_CHROMIUM],
  ['firefox', NEEDS_FIREFOX],
] as const)('in %s', (browser, exceptions) => {
  const variants = VARIANTS.filter(([, { notIn }]) => notIn?.[browser] === undefined);

  test.for(variants)('%s ends as declared', async ([path, variant], { skip }) => {
    skip(variant.needs !== undefined && lab.missing.has(variant.needs));
    const { verdict, cause, codes, warnings } = await visit(lab, variant, path, browser);
    const found = {
      verdict,
      cause,
      codes: codes[browser]?.toSorted(),
      warnings: warnings.map(({ id }) => id),
    };
    const { reported: _, ...declared } = expectationIn(browser, variant);
    const expected = {
      ...declared,
      codes: declared.codes.toSorted(),
      warnings: expect.arrayContaining([...declared.warnings]),
    };
    if (Object.hasOwn(exceptions, path)) expect(found, exceptions[path]).not.toEqual(expected);
    else expect(found).toEqual(expected);
  });

  test('each exception is one of them', () => {
    const paths = variants.map(([path]) => path);
    expect(Object.keys(exceptions).filter((path) => !paths.includes(path))).toEqual([]);
  });
});
