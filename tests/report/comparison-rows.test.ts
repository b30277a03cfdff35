import { describe, expect, it } from 'vitest';
import { toTerminal } from '../../cli/to-terminal.ts';
import { comparisonRows, type Diagnosis, NO_LOSSES, plain, toMarkdown } from '../../src/index.ts';
import { fixtures, rareFixtures } from '../support/fixtures.ts';

/** The numbers of the questions that compare something, with their labelled rows. */
const compared = ({ walkthrough }: Diagnosis) =>
  walkthrough.flatMap(({ number, compares }) =>
    compares === null
      ? []
      : [[number, ...comparisonRows(compares).map(({ label, text }) => `${label}: ${plain(text)}`)]],
  );

describe('what a cause compares', () => {
  it('is a value where it is no origin', () => {
    expect(compared(rareFixtures.credentialsNotTrue)).toEqual([
      [5, 'Required value: true', 'Received value: True'],
    ]);
  });

  it('is an origin where one is allowed', () => {
    expect(compared(fixtures.originMismatch)).toEqual([
      [4, 'Request’s origin: https://shop.example.com', 'Allowed origin: http://www.shop.example.com'],
    ]);
  });

  it('is a list where names are', () => {
    expect(compared(fixtures.headersNotAllowed)).toEqual([
      [
        3,
        'Requested headers: baggage, content-type, sentry-trace and x-client-info',
        'Allowed headers: content-type',
        'Not allowed: baggage, sentry-trace and x-client-info',
      ],
    ]);
  });

  it('is nothing where a header is absent or nothing was decided', () => {
    expect(compared(fixtures.errorWithoutCors)).toEqual([]);
    expect(compared(fixtures.undecidedMode)).toEqual([]);
    expect(compared(fixtures.allowedPlainly)).toEqual([]);
  });

  it('stands in the report behind the question', () => {
    expect(toMarkdown(rareFixtures.credentialsNotTrue, null)).toContain(
      '5. Are credentials allowed? ✖: no, it stops here. Required value: `true`. Received value: `True`.\n',
    );
  });

  it('stands in the terminal below the question, one side under the other', () => {
    const shown = [...toTerminal(null, [fixtures.originMismatch], NO_LOSSES)].join('');
    expect(shown).toMatch(
      /4 Is the page’s origin allowed\?.*\n +Request’s origin {2}`https:.*\n +Allowed origin {4}`http:/,
    );
  });
});
