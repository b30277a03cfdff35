import type { Browser } from '../scenarios/define-scenario.ts';
import type { LiveDocument } from './driver.ts';
import { until } from './until.ts';

/** Uses Crosscheck's panel like a user, and reads what it shows. */

/** What the panel shows of the open exchange. */
export type ShownDiagnosis = {
  readonly verdict: string;
  readonly cause: string | null;
  /** The error codes of which the panel predicts that the browser reports one; empty if it reports none. */
  readonly predicted: readonly string[];
  readonly warnings: readonly string[];
};

/** Milliseconds in which the panel must react to a click. */
const ONCE = 1_000;

/** A button by its accessible name, and its state if it has one. */
const button = (name: string, pressed?: boolean): string =>
  `[...document.querySelectorAll('button')].find((each) =>
    (each.getAttribute('aria-label') ?? each.textContent).trim() === ${JSON.stringify(name)}${
      pressed === undefined ? '' : ` && each.getAttribute('aria-pressed') === '${pressed}'`
    })`;

export async function recordCalls(panel: LiveDocument, on: boolean): Promise<void> {
  const what = `the recording of calls is ${on ? 'on' : 'off'}`;
  const isSet = (): Promise<unknown> => panel.evaluate(`!!${button('Record calls', on)}`);
  // A count that grows moves the button under the mouse.
  await until(what, async () => {
    if (await isSet()) return true;
    await panel.click(button('Record calls', !on));
    return await until(what, isSet, ONCE).catch(() => false);
  });
}

/** Clears until the list is empty: the last event of a request may come after the first click. */
export async function clear(panel: LiveDocument): Promise<void> {
  await until('the panel has a button to clear it', () => panel.evaluate(`!!${button('Clear')}`));
  const isEmpty = (): Promise<unknown> => panel.evaluate(`!!document.querySelector('main.empty')`);
  await until('the list is empty', async () => {
    if (await isEmpty()) return true;
    await panel.click(button('Clear'));
    return await until('the list is empty', isEmpty, ONCE).catch(() => false);
  });
}

/**
 * Opens the newest row with this path once there are `count` of them, or the page's own row beside a worker's. It makes
 * the panel show all exchanges; a row appears when its request has ended.
 */
export async function openRow(
  panel: LiveDocument,
  path: string,
  count: number,
  isBesideWorker: boolean,
): Promise<void> {
  await panel.click(button('all'));
  const isOfPath = `(row) => row.title.includes(${JSON.stringify(path.slice(0, 300))})`;
  const rows = `[...document.querySelectorAll('[role=option]')].filter(${isOfPath})`;
  await until(`${count} rows with ${path}`, () => panel.evaluate(`${rows}.length >= ${count}`));
  // The newest is at the top. A worker's own request begins after the page's request that it answers.
  const row = `${rows}.at(${isBesideWorker ? -1 : 0})`;
  const isOpen = (): Promise<unknown> =>
    panel.evaluate(`${row}?.getAttribute('aria-selected') === 'true' && !!document.querySelector('article')`);
  // A new row above moves the others under the mouse.
  await until('the row is open', async () => {
    if (await isOpen()) return true;
    await panel.click(row);
    return await until('the row is open', isOpen, ONCE).catch(() => false);
  });
}

export async function readDiagnosis(panel: LiveDocument, browser: Browser): Promise<ShownDiagnosis> {
  const attribute = (name: string): string =>
    `document.querySelector('article')?.getAttribute('data-${name}') ?? null`;
  return (await panel.evaluate(`({
    verdict: ${attribute('verdict')},
    cause: ${attribute('cause')},
    predicted: (${attribute(`${browser}-code`)})?.split(' ') ?? [],
    warnings: (${attribute('warnings')})?.split(' ') ?? [],
  })`)) as ShownDiagnosis;
}
