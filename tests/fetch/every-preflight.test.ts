import { describe, expect, test } from 'vitest';
import {
  ALLOW_CREDENTIALS,
  ALLOW_ORIGIN,
  BROWSERS,
  isShared,
  judge,
  linesOf,
  MODES,
} from '../support/judge.ts';
import { hop, PAGE, response } from '../support/observed.ts';

/** After a preflight that does not pass, the request is never sent. */
const unsent = (passes: boolean) => (passes ? {} : { response: null });

const STATUSES = [
  200, 204, 299, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 407, 418, 500, 501, 503,
];

describe.each(BROWSERS)('CORS-preflight fetch of every combination in %s', (browser) => {
  test('of status, CORS headers, Location and WWW-Authenticate', () => {
    const wrong: string[] = [];
    for (const status of STATUSES)
      for (const origin of ['absent', 'exact', 'wildcard', 'two lines', 'trailing slash'])
        for (const credentials of ['absent', 'true'])
          for (const more of [[], ['Location: /elsewhere'], ['WWW-Authenticate: Basic']])
            for (const mode of MODES) {
              const [allowOrigin = [], allowCredentials = []] = [
                ALLOW_ORIGIN[origin],
                ALLOW_CREDENTIALS[credentials],
              ];
              const lines = [
                ...linesOf('Access-Control-Allow-Origin', allowOrigin),
                ...linesOf('Access-Control-Allow-Credentials', allowCredentials),
                ...more,
              ];
              const passes = status < 300 && isShared(allowOrigin, allowCredentials, PAGE, mode);
              const found = judge(
                [hop({ preflight: { response: response(status, ...lines) }, ...unsent(passes) })],
                PAGE,
                mode,
                browser,
                passes,
              );
              if (found !== null)
                wrong.push(`${status}, ${origin}, ${credentials}, ${more}, ${mode}: ${found}`);
            }
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  const METHODS = [
    [],
    [''],
    ['PUT'],
    ['put'],
    ['*'],
    ['GET'],
    ['GET,,PUT,'],
    ['GET', 'PUT'],
    ['GET PUT'],
    ['*, PATCH'],
    ["'PUT'"],
  ];
  const HEADERS = [
    [],
    [''],
    ['x-a'],
    ['X-A, Authorization'],
    ['*'],
    ['*, authorization'],
    ['x-a', 'authorization'],
    ['x a'],
    ['"x-a"'],
  ];
  const NAMES = [
    [],
    ['x-a'],
    ['authorization'],
    ['authorization', 'x-a'],
    ['access-control-allow-origin'],
    ['content-type', 'x-a'],
  ];

  test('of methods and headers, asked for and allowed', () => {
    const parse = (values: readonly string[]) =>
      values
        .join(',')
        .split(',')
        .map((value) => value.trim())
        .filter((value) => value !== '');
    const wrong: string[] = [];
    for (const methods of METHODS)
      for (const names of HEADERS)
        for (const method of ['GET', 'POST', 'PUT', 'patch'])
          for (const unsafeNames of NAMES)
            for (const mode of MODES) {
              const [allowedMethods, allowedNames] = [
                parse(methods),
                parse(names).map((name) => name.toLowerCase()),
              ];
              const parses = ![...allowedMethods, ...allowedNames].some((value) => /[ "]/.test(value));
              const star = (allowed: readonly string[]) => mode !== 'include' && allowed.includes('*');
              const methodPasses =
                ['GET', 'POST'].includes(method) || allowedMethods.includes(method) || star(allowedMethods);
              const namePasses = (name: string) =>
                allowedNames.includes(name) ||
                (star(allowedNames) && (name !== 'authorization' || browser !== 'standard'));
              const passes = parses && methodPasses && unsafeNames.every(namePasses);
              const lines = [
                ...[`Access-Control-Allow-Origin: ${PAGE}`, 'Access-Control-Allow-Credentials: true'],
                ...linesOf('Access-Control-Allow-Methods', methods),
                ...linesOf('Access-Control-Allow-Headers', names),
              ];
              const preflight = { response: response(204, ...lines) };
              const seen = hop({ method, unsafeNames, preflight, ...unsent(passes) });
              const found = judge([seen], PAGE, mode, browser, passes);
              if (found !== null)
                wrong.push(`${method} ${unsafeNames}, ${methods} / ${names}, ${mode}: ${found}`);
            }
    expect(wrong.slice(0, 20)).toEqual([]);
  });
});
