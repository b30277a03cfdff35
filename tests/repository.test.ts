import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scenarios } from '../lab/scenarios/index.ts';
import { chromiumCode } from '../src/codes/chromium.ts';
import { type CorsCheckStop, isAt } from '../src/fetch/stop.ts';
import { CAUSES, type CauseId, linkTo, placeOf } from '../src/index.ts';
import { DOCUMENTS, exampleOf, readDocument } from './support/document.ts';
import { answeredWith, STOPS, stopOf } from './support/every-stop.ts';
import { FILES, ROOT } from './support/files.ts';
import { readExample } from './support/read-example.ts';

/** What no compiler checks: code, documents, tests and lab have the same causes, with the same words. */

const IDS = Object.keys(CAUSES).sort() as readonly CauseId[];

const namesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

describe('every cause', () => {
  /** Causes that no scenario of the lab can show. */
  const WITHOUT_SCENARIO: readonly CauseId[] = [
    // Both browsers still let the wildcard cover Authorization; only the letter of the standard stops here.
    'authorization-not-listed',
  ];

  test('is a file, and each file is a cause under its own name', () => {
    const files = namesIn('src/causes', '.ts').filter((name) => name !== 'index' && name !== 'define-cause');
    expect(files).toEqual(IDS);
    for (const id of IDS) expect(CAUSES[id].id).toBe(id);
  });

  test('has a document', () => expect(namesIn('docs/causes', '.md')).toEqual(IDS));

  test('has a test', () => expect(namesIn('tests/causes', '.test.ts')).toEqual(IDS));

  test('has a scenario in the lab', () => {
    const shown = scenarios.filter(({ kind }) => kind === 'cause').map(({ id }) => id);
    expect([...shown, ...WITHOUT_SCENARIO].sort()).toEqual(IDS);
  });

  test('is in the README, in the list of its severity, with its title and a link to its document', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const listed = Object.entries({
      blocked: 'The CORS protocol stopped it:',
      failed: 'It looks like CORS and is not:',
      warning: 'It works, and will break:',
    }).flatMap(([severity, heading]) => {
      const [, list = ''] = new RegExp(`^${heading}\n\n((- .+\n)+)`, 'm').exec(readme) ?? [];
      const links = list.matchAll(/^- \[(.+)\]\(docs\/causes\/(.+)\.md\)$/gm);
      return [...links].map(([, title, id]) => `${id} ${severity} ${title}`);
    });
    expect(listed.sort()).toEqual(IDS.map((id) => `${id} ${CAUSES[id].severity} ${CAUSES[id].title}`).sort());
  });
});

describe.each(IDS)('the document of %s', (id) => {
  const { frontMatter, heading, introduction, sections, blocks, text } = readDocument(id);
  const cause = CAUSES[id];

  test('says what the code says', () => {
    const { title, severity } = cause;
    expect(frontMatter).toEqual({ id, title, severity, ...placeOf(id) });
    expect(placeOf(id) !== null).toBe(severity === 'blocked');
    expect(heading).toBe(title);
    expect(introduction).toMatch(/^[^.]+\.$/);
  });

  test('has the sections, in order, and is short', () => {
    const why = {
      blocked: 'Where the standard stops',
      failed: 'Why this is not CORS',
      warning: 'What the standard says',
    }[cause.severity];
    expect(sections).toEqual([
      'What the browser saw',
      why,
      'How this happens',
      'What to change',
      'Not to be confused with',
    ]);
    const lines = text.trimEnd().split('\n').length - Object.keys(frontMatter).length - 2;
    expect(lines).toBeGreaterThanOrEqual(25);
    expect(lines).toBeLessThanOrEqual(60);
  });

  test('shows one exchange', () => expect(readExample(exampleOf(id)).length).toBeGreaterThan(0));

  test('links to the algorithm, and to neighbours that exist', () => {
    const place = placeOf(id);
    if (place !== null) expect(text).toContain(`](${linkTo(place.algorithm)})`);
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    const neighbours = links.filter(
      (link) =>
        !/^https:\/\/((fetch|url)\.spec\.whatwg\.org\/#[\w-]+|wicg\.github\.io\/local-network-access\/)$/.test(
          link,
        ),
    );
    expect(neighbours).not.toEqual([]);
    expect(neighbours).not.toContain(`${id}.md`);
    for (const link of neighbours) expect(existsSync(join(DOCUMENTS, link)), link).toBe(true);
  });

  test('proposes only headers that are safe to copy', () => {
    for (const { text: lines } of blocks.filter(({ info }) => info === 'http')) {
      const origin = /^Access-Control-Allow-Origin: (.+)$/m.exec(lines)?.[1];
      expect(origin).not.toBe('null');
      if (origin === '*') expect(lines).not.toMatch(/^Access-Control-Allow-Credentials:/m);
      else expect(lines).toMatch(/^Vary: Origin$/m);
    }
  });
});

describe('every code of Chromium', () => {
  /** `Network.CorsError` of the DevTools protocol. */
  const CORS_ERRORS = [
    'DisallowedByMode',
    'InvalidResponse',
    'WildcardOriginNotAllowed',
    'MissingAllowOriginHeader',
    'MultipleAllowOriginValues',
    'InvalidAllowOriginValue',
    'AllowOriginMismatch',
    'InvalidAllowCredentials',
    'CorsDisabledScheme',
    'PreflightInvalidStatus',
    'PreflightDisallowedRedirect',
    'PreflightWildcardOriginNotAllowed',
    'PreflightMissingAllowOriginHeader',
    'PreflightMultipleAllowOriginValues',
    'PreflightInvalidAllowOriginValue',
    'PreflightAllowOriginMismatch',
    'PreflightInvalidAllowCredentials',
    'PreflightMissingAllowExternal',
    'PreflightInvalidAllowExternal',
    'InvalidAllowMethodsPreflightResponse',
    'InvalidAllowHeadersPreflightResponse',
    'MethodDisallowedByPreflightResponse',
    'HeaderDisallowedByPreflightResponse',
    'RedirectContainsCredentials',
    'InsecureLocalNetwork',
    'InvalidLocalNetworkAccess',
    'NoCorsRedirectModeNotFollow',
    'LocalNetworkAccessPermissionDenied',
  ];

  /** Codes to which no stop of the algorithms leads, and why. */
  const NEVER_PRODUCED: Readonly<Record<string, string>> = {
    InvalidResponse: 'says that there was no answer to judge; the engine reports the network’s error instead',
    PreflightMissingAllowExternal: 'no longer sent by any Chromium; the protocol only keeps the name',
    PreflightInvalidAllowExternal: 'no longer sent by any Chromium; the protocol only keeps the name',
    InvalidLocalNetworkAccess:
      'the page named an address space of its own, which no event and no entry tells',
  };

  const onPreflight = (stop: CorsCheckStop): CorsCheckStop => ({ ...stop, phase: 'preflight' });

  test('is produced for some stop, or it is said why not', () => {
    // A value that no URL parser takes has a code of its own, and every failed CORS check one for preflights.
    const stops = [...STOPS.map(({ journey }) => stopOf(journey)), stopOf(answeredWith('shop'))];
    const onPreflights = stops.filter((stop) => isAt(stop, 'CORS check')).map(onPreflight);
    const produced = new Set([...stops, ...onPreflights].map(chromiumCode));
    produced.delete(null);
    expect([...produced, ...Object.keys(NEVER_PRODUCED)].sort()).toEqual([...CORS_ERRORS].sort());
  });
});

describe('every file', () => {
  const textsIn = (...places: readonly RegExp[]) =>
    FILES.filter((file) => places.some((place) => place.test(file)) && !/\.(png|ico)$/.test(file)).map(
      (file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const,
    );
  const saying = (words: RegExp, texts: readonly (readonly [file: string, text: string])[]) =>
    texts.flatMap(([file, text]) => [...text.matchAll(words)].map(([found]) => `${file}: ${found}`));

  test('is found', () => expect(FILES).toContain('tests/repository.test.ts'));

  test('has at most 300 lines', () => {
    const long = textsIn(/\.(tsx?|m?js|css)$/)
      .map(([file, text]) => [file, text.trimEnd().split('\n').length] as const)
      .filter(([, lines]) => lines > 300);
    expect(long).toEqual([]);
  });

  test('has at most 29 others in its folder, or only others of its kind', () => {
    const OF_ONE_KIND = [
      ...['src/causes', 'tests/causes', 'docs/causes', 'lab/scenarios'],
      // The pictures of the panel's states, which `npm run screenshots` draws.
      'docs/images/states',
    ];
    const counts = new Map<string, number>();
    for (const file of FILES) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    const large = [...counts].filter(([, count]) => count > 30).map(([folder]) => folder);
    expect(large.filter((folder) => !OF_ONE_KIND.includes(folder))).toEqual([]);
  });

  test('is in the standard’s words', () => {
    // Quoted words belong to others, and so do the sentences of browsers.
    const ours = textsIn(/^docs\//, /^README\.md$/, /^src\/(?!codes\/\w+-sentence\.ts$)/).map(
      ([file, text]) => [file, text.replaceAll(/“[^”]*”/g, '')] as const,
    );
    const words =
      /\bACA[OCMH]\b|\b(non-)?simple[ -](request|method|header)s?\b|\bCORS policy\b|\bOPTIONS (call|cache)\b|\bpre-flights?\b|\bpreflight check\b|\bCORS validation\b|\bunsafe headers?\b|\bHTTP verbs?\b/gi;
    expect(saying(words, ours)).toEqual([]);
  });

  test('is finished', () => {
    const texts = textsIn(/./).filter(([file]) => file !== 'tests/repository.test.ts');
    expect(saying(/\b(TODO|FIXME|XXX|HACK)\b|\b[Ss]tub(bed|s)?\b/g, texts)).toEqual([]);
    // What `npm run new:cause` leaves to its author.
    const filledIn = texts.filter(([file]) => !/^(scripts|tests\/scripts)\//.test(file));
    expect(saying(/\bTo do:|(?<!-)\bto-do\b/gi, filledIn)).toEqual([]);
  });

  test('that tests lies where its code lies', () => {
    const named = (file: string): string => file.replace(/\.(tsx?|mjs)$/, '');
    const code = FILES.filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.startsWith('tests/')).map(named);
    const folders = new Set(code.map((file) => dirname(file)));
    const odd = FILES.filter((file) =>
      /^tests\/(?!in-browser\/|fuzz\/|long\/).+\.test\.tsx?$/.test(file),
    ).filter((file) => {
      const place = named(named(file).replace(/\.test$/, '')).slice('tests/'.length);
      const places = [place, `src/${place}`];
      const isBeside = code.some((each) => places.includes(each));
      // A test of a whole folder has a name that no file has.
      const hasName = code.some((each) => basename(each) === basename(place));
      const isInFolder = places.some((each) => folders.has(dirname(each)));
      return !isBeside && (hasName || !isInFolder);
    });
    expect(odd).toEqual([]);
  });

  test('that joins what was captured has a test of its own', () => {
    expect(namesIn('tests/capture/join', '.test.ts')).toEqual(namesIn('src/capture/join', '.ts'));
  });

  test('that tests has no time limit of its own, and looks at no clock', () => {
    const tests = textsIn(/^tests\/(?!bench\/).*\.tsx?$/).filter(
      ([file]) => file !== 'tests/repository.test.ts',
    );
    const words = /\btimeout: ?\d[\d_]*|^ *\}, \d[\d_]*\);$|\b(performance|Date)\.now\(\)|\bcpuUsage\b/gm;
    expect(saying(words, tests)).toEqual([]);
  });

  test('is named in kebab-case', () => {
    const COMPONENT = /^(panel|tests\/panel)\/(.+\/)?[A-Z][A-Za-z]+(\.test)?\.(tsx|css)$/;
    const CUSTOMARY = /^[A-Z]+(\.md)?$/;
    const odd = FILES.filter((file) => {
      const [name = ''] = basename(file).replace(/^\./, '').split('.');
      return (
        !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && !COMPONENT.test(file) && !CUSTOMARY.test(basename(file))
      );
    });
    expect(odd).toEqual([]);
  });
});

test('the README names the browsers that the manifest asks for', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8')) as {
    minimum_chrome_version: string;
    browser_specific_settings: { gecko: { strict_min_version: string } };
  };
  const firefox = Number.parseInt(manifest.browser_specific_settings.gecko.strict_min_version, 10);
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(
    `(Chrome ${manifest.minimum_chrome_version}, Firefox ${firefox} or newer)`,
  );
});

test('DevTools evaluates nothing in the page', () => {
  const readers = FILES.filter((file) => /^(panel|background|injected)\/.*\.tsx?$/.test(file));
  const withEval = readers.filter((file) =>
    /inspectedWindow\.eval\b/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(withEval).toEqual([]);
});
