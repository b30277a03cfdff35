import { expect, test } from 'vitest';
import { diagnose, plain } from '../../src/index.ts';
import { withoutCors, withoutCredentials } from '../../src/practice/callers.ts';
import { answer, exchange, hop, ORIGIN } from '../support/fixtures/exchanges.ts';

test.each([
  ['fetch', /credentials: 'include'/],
  ['xhr', /^leave out withCredentials$/],
  ['eventsource', /^leave out withCredentials$/],
  ['manifest', /crossorigin="use-credentials"/],
  [null, /credentials: 'include' \(for XMLHttpRequest withCredentials\)/],
] as const)('%s leaves out credentials in its own way', (caller, words) => {
  expect(plain(withoutCredentials(caller) ?? [])).toMatch(words);
});

test.each(['beacon', 'font', 'websocket'] as const)('%s has no such setting', (caller) => {
  expect(withoutCredentials(caller)).toBeNull();
});

const API = 'https://api.example.com/collect';
const adviceFor = (
  caller: 'beacon' | 'fetch' | 'image' | 'worker',
  headers: Readonly<Record<string, string>>,
) => {
  const call = { mode: 'cors', headerNames: [], api: 'fetch', redirectMode: null } as const;
  const credentialsMode = caller === 'beacon' ? 'include' : 'same-origin';
  const { change } = diagnose(
    exchange('a', [hop({ url: API, response: answer({ status: 200, headers }) })], {
      caller,
      call: { ...call, credentialsMode },
    }),
  );
  return change.flatMap((each) => ('advise' in each ? [plain(each.text)] : [])).join(' ');
};

test('a beacon is told of fetch with keepalive, never of withCredentials', () => {
  const advice = adviceFor('beacon', { 'Access-Control-Allow-Origin': ORIGIN });
  expect(advice).toContain('keepalive');
  expect(advice).not.toContain('withCredentials');
});

test('an image and a service worker are told how to do without CORS, a script’s call is not', () => {
  expect(adviceFor('image', {})).toContain('drop crossorigin');
  expect(adviceFor('worker', {})).toContain('fetch(event.request)');
  expect(adviceFor('fetch', {})).toBe('');
  expect(withoutCors('manifest')).toBeNull();
});
