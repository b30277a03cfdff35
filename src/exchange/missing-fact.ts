/** What was not seen of an exchange and would decide, and how it is said. */
export const MISSING_FACTS = {
  mode: 'the request’s mode',
  'credentials-mode': 'the request’s credentials mode',
  'redirect-mode': 'the request’s redirect mode',
  // The same fact, where the request ended as one ends that its page gave up.
  'redirect-mode-of-call': 'the redirect mode of the call',
  'call-or-error': 'the page’s call or the network’s error',
  'policy-report': 'the report of the page’s Content-Security-Policy',
  'preflight-answer': 'the answer to the preflight',
  response: 'the response',
  'stored-response': 'the stored response',
  'failure-reason': 'the reason of the failure',
  'exchange-part': 'a part of the exchange',
} as const;

export type MissingFact = keyof typeof MISSING_FACTS;

const SHOWN_BY_CALLS: readonly MissingFact[] = [
  'mode',
  'credentials-mode',
  'redirect-mode',
  'redirect-mode-of-call',
  'call-or-error',
  'policy-report',
];

/** Whether the recorded calls of a page show it. */
export const isShownByCalls = (fact: MissingFact): boolean => SHOWN_BY_CALLS.includes(fact);
