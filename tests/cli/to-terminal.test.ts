import { describe, expect, it } from 'vitest';
import { toTerminal } from '../../cli/to-terminal.ts';
import { type Diagnosis, NO_LOSSES } from '../../src/index.ts';
import { fixtures } from '../support/fixtures.ts';

/** The header lines that the terminal shows with a sign. */
const signed = (diagnosis: Diagnosis) =>
  [...toTerminal(null, [diagnosis], NO_LOSSES)]
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^[+-] [\w-]+: /.test(line));

describe('the change in a terminal', () => {
  it('adds to Vary what was not in it, and keeps what was', () => {
    expect(signed(fixtures.wildcardWithCredentials)).toEqual([
      '- Access-Control-Allow-Origin: *',
      '+ Access-Control-Allow-Origin: https://shop.example.com',
      '- Vary: Accept-Encoding',
      '+ Vary: Accept-Encoding, Origin',
      '+ Access-Control-Allow-Credentials: true',
    ]);
  });

  it('leaves out a line that is already right', () => {
    expect(signed(fixtures.trailingSlash)).toEqual([
      '- Access-Control-Allow-Origin: https://shop.example.com/',
      '+ Access-Control-Allow-Origin: https://shop.example.com',
    ]);
  });
});
