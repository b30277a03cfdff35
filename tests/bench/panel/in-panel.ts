/**
 * Runs in the panel's window, in DevTools and in a frame: acts like a user and measures the time until the result is on
 * the screen. All times in milliseconds.
 */
const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Resolves when all changes so far are on the screen: a task queued in a frame runs after its painting. */
async function painted(): Promise<void> {
  await nextFrame();
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}

async function until<T>(look: () => T | null): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== null) return found;
    await nextFrame();
  }
}

function find<T extends HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error(`The panel has no ${selector}.`);
  return found;
}

async function timed(act: () => void): Promise<number> {
  await painted();
  const before = performance.now();
  act();
  await painted();
  return performance.now() - before;
}

async function each(times: number, act: (index: number) => void): Promise<readonly number[]> {
  const durations: number[] = [];
  for (let index = 0; index < times; index += 1) durations.push(await timed(() => act(index)));
  return durations;
}

function write(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

const filter = () => find<HTMLInputElement>('[data-filter]');

const measures = {
  /** The milliseconds of each idle frame: what the machine itself drops. */
  rest: (frames: number) => measures.scroll(frames, 0),

  /** Scrolls by some rows in every frame; returns the milliseconds of each. */
  async scroll(frames: number, pixels: number): Promise<readonly number[]> {
    const list = find('.list');
    list.scrollTop = 0;
    await painted();
    const durations: number[] = [];
    let before = await nextFrame();
    for (let count = 0; count < frames; count += 1) {
      if (pixels > 0) list.scrollTop += pixels;
      const now = await nextFrame();
      durations.push(now - before);
      before = now;
    }
    return durations;
  },

  /** Shows and hides the allowed exchanges, which are most of them. */
  toggle: (times: number) =>
    each(times, () => [...document.querySelectorAll<HTMLElement>('.count')].at(-1)?.click()),

  /** Moves to the next exchange, like the down arrow key. */
  next: (times: number) =>
    each(times, () =>
      find('.list').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true })),
    ),

  /** Types a filter into the empty field, letter by letter. */
  async type(text: string): Promise<readonly number[]> {
    write(filter(), '');
    filter().focus();
    const durations = await each(text.length, (index) => write(filter(), text.slice(0, index + 1)));
    return durations;
  },

  async clear(): Promise<void> {
    write(filter(), '');
    filter().blur();
    await painted();
  },

  /** Edits the answer of the selected exchange letter by letter; some of the edits allow it. */
  async edit(times: number): Promise<readonly number[]> {
    find('[data-command="what-if"]').click();
    await until(() => document.querySelector('.what-if-editor'));
    const field = find<HTMLInputElement>(
      '.what-if-editor :is(.header-row .value, input[type="text"], input:not([type]))',
    );
    const origin = 'https://shop.bench.test';
    const durations = await each(times, (index) =>
      write(field, origin.slice(0, 1 + (index % origin.length))),
    );
    find('.what-if-bar button').click();
    await painted();
    return durations;
  },

  /** A pause: a user first looks at the opened panel. */
  rested: (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1500)),

  /**
   * The times from the choice of a file until its first rows are painted and until all of it is listed; also the number
   * of exchanges that the panel shows, and the three longest frames.
   */
  async opened(): Promise<{
    firstRows: number;
    complete: number;
    count: string;
    longest: readonly number[];
  }> {
    const input = find<HTMLInputElement>('input[type=file]');
    const before = await new Promise<number>((resolve) =>
      input.addEventListener('change', () => resolve(performance.now()), { once: true, capture: true }),
    );
    const frames: number[] = [];
    let firstRows: number | null = null;
    for (let last = before; ; ) {
      await painted();
      const now = performance.now();
      frames.push(now - last);
      last = now;
      const bar = document.querySelector('.file-bar [id="opened-file"]')?.closest('.file-bar');
      if (bar == null || document.querySelector('.row') === null) continue;
      firstRows ??= now - before;
      if (bar.querySelector('progress') !== null) continue;
      const longest = frames.sort((a, b) => b - a).slice(0, 3);
      return {
        firstRows,
        complete: now - before,
        count: bar.querySelector('.quiet')?.textContent ?? '',
        longest,
      };
    }
  },
};

declare global {
  interface Window {
    measures: typeof measures;
  }
}
window.measures = measures;
