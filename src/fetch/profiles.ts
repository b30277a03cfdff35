/**
 * Where browsers leave the standard. The algorithms ask the profile by a deviation's name;
 * the standard itself is the profile without any.
 */
export type Browser = 'chromium' | 'firefox';
export type ProfileName = 'standard' | Browser;

/**
 * What each deviation is, in one sentence, and who has it. Measured in Chromium 156 and Firefox 153.
 * `shows`: in what the browser decides, in what it sends (then what was seen tells), or only in what it reports.
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
    says: 'A preflight that fails the CORS check is reported so even where its status is no ok status either.',
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
    says: 'A preflight that is redirected is reported so before its CORS check.',
    shows: 'reports',
    browsers: ['chromium'],
  },
  'preflight-redirected-nowhere-fails-first': {
    says: 'A preflight that is redirected to what is no URL fails before anything in it is looked at.',
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
    says: 'A redirect status without Location is a response like any other, even where redirects are to be errors.',
    shows: 'decides',
    browsers: ['chromium'],
  },
  'redirect-url-is-judged-before-redirect-mode': {
    says: 'A redirect to a URL with a password is refused as such even where the redirect mode would not follow it.',
    shows: 'decides',
    browsers: ['chromium'],
  },
  'redirect-to-no-network-fails-first': {
    says: 'A redirect to what is no URL, or to data:, blob:, file:, javascript: or ws:, fails before its CORS check.',
    shows: 'decides',
    browsers: ['firefox'],
  },
  'preflight-has-redirect-mode': {
    says: 'A preflight counts as redirected only if the request follows redirects; else its status is what is wrong.',
    shows: 'reports',
    browsers: ['firefox'],
  },
  'preflight-ignores-redirect-taint': {
    says: 'After a redirect that makes the origin null, a preflight still carries the page’s origin and is checked against it.',
    shows: 'decides',
    browsers: ['firefox'],
  },
  'preflight-is-sticky': {
    says: 'Once a request was preflighted, every later hop is, even where nothing makes it necessary.',
    shows: 'sends',
    browsers: ['firefox'],
  },
  'preflight-of-own-origin-needs-no-origin': {
    says: 'A preflight to the page’s own origin, where a redirect led back to it, passes without the CORS check.',
    shows: 'decides',
    browsers: ['firefox'],
  },
  'stripped-headers-reappear-in-preflight': {
    says: 'Headers that a redirect took from the request are still announced by the next hop’s preflight.',
    shows: 'sends',
    browsers: ['firefox'],
  },
  'empty-lines-are-dropped': {
    says: 'Empty header lines are dropped when lines are joined, so an empty one beside a good one does no harm.',
    shows: 'decides',
    browsers: ['firefox'],
  },
  'allow-origin-lines-count-as-spelled': {
    says: 'Two lines fail as such only if both are spelled Access-Control-Allow-Origin; in other case they are joined first.',
    shows: 'decides',
    browsers: ['firefox'],
  },
  'proxy-authentication-is-no-exception': {
    says: 'An answer 407 is judged by the CORS check like any other; the standard never lets it get there.',
    shows: 'decides',
    browsers: ['firefox'],
  },
  'method-is-judged-before-header-list': {
    says: 'A method that is not allowed is reported before an Access-Control-Allow-Headers that cannot be parsed.',
    shows: 'reports',
    browsers: ['firefox'],
  },
  'withheld-response-ends-as-its-body-does': {
    says: 'A response that is withheld still ends as its body does, so a body that broke off is no proof that the page could read it.',
    shows: 'reports',
    browsers: ['firefox'],
  },
  'unparsable-max-age-is-not-cached': {
    says: 'An Access-Control-Max-Age that is no whole number keeps the preflight out of the cache instead of for five seconds.',
    shows: 'sends',
    browsers: ['firefox'],
  },
  'cached-wildcard-does-not-cover-headers': {
    says: 'A * of Access-Control-Allow-Headers is not used from the preflight cache: the next request asks again.',
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
