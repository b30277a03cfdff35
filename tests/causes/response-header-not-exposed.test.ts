import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const ID = 'response-header-not-exposed';

const example = testExample(ID, {
  phase: null,
  evidence: {
    host: 'api.example.com',
    hidden: ['X-Total-Count', 'Link'],
    exposed: ['X-Request-Id'],
    invalid: null,
  },
  says: ['api.example.com', 'X-Total-Count and Link', 'names only X-Request-Id', 'null'],
  proof: 'not-applicable',
  change: [
    {
      set: 'Access-Control-Expose-Headers',
      to: 'X-Request-Id, X-Total-Count, Link',
      on: ['response'],
    },
  ],
});

const warningOf = (text: string) => diagnosisOf(text).warnings.find(({ id }) => id === ID) ?? null;
const LIST = 'Access-Control-Expose-Headers: X-Request-Id';
const hidden = (text: string) => warningOf(text)?.evidence.hidden ?? null;
/** The example with this header line instead of its own three. */
const only = (line: string) =>
  edit(
    example,
    [`< ${LIST}\n`, ''],
    ['< X-Request-Id: 7f3a\n', ''],
    ['< X-Total-Count: 230\n', ''],
    ['Link: </products?page=2>; rel="next"', line],
  );

test('is silenced by its own change', () =>
  expect(warningOf(edit(example, [LIST, `${LIST}, X-Total-Count, link`]))).toBe(null));

test('names them all where nothing is exposed', () => {
  const bare = edit(example, [`< ${LIST}\n`, '']);
  expect(hidden(bare)).toEqual(['X-Request-Id', 'X-Total-Count', 'Link']);
  expect(plain(warningOf(bare)?.explanation ?? [])).toContain('does not name any');
});

test('says that one bad element spoils the whole list, and proposes one without it', () => {
  const spoilt = edit(example, [LIST, 'Access-Control-Expose-Headers: X-Request-Id, X-Total-Count; Link']);
  const warning = warningOf(spoilt);
  expect(warning?.evidence).toMatchObject({ invalid: 'X-Total-Count; Link', exposed: [] });
  expect(plain(warning?.explanation ?? [])).toContain('X-Total-Count; Link in');
  expect(warning?.change).toEqual([
    {
      set: 'Access-Control-Expose-Headers',
      to: 'X-Request-Id, X-Total-Count, Link',
      on: ['response'],
    },
  ]);
});

test.each([
  'X-RateLimit-Remaining: 3',
  'Link: </>; title="x"; rel = "self next"',
  'RateLimit: limit=100',
  'Retry-After: 30',
  'x-correlation-id: 1',
  'Content-Disposition: attachment; filename="prices.csv"',
  'Content-Range: items 0-9/230',
  'X-Next-Page: 2',
  'Authorization: Bearer x',
  'X-CSRF-Token: x',
])('knows %s', (line) => expect(hidden(only(line))).toEqual([line.split(':')[0]]));

test.each([
  ['a Link that only preloads', 'Link: </a.css>; rel=preload; as=style, </>; rel="https://api.w.org/"'],
  ['the ETag of what was only read', 'ETag: "7f3a"'],
  ['a file without a name', 'Content-Disposition: inline'],
  ['a Location that leads nowhere', 'Location: /products'],
  ['what every page may read', 'Cache-Control: no-store'],
  ['what no page may read', 'Set-Cookie: a=b'],
  ['what is for nobody’s code', 'Server: nginx'],
  ['a name that objects have', 'constructor: x'],
  ['a name that only begins like one', 'X-Total-Counts: 1'],
])('is silent about %s', (_, line) => expect(warningOf(only(line))).toBe(null));

test('counts the ETag of an upload, unless it is a weak one', () => {
  const upload = edit(only('ETag: "7f3a"'), ['> GET ', '> POST ']);
  expect(hidden(upload)).toEqual(['ETag']);
  expect(warningOf(edit(upload, ['"7f3a"', 'W/"7f3a"']))).toBe(null);
});

test('counts the Location of what was made', () =>
  expect(hidden(edit(only('Location: /products/7'), ['< 200', '< 201']))).toEqual(['Location']));

test.each([
  ['a wildcard exposes everything', edit(example, [LIST, 'Access-Control-Expose-Headers: *'])],
  ['an image cannot be asked for headers', edit(example, ['end:', 'type: image\nmode: cors\nend:'])],
  ['no-cors gives no headers at all', edit(example, ['credentials: same-origin', 'mode: no-cors'])],
])('is silent when %s', (_, text) => {
  expect(diagnosisOf(text).verdict).toBe('allowed');
  expect(warningOf(text)).toBe(null);
});

test('leaves a literal wildcard to its own cause', () => {
  const literal = edit(
    example,
    ['credentials: same-origin', 'credentials: include'],
    [LIST, 'Access-Control-Allow-Credentials: true\n< Access-Control-Expose-Headers: *'],
  );
  expect(diagnosisOf(literal).warnings.map(({ id }) => id)).toEqual(['wildcard-expose-with-credentials']);
});

const WITHHELD = ['end: delivered', 'end: withheld'] as const;

testNeighbours({
  'nothing is exposed and nothing else is wrong': [edit(example, [`< ${LIST}\n`, '']), null],
  'the origin is not allowed': [
    edit(example, WITHHELD, ['< Access-Control-Allow-Origin: https://shop.example.com\n', '']),
    'cors-layer-refused',
  ],
  'another origin is': [
    edit(example, WITHHELD, ['Allow-Origin: https://shop.', 'Allow-Origin: https://www.']),
    'origin-mismatch',
  ],
  'the server failed': [
    edit(
      example,
      WITHHELD,
      ['< Access-Control-Allow-Origin: https://shop.example.com\n', ''],
      ['< 200', '< 500'],
    ),
    'cors-layer-refused',
  ],
});
