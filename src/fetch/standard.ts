/** The Fetch Standard this engine follows: one commit, one place. */
export const STANDARD = {
  name: 'Fetch Standard',
  commit: '586cd2a44c2a865b37c166dc0740f3fb8bb220d6',
  date: '2026-07-02',
  url: 'https://fetch.spec.whatwg.org/',
} as const;

/** The algorithms the engine runs, each with its anchor in the standard. */
const ANCHORS = {
  'main fetch': 'concept-main-fetch',
  'HTTP fetch': 'concept-http-fetch',
  'HTTP-redirect fetch': 'concept-http-redirect-fetch',
  'CORS-preflight fetch': 'cors-preflight-fetch-0',
  'CORS check': 'concept-cors-check',
} as const;

/** Rules of other specifications that browsers apply before those of the Fetch Standard. */
const ELSEWHERE = {
  'Local Network Access': 'https://wicg.github.io/local-network-access/',
} as const;

export type Algorithm = keyof typeof ANCHORS | keyof typeof ELSEWHERE;

/** The address of an algorithm's definition. The standard has no anchors for single steps. */
export function linkTo(algorithm: Algorithm): string {
  return algorithm === 'Local Network Access'
    ? ELSEWHERE[algorithm]
    : `${STANDARD.url}#${ANCHORS[algorithm]}`;
}
