import type { Browser } from '../scenarios/define-scenario.ts';
import type { LiveDocument } from './driver.ts';
import { until } from './until.ts';

/** What a reader does in Crosscheck's panel, and what stands there. */

/** What the panel says of the exchange that is open. */
export type ShownDiagnosis = {
  readonly verdict: string;
  readonly cause: string | null;
  /** The code that it predicts for the browser. */
  readonly predicted: string | null;
  readonly warnings: readonly string[];
};

/** Milliseconds in which the panel follows a click. */
const ONCE = 1_000;

/** A button by the name that it has for everybody, and its state if it has one. */
const button = (name: string, pressed?: boolean): string =>
  `[...document.querySelectorAll('button')].find((each) =>
    (each.getAttribute('aria-label') ?? each.textContent).trim() === ${JSON.stringify(name)}${
      pressed === undefined ? '' : ` && each.getAttribute('aria-pressed') === '${pressed}'`
    })`;

export async function recordCalls(panel: LiveDocument, on: boolean): Promise<void> {
  if (await panel.evaluate(`!!${button('Record calls', on)}`)) return;
  await panel.click(button('Record calls', !on));
  await until(`the recording of calls is ${on ? 'on' : 'off'}`, () =>
    panel.evaluate(`!!${button('Record calls', on)}`),
  );
}

/** Clears until nothing is left: the last news of a request may come after the first time. */
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
 * Opens the newest of the rows with this path as soon as there are so many, or the page's own beside a worker's.
 * The panel shows problems only until it is told to show all; a row appears when its request has ended.
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
  // The newest is on top, and a worker's own request comes after the one that it answers.
  const row = `${rows}.at(${isBesideWorker ? -1 : 0})`;
  const isOpen = (): Promise<unknown> =>
    panel.evaluate(`${row}?.getAttribute('aria-selected') === 'true' && !!document.querySelector('article')`);
  // A row that comes in above moves the others under the mouse.
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
    predicted: ${attribute(`${browser}-code`)},
    warnings: (${attribute('warnings')})?.split(' ') ?? [],
  })`)) as ShownDiagnosis;
}
