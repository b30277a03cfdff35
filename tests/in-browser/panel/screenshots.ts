import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Harness, startHarness } from './harness/open-panel.ts';
import { openState, type PanelState, SIZES, STATES, setTheme, THEMES } from './harness/states.ts';

/**
 * Draws every state in both themes at every size into out/states, and those marked as kept into docs/images/states.
 * `--only a,b` draws only these states.
 */
const root = join(import.meta.dirname, '../../..');
const OUT = join(root, 'out/states');
const KEPT = join(root, 'docs/images/states');

/** Equal text on every machine that has these free fonts. */
const FONTS = ':root { --ui: "Liberation Sans", sans-serif; --mono: "DejaVu Sans Mono", monospace; }';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const only = values.only?.flatMap((names) => names.split(',')) ?? null;
const unknown = only?.find((name) => !Object.hasOwn(STATES, name));
if (unknown !== undefined) {
  process.stderr.write(
    `--only names ${unknown}, and there is no such state. There are: ${Object.keys(STATES).join(', ')}.\n`,
  );
  process.exit(1);
}
const states = Object.entries<PanelState>(STATES).filter(([name]) => only === null || only.includes(name));

if (only === null) for (const folder of [OUT, KEPT]) rmSync(folder, { recursive: true, force: true });
for (const folder of [OUT, KEPT]) mkdirSync(folder, { recursive: true });
const harness = await startHarness();
try {
  for (const [name, state] of states) {
    await draw(harness, name, state);
    process.stdout.write(`${name}\n`);
  }
} finally {
  await harness.close();
}

async function draw(harness: Harness, name: string, state: PanelState): Promise<void> {
  const page = await openState(harness, state);
  await page.addStyleTag({ content: FONTS });
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const theme of THEMES) {
      await setTheme(page, theme);
      const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      for (const folder of state.isKept && size !== '1600-low' ? [OUT, KEPT] : [OUT])
        writeFileSync(join(folder, `${name}-${theme}-${size}.png`), picture);
    }
  }
  await page.context().close();
}
