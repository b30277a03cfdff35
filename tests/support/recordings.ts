import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Real requests of real browsers, each with the browser's own report. */
export type TestRecording = {
  readonly name: string;
  readonly file: string;
  readonly browser: 'chromium' | 'firefox';
  readonly title: string;
  readonly page: string;
  readonly events: readonly { readonly event: string; readonly details: unknown }[];
  readonly har?: {
    readonly log: { readonly pages?: readonly unknown[]; readonly entries: readonly unknown[] };
  };
  readonly truth: {
    readonly page: string;
    readonly failures?: readonly {
      readonly url: string;
      readonly method: string;
      readonly corsError?: string;
    }[];
    readonly console?: readonly { readonly category: string; readonly message: string }[];
  };
};

const ROOT = join(import.meta.dirname, '../recordings');

const read = (browser: string): readonly TestRecording[] =>
  readdirSync(join(ROOT, browser)).map((name) => {
    const file = join(ROOT, browser, name);
    return { ...JSON.parse(readFileSync(file, 'utf8')), name: name.replace('.json', ''), file };
  });

/** Read once for all tests. */
const RECORDINGS = { chromium: read('chromium'), firefox: read('firefox') };

export const recordingsOf = (browser: 'chromium' | 'firefox'): readonly TestRecording[] =>
  RECORDINGS[browser];
