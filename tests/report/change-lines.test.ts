import { describe, expect, it } from 'vitest';
import {
  changeHeading,
  changeLines,
  type Diagnosis,
  plain,
  type SnippetLine,
  snippetText,
} from '../../src/index.ts';
import { exampleOf } from '../support/document.ts';
import { diagnosisOf, edit } from '../support/examine.ts';
import { fixtures } from '../support/fixtures.ts';

const SIGNS = { add: '+ ', remove: '- ', keep: '  ', comment: '' } as const satisfies Record<
  SnippetLine['sign'],
  string
>;
const lines = (diagnosis: Diagnosis) => changeLines(diagnosis, diagnosis.change);
const drawn = (diagnosis: Diagnosis) => lines(diagnosis).map(({ sign, text }) => `${SIGNS[sign]}${text}`);

describe('changeLines', () => {
  it('removes the observed lines and adds the needed ones; Vary is extended', () => {
    expect(drawn(fixtures.wildcardWithCredentials)).toEqual([
      '- Access-Control-Allow-Origin: *',
      '+ Access-Control-Allow-Origin: https://shop.example.com',
      '- Vary: Accept-Encoding',
      '+ Vary: Accept-Encoding, Origin',
      '+ Access-Control-Allow-Credentials: true',
    ]);
  });

  it('leaves out what is already right', () => {
    expect(drawn(fixtures.trailingSlash)).toEqual([
      '- Access-Control-Allow-Origin: https://shop.example.com/',
      '+ Access-Control-Allow-Origin: https://shop.example.com',
    ]);
  });

  it('names the answers if there are two, and changes the status', () => {
    const drawing = drawn(fixtures.preflightRouteMissing);
    expect(drawing.slice(0, 3)).toEqual(['# the preflight’s answer', '- HTTP 404', '+ HTTP 204']);
    expect(drawing).toContain('# the response to PUT, unless it has them already');
  });

  it('leaves another origin allowed, and adds what this page needs', () => {
    expect(drawn(diagnosisOf(exampleOf('origin-mismatch')))).toEqual([
      '# to pages of http://localhost:5173',
      '  Access-Control-Allow-Origin: http://localhost:5173',
      '# to pages of http://localhost:5174',
      '+ Access-Control-Allow-Origin: http://localhost:5174',
    ]);
  });

  it('copies what to add, without signs', () => {
    expect(snippetText(lines(fixtures.trailingSlash))).toBe(
      'Access-Control-Allow-Origin: https://shop.example.com',
    );
  });
});

describe('changeHeading', () => {
  const heading = (diagnosis: Diagnosis) => plain(changeHeading(diagnosis, diagnosis.change));

  it('names who must act: advice beside a rule does not count', () => {
    expect(heading(fixtures.wildcardWithCredentials)).toBe('Change this on api.example.com');
    expect(heading(fixtures.redirectTaintedOrigin)).toBe('Change this in the page');
  });

  it('names the host that redirected to a sign-in page, not the one of that page', () => {
    const example = edit(exampleOf('redirected-to-login'), [
      'https://api.example.com/login',
      'https://login.example.net/',
    ]);
    expect(heading(diagnosisOf(example))).toMatch(/^Change this on api\.example\.com/);
  });

  it('names both if there is only advice for both', () => {
    expect(heading(fixtures.connectionRefused)).toBe('Change this on events.example.net, or in the page');
  });
});
