import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagnoseFiles } from '../../../cli/diagnose-files.ts';
import { copyFormats } from '../../../panel/diagnosis/copy-formats.ts';
import { type FileSession, openFile } from '../../../panel/session/file-session.ts';
import { type Diagnosis, NO_LOSSES } from '../../../src/index.ts';
import { plantedRecording, secretsIn, TURNS } from '../../support/redact/planted-recording.ts';
import { SECRETS } from '../../support/redact/planted-set.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosscheck-planted-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HERE = { browser: { name: 'chromium', version: '156.0.0.0' }, losses: NO_LOSSES } as const;
const FORMATS = copyFormats('Linux');

/** Each turn plants the secrets elsewhere. */
describe.each(Array.from({ length: TURNS }, (_, turn) => turn))(
  'a recording with secrets in every place, turn %i',
  (turn) => {
    const text = JSON.stringify(plantedRecording(turn));
    let session: FileSession;
    let diagnoses: readonly Diagnosis[] = [];

    beforeAll(async () => {
      session = await openFile(new File([text], 'planted.json'));
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (session.snapshot().file?.read === 1) resolve();
        };
        session.subscribe(look);
        look();
      });
      diagnoses = session.snapshot().entries.map((entry) => session.diagnosisOf(entry));
    });

    test('has them, and requests of which each output tells', () => {
      expect(secretsIn(text)).toEqual(SECRETS);
      expect(diagnoses.length).toBeGreaterThan(40);
      expect(diagnoses.filter(({ verdict }) => verdict !== 'allowed').length).toBeGreaterThan(20);
      for (const format of FORMATS)
        expect(diagnoses.some((diagnosis) => format.text(diagnosis, HERE) !== null)).toBe(true);
    });

    test('is saved without them', async () => {
      const saved = await session.recording().text();
      expect(saved).toContain('redacted-');
      expect(secretsIn(saved)).toEqual([]);
    });

    test('is shown without them', () => {
      const { file, ...shown } = session.snapshot();
      expect(secretsIn(JSON.stringify([shown, diagnoses]))).toEqual([]);
    });

    test.each(FORMATS)('is copied without them: $label', (format) => {
      const texts = diagnoses.map((diagnosis) => format.text(diagnosis, HERE) ?? '');
      expect(secretsIn(texts.join('\n'))).toEqual([]);
    });

    test.each(['json', 'terminal', 'markdown'] as const)('is written as %s without them', async (format) => {
      const file = join(folder, 'planted.json');
      writeFileSync(file, text);
      let written = '';
      const write = (more: string): void => {
        written += more;
      };
      await diagnoseFiles([file], format, { write, complain: write });
      expect(written).toContain('api.test');
      expect(secretsIn(written)).toEqual([]);
    });
  },
);
