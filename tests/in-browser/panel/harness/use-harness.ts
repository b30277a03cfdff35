import { afterAll, beforeAll } from 'vitest';
import { type Harness, startHarness } from './open-panel.ts';

/** The harness of a test file, from before its first test until after its last. */
export function useHarness(): Pick<Harness, 'open'> {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.close());
  return { open: (query, size) => harness.open(query, size) };
}
