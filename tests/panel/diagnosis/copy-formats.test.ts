import { describe, expect, test } from 'vitest';
import { copyFormats } from '../../../panel/diagnosis/copy-formats.ts';
import { NO_LOSSES } from '../../../src/index.ts';
import { fixtures } from '../../support/fixtures.ts';

const DIAGNOSIS = fixtures.wildcardWithCredentials;
const BROWSER = { name: 'chromium', version: '156' } as const;
const LOSSES = { ...NO_LOSSES, calls: [{ origin: 'https://ads.example', count: 4_000 }], exchanges: 3 };

const copied = (key: string, losses = NO_LOSSES): string =>
  copyFormats('Linux')
    .find((format) => format.key === key)
    ?.text(DIAGNOSIS, { browser: BROWSER, losses }) ?? '';

describe('what is copied from the panel', () => {
  test('says in the report what limits left out, and nothing if that is nothing', () => {
    expect(copied('report', LOSSES)).toMatch(
      /\n\n> .*4,000.* calls of `https:\/\/ads\.example` were not recorded: .*\n\n> The recording was full, so 3 exchanges .*\n$/,
    );
    expect(copied('report')).not.toContain('\n> ');
    expect(copied('report', LOSSES)).toContain(copied('report'));
  });

  test('has it in JSON as a recording has it', () => {
    expect(JSON.parse(copied('json', LOSSES)).losses).toEqual(LOSSES);
    expect(JSON.parse(copied('json'))).not.toHaveProperty('losses');
  });
});
