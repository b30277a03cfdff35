/** The names of the browsers. */
export const BROWSER_NAMES = { chromium: 'Chromium', firefox: 'Firefox' } as const;

/** Whose rules judge an exchange, as words within a sentence. */
export const PROFILE_NAMES = { ...BROWSER_NAMES, standard: 'the standard' } as const;

/** "Chromium 156"; "Chromium" if the version was not recorded. */
export function browserWords({ name, version }: RecordedBy): string {
  return name === null ? 'Unknown browser' : `${BROWSER_NAMES[name]} ${version}`.trim();
}

/** The browser that recorded; `name` is null if the recording does not say. */
export type RecordedBy = { readonly name: keyof typeof BROWSER_NAMES | null; readonly version: string };
