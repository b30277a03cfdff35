import type { Diagnosis } from '../../src/index.ts';
import { allowed } from './fixtures/allowed.ts';
import { blocked } from './fixtures/blocked.ts';
import { notDecidedByCors } from './fixtures/not-decided-by-cors.ts';
import { onTheWay } from './fixtures/on-the-way.ts';
import { oversized } from './fixtures/oversized.ts';

/** One diagnosis of each kind, made by the engine. */
export const fixtures = { ...blocked, ...allowed, ...notDecidedByCors } as const satisfies Record<
  string,
  Diagnosis
>;

/** Rare exchanges; each is tested on its own. */
export const rareFixtures = { ...onTheWay, ...oversized } as const satisfies Record<string, Diagnosis>;
