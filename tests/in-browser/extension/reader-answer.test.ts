import { afterAll, beforeAll, expect, it } from 'vitest';
import '../../../panel/session/session.ts';
import * as panelControls from '../../../lab/browser/panel-controls.ts';
import { until } from '../../../lab/browser/until.ts';
import { runVariant } from '../../../lab/run/run-variant.ts';
import scenario from '../../../lab/scenarios/request-header-not-allowed.ts';
import { type OpenStage, openStage } from '../support/stage.ts';

/** A preflight that is refused with and without credentials. The console tells which of the two it was. */

let stage: OpenStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('takes the sentence that the reader finds in the console, and takes it back', async () => {
  const { driver, lab } = stage;
  const { panel } = stage.devtools;
  const variant = scenario.variants.find(({ id }) => id === 'any-origin');
  if (variant === undefined) throw new Error('The variant is gone.');
  expect((await runVariant(scenario, variant, driver, lab.origins)).wrong).toEqual([]);
  const predicted = async () => (await panelControls.readDiagnosis(driver.panel, 'chromium')).predicted;

  const choices = panel.locator('.console-choices li');
  expect(await choices.count()).toBe(2);
  const printed = choices.filter({ hasText: 'Request header field x-tenant is not allowed' });
  await printed.getByRole('button', { name: 'This one' }).click();
  await until('one code is left', async () => (await predicted()).length === 1);
  expect(await predicted()).toEqual(['HeaderDisallowedByPreflightResponse']);
  await panel.getByText('You said that the call includes no credentials.').waitFor();

  await panel.getByRole('button', { name: 'Undo' }).click();
  await until('both are possible again', async () => (await predicted()).length === 2);

  const question = panel.getByRole('group', { name: 'Does this call use' });
  await question
    .getByRole('listitem')
    .filter({ hasText: 'const response = await fetch(' })
    .and(question.locator('[aria-current]'))
    .waitFor();
  await question.getByRole('button', { name: 'Yes' }).click();
  await panel.getByText('You said that the call includes credentials.').waitFor();
  expect(await predicted()).toEqual(['PreflightWildcardOriginNotAllowed']);
  const saved = await panel.evaluate(() => window.crosscheckSession?.recording().text());
  const calls = JSON.parse(saved ?? '').calls;
  expect(calls).toMatchObject([{ by: 'reader', credentials: 'include' }]);
});
