import fc from 'fast-check';
import { type Diagnosis, diagnose, type Exchange, type Header } from '../../src/index.ts';
import { anyText } from './any-text.ts';
import { answer, exchange, hop, preflight } from './fixtures/exchanges.ts';

/** Pieces with which a value could try to become markup, code or a command. */
const PIECES = [
  '`', '``', '```', '~~~', '\n', '\r\n', '\t', '\n\n', '\n```\n', '|', '\\', '\\`', '"', "'", '<', '>', '&lt;', '\0',
  '<img src=x onerror=alert(1)>', '<script>', '<!--', '-->', '[a](https://evil.example)', '![a](//evil.example/x)',
  'https://evil.example/', 'www.evil.example', 'me@evil.example', '@everyone', '#1', '!1', '<!channel>', ':tada:',
  '**', '__', '*', '_', '~', '$', '$`', '# ', '- ', '1. ', '---', '===', '[x]', '[^1]: ', '/close', '@{', '%PATH%',
  '\u202e', '\u200b', '\u0007', '\u001b[201~', '\u00a0', '\u2028', '\ud800', '‘', '’', '„', '日本', 'é', ' ', '  ', '!', '!!',
  '$(touch ran)', '`touch ran`', '; touch ran', '& touch ran &', '| touch ran', '\ntouch ran\n', '@file', '-X', '--', '^', '%0a',
]; // biome-ignore format: a list to skim

export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, anyText(6)), {
    minLength: 1,
    maxLength: 8,
  })
  .map((pieces) => pieces.join(''));

/** A diagnosis of an exchange in which every string comes from `text`. */
export const diagnosisOf = (text: fc.Arbitrary<string>): fc.Arbitrary<Diagnosis> => {
  const header: fc.Arbitrary<Header> = fc.record({
    name: fc.oneof(
      fc.constantFrom(
        'Access-Control-Allow-Origin',
        'Access-Control-Allow-Credentials',
        'Access-Control-Allow-Headers',
        'Access-Control-Allow-Methods',
        'Vary',
        'Origin',
        'Server',
        'Location',
        'X-A',
      ),
      text,
    ),
    value: text,
  });
  const headers = fc.array(header, { maxLength: 5 });
  return fc
    .record({
      url: fc.oneof(
        text,
        text.map((path) => `https://api.example.com/${path}`),
      ),
      method: fc.oneof(fc.constantFrom('GET', 'POST', 'PUT'), text),
      page: text,
      origin: fc.oneof(fc.constant('https://shop.example.com'), text),
      sent: headers,
      received: headers,
      asked: headers,
      permitted: headers,
      status: fc.constantFrom(200, 204, 302, 401, 404, 500),
      hasPreflight: fc.boolean(),
      wasAnswered: fc.boolean(),
      error: text,
      kind: fc.constantFrom('refused' as const, 'failed' as const),
      name: text,
      script: text,
    })
    .map(diagnosisWith);
};

type Given = {
  readonly [name in 'url' | 'method' | 'page' | 'origin' | 'error' | 'name' | 'script']: string;
} & {
  readonly [name in 'sent' | 'received' | 'asked' | 'permitted']: readonly Header[];
} & {
  readonly status: number;
  readonly hasPreflight: boolean;
  readonly wasAnswered: boolean;
  readonly kind: 'refused' | 'failed';
};

function diagnosisWith(given: Given): Diagnosis {
  const before = given.hasPreflight
    ? {
        ...preflight({}, { status: given.status }),
        requestHeaders: given.asked,
        response: { ...answer({ status: given.status }), headerList: given.permitted },
        error: given.error,
      }
    : null;
  const only = hop({
    url: given.url,
    method: given.method,
    requestHeaders: given.sent,
    preflight: before,
    response: given.wasAnswered ? { ...answer({ status: given.status }), headerList: given.received } : null,
  });
  const more: Partial<Exchange> = {
    page: given.page,
    origin: given.origin,
    outcome: { kind: given.kind, error: given.error },
    callSite: { functionName: given.name, url: given.script, line: 1, column: 2 },
  };
  return diagnose(exchange('a', [only], more));
}

export const hostileDiagnosis = diagnosisOf(hostileText);
