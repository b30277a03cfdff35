/**
 * Where browsers leave the standard. The algorithms ask the profile by a deviation's name;
 * the standard itself is the profile without any.
 */
export type Browser = 'chromium' | 'firefox';
export type ProfileName = 'standard' | Browser;

export type Deviation =
  | 'authorization-covered-by-wildcard'
  | 'upload-listener-does-not-allow-method'
  | 'preflight-ignores-redirect-taint';

export type Profile = { readonly name: ProfileName; has(deviation: Deviation): boolean };

/** What each deviation is, in one sentence, and who has it. */
export const DEVIATIONS = {
  'authorization-covered-by-wildcard': {
    says: 'Access-Control-Allow-Headers: * covers Authorization, which the standard wants listed by name.',
    browsers: ['chromium', 'firefox'],
  },
  'upload-listener-does-not-allow-method': {
    says: 'A preflight caused by an upload listener does not excuse a missing Access-Control-Allow-Methods.',
    browsers: ['chromium', 'firefox'],
  },
  'preflight-ignores-redirect-taint': {
    says: 'After a redirect that makes the origin null, a preflight still carries the page’s origin and is checked against it.',
    browsers: ['firefox'],
  },
} as const satisfies Record<Deviation, { says: string; browsers: readonly Browser[] }>;

export const PROFILES = {
  standard: profile('standard'),
  chromium: profile('chromium'),
  firefox: profile('firefox'),
} as const satisfies Record<ProfileName, Profile>;

function profile(name: ProfileName): Profile {
  return {
    name,
    has: (deviation) => DEVIATIONS[deviation].browsers.some((browser) => browser === name),
  };
}
