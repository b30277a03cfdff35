import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Diagnosis, diagnose, type Header, toCurl } from '../../../src/index.ts';
import { answer, exchange, hop } from '../../support/fixtures/exchanges.ts';
import { fixtures } from '../../support/fixtures.ts';
import { hostileText } from '../../support/hostile.ts';
import { readArray, splitCommandLine, toCommandLine, type Version } from '../../support/powershell.ts';

const VERSIONS = ['5.1', '7'] as const satisfies readonly Version[];

/** The arguments of curl.exe. PowerShell itself does not run on every machine that runs these tests. */
const received = (command: string | null, version: Version): readonly string[] =>
  splitCommandLine(toCommandLine(readArray(command ?? ''), version));

it('is a script that chooses the old argument passing for itself alone', () => {
  expect(toCurl(fixtures.wildcardWithCredentials, 'preflight', 'powershell')).toBe(
    [
      '& {',
      "  $PSNativeCommandArgumentPassing = 'Legacy'",
      '  $options = @(',
      "    '--include'",
      "    '--path-as-is'",
      "    '--globoff'",
      "    '--request'; 'OPTIONS'",
      "    '--header'; 'Origin: https://shop.example.com'",
      "    '--header'; 'Access-Control-Request-Method: POST'",
      "    '--header'; 'Access-Control-Request-Headers: content-type'",
      "    'https://api.example.com/v1/checkout'",
      '  )',
      '  curl.exe @options',
      '}',
      '',
    ].join('\n'),
  );
});

describe('the rules it is judged by', () => {
  it.each([
    ['"a b" c', ['a b', 'c']],
    ['a\\\\b d"e f"g h', ['a\\\\b', 'de fg', 'h']],
    ['a\\\\\\"b c d', ['a\\"b', 'c', 'd']],
    ['a\\\\\\\\"b c" d e', ['a\\\\b c', 'd', 'e']],
    ['"ab\\"c" "\\\\" d', ['ab"c', '\\', 'd']],
  ])('split %s as the examples of the Microsoft C runtime say', (line, words) =>
    expect(splitCommandLine(line)).toEqual(words),
  );

  it('know that an odd quote before a blank is where 5.1 and 7 differ', () => {
    expect(toCommandLine(['a\\"b c'], '5.1')).toBe('a\\"b c');
    expect(toCommandLine(['a\\"b c'], '7')).toBe('"a\\"b c"');
    expect(toCommandLine(['a b\\'], '7')).toBe('"a b\\\\"');
  });

  it('take typographic quotes for quotes', () => expect(readArray("@('a’’b'; 'c')")).toEqual(['a’b', 'c']));
});

describe.each(VERSIONS)('PowerShell %s', (version) => {
  const name = fc.stringMatching(/^[!#$%&'*+.^_`|~a-z-]{1,8}$/);
  const value = hostileText.map((text) => text.replace(/[\r\n\0]/g, ''));

  it('hands every byte to curl.exe, and nothing else', () => {
    fc.assert(
      fc.property(hostileText, fc.array(fc.record({ name, value }), { maxLength: 4 }), (text, list) => {
        const url = `https://api.example.com/${text}?${text}`;
        const headers: readonly Header[] = [{ name: 'Origin', value: 'null' }, ...list];
        const words = received(
          toCurl(of({ url, method: 'PUT', requestHeaders: headers }), 'request', 'powershell'),
          version,
        );
        const { href, hash } = new URL(url);
        expect(words.map((word) => word.replace(/\\ $/, '\\'))).toEqual([
          '--include',
          '--path-as-is',
          '--globoff',
          '--request',
          'PUT',
          ...headers
            .filter((header) => !/^te$/i.test(header.name))
            .flatMap((header) => [
              '--header',
              /^[\t ]*$/.test(header.value)
                ? `${header.name};`
                : `${header.name}: ${header.value}`.replace(/\\ $/, '\\'),
            ]),
          href.slice(0, href.length - hash.length).replace(/#$/, ''),
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '"',
    '\\"',
    'a"b c"d',
    '3" of snow',
    'ends with \\',
    'ends with \\\\',
    '"\\',
    '%PATH%',
    '$env:PATH',
    '`"',
    "it's",
    '‘’‚‛',
  ])('hands over %s', (text) => {
    const requestHeaders = [{ name: 'X-A', value: text }];
    const words = received(
      toCurl(of({ url: 'https://a.example/', requestHeaders }), 'request', 'powershell'),
      version,
    );
    expect(words.map((word) => word.trimEnd())).toContain(`X-A: ${text}`);
  });
});

function of(given: Parameters<typeof hop>[0]): Diagnosis {
  return diagnose(exchange('a', [hop({ response: answer({ status: 200 }), ...given })]));
}
