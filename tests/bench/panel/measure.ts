import type { CDPSession, Frame } from 'playwright-core';
import { droppedOf, measured, ms, percentiles, print } from './figures.ts';

const ROUNDS = 40;
const FRAMES = 600;
/** Four and a half rows in every frame. */
const PIXELS = 200;

const QUERIES = ['orders', 'host:api', 'status:4', 'header:server', 'cause:wildcard', 'v2 -verdict:allowed'];

type Around = <T>(name: string, run: () => Promise<T>) => Promise<T>;

/** Measures and prints what a user does in a panel with its list. */
export async function measurePanel(frame: Frame, protocol: CDPSession, around: Around): Promise<void> {
  const take = (name: string, run: () => Promise<readonly number[]>) =>
    around(name, () => measured(protocol, run));
  await frame.evaluate(() => window.measures.rested());
  const scroll = (pixels: number) => () =>
    frame.evaluate(([frames, by]) => window.measures.scroll(frames, by), [FRAMES, pixels] as const);
  print('frames dropped without scrolling', droppedOf(await take('rest', scroll(0))));
  print(
    'frames dropped in scrolling',
    `${droppedOf(await take('scroll', scroll(PIXELS)))} (goal: below 5 %)`,
  );
  const toggles = await take('toggle', () =>
    frame.evaluate((times) => window.measures.toggle(times), ROUNDS),
  );
  print('toggle, painted', `${percentiles(toggles)} (goal: below 50 ms)`);
  const moves = await take('next', () => frame.evaluate((times) => window.measures.next(times), ROUNDS));
  print('arrow down, painted', percentiles(moves));
  for (const query of QUERIES) {
    const keys = await take(`type ${query}`, () =>
      frame.evaluate((text) => window.measures.type(text), query),
    );
    print(`typed ${query}, painted`, `${percentiles(keys)} (goal: below 50 ms)`);
    await frame.evaluate(() => window.measures.clear());
  }
  const edits = await take('what-if', () => frame.evaluate((times) => window.measures.edit(times), ROUNDS));
  print('edit in What if, painted', `${percentiles(edits)} (goal: below 16 ms of work)`);
}

/** Opens a file like the button; prints the times until its first rows and until its end. */
export async function open(frame: Frame, protocol: CDPSession, path: string): Promise<void> {
  const opened = frame.evaluate(() => window.measures.opened());
  // The client's own upload would copy the file, and at most 50 MB.
  const expression =
    "(document.querySelector('iframe')?.contentDocument ?? document).querySelector('input[type=file]')";
  const { result } = await protocol.send('Runtime.evaluate', { expression });
  if (result.objectId === undefined) throw new Error('The panel opens no files.');
  await protocol.send('DOM.setFileInputFiles', { files: [path], objectId: result.objectId });
  const { firstRows, complete, longest, count } = await opened;
  print('file opened, first rows', ms(firstRows));
  print('file opened, complete', `${ms(complete)}, ${count}`);
  print('file opened, longest blocked frame', `${longest.map(ms).join(', then ')}`);
}
