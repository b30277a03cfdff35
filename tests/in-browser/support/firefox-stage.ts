import { describe } from 'vitest';
import { type FirefoxDriver, openFirefox } from '../../../lab/browser/firefox/firefox-driver.ts';
import type { FirefoxPreferences } from '../../../lab/browser/firefox/launch-firefox.ts';
import { HOW_TO_GET_FIREFOX, hasFirefox } from '../../../lab/programs/find-firefox.mjs';
import { type Lab, startLab } from '../../../lab/servers/servers.ts';

/** The lab, a real Firefox at its gallery, and DevTools with the panel in front. */
export type FirefoxStage = { readonly lab: Lab; readonly driver: FirefoxDriver; close(): Promise<void> };

export async function openFirefoxStage(preferences: FirefoxPreferences = {}): Promise<FirefoxStage> {
  const lab = await startLab();
  try {
    const driver = await openFirefox(lab, { headless: true, preferences });
    const close = async (): Promise<void> => {
      await driver.close();
      await lab.close();
    };
    return { lab, driver, close };
  } catch (error) {
    await lab.close();
    throw error;
  }
}

/** Tests that are skipped without Firefox; the report says how to get it. */
export function describeInFirefox(name: string, tests: () => void): void {
  const isHere = hasFirefox();
  describe.skipIf(!isHere)(isHere ? name : `${name} (${HOW_TO_GET_FIREFOX})`, tests);
}
