/**
 * Where browsers deviate from the standard. An algorithm asks its profile for each deviation by name;
 * the profile of the standard has none.
 */
export type Browser = 'chromium' | 'firefox';
export type ProfileName = 'standard' | Browser;

/**
 * What each deviation is, in one sentence, and who has it. Measured in Chromium 156 and Firefox 153.
 * `shows` says where: in what the browser decides, in what it sends (which was seen), or only in what it reports.
 */
export const DEVIATIONS = {
  'authorization-covered-by-wildcard': {
    says: 'Access-Control-Allow-Headers: * covers Authorization, which the standard wants listed by name.',
    shows: 'decides',
    browsers: ['chromium', 'firefox'],
  },
  'upload-listener-does-not-allow-method': {
    says: 'A preflight caused by an upload listener does not excuse a missing Access-Control-Allow-Methods.',
    shows: 'decides',
    browsers: ['chromium', 'firefox'],
  },
  'cors-check-is-reported-before-status': {
    says: 'A preflight that fails the CORS check is reported as that, even if its status is not an ok status either.',
    shows: 'reports',
    browsers: ['chromium', 'firefox'],
  },
  'client-hints-are-safelisted': {
    says: 'DPR, Device-Memory, Save-Data, Viewport-Width, Downlink and ECT need no permission, whoever sets them.',
    shows: 'sends',
    browsers: ['chromium'],
  },
  'script-cannot-set-user-agent': {
    says: 'A User-Agent that a script sets is ignored; the standard would send it and ask for permission.',
    shows: 'sends',
    browsers: ['chromium'],
  },
  'redirected-preflight-is-reported-first': {
    says: 'A preflight that is redirected is reported as redirected before its CORS check.',
    shows: 'reports',
    browsers: ['chromium'],
  },
  'preflight-redirected-nowhere-fails-first': {
    says: 'A preflight redirected to something that is not a URL fails before the browser looks at the rest of the answer.',
    shows: 'reports',
    browsers: ['chromium', 'firefox'],
  },
  'allow-origin-is-parsed': {
    says: 'A wrong Access-Control-Allow-Origin is reported as invalid or as another origin, depending on the URL parser.',
    shows: 'reports',
    browsers: ['chromium'],
  },
  'empty-location-is-no-redirect': {
    says: 'A redirect status with an empty Location is a response like any other; the standard resolves it to the same URL.',
    shows: 'decides',
    browsers: ['chromium'],
  },
  'redirect-without-location-is-none': {
    says: 'A redirect status without Location is a response like any other, even if the redirect mode is error.',
    shows: 'decides',
    browsers: ['chromium'],
  },
  'redirect-url-is-judged-before-redirect-mode': {
    says: 'A redirect to a URL with a password is refused for that, even if the redirect mode would not follow it.',
    shows: 'decides',
    browsers: ['chromium'],
  },
  'redirect-to-no-network-fails-first': {
    says: 'A redirect to something that is not a URL, or to data:, blob:, file:, javascript: or ws:, fails before its CORS check.',
    shows: 'decides',
    browsers: ['firefox'],
  },
  'preflight-has-redirect-mode': {
    says: 'A preflight counts as redirected only if the request follows redirects; otherwise it fails for its status.',
    shows: 'reports',
    browsers: ['firefox'],
  },
  'preflight-ignores-redirect-taint': {
    says: 'After a redirect that makes the origin null, a preflight still carries the page’s origin and is checked against it.',
    shows: 'decides',
    browsers: ['firefox'],
  },
  'preflight-is-sticky': {
    says: 'Once a request was preflighted, so is every later hop, even if nothing there needs a preflight.',
    shows: 'sends',
    browsers: ['firefox'],
  },
  'preflight-of-own-origin-needs-no-origin': {
    says: 'If a redirect leads back to the page’s own origin, a preflight there passes without the CORS check.',
    shows: 'decides',
    browsers: ['firefox'],
  },
  'stripped-headers-reappear-in-preflight': {
    says: 'Headers that a redirect removed from the request are still announced by the next hop’s preflight.',
    shows: 'sends',
    browsers: ['firefox'],
  },
  'empty-lines-are-dropped': {
    says: 'Empty header lines are dropped when lines are joined, so an empty line beside a good one does no harm.',
    shows: 'decides',
    browsers: ['firefox'],
  },
  'allow-origin-lines-count-as-spelled': {
    says: 'Two lines count as two only if both are spelled exactly Access-Control-Allow-Origin; otherwise they are joined first.',
    shows: 'decides',
    browsers: ['firefox'],
  },
  'proxy-authentication-is-no-exception': {
    says: 'A 407 goes through the CORS check like any other answer; in the standard it never gets there.',
    shows: 'decides',
    browsers: ['firefox'],
  },
  'method-is-judged-before-header-list': {
    says: 'A method that is not allowed is reported before an Access-Control-Allow-Headers that cannot be parsed.',
    shows: 'reports',
    browsers: ['firefox'],
  },
  'withheld-response-ends-as-its-body-does': {
    says: 'A response that is withheld still ends as its body does, so a body that broke off does not prove that the page could read it.',
    shows: 'reports',
    browsers: ['firefox'],
  },
  'unparsable-max-age-is-not-cached': {
    says: 'If Access-Control-Max-Age is not a whole number, the preflight is not cached; the standard keeps it for five seconds.',
    shows: 'sends',
    browsers: ['firefox'],
  },
  'cached-wildcard-does-not-cover-headers': {
    says: 'A * in a cached Access-Control-Allow-Headers does not count: the next request asks again.',
    shows: 'sends',
    browsers: ['firefox'],
  },
} as const satisfies Record<
  string,
  { says: string; shows: 'decides' | 'sends' | 'reports'; browsers: readonly Browser[] }
>;

export type Deviation = keyof typeof DEVIATIONS;

export type Profile = {
  readonly name: ProfileName;
  /** Seconds: a longer `Access-Control-Max-Age` counts as this. */
  readonly maxAgeLimit: number;
  has(deviation: Deviation): boolean;
};

export const PROFILES = {
  // The standard leaves the limit to browsers.
  standard: profile('standard', Number.POSITIVE_INFINITY),
  chromium: profile('chromium', 7_200),
  firefox: profile('firefox', 86_400),
} as const satisfies Record<ProfileName, Profile>;

function profile(name: ProfileName, maxAgeLimit: number): Profile {
  return {
    name,
    maxAgeLimit,
    has: (deviation) => DEVIATIONS[deviation].browsers.some((browser) => browser === name),
  };
}
