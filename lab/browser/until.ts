import { PATIENCE } from '../patience.ts';

/**
 * Polls until `look` returns something, for conditions that have no event. Rejects with the name of what it waited for.
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  patience = PATIENCE,
): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found as NonNullable<Exclude<T, false>>;
    if (Date.now() > end) throw new Error(`Waited ${patience / 1000} seconds in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
