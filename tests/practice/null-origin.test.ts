import { describe, expect, test } from 'vitest';
import { adviceOf, applicable, diagnosisOf, explanationOf } from '../support/examine.ts';

/** A call with credentials that a redirect takes to another host. */
const redirected = (answer: string, target = 'https://files.example.net/a') =>
  `page: https://shop.example.com/cart
credentials: include
browser: chromium
end: withheld

> GET https://api.example.com/a
> Origin: https://shop.example.com
< 302
< Access-Control-Allow-Origin: https://shop.example.com
< Access-Control-Allow-Credentials: true
< Vary: Origin
< Location: ${target}

> GET ${target}
> Origin: null
< 200
${answer}`;

const TARGET = 'https://files.example.net/a';

describe.each([
  ['allow-origin-missing', '', 'files.example.net answer with Access-Control-Allow-Origin: *'],
  ['wildcard-origin-with-credentials', '< Access-Control-Allow-Origin: *\n', 'Then * counts as the origin'],
])('%s after a redirect that made the origin null', (cause, answer, then) => {
  test('is repaired by a direct call, whose answer names the page', () => {
    const diagnosis = diagnosisOf(redirected(answer));
    expect(diagnosis).toMatchObject({ cause, proof: 'proven' });
    expect(applicable(diagnosis.change)).toEqual([
      { call: TARGET },
      { set: 'Access-Control-Allow-Origin', to: 'https://shop.example.com', on: ['response'] },
      { set: 'Vary', to: 'Origin', on: ['response'] },
      { set: 'Access-Control-Allow-Credentials', to: 'true', on: ['response'] },
    ]);
    expect(adviceOf(diagnosis).join()).toContain(`Call ${TARGET} directly`);
  });

  test('or without credentials, under which * counts', () => {
    const advice = adviceOf(diagnosisOf(redirected(answer))).join();
    expect(advice.match(/leave out credentials/g)).toHaveLength(1);
    expect(advice).toContain(then);
    expect(advice).not.toContain('Keep a list of the origins');
    expect(explanationOf(redirected(answer))).not.toMatch(/must name null|which only \* does/);
  });

  test('never asks to call a signed or a masked URL as it is', () => {
    const signed = redirected(answer).replace('example.com/a', 'example.com/a?X-Amz-Signature=1');
    expect(adviceOf(diagnosisOf(signed)).join()).toContain('signed anew');
    expect(applicable(diagnosisOf(signed).change)).toEqual([]);
    const masked = diagnosisOf(redirected(answer, `${TARGET}?key=redacted`));
    expect(masked.cause).toBe(cause);
    expect(applicable(masked.change)).toEqual([]);
  });

  test('never asks to call a sign-in', () => {
    const diagnosis = diagnosisOf(redirected(answer, 'https://login.example.net/login'));
    expect(diagnosis.cause).toBe('redirected-to-login');
    expect(applicable(diagnosis.change)).toEqual([]);
  });

  test('leaves a sandboxed page the way without credentials', () => {
    const diagnosis = diagnosisOf(`origin: null
page: https://shop.example.com/cart
credentials: include
browser: chromium
end: withheld

> GET ${TARGET}
> Origin: null
< 200
${answer}`);
    expect(diagnosis.cause).toBe(cause);
    expect(applicable(diagnosis.change)).toEqual([]);
    expect(adviceOf(diagnosis).join()).toContain('leave out credentials');
  });
});
